"""IGN901: a comment silences a rule and does not say why."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Comments belong to files, not to plans: `grove.quality.checking` finds these."""
    return iter(())


RULE = Rule("IGN901", "ignore-without-reason", WARNING, PLAN, "S", check)
