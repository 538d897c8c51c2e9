"""The metric catalogue as shipped: complete, bilingual, well formed, and true to itself."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import grove.method
from tests.each import of_each

FOLDER = Path(grove.method.__file__).parent / "content" / "metrics"

# File, theme code, letter and number of metrics, in the order of the nine themes.
GROUPS = (
    ("business_goals", "BG", "A", 7),
    ("development_quality", "DQ", "B", 9),
    ("technical_cost", "TC", "C", 8),
    ("development_assets", "DA", "D", 7),
    ("efficiency", "EF", "E", 9),
    ("security", "SE", "F", 7),
    ("organisation_building", "OB", "G", 7),
    ("talent_pipeline", "TP", "H", 7),
    ("infrastructure", "IN", "I", 8),
)

TEXTS = (
    "name",
    "definition",
    "formula",
    "unit",
    "source",
    "guard",
    "minimum_sample",
    "qualifier",
    "misuse",
    "example",
)
BENCHMARKS = ("typical_start", "typical_target")
MAY_BE_EMPTY = {"qualifier"}
# Units, formulas and product names may be the same signs in both languages.
MAY_LACK_CHINESE = {"unit", "formula", "source"}
# Published by DORA; no other benchmark is shipped.
WITH_BENCHMARK = {"B1", "B2", "E1", "E2"}

CHOICES = {
    "direction": {"raise", "lower", "keep_above", "keep_below", "keep_within"},
    "timing": {"leading", "lagging"},
    "rhythm": {"weekly", "monthly", "quarterly", "yearly"},
}
KEYS = {"id", "theme", "health", "sensitive", "guard_ids", "query", *TEXTS, *CHOICES}

CJK = r"[\u3400-\u9fff]"
HAN = re.compile(CJK)
HALF_WIDTH_AFTER_HAN = re.compile(CJK + r"[,:;()!?]")
HALF_WIDTH_BEFORE_HAN = re.compile(r"[,:;()!?]" + CJK)
SPACE_BETWEEN_SCRIPTS = re.compile(rf"{CJK} +[A-Za-z0-9]|[A-Za-z0-9%] +{CJK}")
CHINESE_SIGNS = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NUMBER = r"(\d+(?:\.\d+)?)(M|万)?"
MOVES_EN = re.compile(rf"from \D*?{NUMBER}.*? to \D*?{NUMBER}")
MOVES_ZH = re.compile(rf"从\D*?{NUMBER}.*?到\D*?{NUMBER}")
DATE_EN = re.compile(r"(?:by|until) (\d+) ([A-Z][a-z]{2})$")
DATE_ZH = re.compile(r"(\d+)月(\d+)日")


def _read(stem: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{stem}.toml").open("rb") as file:
        metrics: list[dict[str, Any]] = tomllib.load(file)["metric"]
    return metrics


METRICS = [metric for stem, *_ in GROUPS for metric in _read(stem)]
BY_ID = {metric["id"]: metric for metric in METRICS}

every_metric = of_each(METRICS, lambda metric: str(metric["id"]))


def _texts(metric: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for field in (*TEXTS, *BENCHMARKS):
        if field in metric:
            yield field, metric[field]


def _move(pattern: re.Pattern[str], sentence: str) -> tuple[float, float]:
    found = pattern.search(sentence)
    assert found, f"no start and target in {sentence!r}"
    scale = {None: 1.0, "M": 1_000_000.0, "万": 10_000.0}
    first, first_scale, last, last_scale = found.groups()
    return (
        round(float(first) * scale[first_scale], 6),
        round(float(last) * scale[last_scale], 6),
    )


def test_the_folder_holds_one_file_per_theme() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {stem for stem, *_ in GROUPS}


@pytest.mark.parametrize(("stem", "theme", "letter", "size"), GROUPS)
def test_a_theme_lists_its_metrics_in_order(stem: str, theme: str, letter: str, size: int) -> None:
    metrics = _read(stem)
    assert [metric["id"] for metric in metrics] == [f"{letter}{n}" for n in range(1, size + 1)]
    assert {metric["theme"] for metric in metrics} == {theme}


def test_sixty_nine_metrics_have_different_ids_and_names() -> None:
    assert len(METRICS) == 69
    assert len(BY_ID) == 69
    for language in ("en", "zh"):
        names = Counter(metric["name"][language] for metric in METRICS)
        assert [name for name, times in names.items() if times > 1] == []


@every_metric
def test_a_metric_has_every_field_and_no_unknown_one(metric: dict[str, Any]) -> None:
    assert set(metric) - set(BENCHMARKS) == KEYS
    for field, allowed in CHOICES.items():
        assert metric[field] in allowed
    assert type(metric["health"]) is bool
    assert type(metric["sensitive"]) is bool


@every_metric
def test_every_text_exists_in_both_languages(metric: dict[str, Any]) -> None:
    for field, text in _texts(metric):
        assert set(text) == {"en", "zh"}, field
        assert text["en"] == text["en"].strip(), field
        assert text["zh"] == text["zh"].strip(), field
        if field in MAY_BE_EMPTY:
            assert bool(text["en"]) == bool(text["zh"]), field
        else:
            assert text["en"], field
            assert text["zh"], field


@every_metric
def test_each_side_is_written_in_its_own_script(metric: dict[str, Any]) -> None:
    for field, text in _texts(metric):
        assert not CHINESE_SIGNS.search(text["en"]), (field, text["en"])
        if text["zh"] and field not in MAY_LACK_CHINESE:
            assert HAN.search(text["zh"]), (field, text["zh"])


@every_metric
def test_chinese_uses_full_width_marks_and_no_typed_spaces(metric: dict[str, Any]) -> None:
    for field, text in _texts(metric):
        for fault in (HALF_WIDTH_AFTER_HAN, HALF_WIDTH_BEFORE_HAN, SPACE_BETWEEN_SCRIPTS):
            assert not fault.search(text["zh"]), (field, text["zh"])


@every_metric
def test_definitions_and_misuses_are_sentences(metric: dict[str, Any]) -> None:
    for field, most in (("definition", 2), ("misuse", 1)):
        text = metric[field]
        assert text["en"].endswith((".", "”")), text["en"]
        assert text["zh"].endswith("。"), text["zh"]
        assert text["zh"].count("。") <= most, text["zh"]
        ends = re.findall(r"[.?!”](?= [A-Z]|$)", text["en"])
        assert len(ends) <= most, text["en"]


@every_metric
def test_minimum_samples_are_concrete(metric: dict[str, Any]) -> None:
    concrete = re.compile(r"\d|\b(?:All|Every|One|Two|Three)\b|全部|每个|一个|两个|三个")
    assert concrete.search(metric["minimum_sample"]["en"])
    assert concrete.search(metric["minimum_sample"]["zh"])


@every_metric
def test_guards_in_the_catalogue_are_other_metrics_of_it(metric: dict[str, Any]) -> None:
    assert len(set(metric["guard_ids"])) == len(metric["guard_ids"])
    for guard in metric["guard_ids"]:
        assert guard in BY_ID
        assert guard != metric["id"]


def test_attrition_and_the_talent_pipeline_are_the_sensitive_ones() -> None:
    sensitive = {metric["id"] for metric in METRICS if metric["sensitive"]}
    assert sensitive == {"G1", *(f"H{n}" for n in range(1, 8))}


@every_metric
def test_levels_to_hold_are_the_health_metrics(metric: dict[str, Any]) -> None:
    assert metric["health"] == metric["direction"].startswith("keep_")


def test_only_published_benchmarks_are_shipped_and_they_name_their_source() -> None:
    with_benchmark = {metric["id"] for metric in METRICS if set(metric) & set(BENCHMARKS)}
    assert with_benchmark == WITH_BENCHMARK
    for metric in METRICS:
        for field in BENCHMARKS:
            for text in metric.get(field, {}).values():
                assert "DORA" in text


@every_metric
def test_the_example_moves_in_the_direction_of_the_metric(metric: dict[str, Any]) -> None:
    english, chinese = metric["example"]["en"], metric["example"]["zh"]
    if metric["direction"].startswith("keep_"):
        assert english.startswith("Keep ")
        assert "保持在" in chinese
        levels = re.compile(r"\d+(?:\.\d+)?(?= ?%)")
        assert levels.findall(english)
        assert levels.findall(english) == levels.findall(chinese)
        return
    start, target = _move(MOVES_EN, english)
    assert (start, target) == _move(MOVES_ZH, chinese)
    if metric["direction"] == "raise":
        assert english.startswith("Raise ")
        assert start < target
    else:
        assert english.startswith("Cut ")
        assert start > target


@every_metric
def test_the_example_names_the_same_day_in_both_languages(metric: dict[str, Any]) -> None:
    english = DATE_EN.search(metric["example"]["en"])
    chinese = DATE_ZH.search(metric["example"]["zh"])
    assert english
    assert chinese
    assert int(english[1]) == int(chinese[2])
    assert MONTHS.index(english[2]) + 1 == int(chinese[1])


@every_metric
def test_the_example_states_the_unit_when_it_is_a_percentage(metric: dict[str, Any]) -> None:
    if metric["unit"]["en"].startswith("%"):
        assert re.search(r"\d %", metric["example"]["en"])
        assert re.search(r"\d%", metric["example"]["zh"])


@every_metric
def test_the_query_is_one_statement_of_its_language(metric: dict[str, Any]) -> None:
    assert set(metric["query"]) == {"kind", "text"}
    kind, text = metric["query"]["kind"], metric["query"]["text"].strip()
    for opening, closing in ("()", "[]", "{}"):
        assert text.count(opening) == text.count(closing)
    if kind == "sql":
        assert text.startswith(("SELECT", "WITH"))
        assert text.endswith(";")
        assert text.count(";") == 1
    elif kind == "git":
        assert text.startswith("git ")
        assert "\n" not in text
    else:
        assert kind == "promql"
        assert ";" not in text


@every_metric
def test_no_query_lists_people(metric: dict[str, Any]) -> None:
    """Metrics are read per system and team: nobody's name or id is a column or a group."""
    text = metric["query"]["text"].lower()
    person = r"(?:author|person|user|account|employee|engineer|reviewer|member)(?:_id|_name)?"
    assert not re.search(rf"group by [^;]*\b{person}\b", text)
    assert not re.search(rf"^select\s+(?:\w+\.)?{person}\b", text)
