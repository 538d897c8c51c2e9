"""IGN902: a comment names a rule that does not exist."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Comments belong to files, not to plans: `grove.quality.checking` finds these."""
    return iter(())


RULE = Rule("IGN902", "ignore-unknown-rule", WARNING, PLAN, "S", check)
