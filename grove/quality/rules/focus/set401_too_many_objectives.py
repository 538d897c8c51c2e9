"""SET401: more objectives than anybody can hold in mind."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """More than five is an error, four and five are advice."""
    number = len(around.plan.objectives)
    values = {"number": number, "most": int(around.limit("objectives-error"))}
    if number > around.limit("objectives-error"):
        yield Hit(values=values)
    elif number > around.limit("objectives-advice"):
        yield Hit(values=values, case="some", level=ADVICE)


RULE = Rule(
    "SET401",
    "too-many-objectives",
    ERROR,
    PLAN,
    "S",
    check,
    limits=("objectives-advice", "objectives-error"),
)
