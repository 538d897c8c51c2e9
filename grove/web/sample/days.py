"""The calendar of the sample: everything is so many days ago, so it never looks stale.

The running cycle is in its week 46 of 52; the next one follows it. Both begin on a Monday. A cycle
is named after the year in which most of it lies.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

WEEKS = 52
WEEK_NOW = 46
WEEKS_READ = 45
MONTHS = "January February March April May June July August September October November December"
_PLACE = re.compile(r"\{(\w+)(?::(\d+))?\}")


@dataclass(frozen=True)
class Span:
    """A cycle's days, both included, and its name."""

    first: date
    last: date
    name: str

    def month_end(self, month: int) -> date:
        """The end of a calendar month nearest to so many twelfths of the cycle, inside it."""
        aim = self.first + timedelta(days=7 * WEEKS * month // 12 - 1)
        ends = [_month_end(aim.replace(day=1) - timedelta(days=1)), _month_end(aim)]
        inside = [end for end in ends if self.first < end <= self.last]
        return min(inside, key=lambda end: abs((end - aim).days)) if inside else self.last

    def friday(self, week: int) -> date:
        """The Friday of the cycle's week 1 to 52."""
        return self.first + timedelta(days=7 * week - 3)


@dataclass(frozen=True)
class Days:
    """The days of one sample as seen from `today`, and how its language writes them."""

    today: date
    chinese: bool

    @property
    def last(self) -> Span:
        """The running cycle: step 3 of the next plan calls it the last one."""
        monday = self.today - timedelta(days=self.today.weekday())
        first = monday - timedelta(weeks=WEEK_NOW - 1)
        return _span(first, (first + timedelta(weeks=WEEKS // 2)).year)

    @property
    def before(self) -> Span:
        """The cycle before the running one: closed."""
        last = self.last
        return _span(last.first - timedelta(weeks=WEEKS), int(last.name) - 1)

    @property
    def this(self) -> Span:
        """The cycle that is being planned."""
        last = self.last
        return _span(last.last + timedelta(days=1), int(last.name) + 1)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def moment(self, day: date, clock: str) -> datetime:
        """A day at a time such as "14:32", in the instance's time zone."""
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))

    def written(self, day: date) -> str:
        """A day in a sentence: 30 Jun 2027, 2027年6月30日."""
        if self.chinese:
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {MONTHS.split()[day.month - 1][:3]} {day.year}"

    def fill(self, text: str, due: date | None = None) -> str:
        """A text with its places filled: {last} and {this} are names of cycles, {due} is a day,
        {due:6} the end of the next cycle's sixth month, {month:6} the name of that month."""

        def word(match: re.Match[str]) -> str:
            name, month = match[1], int(match[2] or 0)
            if name == "due":
                return self.written(self.this.month_end(month) if month else due or self.today)
            if name == "month":
                at = self.this.month_end(month).month
                return f"{at}月" if self.chinese else MONTHS.split()[at - 1]
            return {"last": self.last.name, "this": self.this.name}[name]

        return _PLACE.sub(word, text)

    def filled(self, content: Any) -> Any:
        """The same for a whole table of texts, except those that wait for their own {due}."""
        if isinstance(content, dict):
            return {key: self.filled(value) for key, value in content.items()}
        if isinstance(content, list):
            return [self.filled(value) for value in content]
        if isinstance(content, str) and "{due}" not in content:
            return self.fill(content)
        return content


def _span(first: date, year: int) -> Span:
    return Span(first, first + timedelta(weeks=WEEKS) - timedelta(days=1), str(year))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
