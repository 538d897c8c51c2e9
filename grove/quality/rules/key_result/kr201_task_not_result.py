"""KR201: something is done, and nothing says what is different afterwards."""

from collections.abc import Iterable

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around, Fields, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.key_result.kr213_milestone_underspecified import FEWEST_STAGES
from grove.quality.rules.seen import seen
from grove.quality.signs import DOES
from grove.quality.structure.line import NOUN, PASSIVE
from grove.quality.structure.tasks import is_task

CASES = {PASSIVE: "done", NOUN: "named"}


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Quiet for a milestone with a day and an acceptance, and where a measured result follows."""
    fields = result.fields
    if fields is not None and fields.due and (fields.acceptance or _staged(fields)):
        return ()
    line = result.line
    if not is_task(line):
        return ()
    if fields is not None and fields.target is not None and fields.kind != "milestone":
        return ()
    return (seen(line, line.head, case=CASES.get(line.mood, "")),)


def _staged(fields: Fields) -> bool:
    """Whether it is a milestone whose stages and evidence say when it is reached (see KR213)."""
    if fields.kind != "milestone" or len(fields.stages) < FEWEST_STAGES:
        return False
    return any(stage.evidence for stage in fields.stages)


RULE = Rule(
    "KR201",
    "task-not-result",
    WARNING,
    KEY_RESULT,
    "L",
    check,
    hides=("KR202", "KR203", "KR204", "KR213"),
    needs=(DOES,),
)
