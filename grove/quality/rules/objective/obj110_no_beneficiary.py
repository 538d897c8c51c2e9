"""OBJ110: an objective inside technology of which nobody outside would notice anything."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BENEFICIARY,
    COMPARATIVE,
    DEGREE,
    INTERNAL,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    STATE,
    UNIVERSAL,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, STATEMENT


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technical thing made better, and nobody it is for. A need it serves answers the question."""
    line = objective.line
    union = line.union
    if objective.needs or not union & INTERNAL or union & (PEOPLE | BENEFICIARY | UNIVERSAL):
        return
    if line.result_at >= 0 or union & NEGATION:
        return
    better = line.verb & (OUTCOME | VAGUE) or (line.mood == NOUN and union & (COMPARATIVE | STATE))
    if better or (line.mood == STATEMENT and union & DEGREE and line.verb != PLAIN):
        yield seen(line, line.find(INTERNAL))


RULE = Rule("OBJ110", "no-beneficiary", QUESTION, OBJECTIVE, "LQ", check)
