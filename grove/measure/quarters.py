"""Cutting a cycle into quarters, months and weeks, and laying readings into those periods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from grove.measure.errors import DueBeforeStart

DAY = timedelta(days=1)


class Rhythm(StrEnum):
    """How often a hold is judged."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first and last included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def quarters(first: date, last: date) -> tuple[Period, Period, Period, Period]:
    """The four quarters of a cycle, first and last day included; any day of a month may begin it.

    Twelve months are cut at every third month; any other length into four parts whose numbers of
    days differ by at most one. Raises DueBeforeStart for a cycle of fewer than four days.
    """
    days = (last - first).days + 1
    if days < 4:
        raise DueBeforeStart
    if months_later(first, 12) - DAY == last:
        cuts = [months_later(first, 3 * n) for n in range(5)]
    else:
        cuts = [first + timedelta(days=days * n // 4) for n in range(5)]
    a, b, c, d = (Period(cuts[n], cuts[n + 1] - DAY) for n in range(4))
    return a, b, c, d


def periods(first: date, last: date, rhythm: Rhythm) -> tuple[Period, ...]:
    """The days from first to last cut by rhythm, from the first day on; the last may be shorter.

    Weeks run Monday to Sunday, so the first one may be shorter too.
    """
    if last < first:
        raise DueBeforeStart
    if rhythm is Rhythm.WEEK:
        monday = first - timedelta(days=first.weekday())
        count = (last - monday).days // 7 + 1
        cuts = [max(first, monday + timedelta(days=7 * n)) for n in range(count)]
    else:
        step = 1 if rhythm is Rhythm.MONTH else 3
        count = ((last.year - first.year) * 12 + last.month - first.month) // step + 1
        cuts = [months_later(first, step * n) for n in range(count)]
        cuts = [cut for cut in cuts if cut <= last]
    ends = [cut - DAY for cut in cuts[1:]] + [last]
    return tuple(Period(cut, end) for cut, end in zip(cuts, ends, strict=True))


def by_period(
    readings: Iterable[tuple[date, Decimal]], cut: Sequence[Period], on: date
) -> tuple[Decimal | None, ...]:
    """The last reading of each period that has ended by the end of day `on`, None where there was
    none.

    A period still running is not judged: it could be neither kept nor missed yet. One that ends on
    the day itself is, as soon as it has a reading: until the day is over that may still come.
    """
    ended = [period for period in cut if period.last <= on]
    ordered = sorted(readings, key=lambda reading: reading[0])
    values: list[Decimal | None] = []
    at = 0
    for period in ended:
        value: Decimal | None = None
        while at < len(ordered) and ordered[at][0] <= period.last:
            if ordered[at][0] >= period.first:
                value = ordered[at][1]
            at += 1
        values.append(value)
    if values and values[-1] is None and ended[-1].last == on:
        values.pop()
    return tuple(values)


def months_later(day: date, months: int) -> date:
    """The same day that many months later; the last of a shorter month (31 Jan → 28 Feb)."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date(9999, 12, 31)
    return date(year, month, min(day.day, (following - DAY).day))
