"""What was done in the year that is replayed, written down, and every sum of it done again.

The arithmetic is that of the published table (docs/arithmetic.md), in fractions. Nothing here asks
anything of the product.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

WEEK, SUNDAY = timedelta(weeks=1), timedelta(days=6)
HALF = Fraction(1, 2)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def cut(share: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), share))


def rounded(share: Fraction, places: int) -> Decimal:
    """Half up, in whole steps."""
    steps = (share * 10**places * 2 + 1) // 2
    return Decimal(int(steps)).scaleb(-places)


def mean(parts: Iterable[tuple[Fraction, int]]) -> Fraction | None:
    """The weighted mean of what is known; None of nothing."""
    listed = list(parts)
    total = sum(weight for _share, weight in listed)
    return sum((share * weight for share, weight in listed), Fraction(0)) / total if total else None


@dataclass
class Said:
    """What a check-in came to say of one key result in a week."""

    on: date
    value: Decimal
    confidence: int
    note: str
    done: bool
    unchanged: bool
    target: Decimal | None
    share: Fraction | None


@dataclass
class Line:
    """One key result in the notes: what it aims at, and every value it was given on a day.

    first      the first day of the cycle; written: the day it was written down
    target     for a milestone its stages, for a hold its limit or the middle of its band
    rests      since when it rested and until when, by decision
    """

    pk: int
    code: str
    objective: str
    kind: str
    start: Decimal | None
    target: Decimal | None
    weight: int
    committed: bool
    first: date
    written: date
    tolerance: Decimal | None = None
    values: list[tuple[date, int, Decimal]] = field(default_factory=list)  # day, place, value
    said: dict[date, Said] = field(default_factory=dict)  # by Monday
    rests: list[tuple[date, date | None]] = field(default_factory=list)

    @property
    def is_hold(self) -> bool:
        return self.kind.startswith("hold_")

    @property
    def aim(self) -> Fraction:
        return Fraction(1) if self.target is None else Fraction(self.target)

    def give(self, day: date, value: Decimal) -> None:
        self.values.append((day, len(self.values), value))

    def now(self, day: date) -> Decimal | None:
        """The last value of the last day on which one is known."""
        known = [one for one in self.values if one[0] <= day]
        return max(known)[2] if known else None

    def share(self, day: date) -> Fraction | None:
        """The way gone by the end of a day, uncut; None while nothing can be said."""
        if self.is_hold:
            weeks = self.weeks(day)
            kept = sum(value is not None and self.holds(Fraction(value)) for value in weeks)
            return Fraction(kept, len(weeks)) if weeks else None
        now = self.now(day)
        match self.kind:
            case "milestone":
                return Fraction(now or 0) / self.aim
            case "count" | "yes_no":
                return None if now is None else Fraction(now) / self.aim
            case "increase" | "decrease":
                if now is None or self.start is None:
                    return None
                start = Fraction(self.start)
                return (Fraction(now) - start) / (self.aim - start)
        raise ValueError(self.kind)

    def weeks(self, day: date) -> list[Decimal | None]:
        """The last value of every week that is over, None where there was none."""
        found: list[Decimal | None] = []
        week = self.first
        while week + SUNDAY < day and len(found) < 52:
            inside = [one for one in self.values if week <= one[0] <= week + SUNDAY]
            found.append(max(inside)[2] if inside else None)
            week += WEEK
        return found

    def holds(self, value: Fraction) -> bool:
        """Whether a value keeps what must hold; the limit itself does."""
        match self.kind:
            case "hold_above":
                return value >= self.aim
            case "hold_below":
                return value <= self.aim
        wide = self.aim / 20 if self.tolerance is None else Fraction(self.tolerance)
        return abs(value - self.aim) <= wide

    def suggested(self, day: date) -> Decimal | None:
        """The grade of the arithmetic alone; none of a hold that more than half of the time nobody
        looked at."""
        if self.is_hold:
            weeks = self.weeks(day)
            if sum(value is None for value in weeks) * 2 > len(weeks):
                return None
        share = self.share(day)
        return None if share is None else rounded(cut(share), 1)

    def due(self, since: date, last: date) -> set[date]:
        """Mondays of the weeks a check-in was due in: from its first day on until it is done,
        without those that a rest touches. `since` is the day the plan was first spoken of."""
        done = [week for week, said in self.said.items() if said.done]
        end = min([last, *(week + SUNDAY for week in done)])
        first = max(self.first, self.written, since)
        weeks = (monday(first) + WEEK * number for number in range(60))
        return {week for week in weeks if week <= end and not self.rested(week)}

    def rested(self, week: date) -> bool:
        return any(
            since <= week + SUNDAY and (end is None or week <= end) for since, end in self.rests
        )

    def tell(
        self, day: date, value: Decimal | None, confidence: int, note: str, done: bool
    ) -> bool:
        """Note what a check-in says: a second one in the same week takes the place of the first.
        Whether it says anything new."""
        week = monday(day)
        weeks = sorted(one for one in self.said if one <= week)
        before = self.said[weeks[-1]].value if weeks else None
        value = before if value is None else value
        assert value is not None
        earlier = self.said.get(week)
        if earlier is None or earlier.value != value:
            self.give(day, value)
        unchanged = before == value and (earlier is None or earlier.unchanged)
        share = self.share(day)
        said = Said(day, value, confidence, note, done, unchanged, self.target, share)
        self.said[week] = said
        return said != earlier


@dataclass
class Notes:
    """Everything that was done: by key result, by objective and week, and how often."""

    lines: dict[str, Line] = field(default_factory=dict)
    acts: Counter[str] = field(default_factory=Counter)
    # objective and Monday → its mean, of how many of how many key results
    objectives: dict[tuple[str, date], tuple[Fraction | None, int, int]] = field(
        default_factory=dict
    )
    health: dict[tuple[str, date], Decimal] = field(default_factory=dict)  # by level and Monday
    answers: int = 0
    targets: list[tuple[str, date]] = field(default_factory=list)

    def of(self, objective: str) -> list[Line]:
        return [line for line in self.lines.values() if line.objective == objective]

    def tell_objective(self, objective: str, day: date) -> None:
        """Note how an objective stands after a check-in."""
        parts = [(line.share(day), line.weight) for line in self.of(objective)]
        known = [(cut(share), weight) for share, weight in parts if share is not None]
        self.objectives[objective, monday(day)] = mean(known), len(known), len(parts)

    def due_and_kept(self, last: date) -> tuple[int, int]:
        """Weeks in which a check-in was due, and those of them in which one came."""
        since = min(said.on for line in self.lines.values() for said in line.said.values())
        due = {line.code: line.due(since, last) for line in self.lines.values()}
        kept = (due[code] & self.lines[code].said.keys() for code in due)
        return sum(map(len, due.values())), sum(map(len, kept))

    def late(self, first: date, last: date) -> list[tuple[str, date]]:
        """Targets that were changed when half of the cycle was gone."""
        length = (last - first).days + 1
        return [one for one in self.targets if Fraction((one[1] - first).days, length) >= HALF]
