"""KR213: a milestone of which nobody could say when it is reached."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.signs import PASSES

FEWEST_STAGES = 3


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Without stages and acceptance, without evidence, or on bare text without a date."""
    fields = result.fields
    if fields is None:
        if result.kind == "milestone" and not _dated(result):
            return (Hit(case="date", field="due"),)
        return ()
    if fields.acceptance:
        return ()
    if fields.kind == "yes_no":
        return (Hit(case="yes_no", level=ADVICE, field="kind"),)
    elif fields.kind != "milestone":
        return ()
    elif len(fields.stages) < FEWEST_STAGES:
        return (Hit(field="stages"),)
    elif not fields.source and not any(stage.evidence for stage in fields.stages):
        return (Hit(case="evidence", field="stages"),)
    return ()


def _dated(result: KeyResult) -> bool:
    reading = result.line.reading
    return reading.due is not None or bool(reading.due_candidates) or bool(reading.doubts)


RULE = Rule("KR213", "milestone-underspecified", WARNING, KEY_RESULT, "LS", check, needs=(PASSES,))
