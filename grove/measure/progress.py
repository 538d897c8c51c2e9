"""How far a key result has come, one formula per kind (FORMATS §1.1, UX §2.4).

increase, decrease   (now − start) ÷ (target − start), the same formula for both directions
count                now ÷ target, counted from zero
hold                 periods kept ÷ periods elapsed; a period without a value counts as not kept
milestone            stages done ÷ stages, 3 to 7 of them
yes/no               0 or 1
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from grove.measure.errors import (
    EmptyBand,
    MissingTarget,
    NotYesOrNo,
    StageCount,
    WrongDirection,
    ZeroRange,
)
from grove.measure.exact import exact
from grove.measure.kinds import Kind

FEWEST_STAGES, MOST_STAGES = 3, 7
DEFAULT_TOLERANCE = Decimal("0.05")  # of the target, when a band names none


class ProgressState(StrEnum):
    """What can be said about a progress in words before any figure."""

    MEASURED = "measured"
    WORSE_THAN_START = "worse_than_start"
    BEYOND_TARGET = "beyond_target"
    NOT_MEASURABLE_YET = "not_measurable_yet"


@dataclass(frozen=True, slots=True)
class Measure:
    """The definition of a key result's number.

    start       where it begins; None while unknown (`start_due` says until when); holds have none
    target      where it should be; floor of `hold_above`, cap of `hold_below`, middle of a band
    tolerance   half width of the band, in the unit of the target (default 5 % of the target)
    low, high   the band itself, instead of target ± tolerance
    stages      how many stages a milestone has
    """

    kind: Kind
    start: Decimal | None = None
    target: Decimal | None = None
    start_due: date | None = None
    tolerance: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    stages: int | None = None

    def check(self) -> None:
        """Raise a MeasureError if no progress could ever be computed from this definition."""
        match self.kind:
            case Kind.INCREASE | Kind.DECREASE:
                target = _needed(self.target)
                exact(target)
                if self.start is not None:
                    exact(self.start)
                    if self.start == target:
                        raise ZeroRange
                    if (target > self.start) != (self.kind is Kind.INCREASE):
                        raise WrongDirection
            case Kind.COUNT:
                _counted(Decimal(0), _needed(self.target))
            case Kind.HOLD_ABOVE | Kind.HOLD_BELOW:
                exact(_needed(self.target))
            case Kind.HOLD_WITHIN:
                self.band()
            case Kind.MILESTONE:
                _staged(0, self.stages or 0)
            case Kind.YES_NO:
                pass

    def band(self) -> tuple[Decimal | None, Decimal | None]:
        """Lowest and highest value a hold accepts, both included; None is open on that side."""
        match self.kind:
            case Kind.HOLD_ABOVE:
                return _needed(self.target), None
            case Kind.HOLD_BELOW:
                return None, _needed(self.target)
            case Kind.HOLD_WITHIN:
                return self._closed_band()
            case _:
                raise MissingTarget(self.kind)

    def _closed_band(self) -> tuple[Decimal, Decimal]:
        if self.low is not None and self.high is not None:
            low, high = self.low, self.high
        else:
            target = _needed(self.target)
            tolerance = self.tolerance
            if tolerance is None:
                # 5 % of zero is no band at all; the person has to say how wide it is.
                if target == 0:
                    raise EmptyBand
                tolerance = abs(target) * DEFAULT_TOLERANCE
            if tolerance < 0:
                raise EmptyBand
            low, high = target - tolerance, target + tolerance
        exact(low), exact(high)
        if low > high:
            raise EmptyBand
        return low, high


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress that can be shown.

    ratio       raw: below 0 is worse than start, above 1 beyond target; None not measurable yet
    kept        holds: periods kept, of `elapsed`, of which `unmeasured` had no value
    holding     holds: whether the latest measured period kept it; None before the first value
    done        milestones: stages done, of `stages`
    """

    state: ProgressState
    ratio: float | None = None
    kept: int | None = None
    elapsed: int | None = None
    unmeasured: int | None = None
    holding: bool | None = None
    done: int | None = None
    stages: int | None = None

    @property
    def shown(self) -> float | None:
        """The ratio for a bar: clamped to 0..1; None while not measurable."""
        return None if self.ratio is None else min(1.0, max(0.0, self.ratio))

    @property
    def measurable(self) -> bool:
        return self.ratio is not None


NOT_YET = Progress(ProgressState.NOT_MEASURABLE_YET)


def progress(
    measure: Measure,
    now: Decimal | None = None,
    readings: Sequence[Decimal | None] = (),
) -> Progress:
    """Progress of a key result.

    now        the latest value: a number; stages done of a milestone; 0 or 1 for yes/no; or unknown
    readings   holds only: one entry for each period that has ended, None where not measured
    Raises a MeasureError for a definition or value that cannot be computed with.
    """
    measure.check()
    match measure.kind:
        case Kind.INCREASE | Kind.DECREASE:
            if measure.start is None or now is None:
                return NOT_YET
            return towards(measure.start, _needed(measure.target), now)
        case Kind.COUNT:
            return NOT_YET if now is None else _counted(now, _needed(measure.target))
        case Kind.HOLD_ABOVE | Kind.HOLD_BELOW | Kind.HOLD_WITHIN:
            return _held(measure.band(), readings)
        case Kind.MILESTONE:
            # A stage is done or not; nothing said yet is the fact "none done", so it is measurable.
            done = Decimal(0) if now is None else now
            if done != done.to_integral_value():
                raise StageCount
            return _staged(int(exact(done)), measure.stages or 0)
        case Kind.YES_NO:
            return NOT_YET if now is None else _answered(now)


def towards(start: Decimal, target: Decimal, now: Decimal) -> Progress:
    """Share of the way from start to target, whichever way it leads. Raises ZeroRange."""
    first, last, here = exact(start), exact(target), exact(now)
    if first == last:
        raise ZeroRange
    return _of_ratio(float((here - first) / (last - first)))


def _counted(now: Decimal, target: Decimal) -> Progress:
    if exact(target) < 0:
        raise WrongDirection
    return towards(Decimal(0), target, now)


def _held(
    band: tuple[Decimal | None, Decimal | None], readings: Sequence[Decimal | None]
) -> Progress:
    if not readings:
        return NOT_YET
    low, high = band
    kept = unmeasured = 0
    holding: bool | None = None
    for reading in readings:
        if reading is None:
            unmeasured += 1
            continue
        exact(reading)
        holding = (low is None or reading >= low) and (high is None or reading <= high)
        kept += holding
    return Progress(
        ProgressState.MEASURED,
        kept / len(readings),
        kept=kept,
        elapsed=len(readings),
        unmeasured=unmeasured,
        holding=holding,
    )


def _staged(done: int, stages: int) -> Progress:
    if not FEWEST_STAGES <= stages <= MOST_STAGES or not 0 <= done <= stages:
        raise StageCount
    return Progress(ProgressState.MEASURED, done / stages, done=done, stages=stages)


def _answered(now: Decimal) -> Progress:
    if not now.is_finite() or now not in (0, 1):
        raise NotYesOrNo
    return Progress(ProgressState.MEASURED, float(now))


def _of_ratio(ratio: float) -> Progress:
    if ratio < 0:
        return Progress(ProgressState.WORSE_THAN_START, ratio)
    if ratio > 1:
        return Progress(ProgressState.BEYOND_TARGET, ratio)
    return Progress(ProgressState.MEASURED, ratio)


def _needed(target: Decimal | None) -> Decimal:
    if target is None:
        raise MissingTarget
    return target
