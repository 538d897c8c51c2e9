"""LRN705: the same goal ends at the top, or at the bottom, twice in a row."""

from collections.abc import Iterator
from decimal import Decimal

from grove.quality.finding import ADVICE, Beside, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule


def check(around: Around) -> Iterator[Hit]:
    """Both of the last two grades are high, or both low."""
    high = Decimal(str(around.limit("chronic-high")))
    low = Decimal(str(around.limit("chronic-low")))
    for past in around.plan.past or ():
        if past.grade is None or past.earlier is None:
            continue
        grades = f"{past.earlier:f}, {past.grade:f}"
        values = {"code": past.code, "grades": grades}
        beside = (Beside(past.code, past.text, grades),)
        if min(past.grade, past.earlier) >= high and not past.committed:
            yield Hit(values=values, case="high", beside=beside, basis=past.text)
        elif max(past.grade, past.earlier) <= low:
            yield Hit(values=values, beside=beside, basis=past.text)


RULE = Rule(
    "LRN705", "chronic-score", ADVICE, TIME, "A", check, limits=("chronic-high", "chronic-low")
)
