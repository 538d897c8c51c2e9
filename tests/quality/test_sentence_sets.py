"""The grammar on the sentences written to develop it, and on the examples of its page."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.each import of_each
from tests.quality.measure_grammar import outcomes
from tests.quality.sets import LANGUAGES, sentences

LABELLED = [one for language in LANGUAGES for one in sentences("development", language)]
PAGE = Path(__file__).parents[2] / "docs" / "parse.md"
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.count("|") == 8 and not line.startswith(("| typed", "| ---"))
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_eight_hundred_sentences_of_each_language(language: str) -> None:
    assert len(sentences("development", language)) >= 800


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_is_read_otherwise_than_by_a_careful_reader(language: str) -> None:
    """What is not read is left empty or asked; nothing else is filled in."""
    wrong, tally = [], Counter()
    for label in sentences("development", language):
        found = outcomes(label)
        tally.update(found.values())
        got = told(read_sentence(label["text"], year=label["year"]))
        flawless = set(found.values()) == {"right"}
        if "wrong" in found.values() or (flawless and got["ambiguous"] != label["ambiguous"]):
            wrong.append((label["text"], found))
        if "change" in label:
            change = got["change"]
            assert f"{change['value'].normalize():f}{change['unit']}" == label["change"]
    assert wrong == []
    assert tally["right"] > 0.98 * tally.total()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_the_examples_of_the_page_are_read_as_printed_there(row: list[str]) -> None:
    text, kind, start, target, unit, bound, deadline = row
    got = told(read_sentence(text, year=2027))
    assert got["ambiguous"] == (kind == "?")
    if kind != "?":
        assert got["kind"] == kind
    numbers = [Decimal(cell) if cell else None for cell in (start, target)]
    assert [got["start"], got["target"]] == numbers
    assert [got["unit"] or "", got["comparator"] or ""] == [unit, bound]
    assert got["deadline"] == (deadline or None)


def test_the_page_has_examples_of_both_languages() -> None:
    assert len(ROWS) >= 15
    assert len([row for row in ROWS if not row[0].isascii()]) >= 7


@of_each(LABELLED[::23], lambda label: str(label["text"]))
def test_spans_point_at_what_was_read(label: dict[str, Any]) -> None:
    text = label["text"]
    got = told(read_sentence(text, year=2027))
    for field in ("start", "target", "deadline"):
        span = got["spans"][field]
        assert (span is None) == (got[field] is None)
        if span is not None and got["kind"] != "count":
            assert text[slice(*span)].strip()
