"""OBJ109: an objective that fixes the solution before the problem is said."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    ADOPT,
    BASE,
    MODAL,
    NEGATION,
    OUTCOME,
    PLAIN,
    TECHNOLOGY,
    UNKNOWN,
    UPKEEP,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import STATEMENT, Line


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technique or product by name, and a verb of taking it into use."""
    line = objective.line
    union = line.union
    if not union & TECHNOLOGY or line.result_at >= 0:
        return
    if not union & ADOPT:
        if line.language == "zh" and _moves_to(line):
            yield seen(line, line.find(TECHNOLOGY))
        return
    if line.mood == STATEMENT and line.verb == PLAIN and line.marks[line.head] & MODAL:
        return
    tool = line.find(TECHNOLOGY)
    verb = line.find(ADOPT)
    if verb < 0 or (line.language == "en" and verb > tool and line.marks[verb] & BASE):
        return
    if line.verb & (OUTCOME | UPKEEP) and not line.marks[line.head] & ADOPT:
        return
    yield seen(line, tool)


# What a thing does that goes over to a technique, in one word before its name: 全部换FreeRTOS.
GOING = frozenset(("走", "换", "上", "切", "改", "转", "迁", "搬"))
ON = frozenset("到成为向入进至用上")


def _moves_to(line: Line) -> bool:
    """所有内网访问走零信任, 工程全部换FreeRTOS: no word of taking into use, but of going over."""
    words, marks = line.words, line.marks
    if line.union & (MODAL | NEGATION):
        return False
    for at in range(1, len(words)):
        if marks[at] & TECHNOLOGY:
            before = words[at - 1]
            over = before[:-1] if before[-1] in ON and before[:-1] else before
            if over[-1] in GOING and (len(over) == 1 or marks[at - 1] & UNKNOWN):
                return True
    return False


RULE = Rule(
    "OBJ109",
    "names-the-solution",
    ADVICE,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ110"),
    needs=(TECHNOLOGY,),
)
