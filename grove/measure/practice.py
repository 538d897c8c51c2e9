"""How the process itself went: medians of waiting times, hours of work from moments of writing.

Everything is about plans, never about people: moments come in by person only so that two people
who write at the same time are two, and leave as one sum.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from fractions import Fraction

PAUSE = timedelta(minutes=15)  # a longer silence ends a sitting
ALONE = timedelta(minutes=5)  # what thinking before the first act of a sitting is taken to last
HALF, LAST_QUARTER = Fraction(1, 2), Fraction(3, 4)


def working_time(moments: Iterable[datetime]) -> timedelta:
    """Time one person worked, from the moments at which something was written.

    Moments closer than PAUSE belong to one sitting, which counts from its first to its last
    moment and ALONE more. No moments, no time.
    """
    total, last = timedelta(0), None
    for moment in sorted(moments):
        if last is None or moment - last > PAUSE:
            total += ALONE
        else:
            total += moment - last
        last = moment
    return total


def median(values: Iterable[float]) -> float | None:
    """The middle value, the mean of the two middle ones; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def due_weeks(
    first: date, last: date, rests: Iterable[tuple[date, date | None]] = ()
) -> frozenset[date]:
    """Mondays of the weeks in which something was due between two days, both included.

    A week that a rest touches is not due; a rest without an end lasts. `first` after `last`: none.
    """
    if first > last:
        return frozenset()
    rested = [(_monday(since), None if end is None else _monday(end)) for since, end in rests]
    found, week = set(), _monday(first)
    while week <= last:
        if not any(since <= week and (end is None or week <= end) for since, end in rested):
            found.add(week)
        week += timedelta(weeks=1)
    return frozenset(found)


def part_of(first: date, last: date, day: date) -> Fraction:
    """How much of a period had gone by on a day, 0 to 1."""
    length = (last - first).days + 1
    return min(Fraction(1), max(Fraction(0), Fraction((day - first).days, length)))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
