"""Progress of a key result and where it should be by now, from its record and its readings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from grove.measure.errors import CheckpointsOutOfOrder, MeasureError
from grove.measure.kinds import Kind
from grove.measure.pace import Shape, expected_progress, expected_value
from grove.measure.progress import NOT_YET, Progress, progress
from grove.measure.quarters import Rhythm, by_period, periods
from grove.okrs.definition import measure_of
from grove.okrs.models import KeyResult
from grove.plans.models import Cycle


@dataclass(frozen=True)
class ReadingPoint:
    """One reading as pages show it."""

    id: int
    on: date
    value: Decimal
    trust: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class StagePoint:
    """One stage of a milestone."""

    position: int
    name: str
    evidence: str
    reached_on: date | None


@dataclass(frozen=True)
class Standing:
    """Where a key result stands on a day.

    expected    share of the way expected by then, 0..1; None while nothing can be expected
    now, now_on the latest value and its day (stages reached for a milestone)
    """

    progress: Progress
    expected: float | None
    now: Decimal | None
    now_on: date | None


def days_of(key_result: KeyResult, cycle: Cycle) -> tuple[date, date]:
    """First day and due day: the cycle's last day while no date is said."""
    return cycle.starts_on, key_result.due or cycle.ends_on


def standing_of(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    stages: Sequence[StagePoint] = (),
    checkpoints: Mapping[int, Decimal] | None = None,
) -> Standing:
    """Progress by the end of a day, beside what is expected by then."""
    reached, now, now_on = reached_by(key_result, cycle, on, readings, stages)
    expected = expected_share_of(key_result, cycle, on, checkpoints or {})
    return Standing(reached, expected, now, now_on)


def reached_by(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    stages: Sequence[StagePoint] = (),
) -> tuple[Progress, Decimal | None, date | None]:
    """Progress by the end of a day, the latest value and its day. What cannot be computed is "not
    measurable yet", never 0."""
    past = [reading for reading in readings if reading.on <= on]
    now, now_on = _latest(key_result, past, stages, on)
    measure = measure_of(key_result, len(stages))
    reached = NOT_YET
    if measure is not None:
        kept: Iterable[Decimal | None] = ()
        if measure.kind.is_hold:
            kept = weeks_of(key_result, cycle, past, on)
        try:
            reached = progress(measure, now, tuple(kept))
        except MeasureError:
            reached = NOT_YET
    return reached, now, now_on


def weeks_of(
    key_result: KeyResult, cycle: Cycle, readings: Sequence[ReadingPoint], on: date
) -> tuple[Decimal | None, ...]:
    """A hold's values week by week, up to the last week that has ended; None: not measured."""
    first, due = days_of(key_result, cycle)
    weeks = periods(first, max(first, due), Rhythm.WEEK)
    return by_period(((reading.on, reading.value) for reading in readings), weeks, on)


def expected_share_of(
    key_result: KeyResult, cycle: Cycle, on: date, checkpoints: Mapping[int, Decimal]
) -> float | None:
    """Share of the way expected by the end of a day; None while the kind is not said."""
    if not key_result.kind:
        return None
    kind = Kind(key_result.kind)
    first, due = days_of(key_result, cycle)
    shape, bends = shape_of(key_result, cycle, checkpoints)
    try:
        return expected_progress(
            kind, key_result.baseline, key_result.target, shape, first, due, on, bends
        )
    except CheckpointsOutOfOrder:
        return expected_progress(
            kind, key_result.baseline, key_result.target, Shape.STEADY, first, due, on
        )
    except MeasureError:
        return None


def expected_value_of(
    key_result: KeyResult, cycle: Cycle, on: date, checkpoints: Mapping[int, Decimal]
) -> Decimal | None:
    """The value expected by the end of a day, rounded to three significant decimals of its way."""
    ends = ends_of(key_result)
    if ends is None:
        return None
    start, target = ends
    first, due = days_of(key_result, cycle)
    shape, bends = shape_of(key_result, cycle, checkpoints)
    try:
        value = expected_value(start, target, shape, first, due, on, bends)
    except CheckpointsOutOfOrder:
        value = expected_value(start, target, Shape.STEADY, first, due, on)
    except MeasureError:
        return None
    return _rounded(value, abs(target - start))


def ends_of(key_result: KeyResult) -> tuple[Decimal, Decimal] | None:
    """Start and target of a key result that goes a way; None for the other kinds or a gap."""
    if not key_result.kind or key_result.target is None:
        return None
    kind = Kind(key_result.kind)
    if kind is Kind.COUNT:
        return Decimal(0), key_result.target
    if not kind.needs_start or key_result.baseline is None:
        return None
    return key_result.baseline, key_result.target


def shape_of(
    key_result: KeyResult, cycle: Cycle, checkpoints: Mapping[int, Decimal]
) -> tuple[Shape, dict[date, Decimal]]:
    """The pace: checkpoints make it custom, else what the person chose."""
    if checkpoints:
        quarters = cycle.quarters
        return Shape.CUSTOM, {quarters[q - 1].last: value for q, value in checkpoints.items()}
    known = key_result.pace in Shape.__members__.values() and key_result.pace != Shape.CUSTOM
    return (Shape(key_result.pace) if known else Shape.STEADY), {}


def _latest(
    key_result: KeyResult, past: Sequence[ReadingPoint], stages: Sequence[StagePoint], on: date
) -> tuple[Decimal | None, date | None]:
    if key_result.kind == Kind.MILESTONE:
        reached = [s.reached_on for s in stages if s.reached_on is not None and s.reached_on <= on]
        return Decimal(len(reached)), max(reached, default=None)
    if not past:
        return None, None
    last = max(past, key=lambda reading: (reading.on, reading.id))
    return last.value, last.on


def _rounded(value: float, way: Decimal) -> Decimal:
    """Three digits of the way are enough: 325 of 820 → 300, 99.93 of 99.9 → 99.95."""
    places = max(0, 2 - way.adjusted()) if way else 2
    return round(Decimal(repr(value)), min(places, 6))
