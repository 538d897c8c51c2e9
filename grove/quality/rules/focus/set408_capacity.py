"""SET408: more promised than there is to give, or much less."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Focus points that are not a hundred together; committed work above or far below capacity."""
    plan, limit = around.plan, around.limit
    if plan.capacity is not None:
        percent = {"percent": plan.capacity}
        if plan.capacity > limit("capacity-high-percent"):
            yield Hit(values=percent, case="over", field="capacity")
        elif plan.capacity < limit("capacity-low-percent"):
            yield Hit(values=percent, case="under", level=ADVICE, field="capacity")
    given = [one.points for one in plan.objectives if one.points is not None]
    if not plan.objectives or (plan.run_points is None and not given):
        return
    most = int(limit("focus-points"))
    together = (plan.run_points or 0) + sum(given)
    values = {"points": together, "most": most}
    if together > most:
        yield Hit(values={**values, "over": together - most}, field="points")
    elif together < most:
        left = {**values, "left": most - together}
        yield Hit(values=left, case="left", level=ADVICE, field="points")


RULE = Rule(
    "SET408",
    "capacity",
    WARNING,
    PLAN,
    "SA",
    check,
    limits=("capacity-low-percent", "capacity-high-percent", "focus-points"),
)
