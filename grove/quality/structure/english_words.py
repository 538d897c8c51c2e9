"""English words with their marks; known phrases joined."""

import re
from functools import cache

from grove.quality.lexicon.english import english
from grove.quality.lexicon.marks import (
    AMBIGUOUS,
    COMMA,
    CONJUNCTION,
    FORM,
    FULL_METRIC,
    INTERNAL,
    NEGATION,
    NOUN,
    NUMBER,
    PREPOSITION,
    SCOPE,
    SOFT_START,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    VERB,
    ZERO_EVENT,
)
from grove.quality.normalise import Span
from grove.quality.structure.line import Line

# What a word says inside a phrase too.
CARRIED = AMBIGUOUS | FULL_METRIC | ZERO_EVENT | INTERNAL | SCOPE
SIGNS = {",": COMMA, ";": COMMA, ":": COMMA, ".": COMMA, "(": COMMA, ")": COMMA, "-": COMMA}
SIGNS |= {"&": CONJUNCTION, "+": CONJUNCTION, "/": CONJUNCTION}


@cache
def _tokens() -> "re.Pattern[str]":
    return re.compile(
        r"[a-z][a-z0-9]*(?:'[a-z]+)?(?:[-/.+&][a-z0-9]+)*(?:\+\+|#)?"
        r"|\d+(?:[.,:/]\d+)*(?:[a-z]+|%)?(?:-[a-z]+)*|[^\sa-z0-9]"
    )


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    return low


def places(line: Line) -> list[Span]:
    """Where the words stand in the normalised text; found only when somebody asks."""
    spans = [found.span() for found in _tokens().finditer(_lower(line.normal.text))]
    return [(spans[first][0], spans[last][1]) for first, last in line.raw]


def mark_words(line: Line) -> None:
    """Fill words and marks of a line; a known phrase is one word."""
    known = english(line.glossary.entries)
    line.lexicon = known.families
    raw = _tokens().findall(_lower(line.normal.text))
    single, longest = known.words, known.longest
    words, marks, spans = line.words, line.marks, line.raw
    union = at = 0
    end = len(raw)
    while at < end:
        word = raw[at]
        mark = single.get(word)
        last = at
        spaces = longest.get(word)
        if spaces is not None:
            for until in range(min(at + spaces, end - 1), at, -1):
                phrase = " ".join(raw[at : until + 1])
                more = single.get(phrase)
                if more is not None:
                    # What a phrase is, its last word says, unless the list says it itself.
                    keep = 0 if more & (FORM | NOUN) else single.get(raw[until], 0) & NOUN
                    if (mark or 0) & PREPOSITION and not more & NOUN:
                        keep = PREPOSITION  # "per engineer" is no engineer
                    mark = more | keep | ((mark or 0) & (UNIVERSAL | NEGATION))
                    for part in raw[at : until + 1]:
                        mark |= single.get(part, 0) & CARRIED
                    word, last = phrase, until
                    break
        if mark is None:
            mark = _guess(word, single)
        words.append(word)
        marks.append(mark)
        spans.append((at, last))
        union |= mark
        at = last + 1
    line.union = union


def _guess(word: str, single: dict[str, int]) -> int:
    """Marks of a word that is in no list: a number, a sign, or a compound of known words."""
    first = word[0]
    if first.isdigit():
        return NUMBER
    if len(word) == 1:
        return SIGNS.get(word, COMMA if first in "，；。：、!?|" else UNKNOWN)
    if "'" in word:
        return single.get(word.split("'")[0], UNKNOWN) & ~VERB | UNKNOWN
    if "-" in word or "/" in word:
        parts = word.replace("/", "-").split("-")
        joined = single.get("".join(parts))
        if joined is not None:
            return joined
        tail = single.get(parts[-1], 0)
        if parts[0] in ("re", "co", "pre") and tail & VERB:
            return tail
        return tail & (NOUN | TECHNOLOGY) | UNKNOWN
    if word.endswith("ly"):
        return UNKNOWN | SOFT_START
    if word.endswith("s"):
        return single.get(word[:-1], 0) & (NOUN | TECHNOLOGY) | UNKNOWN
    return UNKNOWN
