"""IGN903: a comment silences a rule that finds nothing there."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Comments belong to files, not to plans: `grove.quality.checking` finds these."""
    return iter(())


RULE = Rule("IGN903", "ignore-unused", WARNING, PLAN, "S", check)
