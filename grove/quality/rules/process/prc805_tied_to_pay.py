"""PRC805: pay or ratings hang on an objective or key result."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    ARTEFACT,
    BITS,
    METRIC,
    PAY,
    PAY_METRIC,
    SYSTEM,
    ZERO_EVENT,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, KeyResult, Objective
from grove.quality.rule import LINE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import ORDER, Line

THINGS = ARTEFACT | SYSTEM | METRIC | ZERO_EVENT
LINKS = word_class("en", "tied_to") | word_class("zh", "tied_to")


def check(one: Objective | KeyResult, around: Around) -> Iterator[Hit]:
    """Words of bonus, rating and punishment, unless they are what the system is for."""
    line = one.line
    if line.union & PAY and not line.union & PAY_METRIC:
        at = line.find(PAY)
        after = line.marks[at + 1] if at + 1 < len(line.marks) else 0
        if after & THINGS and not after & PAY and LINKS.isdisjoint(line.words):
            return  # payroll as a system, 薪资差错率: what is worked on, and no reward
        if line.language == "en" and at + 1 < len(line.marks) and _goes_wrong(line, at):
            return
        if at == line.head and line.mood == ORDER:
            return  # commission three test tracks
        yield seen(line, at)


def _goes_wrong(line: Line, at: int) -> bool:
    """Wrong bonus payouts from 14 to 1 per month: how often a thing of its own is done badly."""
    reading = line.reading
    if not line.marks[at + 1] & BITS["thing"] or not LINKS.isdisjoint(line.words):
        return False
    return at <= line.first + 1 and reading.start is not None and reading.target is not None


RULE = Rule(
    "PRC805",
    "tied-to-pay",
    ADVICE,
    LINE,
    "L",
    check,
    hides=("KR202", "KR203", "KR209", "OBJ102", "OBJ103", "OBJ104", "OBJ110"),
    needs=(PAY,),
)
