"""The chart of a key result as plain numbers: readings, pace, target; two sizes (UX §3.2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.words import date_text, number_text, page_lang
from grove.measure.kinds import Kind
from grove.okrs.models import KeyResult
from grove.okrs.pace import ReadingPoint, days_of, ends_of, expected_value_of
from grove.okrs.words import value_text
from grove.plans.models import Cycle

PACE_POINTS = 24
LETTER = 7.4  # width of a digit at 13 px, for the margin beside the axis


@dataclass(frozen=True)
class Mark:
    """A word at a place."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Drawing:
    """One size of the chart; paths are SVG, everything else is attributes."""

    css: str
    width: int
    height: int
    left: float
    right: float
    bottom: float
    grid: tuple[Mark, ...]
    axis: tuple[Mark, ...]
    target_lines: tuple[float, ...]
    targets: tuple[Mark, ...]
    pace: str
    pace_label: Mark | None
    actual: str
    dots: tuple[tuple[float, float], ...]
    last: Mark | None
    unit: Mark


@dataclass(frozen=True)
class Chart:
    """Both sizes and the sentence that says what they show."""

    label: str
    drawings: tuple[Drawing, ...]
    has_pace: bool


@dataclass(frozen=True)
class _Scene:
    """What is drawn, in days and values."""

    first: date
    last: date
    readings: tuple[tuple[date, float], ...]
    pace: tuple[tuple[date, float], ...]
    targets: tuple[tuple[float, str], ...]
    unit: str
    months: tuple[date, ...]


def chart_of(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
) -> Chart | None:
    """The chart of a key result with a scale; None for a milestone, yes/no, or nothing to draw."""
    if key_result.kind in (Kind.MILESTONE, Kind.YES_NO, ""):
        return None
    scene = _scene(key_result, cycle, readings, checkpoints)
    if not scene.readings and not scene.targets:
        return None
    sizes = (
        ("chart-wide", 960, 380, 26.0, 350.0, 116.0),
        ("chart-narrow", 328, 250, 26.0, 222.0, 8.0),
    )
    return Chart(
        label=_sentence(key_result, cycle, on, readings, checkpoints),
        drawings=tuple(_draw(scene, *size) for size in sizes),
        has_pace=bool(scene.pace),
    )


def _scene(
    key_result: KeyResult,
    cycle: Cycle,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
) -> _Scene:
    first, due = days_of(key_result, cycle)
    points = tuple((reading.on, float(reading.value)) for reading in readings)
    days = [first, cycle.ends_on, *(day for day, _value in points)]
    return _Scene(
        first=min(days),
        last=max(days),
        readings=points,
        pace=_pace(key_result, cycle, first, due, checkpoints),
        targets=_targets(key_result),
        unit=_scale_words(key_result),
        months=tuple(quarter.first for quarter in cycle.quarters),
    )


def _pace(
    key_result: KeyResult, cycle: Cycle, first: date, due: date, checkpoints: Mapping[int, Decimal]
) -> tuple[tuple[date, float], ...]:
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
    unit = _unit_words(key_result)
    if better > 0:
        words = _("higher is better")
    elif better < 0:
        words = _("lower is better")
    else:
        words = _("within the band is better")
    return _("%(unit)s, %(words)s") % {"unit": unit, "words": words} if unit else words


def _unit_words(key_result: KeyResult) -> str:
    """The unit alone as people write it."""
    return value_text(Decimal(0), key_result.unit).replace("0.00", "").strip("0\u00a0 ")


def _sentence(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
) -> str:
    unit = key_result.unit
    parts: list[str] = []
    if readings:
        parts.append(
            ngettext(
                "%(number)d reading, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.",
                "%(number)d readings, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.",
                len(readings),
            )
            % {
                "number": len(readings),
                "first": value_text(readings[0].value, unit),
                "first_day": date_text(readings[0].on),
                "last": value_text(readings[-1].value, unit),
                "last_day": date_text(readings[-1].on),
            }
        )
    else:
        parts.append(_("No reading yet."))
    expected = expected_value_of(key_result, cycle, on, checkpoints)
    if expected is not None and on >= cycle.starts_on:
        parts.append(_("Expected by now: %(value)s.") % {"value": value_text(expected, unit)})
    if key_result.target is not None:
        _first, due = days_of(key_result, cycle)
        parts.append(
            _("Target: %(value)s by %(day)s.")
            % {"value": value_text(key_result.target, unit), "day": date_text(due)}
        )
    return " ".join(parts)


