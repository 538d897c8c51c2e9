"""Two goals in one line: two predicates joined, or two measures with a number each."""

from functools import reduce
from operator import or_

from grove.quality.lexicon.marks import (
    BASE,
    BE,
    BUSINESS,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DETERMINER,
    FAMILY,
    GUARD_CLAUSE,
    ING,
    METRIC,
    MODAL,
    NEGATION,
    NOUN,
    OUTCOME,
    PAST,
    PEOPLE,
    PREPOSITION,
    RESULT_CLAUSE,
    SOFT_START,
    STATE,
    TASK,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VANITY,
    VERB,
    ZERO_EVENT,
    ZERO_WORD,
)
from grove.quality.normalise import says
from grove.quality.structure.counts import NAMED
from grove.quality.structure.english_order import ALSO_NOUN
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, STATEMENT, Line

DOING = TASK | OUTCOME | UPKEEP | VAGUE
MEASURES = METRIC | FAMILY | VANITY
UNITS = frozenset(
    "hour hours minute minutes day days week weeks percent percentage points min mins hrs secs "
    "page pages time 时间 小时 分钟".split()
)
NOBODY = UNIVERSAL | NEGATION
NAMED_ZH = NOUN | UNKNOWN | TASK | BUSINESS | ZERO_EVENT
RELATIVE = frozenset("减半 翻倍 翻番 翻一番 halve halved double doubled halving half".split())


def second_predicate(line: Line) -> int:
    """The index where a second goal begins in a line that orders two things; -1: there is none."""
    if line.language == "zh":
        from grove.quality.structure.chinese_compound import second_zh  # only where Chinese is read

        return second_zh(line)
    return _second_en(line)


def _second_en(line: Line) -> int:
    words, marks = line.words, line.marks
    first = line.first
    if first >= len(marks) or not line.union & (CONJUNCTION | COMMA | GUARD_CLAUSE):
        return -1
    better = bool(marks[first] & (COMPARATIVE | (STATE if line.mood == BY_NOUN else 0)))
    if line.mood == STATEMENT:
        return _second_statement(line)
    ordered = line.mood == ORDER and marks[line.head] & (BASE | ING | PAST)
    if not (ordered or better):
        return -1
    form = marks[line.head] & (BASE | ING | PAST) if ordered else 0
    between = 0
    for at in range(first + 1, len(marks) - 1):
        mark = marks[at]
        if mark & RESULT_CLAUSE:
            return -1
        if mark & GUARD_CLAUSE:
            # "while expanding to …" adds; "while keeping …" guards.
            then = marks[at + 1]
            adds = words[at] in ("while", "whilst") and then & ING and then & DOING & ~UPKEEP
            return at + 1 if adds else -1
        if not mark & (CONJUNCTION | COMMA):
            between |= mark & (NOUN | UNKNOWN | TECHNOLOGY)
            continue
        if not between:
            continue
        here = at + 1
        while (
            here < len(marks) - 1
            and marks[here] & (SOFT_START | CONJUNCTION)
            and not marks[here] & VERB
        ):
            here += 1
        then = marks[here]
        after = marks[here + 1] if here + 1 < len(marks) else 0
        if words[here + 1 : here + 2] in (["it"], ["them"], ["this"]):
            continue  # write the plan and get it signed off
        if words[here : here + 2] == ["build", "up"]:
            after = NOUN
        if ordered and then & form and then & DOING:
            if here + 1 >= len(marks):
                continue
            noun = words[here] in ALSO_NOUN or then & NOUN
            if noun and not after & (DETERMINER | SOFT_START | COMPARATIVE) and not after & NOUN:
                continue
            if after & (CONJUNCTION | COMMA | PREPOSITION) and noun:
                continue
            return here
        if better and then & STATE and line.mood == BY_NOUN and not mark & COMMA:
            return here
        if better and then & (COMPARATIVE | (0 if mark & COMMA else DETERMINER)):
            there = here + 1 if then & DETERMINER else here
            if there < len(marks) and marks[there] & (COMPARATIVE) and between:
                return here
    return -1


