"""OBJ107: what would be done without any objective."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import BAU, NEGATION, SYSTEM, TASK, UPKEEP, VAGUE
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure import Line

RUNNING = frozenset(
    (
        "operate operates operating operated maintain maintains maintaining run running "
        "administer service"
    ).split()
)
CARING = frozenset("provide provides providing 做好 抓好 持续做好 做 provide".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A verb of keeping, and what runs anyway."""
    line = objective.line
    union = line.union
    if line.result_at >= 0 or (union & NEGATION and not union & BAU):
        return
    if not (line.verb == UPKEEP or (line.verb & (TASK | VAGUE) and _cares(line))):
        return
    if union & BAU or (line.words[line.head].split()[0] in RUNNING and line.about & SYSTEM):
        at = line.find(BAU)
        yield seen(line, at if at >= 0 else line.head)


def _cares(line: Line) -> bool:
    word = line.words[line.head]
    mark = line.marks[line.head]
    return bool(mark & UPKEEP) or word in CARING


RULE = Rule(
    "OBJ107",
    "business-as-usual",
    ADVICE,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ104", "OBJ110"),
)
