"""SMT303: everything is due on the day the cycle ends."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """At least three key results with dates, all of them on the last day of the cycle."""
    plan = around.plan
    if plan.ends is None:
        return
    dated = [result for result in plan.key_results if result.fields is not None and result.due]
    if len(dated) < around.limit("last-day-results"):
        return
    if all(result.due == plan.ends for result in dated):
        yield Hit(values={"number": len(dated), "ends": plan.ends}, field="due")


RULE = Rule(
    "SMT303", "all-due-on-the-last-day", WARNING, PLAN, "A", check, limits=("last-day-results",)
)
