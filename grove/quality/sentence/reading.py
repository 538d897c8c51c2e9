"""What can be read from one sentence: fields with the span they came from, and doubts."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from grove.measure.day import date
from grove.measure.kinds import Kind
from grove.quality.normalise import Span
from grove.quality.typed import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Comparator(StrEnum):
    """How a target is meant when it is not "exactly there or better"."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    EXACTLY = "exactly"


class Direction(StrEnum):
    """Where the verb points."""

    UP = "up"
    DOWN = "down"


UP, DOWN = Direction.UP, Direction.DOWN  # an attribute of an enum class is slow to look up


class DoubtKind(StrEnum):
    """What was seen and not read, because reading it would have been a guess."""

    DATE_AMBIGUOUS = "date_ambiguous"  # 03/04, "by June": see `due_candidates`
    DATE_IMPOSSIBLE = "date_impossible"  # 31 February
    DATE_UNCLEAR = "date_unclear"  # this quarter, 春节前, FY27: no day that is known here
    SEVERAL_DATES = "several_dates"
    YEAR_MISSING = "year_missing"  # a day without a year, and no cycle to take it from
    DIGITS_UNCLEAR = "digits_unclear"  # 1.200: which number?
    NUMBER_UNCLEAR = "number_unclear"  # seen, and what it says is not known
    RANGE_UNCLEAR = "range_unclear"  # 10-15 outside of a hold
    SEVERAL_NUMBERS = "several_numbers"
    SEVERAL_CHANGES = "several_changes"  # two "from A to B" in one sentence; the first is read
    UNITS_DIFFER = "units_differ"  # start and target do not measure the same
    TIMEFRAME = "timeframe"  # "within 3 months": a date or a target?
    NO_CHANGE = "no_change"  # start = target
    DIRECTION_CONFLICT = "direction_conflict"  # shorten … from 30 min to 2 h
    START_ASSUMED = "start_assumed"  # counted from zero: to be confirmed
    START_UNCLEAR = "start_unclear"  # 从1.2提升到3万: 1.2 or 1.2万?
    UNUSUAL = "unusual"  # read, in wording unlike any that is known: to be confirmed
    TIMES_UNCLEAR = "times_unclear"  # 提升3倍: three times, or three times more?


class Read(Generic[T]):
    """A value and where it stands in the text as typed. A class of its own, as a NamedTuple takes
    half as long again to make and thrice as long to look into."""

    __slots__ = ("span", "value")

    def __init__(self, value: T, span: Span) -> None:
        self.value = value
        self.span = span

    def __repr__(self) -> str:
        return f"Read(value={self.value!r}, span={self.span!r})"


class Change(NamedTuple):
    """A relative goal asks for the start: "cut by 30 %" is (−30, "%"), "up 5 pp" (5, "pp")."""

    value: Decimal
    unit: str


class Doubt(NamedTuple):
    kind: DoubtKind
    span: Span


class Reading:
    """The fields of a sentence; what was not read is None. Values are in `unit`.

    start is converted to the unit of the target where both differ (4 h to 45 min: 240 min).
    low, high      the band of a hold within
    change         a relative goal, which has neither start nor target yet
    baseline       finding the start value is the goal itself
    direction      where the verb points; `kind` follows the numbers
    """

    __slots__ = (
        *("text", "kind", "direction", "start", "target", "low", "high", "unit"),
        *("comparator", "change", "baseline", "due", "due_candidates", "doubts"),
    )

    doubts: Sequence[Doubt]

    def __init__(self, text: str) -> None:
        self.text = text
        self.kind: Read[Kind] | None = None
        self.direction: Read[Direction] | None = None
        self.start: Read[Decimal] | None = None
        self.target: Read[Decimal] | None = None
        self.low: Read[Decimal] | None = None
        self.high: Read[Decimal] | None = None
        self.unit: Read[str] | None = None
        self.comparator: Read[Comparator] | None = None
        self.change: Read[Change] | None = None
        self.baseline: Read[bool] | None = None
        self.due: Read[date] | None = None
        self.due_candidates: tuple[date, ...] = ()
        self.doubts = ()

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in Reading.__slots__)
        return f"Reading({said})"

    def asks(self, kinds: frozenset[DoubtKind]) -> bool:
        """Whether something of one of these kinds is asked."""
        for doubt in self.doubts:
            if doubt.kind in kinds:
                return True
        return False

    @property
    def measurable(self) -> bool:
        """Something to measure was read: a target, a band or a change."""
        return self.target is not None or self.low is not None or self.change is not None
