"""OBJ104: the tone of an annual report: it is done because it stands in the plan."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import PLAIN, REPORT, REPORT_VERB
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import STATEMENT


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A word of carrying out, and a word of plans, tasks and instructions."""
    line = objective.line
    union = line.union
    if union & REPORT and union & REPORT_VERB:
        at = line.find(REPORT)
        if line.mood == STATEMENT and line.verb == PLAIN and line.language == "en":
            return
        yield seen(line, at)


RULE = Rule(
    "OBJ104",
    "reads-like-a-report",
    QUESTION,
    OBJECTIVE,
    "LQ",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(REPORT, REPORT_VERB),
)
