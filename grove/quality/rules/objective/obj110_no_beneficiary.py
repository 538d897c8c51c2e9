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
    TASK,
    UNIVERSAL,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, STATEMENT

# Families people outside technology feel, or that are about people.
FELT = frozenset(
    "satisfaction nps complaints revenue conversion retention churn active_users business_loss "
    "engagement dev_experience attrition successors skills training ramp_up overtime pages "
    "unit_cost total_cost adoption tickets support_time delivery_on_time need_lead_time".split()
)


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technical thing made better, and nobody it is for; a need it serves is the answer."""
    line = objective.line
    union = line.union
    inside = union & INTERNAL or any(name not in FELT for name in line.families)
    if objective.needs or not inside or union & (PEOPLE | BENEFICIARY | UNIVERSAL):
        return
    if line.result_at >= 0 or union & NEGATION:
        return
    better = (
        line.verb & (OUTCOME | VAGUE)
        or (line.verb == TASK and line.about & INTERNAL)
        or (line.mood == NOUN and union & (COMPARATIVE | STATE))
    )
    told = line.mood == STATEMENT and line.language == "zh" and union & DEGREE
    if better or (told and line.verb != PLAIN):
        at = line.find(INTERNAL)
        yield seen(line, at if at >= 0 else line.head)


RULE = Rule("OBJ110", "no-beneficiary", QUESTION, OBJECTIVE, "LQ", check)
