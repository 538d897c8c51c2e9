"""The labelled sets are well formed. What a failing test says names lines by number only."""

from datetime import date
from decimal import Decimal

import pytest

from grove.measure.kinds import Kind
from grove.quality.checking import check
from grove.quality.files.reading import read_source
from tests.quality import measure, measure_grammar
from tests.quality.sets import HERE, LANGUAGES, UNSEEN, rule_lines, sentences

KINDS = {*(kind.value for kind in Kind), "relative", "baseline", None}
SIGNS = {">=", ">", "<=", "<", "=", None}
HELD_OUT = "not to be read while writing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_rules_are_enough_and_use_codes_the_text_can_decide(language):
    lines = rule_lines("heldout", language)
    codes = {*measure.LEVEL, "KR213"}
    bad = [
        one.number for one in lines if {*one.must, *one.may} - codes or one.may & one.must.keys()
    ]
    assert not bad
    assert len(lines) >= 350
    for code, level in measure.LEVEL.items():
        enough = 15 if level == "warning" else 6
        assert sum(code in one.must for one in lines) >= enough, code
    assert sum("warning" in one.must.values() for one in lines) >= 15
    assert sum(not one.must for one in lines) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", UNSEEN)
def test_unseen_sentences_are_enough_and_hold_what_the_format_says(name, language):
    labels = sentences(name, language)
    assert len(labels) >= 200
    bad = [
        one["number"]
        for one in labels
        if one["kind"] not in KINDS
        or one["comparator"] not in SIGNS
        or (one["deadline"] and not date.fromisoformat(one["deadline"]))
        or (one["unit"] is None and one["units"])
    ]
    assert not bad


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", UNSEEN)
def test_no_unseen_text_is_labelled_twice(name, language):
    texts = [one.text for one in rule_lines(name, language)]
    assert len(texts) - len(set(texts)) == 0


@pytest.mark.parametrize("name", UNSEEN)
def test_every_unseen_file_opens_with_a_warning(name):
    files = [*(HERE / name).glob("*.tsv"), *(HERE / name).glob("*.jsonl")]
    assert len(files) == 4
    assert all(
        HELD_OUT in file.read_text(encoding="utf-8").partition("\n")[0].lower() for file in files
    )


@pytest.mark.parametrize("name", UNSEEN)
def test_a_measurement_prints_totals_and_no_line_of_the_set(name, capsys):
    assert measure.main([name]) == 0
    assert measure_grammar.main([name]) == 0
    said = capsys.readouterr().out
    assert f"{name} zh" in said
    texts = [one.text for language in LANGUAGES for one in rule_lines(name, language)]
    texts += [one["text"] for language in LANGUAGES for one in sentences(name, language)]
    assert not any(text in said for text in texts)


def test_an_unknown_set_is_refused():
    assert measure.main(["elsewhere"]) == 2
    assert measure_grammar.main(["heldout", "--wrote"]) == 2


def test_units_are_compared_by_meaning():
    same = [
        ("次/周", "次 per week"),
        ("2 h".split()[1], "小时"),
        ("deploys/week", "deploy per week"),
    ]
    for one, other in same:
        assert measure_grammar.plain_unit(one) == measure_grammar.plain_unit(other)
    label = {"unit": "min", "units": ["min"]}
    assert measure_grammar._factor(label, {"unit": "h"}) == Decimal(60)
    assert measure_grammar._factor({"unit": "元", "units": ["元"]}, {"unit": "万元"}) == 10_000
    assert measure_grammar._factor(label, {"unit": "%"}) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_objectives_with_their_key_results_get_no_warning(language: str) -> None:
    text = (HERE / "development" / f"good.{language}.txt").read_text(encoding="utf-8")
    plans = [f"O{rest}" for rest in f"\n{text}".split("\nO") if rest]
    assert len(plans) >= 40
    for plan in plans:
        found = check(read_source("-", plan.encode(), 2027), measure.SETTINGS).open
        held = [one.finding.code for one in found if one.finding.level in ("error", "warning")]
        assert held == [], plan
