"""English words with their marks; known phrases joined.

A line is taken apart at its blanks, and what stands between two blanks is worked out once:
sentences differ, their words come again.
"""

import re
from functools import cache, reduce
from itertools import pairwise
from operator import or_

from grove.quality.lexicon.english import Chunk, English, english
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
    PLAIN,
    PREPOSITION,
    SCOPE,
    SOFT_START,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    VERB,
    ZERO_EVENT,
)
from grove.quality.structure.line import Line

# What a word says inside a phrase too.
CARRIED = AMBIGUOUS | FULL_METRIC | ZERO_EVENT | INTERNAL | SCOPE
# Remembered of each lexicon: pieces of natural words, which are short.
MOST_CHUNKS, LONGEST_CHUNK = 10_000, 40
NONE: dict[str, int] = {}
SIGNS = {",": COMMA, ";": COMMA, ":": COMMA, ".": COMMA, "(": COMMA, ")": COMMA, "-": COMMA}
SIGNS |= {"&": CONJUNCTION, "+": CONJUNCTION, "/": CONJUNCTION}


@cache
def _tokens() -> "re.Pattern[str]":
    return re.compile(
        r"[a-z][a-z0-9]*(?:'[a-z]+)?(?:[-/.+&][a-z0-9]+)*(?:\+\+|#)?"
        r"|\d+(?:[.,:/]\d+)*(?:[a-z]+|%)?(?:-[a-z]+)*|[^\sa-z0-9]"
    )


def mark_words(line: Line) -> None:
    """Fill words and marks of a line; a known phrase is one word."""
    known = english(line.glossary.entries)
    line.lexicon = known.families
    words: list[str] = []
    marks: list[int] = []
    opening: list[int] = []  # words at which a phrase may begin, from the one behind them too
    then = NONE
    chunks = known.chunks
    for chunk in line.normal.low.split():
        said, meant, opens, follow = chunks.get(chunk) or _read(chunk, known)
        if then and said[0] in then:
            opening.append(len(words) - 1)
        if opens:
            opening += [len(words) + at for at in opens]
        words += said
        marks += meant
        then = follow
    line.spoken = words
    if opening:
        words, marks = _joined(line, words, marks, opening, known)
    line.words, line.marks = words, marks
    line.union = reduce(or_, marks, 0)


def _read(chunk: str, known: English) -> Chunk:
    """The words of a stretch without blanks, with their marks and where phrases may begin."""
    single, longest = known.words, known.longest
    plain = chunk.isalpha() and chunk.isascii()
    words = (chunk,) if plain else tuple(_tokens().findall(chunk))
    if known.drawers.closed:
        known.open([one for word in words for one in _looked_up(word)])
    marks = tuple([single[word] if word in single else _guess(word, single) for word in words])
    pairs = enumerate(pairwise(words))
    opens = tuple([at for at, (word, then) in pairs if then in longest.get(word, NONE)])
    read = words, marks, opens, longest.get(words[-1], NONE)
    if len(chunk) <= LONGEST_CHUNK and len(known.chunks) < MOST_CHUNKS:
        known.chunks[chunk] = read
    return read


def _joined(
    line: Line, words: list[str], marks: list[int], opening: list[int], known: English
) -> tuple[list[str], list[int]]:
    """The same with each known phrase as one word."""
    longest = known.longest
    phrases: list[tuple[int, int, int]] = []
    behind = 0
    for at in opening:
        if behind <= at:
            found = _phrase(words[at : at + longest[words[at]][words[at + 1]] + 1], known)
            if found:
                phrases.append((at, at + found[0], found[1]))
                behind = at + found[0] + 1
    if not phrases:
        return words, marks
    joined: list[tuple[int, int]] = []
    line.joined = joined
    said: list[str] = []
    meant: list[int] = []
    behind = 0
    for at, last, mark in phrases:
        joined.append((at, last))
        said += words[behind:at]
        meant += marks[behind:at]
        behind = last + 1
        said.append(" ".join(words[at:behind]))
        meant.append(mark)
    return said + words[behind:], meant + marks[behind:]


def _phrase(words: list[str], known: English) -> tuple[int, int] | None:
    """The longest phrase that begins with the first of some words: its last word, its marks."""
    said = " ".join(words)
    if said in known.phrases:
        return known.phrases[said]
    found = _longest(words, known.words)
    if len(known.phrases) < MOST_CHUNKS and len(said) <= LONGEST_CHUNK * 2:
        known.phrases[said] = found
    return found


def _longest(words: list[str], single: dict[str, int]) -> tuple[int, int] | None:
    for last in range(len(words) - 1, 0, -1):
        parts = words[: last + 1]
        mark = single.get(" ".join(parts))
        if mark is None:
            continue
        first = single.get(parts[0], 0)
        if first & PREPOSITION and not mark & NOUN:
            mark |= PREPOSITION  # "per engineer" is no engineer
        elif not mark & (FORM | NOUN):
            # What a phrase is, its last word says, unless the list says it itself.
            mark |= single.get(parts[-1], 0) & NOUN
        mark |= first & (UNIVERSAL | NEGATION)
        for part in parts:
            mark |= single.get(part, 0) & CARRIED
        return last, mark
    return None


def _looked_up(word: str) -> list[str]:
    """What may be looked up for a word: what `_guess` tries too begins as one of these."""
    if "-" in word or "/" in word:
        parts = word.replace("/", "-").split("-")
        return [word, "".join(parts), parts[-1]]
    if len(word) < 3 or word.startswith("re"):
        return [word, word[:-1], word[2:]]
    return [word]


def _guess(word: str, single: dict[str, int]) -> int:
    """Marks of a word that is in no list: a number, a sign, or a compound of known words."""
    first = word[0]
    if first.isdigit():
        return NUMBER
    if len(word) == 1:
        return SIGNS.get(word, COMMA if first in "，；。：、!?|" else UNKNOWN)
    if "'" in word:
        return single.get(word.split("'")[0], UNKNOWN) & ~(VERB | TECHNOLOGY) | UNKNOWN
    if "-" in word or "/" in word:
        parts = word.replace("/", "-").split("-")
        joined = single.get("".join(parts))
        if joined is not None:
            return joined
        tail = single.get(parts[-1], 0)
        if parts[0] in ("re", "co", "pre") and tail & VERB:
            return tail
        if parts[-1] in ("based", "driven", "powered", "native"):
            tail = single.get("-".join(parts[:-1]), 0)  # blockchain-based
        return tail & (NOUN | TECHNOLOGY) | UNKNOWN
    if word.startswith("re") and len(word) > 5 and single.get(word[2:], 0) & VERB & ~PLAIN:
        return single[word[2:]]  # renegotiate, rededicate
    if word.endswith("ly"):
        return UNKNOWN | SOFT_START
    if word.endswith("s"):
        return single.get(word[:-1], 0) & (NOUN | TECHNOLOGY) | UNKNOWN
    return UNKNOWN
