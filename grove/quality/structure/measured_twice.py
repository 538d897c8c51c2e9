"""Two measures in one line, each with a number of its own."""

from functools import reduce
from operator import or_

from grove.quality.lexicon.marks import (
    BUSINESS,
    COMMA,
    CONJUNCTION,
    FAMILY,
    GUARD_CLAUSE,
    INTERNAL,
    KNOWN_NAME,
    METRIC,
    NOUN,
    NUMBER,
    OUTCOME,
    PAY,
    PREPOSITION,
    TASK,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    VANITY,
    ZERO_EVENT,
    ZERO_WORD,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.counts import NAMED
from grove.quality.structure.line import Line

MEASURES = METRIC | FAMILY | VANITY
UNITS = word_class("en", "units_of_time") | word_class("zh", "units_of_time")
SHORT = frozenset("a.m p.m e.g i.e approx no vs incl".split())
ITS_OWN = frozenset("target goal aim baseline".split())
WAS = frozenset(("was", "were"))
ONWARDS = frozenset("从由自")  # 占比，从 24% 降到 12%
NAMED_EN = NOUN | UNKNOWN | KNOWN_NAME | TECHNOLOGY | ZERO_EVENT
NAMED_ZH = NOUN | UNKNOWN | TASK | BUSINESS | ZERO_EVENT
RELATIVE = word_class("en", "halved_or_doubled") | word_class("zh", "halved_or_doubled")


def measured_twice(line: Line) -> int:
    """The index where a second measure with its own number begins; -1: one goal, or a guard."""
    if not line.union & JOINTS or line.reading.low is not None:
        return -1  # "between 25 % and 40 %" is one band
    words = line.words
    numbers = {
        at
        for at in line.numbers_outside_dates
        if not (at and words[at - 1] in NAMED and at - 1 != line.head)
        and not (at + 1 < len(words) and words[at + 1].startswith("点"))
        and not (at and line.marks[at - 1] & KNOWN_NAME and _names_a_model(line, at))
    }
    parted = numbers and reduce(or_, line.marks[min(numbers) : max(numbers)], 0) & JOINTS
    if not parted and not _says_how_much(line):
        return -1  # nothing parts one number from another
    seen = depth = begin = 0
    for at, mark in enumerate([*line.marks, COMMA]):
        if not mark & JOINTS:
            continue
        word = words[at] if at < len(words) else ";"
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and _parts(line, word, mark, at, numbers):
            if _measures(line, begin, at, numbers, further=seen > 0):
                if not (seen == 0 and at < len(words) and _is_means(line, begin, at)):
                    seen += 1
                if seen == 2:
                    return begin
            begin = at + 1
    return -1


def _names_a_model(line: Line, at: int) -> bool:
    """Cold start on a Pixel 4a, p90: the number is part of a public name."""
    if line.marks[at - 1] & (MEASURES | INTERNAL) or not line.words[at].isalnum():
        return False
    if at + 1 >= len(line.marks):
        return True
    after = line.marks[at + 1]
    return bool(after & (COMMA | CONJUNCTION | PREPOSITION)) and line.words[at + 1] not in ARROWS


JOINTS = CONJUNCTION | COMMA | GUARD_CLAUSE


def _parts(line: Line, word: str, mark: int, at: int, numbers: set[int]) -> bool:
    """Whether a word may part two measures. What has a start and a target guards nothing: "…
    while raising coverage from 5 % to 15 %"."""
    if mark & COMMA:
        if word == ".":
            return line.words[at - 1] not in SHORT
        return word in (",", ";", "，", "；", "。", "、")
    if mark & CONJUNCTION:
        between = at > 1 and line.words[at - 2] == "between"  # between 8 and 10 a.m.
        return word not in ("/", "兼", "and/or") and not between
    return word in ("while", "whilst") and _moves(line, at + 1, len(line.words), numbers)


def _moves(line: Line, begin: int, end: int, numbers: set[int]) -> bool:
    """Whether something goes from a number to a number: certs from 12 to 2, gripper 300 to 220."""
    if line.language == "zh":
        return False
    found = [at for at in range(begin, end) if at in numbers]
    if len(found) < 2 or line.marks[begin] & PREPOSITION:
        return False
    between = line.words[found[0] + 1 : found[1]]
    named = any(mark & NAMED_EN for mark in line.marks[begin : found[0]])
    return named and len(between) < MOST_BETWEEN and not ARROWS.isdisjoint(between)


ARROWS = frozenset(("to", "→", ">"))
MOST_BETWEEN = 5  # from 5 hours a week to 2


def _is_means(line: Line, begin: int, end: int) -> bool:
    """迁移200个服务，闲置成本由28万降到10万: how it is done, in front of what becomes of it."""
    if line.language != "zh" or line.words[end] not in ",，" or line.reading.start is None:
        return False
    marks = line.marks[begin:end]
    does = any(mark & TASK and not mark & (METRIC | OUTCOME) for mark in marks)
    return does and not any(mark & (METRIC | FAMILY) for mark in marks)


def _measures(line: Line, begin: int, end: int, numbers: set[int], *, further: bool) -> bool:
    if line.language == "en" and _moves(line, begin, end, numbers):
        return True
    depth = 0
    number = metric = other = False
    named = -1
    for at in range(begin, end):
        word, mark = line.words[at], line.marks[at]
        if word in "(（[":
            depth += 1
        elif word in ")）]":
            depth -= 1
        elif depth > 0:
            continue
        elif further and (mark & PAY or word in WAS or (at == begin and word in ONWARDS)):
            return False  # counts 30 % towards the performance review
        elif further and (_guards(line, mark) or (at == begin and word in ("with", "at", "for"))):
            return False
        elif (
            at in numbers
            or word in RELATIVE
            or mark & ZERO_WORD
            or (mark & UNKNOWN and _fraction(word))
        ):
            number = True
        elif at == begin and word in ITS_OWN:
            return False  # was 7.5 %, target 2 %
        elif mark & MEASURES and word not in UNITS:
            metric = True
        elif mark & NOUN:
            other = True
            named = at if named < 0 else named
    # "… and headcount by 5 %": a further noun with its own change.
    if line.language == "zh":
        here = begin + (line.marks[begin] & UNIVERSAL > 0) if begin < end else end
        own = here < end and line.marks[here] & NAMED_ZH and not _each(line, begin)
        moves = own and reduce(or_, line.marks[begin:end], 0) & OUTCOME
        arrow = own and "→" in line.words[begin:end]
        changed = bool(moves or (arrow and (not further or _is_another(line, begin, end))))
    else:
        here = begin
        while here < end and line.words[here] in ALSO:
            here += 1  # , also pipeline takes 10 min
        changed = other and named == here and named >= 0
    return number and (metric or (other and not further) or changed)


def _each(line: Line, begin: int) -> bool:
    """逃逸的缺陷，每版 5.2 个降到 2 个: of what it is counted for, and nothing else is."""
    number = begin + 1 < len(line.marks) and line.marks[begin + 1] & NUMBER
    return bool(number) and line.words[begin][0] == "每"


def _is_another(line: Line, begin: int, end: int) -> bool:
    """差错单 60→10, 节拍 11s→8s is another measure, 波兰 55→70 % the same one elsewhere."""
    words = line.words
    before = words[max(0, begin - MOST_BETWEEN) : begin]
    if any("%" in word for word in before) and not any("%" in word for word in words[begin:end]):
        return True
    for at in range(begin, min(begin + 3, len(line.words))):
        if line.marks[at] & ZERO_EVENT or line.words[at].endswith(COUNTS):
            return True
    return False


def _guards(line: Line, mark: int) -> bool:
    """A threshold guards a change; beside another threshold it is a second goal."""
    if not mark & GUARD_CLAUSE:
        return False
    return line.language == "en" or line.moves or line.reading.start is not None


ALSO = frozenset("also plus additionally and".split())
COUNTS = in_order("zh", "counted_by_last_letter")
FRACTIONS = ("成", "分之", "倍", "一半")


def _fraction(word: str) -> bool:
    return len(word) <= 6 and not word.isascii() and says(word, FRACTIONS)


def _says_how_much(line: Line) -> bool:
    """Whether words without a digit may say it: none, half, 三成."""
    if line.union & ZERO_WORD or not RELATIVE.isdisjoint(line.words):
        return True
    return says(line.normal.low, FRACTIONS)
