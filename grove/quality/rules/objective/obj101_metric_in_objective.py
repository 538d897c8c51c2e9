"""OBJ101: an objective that carries its own number."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import FAMILY, METRIC, NUMBER, OUTCOME, PLAIN
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.structure.counts import NAMED
from grove.quality.structure.line import STATEMENT, Line

TIMES = frozenset(("min", "h", "day", "week", "month", "s", "minute", "hour"))


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A change, a target or a counted metric; a time span inside a capability is none of these."""
    line = objective.line
    at = numbers(line)
    if at is not None:
        yield Hit(at, line.text[at[0] : at[1]])


def numbers(line: Line) -> tuple[int, int] | None:
    """Where the number of a metric stands; None where the objective has none."""
    if not line.union & NUMBER and not line.union & OUTCOME:
        return None
    reading = line.reading
    if reading.change:
        return reading.change.span
    if reading.start and reading.target:
        return reading.target.span
    capability = line.mood == STATEMENT and line.verb == PLAIN
    target = reading.target or reading.low
    if target and reading.unit and (line.union & METRIC or reading.unit.value == "%"):
        # "A new hire is productive within a week" names a capability.
        if not (capability and reading.unit.value in TIMES):
            return target.span
    if not line.measured and not line.union & NUMBER:
        return None
    if capability and not line.union & METRIC:
        return None
    outside = line.numbers_outside_dates()
    for at in outside:
        percent = "%" in line.words[at] or line.words[at + 1 : at + 2] == ["%"]
        if percent or (line.union & (METRIC | FAMILY) and _big(line.words[at])):
            return line.place(at)
        if (
            line.verb & OUTCOME
            and _big(line.words[at])
            and not (at and line.words[at - 1] in NAMED)
        ):
            return line.place(at)
    return None


def _big(word: str) -> bool:
    plain = word.replace(",", "").rstrip("%+kmx")
    return plain.replace(".", "").isdigit() and len(plain) > 1


RULE = Rule(
    "OBJ101",
    "metric-in-objective",
    WARNING,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ107", "OBJ108", "OBJ110"),
)
