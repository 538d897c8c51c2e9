"""PRC803: those who work on it have not heard it."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule


def check(around: Around) -> Iterator[Hit]:
    """Where it is known that the plan was not presented."""
    process = around.plan.process
    if process is not None and process.presented is False:
        yield Hit(field="presented")


RULE = Rule("PRC803", "not-presented", ADVICE, TIME, "S", check)
