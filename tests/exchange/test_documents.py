"""The manual tells the truth: its examples are read, and it names every word of the format."""

from pathlib import Path

import pytest

from grove.quality.plan_file.markdown import read
from grove.quality.plan_file.shape import PLAN, SECTIONS, Noun

PAGE = (Path(__file__).resolve().parents[2] / "docs/markdown-plan.md").read_text(encoding="utf-8")
EXAMPLES = [part.split("```")[0] for part in PAGE.split("```markdown\n")[1:]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_read_without_a_problem(example: str) -> None:
    document, problems = read(example)
    assert not problems
    assert document.plan.code == "PLAT-27" and document.lists["objectives"][0].items


def nouns() -> list[Noun]:
    found = [PLAN]
    for section in SECTIONS:
        found += [noun for noun in (section.noun, *(part.noun for part in section.parts)) if noun]
    return found + [noun.items for noun in found if noun.items]


def test_every_word_of_the_format_is_in_the_manual() -> None:
    manual = PAGE.split("## What an import does")[0]
    words = [section.word for section in SECTIONS]
    words += [part.word for section in SECTIONS for part in section.parts]
    for noun in nouns():
        for attribute in noun.attributes:
            words.append(attribute.word)
            words += (
                attribute.choices.words if attribute.choices and attribute.type == "choice" else ()
            )
            if attribute.noun:
                words += [one.word for one in attribute.noun.attributes]
    themes = {"BG", "DQ", "TC", "DA", "EF", "SE", "OB", "TP", "IN"}
    quarters = {"Q2", "Q3"}  # between Q1 and Q4
    missing = [
        word.key
        for word in words
        if word.key not in themes | quarters and not (word.en in manual and word.zh in manual)
    ]
    assert not missing