def _second_statement(line: Line) -> int:
    """ "Customers trust us and engineers trust our tools": another subject with its own verb."""
    for at in range(max(line.head, 0) + 1, len(line.marks) - 2):
        joins = line.marks[at] & CONJUNCTION or line.words[at] == ";"
        if not joins or not line.marks[at + 1] & NOUN:
            continue
        if line.marks[at + 1] & NOBODY and line.marks[line.first] & NOBODY:
            continue  # anyone can, and nobody is afraid to
        then = line.marks[at + 2]
        people = line.marks[at + 1] & PEOPLE
        if then & (MODAL | BE) or (people and then & (BASE | THIRD) and then & VERB):
            return at + 1
    return -1


def measured_twice(line: Line) -> int:
    """The index where a second measure with its own number begins; -1: one goal, or a guard."""
    if not line.union & (CONJUNCTION | COMMA) or line.reading.low is not None:
        return -1  # "between 25 % and 40 %" is one band
    seen = 0
    depth = 0
    begin = 0
    numbers = {
        at
        for at in line.numbers_outside_dates
        if not (at and line.words[at - 1] in NAMED and at - 1 != line.head)
    }
    if len(numbers) < 2 and not _says_how_much(line):
        return -1  # one number cannot stand in two measures
    total = len(line.words)
    for at in range(total + 1):
        word = line.words[at] if at < total else ";"
        if word in "(（[":
            depth += 1
        elif word in ")）]":
            depth = max(0, depth - 1)
        elif depth == 0 and (at == total or _parts(line, at)):
            if _measures(line, begin, at, numbers, further=seen > 0):
                if not (seen == 0 and at < total and _is_means(line, begin, at)):
                    seen += 1
                if seen == 2:
                    return begin
            begin = at + 1
    return -1


def _is_means(line: Line, begin: int, end: int) -> bool:
    """迁移200个服务，闲置成本由28万降到10万: how it is done, in front of what becomes of it."""
    if line.language != "zh" or line.words[end] not in ",，" or line.reading.start is None:
        return False
    marks = line.marks[begin:end]
    does = any(mark & TASK and not mark & (METRIC | OUTCOME) for mark in marks)
    return does and not any(mark & (METRIC | FAMILY) for mark in marks)


def _parts(line: Line, at: int) -> bool:
    mark, word = line.marks[at], line.words[at]
    if mark & COMMA:
        return word in (",", ";", "，", "；", "。", ".", "、")
    if not mark & CONJUNCTION:
        return False
    return word not in ("/", "兼", "and/or")


def _measures(line: Line, begin: int, end: int, numbers: set[int], *, further: bool) -> bool:
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
        elif further and (_guards(line, mark) or (at == begin and word in ("with", "at", "for"))):
            return False
        elif (
            at in numbers
            or word in RELATIVE
            or mark & ZERO_WORD
            or (mark & UNKNOWN and _fraction(word))
        ):
            number = True
        elif mark & MEASURES and word not in UNITS:
            metric = True
        elif mark & NOUN:
            other = True
            named = at if named < 0 else named
    # "… and headcount by 5 %": a further noun with its own change.
    if line.language == "zh":
        own = begin < end and line.marks[begin] & NAMED_ZH
        moves = own and reduce(or_, line.marks[begin:end], 0) & OUTCOME
        changed = bool(moves or (own and "→" in line.words[begin:end]))
    else:
        changed = other and named == begin and named >= 0
    return number and (metric or (other and not further) or changed)


def _guards(line: Line, mark: int) -> bool:
    """A threshold guards a change; beside another threshold it is a second goal."""
    if not mark & GUARD_CLAUSE:
        return False
    return line.language == "en" or line.moves or line.reading.start is not None


FRACTIONS = ("成", "分之", "倍", "一半")


def _fraction(word: str) -> bool:
    return len(word) <= 6 and not word.isascii() and says(word, FRACTIONS)


def _says_how_much(line: Line) -> bool:
    """Whether words without a digit may say it: none, half, 三成."""
    if line.union & ZERO_WORD or not RELATIVE.isdisjoint(line.words):
        return True
    return says(line.normal.low, FRACTIONS)
