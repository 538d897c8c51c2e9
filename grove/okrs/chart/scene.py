"""What a chart shows, in days and values: runs of readings, pace, targets, forecast, moments."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from django.utils.translation import gettext as _

from grove.measure.kinds import Kind
from grove.okrs.chart.parts import Ahead, Moment
from grove.okrs.models import KeyResult
from grove.okrs.pace import ReadingPoint, days_of, ends_of, expected_value_of
from grove.okrs.words import unit_words, value_text
from grove.plans.models import Cycle

PACE_POINTS = 24
SILENCE = 2.5  # so many times the usual distance between two readings is a gap
SHORTEST_GAP = timedelta(days=15)

Points = tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Scene:
    """All of it. `runs` are parted where the source was silent."""

    first: date
    last: date
    runs: tuple[Points, ...]
    pace: Points
    targets: tuple[tuple[float, str], ...]
    unit: str
    months: tuple[date, ...]
    ahead: Ahead | None
    moments: tuple[Moment, ...]

    @property
    def readings(self) -> Points:
        return tuple(point for run in self.runs for point in run)


def scene_of(
    key_result: KeyResult,
    cycle: Cycle,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
    ahead: Ahead | None,
    moments: Sequence[Moment],
) -> Scene:
    """What the chart of a key result shows."""
    first, due = days_of(key_result, cycle)
    points = tuple((reading.on, float(reading.value)) for reading in readings)
    days = [first, cycle.ends_on, *(day for day, _value in points)]
    return Scene(
        first=min(days),
        last=max(days),
        runs=runs_of(points),
        pace=_pace(key_result, cycle, first, due, checkpoints),
        targets=_targets(key_result),
        unit=_scale_words(key_result),
        months=tuple(quarter.first for quarter in cycle.quarters),
        ahead=ahead if points else None,
        moments=tuple(moments),
    )


def runs_of(points: Points) -> tuple[Points, ...]:
    """Readings parted where far more days went by than usual: a silent source is no flat line."""
    if not points:
        return ()
    steps = [(b[0] - a[0]).days for a, b in itertools.pairwise(points)]
    usual = median(steps) if steps else 0
    longest = max(timedelta(days=SILENCE * usual), SHORTEST_GAP)
    runs: list[list[tuple[date, float]]] = [[points[0]]]
    for before, point in itertools.pairwise(points):
        if point[0] - before[0] > longest:
            runs.append([])
        runs[-1].append(point)
    return tuple(tuple(run) for run in runs)


def _pace(
    key_result: KeyResult, cycle: Cycle, first: date, due: date, checkpoints: Mapping[int, Decimal]
) -> Points:
    if ends_of(key_result) is None or due <= first:
        return ()
    days = {first + timedelta(days=(due - first).days * n // PACE_POINTS) for n in range(25)}
    days |= {quarter.last for quarter in cycle.quarters if first < quarter.last < due}
    if key_result.pace == "quarter_steps" and not checkpoints:
        days |= {quarter.last - timedelta(days=1) for quarter in cycle.quarters}
        days = {day for day in days if first <= day <= due}
    values = ((day, expected_value_of(key_result, cycle, day, checkpoints)) for day in sorted(days))
    return tuple((day, float(value)) for day, value in values if value is not None)


def _targets(key_result: KeyResult) -> tuple[tuple[float, str], ...]:
    if key_result.target is None:
        return ()
    target, unit = key_result.target, key_result.unit
    if key_result.kind == Kind.HOLD_WITHIN and key_result.tolerance is not None:
        low, high = target - key_result.tolerance, target + key_result.tolerance
        words = (_("lowest %(value)s"), _("highest %(value)s"))
        return tuple(
            (float(value), text % {"value": value_text(value, unit)})
            for value, text in zip((low, high), words, strict=True)
        )
    named = {Kind.HOLD_ABOVE: _("floor %(value)s"), Kind.HOLD_BELOW: _("cap %(value)s")}
    text = named.get(Kind(key_result.kind), _("target %(value)s"))
    return ((float(target), text % {"value": value_text(target, unit)}),)


def _scale_words(key_result: KeyResult) -> str:
    """ "ms, lower is better": the axis is never flipped, so the words say which way is good."""
    better = Kind(key_result.kind).better
    unit = unit_words(key_result.unit)
    if better > 0:
        words = _("higher is better")
    elif better < 0:
        words = _("lower is better")
    else:
        words = _("within the band is better")
    return _("%(unit)s, %(words)s") % {"unit": unit, "words": words} if unit else words
