"""PRC802: nobody outside the writers has spoken about the plan."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule

BINDING = 2  # the first version that binds


def check(around: Around) -> Iterator[Hit]:
    """No session and no one-to-one on record. An error when version 2.0 or later is frozen."""
    process = around.plan.process
    if process is None or process.alignment_records != 0:
        return
    first = around.freezing.partition(".")[0]
    binding = first.isascii() and first.isdigit() and int(first[:4]) >= BINDING
    yield Hit(level=ERROR if binding else ADVICE)


RULE = Rule("PRC802", "no-alignment-record", ADVICE, TIME, "S", check, at_freeze=ERROR)
