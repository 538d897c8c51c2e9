"""OBJ102: an objective that is a project: making, moving or delivering something."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import (
    ACCEPTANCE,
    ADOPT,
    ARTEFACT,
    BAU,
    EVENT,
    EXPERIENCE,
    LATIN,
    METRIC,
    PEOPLE,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNIVERSAL,
    UPKEEP,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import DOES
from grove.quality.structure.line import ORDER, STATEMENT

FOUNDING = frozenset(("set up", "form", "found", "establish", "create", "组建", "成立"))
HOW_OFTEN = frozenset(("多", "少", "别", "先", "只", "常"))
THINGS = ARTEFACT | SYSTEM | EVENT | TASKNOUN
NAMED = THINGS | TECHNOLOGY | ACCEPTANCE | LATIN


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """The object decides: a thing made is a project, an experience made for somebody is not."""
    line = objective.line
    if line.verb != TASK or line.result_at >= 0:
        return
    head = line.marks[line.head]
    if line.head > line.first and line.words[line.head - 1] in HOW_OFTEN:
        return  # 多写代码、少开会: a habit
    if line.language == "zh" and not line.around & NAMED and not line.about & EVENT:
        return  # the verb may be half of a word the lists do not hold
    founds = line.words[line.head] in FOUNDING  # "set up an SRE team"
    if line.about & (PEOPLE | METRIC) and not founds and not line.around & (THINGS & ~ARTEFACT):
        return
    if (
        head & ADOPT
        and line.union & TECHNOLOGY
        and not line.around & (ARTEFACT | SYSTEM)
        and line.mood == ORDER
    ):
        return  # what is named is the solution: OBJ109
    if line.union & UNIVERSAL and line.mood == STATEMENT:
        return
    if line.union & BAU and head & UPKEEP:
        return
    if line.union & EXPERIENCE and not line.about & THINGS:
        return
    yield seen(line, line.head)


RULE = Rule(
    "OBJ102",
    "objective-is-project",
    WARNING,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ110"),
    needs=(DOES,),
)
