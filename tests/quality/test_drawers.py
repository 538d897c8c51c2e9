"""A lexicon that is opened drawer by drawer knows of each line what the whole one knows."""

from collections.abc import Iterator

import pytest

from grove.quality.lexicon import chinese, english
from grove.quality.lexicon.drawers import SOON
from grove.quality.structure import chinese_words
from grove.quality.structure.line import Line
from grove.quality.structure.read import read_line
from tests.quality.sets import rule_lines

EVERY = 5  # one in so many lines of the development set


@pytest.fixture
def lexicons() -> Iterator[None]:
    """Those of the process stay as they are."""
    known = dict(english._known), dict(chinese._known)
    yield
    for lexicon, before in zip((english, chinese), known, strict=True):
        lexicon._known.clear()
        lexicon._known.update(before)
    chinese_words._english.cache_clear()


def understood(line: Line) -> tuple[object, ...]:
    return line.words, line.marks, line.families


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_line_alone_is_understood_as_among_many(lexicons: None, language: str) -> None:
    closed = english._drawers(), chinese._drawers()
    lines = [(one.text, one.role) for one in rule_lines("development", language)][::EVERY]
    alone = []
    for text, role in lines:
        english._known[()] = english.English(({}, {}, {}), dict(closed[0]))
        chinese._known[()] = chinese.Chinese(({}, {}, {}), dict(closed[1]))
        chinese_words._english.cache_clear()
        alone.append(understood(read_line(text, role)))
    english._known[()] = english.English(english._tables(), {})
    chinese._known[()] = chinese.Chinese(chinese._tables(), {})
    chinese_words._english.cache_clear()
    assert alone == [understood(read_line(text, role)) for text, role in lines]


def test_a_long_plan_opens_all() -> None:
    lexicon = english.English(({}, {}, {}), english._drawers())
    assert lexicon.mark("ship") and len(lexicon.words) < 1000
    for _more in range(SOON):
        lexicon.mark("ship")
    assert not lexicon.drawers.closed
    assert (lexicon.words, lexicon.longest, lexicon.families) == english._tables()
