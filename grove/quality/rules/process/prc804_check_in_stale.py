"""PRC804: nobody has said for too long where it stands, or why confidence fell."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """The last check-in is older than 14 days; or confidence fell by 3 and nobody said why."""
    last = result.fields.check_in if result.fields is not None else None
    if last is None:
        return
    today = around.today
    if today is not None and (around.plan.ends is None or today <= around.plan.ends):
        days = (today - last.on).days
        if days > around.limit("check-in-days"):
            yield Hit(values={"days": days, "on": last.on}, field="check_in")
    if last.confidence is None or last.confidence_before is None or last.note.strip():
        return
    fell = last.confidence_before - last.confidence
    if fell >= around.limit("confidence-drop"):
        values = {"before": last.confidence_before, "now": last.confidence}
        yield Hit(values=values, case="fell", field="note")


RULE = Rule(
    "PRC804",
    "check-in-stale",
    ADVICE,
    KEY_RESULT,
    "SA",
    check,
    limits=("check-in-days", "confidence-drop"),
)
