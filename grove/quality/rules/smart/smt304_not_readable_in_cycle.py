"""SMT304: the number is known too late to act on it."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Measuring period and lag together reach beyond the end of the cycle.

    Counted from today where that lies in the cycle, else from its start; a lag also counts from the
    due day.
    """
    fields, plan = result.fields, around.plan
    if fields is None or plan.ends is None:
        return
    period, lag = fields.period_days or 0, fields.lag_days or 0
    if not period and not lag:
        return
    begins = max((day for day in (plan.starts, around.today) if day is not None), default=None)
    if begins is not None and begins <= plan.ends:
        left = (plan.ends - begins).days + 1
        if period + lag > left:
            values = {"days": period + lag, "left": left, "ends": plan.ends}
            yield Hit(values=values, field="period_days")
            return
    if fields.due is not None and lag and (plan.ends - fields.due).days < lag:
        yield Hit(values={"lag": lag, "ends": plan.ends}, case="lag", field="lag_days")


RULE = Rule("SMT304", "not-readable-in-cycle", WARNING, KEY_RESULT, "SA", check)
