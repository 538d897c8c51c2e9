"""What was read in unusual wording is filled in, and people are asked whether it is right."""

import json
from pathlib import Path
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from grove.quality.sentence.unusual import FILE
from grove.quality.sentence.word_table import path
from tests.quality.sets import LANGUAGES, sentences
from tests.quality.terminal import grove
from tests.quality.usual import text

UNUSUAL = (
    ("Two tugs per berth rostered", "Two tugs per berth"),  # a value of no known kind
    ("Each mentor shadows one clinic per quarter", "one clinic per quarter"),
    ("冻存并完成 72 小时复温试验", "72 小时"),
)
USUAL = (
    "Cut p95 checkout latency from 820 ms to 300 ms by end of Q2",
    "Raise NPS to 45",
    "支付成功率从 96% 提升到 99.5%",
    "线上故障数不超过 5 起",
    "Cut build minutes by a third",
    "Pass SOC 2 Type II audit by 15 Nov",
)


def read(text: str, *, confirm: bool = True) -> dict[str, Any]:
    return told(read_sentence(text, year=2027, confirm=confirm))


@pytest.mark.parametrize(("text", "words"), UNUSUAL)
def test_it_is_filled_in_and_asked_about(text: str, words: str) -> None:
    got = read(text)
    assert got["target"] is not None
    assert got["ambiguous"]
    assert [(one["code"], one["words"]) for one in got["questions"]] == [("unusual", words)]


@pytest.mark.parametrize(("text", "_words"), UNUSUAL)
def test_the_reviewer_reads_the_same_and_does_not_ask(text: str, _words: str) -> None:
    asked, quiet = read(text), read(text, confirm=False)
    assert not quiet["questions"]
    for field in ("kind", "start", "target", "unit", "comparator", "deadline", "spans"):
        assert asked[field] == quiet[field]


@pytest.mark.parametrize("text", USUAL)
def test_what_is_usual_is_not_asked_about(text: str) -> None:
    assert not read(text)["questions"]


def test_nothing_is_asked_twice() -> None:
    got = read("Two tugs per berth rostered in 3 or 4 ports")
    assert got["questions"]
    assert "unusual" not in {one["code"] for one in got["questions"]}


@pytest.mark.slow
def test_the_list_is_that_of_the_labelled_sentences() -> None:
    """After a change: python -m tests.quality.usual --write."""
    assert Path(path(FILE)).read_text("utf-8") == text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labelled_sentences_are_usual(language: str) -> None:
    """Of the sentences it was drawn up from, only the rarest and those of no kind are asked of."""
    labels = [one for one in sentences("development", language) if not one["ambiguous"]]
    asked = [one["text"] for one in labels if _is_asked(one)]
    assert len(asked) < len(labels) / 100


def _is_asked(label: dict[str, Any]) -> bool:
    return "unusual" in {
        one["code"]
        for one in told(read_sentence(label["text"], year=label["year"], confirm=True))["questions"]
    }


def test_the_command_says_so(tmp_path: Path) -> None:
    done = grove("parse", "--format", "json", "--year", "2027", UNUSUAL[0][0], at=tmp_path)
    said = json.loads(done.stdout)
    assert said["ambiguous"]
    assert said["questions"][0]["says"] == "unusual wording; is it read right?"
