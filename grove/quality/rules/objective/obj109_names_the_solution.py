"""OBJ109: an objective that fixes the solution before the problem is said."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import ADOPT, BASE, MODAL, OUTCOME, PLAIN, TECHNOLOGY, UPKEEP
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import STATEMENT


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technique or product by name, and a verb of taking it into use."""
    line = objective.line
    union = line.union
    if not union & TECHNOLOGY or not union & ADOPT or line.result_at >= 0:
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


RULE = Rule(
    "OBJ109",
    "names-the-solution",
    ADVICE,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ110"),
    needs=(TECHNOLOGY, ADOPT),
)
