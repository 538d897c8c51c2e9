"""SMT302: no date, or one the cycle does not have."""

from collections.abc import Iterator

from grove.quality.finding import ERROR, WARNING, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Only with fields, and where days are known at all: a table without dates misses none.

    Outside of the cycle is an error: it could never be graded.
    """
    fields = result.fields
    if fields is None:
        return
    plan = around.plan
    if fields.due is None:
        if around.dated:
            yield Hit(field="due")
    elif plan.starts and plan.ends and not plan.starts <= fields.due <= plan.ends:
        values = {"due": fields.due, "starts": plan.starts, "ends": plan.ends}
        yield Hit(values=values, case="outside", level=ERROR, field="due")


RULE = Rule("SMT302", "deadline-missing-or-outside-cycle", WARNING, KEY_RESULT, "SA", check)