def _draw(
    scene: _Scene, css: str, width: int, height: int, top: float, bottom: float, margin: float
) -> Drawing:
    values = [value for _day, value in (*scene.readings, *scene.pace)]
    values += [value for value, _label in scene.targets]
    ticks = _ticks(min(values), max(values), 4 if width > 500 else 3)
    longest = max(len(text) for _value, text in ticks)
    if width > 500:
        margin = max([margin, *(12 + _length(label) for _value, label in scene.targets)])
    left, right = round(12 + LETTER * longest, 1), round(width - margin, 1)
    low, high = min(ticks[0][0], *values), max(ticks[-1][0], *values)
    days = max((scene.last - scene.first).days, 1)

    def x(day: date) -> float:
        return round(left + (right - left) * (day - scene.first).days / days, 1)

    def y(value: float) -> float:
        return round(bottom - (bottom - top) * (value - low) / (high - low), 1)

    wide = width > 500
    dots = tuple((x(day), y(value)) for day, value in scene.readings)
    return Drawing(
        css=css,
        width=width,
        height=height,
        left=left,
        right=right,
        bottom=bottom,
        grid=tuple(Mark(left - 8, y(value), text, "end") for value, text in ticks),
        axis=tuple(Mark(x(day), bottom + 19, _month(day)) for day in scene.months),
        target_lines=tuple(y(value) for value, _label in scene.targets),
        targets=_target_marks(scene, y, left, right, wide),
        pace=_path([(x(day), y(value)) for day, value in scene.pace]),
        pace_label=_pace_label(scene, x, y, wide),
        actual=_path(list(dots)),
        dots=dots,
        last=_last(scene, dots, right),
        unit=Mark(left, 14, scene.unit),
    )


def _length(label: str) -> float:
    """About how wide a label is set: Chinese characters are square."""
    return sum(13 if char > "\u2e7f" else LETTER for char in label)


def _target_marks(
    scene: _Scene, y: Callable[[float], float], left: float, right: float, wide: bool
) -> tuple[Mark, ...]:
    if wide:
        return tuple(Mark(right + 8, y(value), label) for value, label in scene.targets)
    return tuple(Mark(left + 6, y(value) - 11, label) for value, label in scene.targets)


def _pace_label(
    scene: _Scene, x: Callable[[date], float], y: Callable[[float], float], wide: bool
) -> Mark | None:
    if len(scene.pace) < 3:
        return None
    day, value = scene.pace[len(scene.pace) // 3]
    text = _("expected pace") if wide else _("pace")
    rises = scene.pace[-1][1] > scene.pace[0][1]
    # On the side of the line where the readings are not.
    near = min(scene.readings, key=lambda point: abs((point[0] - day).days), default=None)
    below = near is None or near[1] >= value
    anchor = "start" if rises == below else "end"
    return Mark(
        x(day) + (8 if anchor == "start" else -8), y(value) + (18 if below else -8), text, anchor
    )


def _last(scene: _Scene, dots: tuple[tuple[float, float], ...], right: float) -> Mark | None:
    if not dots:
        return None
    x, y = dots[-1]
    text = number_text(scene.readings[-1][1])
    near_the_edge = x > right - 48
    return Mark(x if near_the_edge else x + 8, y - 10, text, "end" if near_the_edge else "start")


def _path(points: list[tuple[float, float]]) -> str:
    return "".join(f"{'L' if index else 'M'}{x:g} {y:g}" for index, (x, y) in enumerate(points))


def _ticks(low: float, high: float, about: int) -> list[tuple[float, str]]:
    """Round numbers that hold the values between them."""
    if high - low < 1e-9:
        low, high = low - (abs(low) * 0.05 or 1), high + (abs(high) * 0.05 or 1)
    rough = (high - low) / about
    scale = 10 ** floor(log10(rough))
    step = next(scale * n for n in (1, 2, 2.5, 5, 10) if scale * n >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    digits = max(0, -floor(log10(step)) + (1 if step / scale == 2.5 else 0))
    return [(n * step, number_text(round(n * step, digits) + 0.0)) for n in range(first, last + 1)]


def _month(day: date) -> str:
    """The month's part of the date as the reader's language writes it."""
    if page_lang() == "zh-Hans":
        return date_text(day.replace(day=1))[5:-2]
    return date_text(day).split("\u00a0")[1]
