"""The small line of a key result: its last twelve readings, and the sentence that says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from grove.look.saying import went_words
from grove.okrs.chart.scene import runs_of
from grove.okrs.pace import ReadingPoint
from grove.okrs.words import value_text

DRAWN = 12


@dataclass(frozen=True)
class Spark:
    """Values in their order; None is a gap where a source was silent. Empty below two readings."""

    values: tuple[float | None, ...]
    words: str


def spark_of(readings: Sequence[ReadingPoint], unit: str) -> Spark:
    """The line of the last twelve readings."""
    last = readings[-DRAWN:]
    if len(last) < 2:
        return Spark((), "")
    values: list[float | None] = []
    for run in runs_of(tuple((one.on, float(one.value)) for one in last)):
        values += [None] if values else []
        values += [value for _day, value in run]
    first, now = last[0].value, last[-1].value
    words = went_words(first, now, value_text(first, ""), value_text(now, unit), len(last))
    return Spark(tuple(values), words)
