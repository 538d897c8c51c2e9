"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BUSINESS,
    BUSINESS_NEAR,
    NEGATION,
    OUTCOME,
    PLAIN,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, Line

CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
BECOME = frozenset("become becomes be make turn help 成为 帮助 助力 做到".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A business figure ordered up, with nothing that says what technology has to do with it."""
    line = objective.line
    union = line.union
    if not union & BUSINESS or union & (BUSINESS_NEAR | NEGATION) or line.result_at >= 0:
        return
    if (
        line.verb & (OUTCOME | VAGUE | TASK)
        or (line.mood in (NOUN, ORDER) and line.verb != UPKEEP)
        or line.words[0] in CAUSES
        or (line.verb == PLAIN and _becomes(line))
    ):
        yield seen(line, line.find(BUSINESS))


def _becomes(line: Line) -> bool:
    return any(word in BECOME for word in line.words[line.first : line.first + 2])


RULE = Rule(
    "OBJ108",
    "outside-control",
    QUESTION,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(BUSINESS,),
)
