"""LRN702: a plan without a look at the last cycle."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule


def check(around: Around) -> Iterator[Hit]:
    """Where it is known that there was a cycle before, and that nobody graded it."""
    if around.plan.reviewed is False:
        yield Hit(field="review")


RULE = Rule("LRN702", "review-missing", ADVICE, TIME, "S", check, at_freeze=ERROR)
