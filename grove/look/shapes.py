"""Geometry of the small pictures: the macros draw what these functions compute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin


@dataclass(frozen=True)
class SparkShape:
    """A line in a box of 96 × 24, and its last measured point."""

    path: str
    x: float
    y: float


def spark_shape(values: Sequence[float | None]) -> SparkShape | None:
    """The line through the values; None in the list is a gap. None when nothing is measured."""
    known = [float(value) for value in values if value is not None]
    if not known:
        return None
    low, high = min(known), max(known)
    step = 90 / max(len(values) - 1, 1)
    path, pen, x, y = "", "M", 3.0, 12.0
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x = round(3 + index * step, 1)
        y = round(20 - 16 * (float(value) - low) / (high - low), 1) if high > low else 12.0
        path += f"{pen}{x:g} {y:g}"
        pen = "L"
    return SparkShape(path, x, y)


@dataclass(frozen=True)
class WheelPart:
    """One theme of the wheel: SVG paths by kind, and where its code stands."""

    code: str
    segment: str
    rings: tuple[str, ...]
    stroke: str
    undecided: bool
    x: float
    y: float


@dataclass(frozen=True)
class WheelTheme:
    """What the wheel shows of a theme: how many key results, or which decision instead."""

    code: str
    count: int = 0
    undecided: bool = False
    left_out: bool = False


_MIDDLE, _HUB, _RIM, _RING, _LABEL = 120.0, 30.0, 94.0, 16.0, 108.0
_GAP = 0.0175  # radians of paper between two segments


def wheel_shape(themes: Iterable[WheelTheme]) -> tuple[WheelPart, ...]:
    """Segments clockwise from the top in a box of 240 × 240; at most four rings are drawn."""
    listed = tuple(themes)
    if not listed:
        return ()
    turn = 2 * pi / len(listed)
    return tuple(_part(theme, index * turn, turn) for index, theme in enumerate(listed))


def _part(theme: WheelTheme, start: float, turn: float) -> WheelPart:
    left, right = start + _GAP, start + turn - _GAP
    count = min(max(theme.count, 0), 4)
    middle = start + turn / 2
    x, y = _point(_LABEL, middle)
    stroke = ""
    if theme.left_out:
        stroke = f"M{_at(_HUB + 4, middle)}L{_at(_RIM - 4, middle)}"
    return WheelPart(
        code=theme.code,
        segment=_arc(_HUB, _RIM, left, right),
        rings=tuple(
            _arc(_HUB + _RING * ring, _HUB + _RING * (ring + 1), left, right)
            for ring in range(count)
        ),
        stroke=stroke,
        undecided=theme.undecided,
        x=round(x, 1),
        y=round(y + 4.5, 1),
    )


def _arc(inner: float, outer: float, left: float, right: float) -> str:
    return (
        f"M{_at(outer, left)}A{outer:g} {outer:g} 0 0 1 {_at(outer, right)}"
        f"L{_at(inner, right)}A{inner:g} {inner:g} 0 0 0 {_at(inner, left)}Z"
    )


def _at(radius: float, angle: float) -> str:
    x, y = _point(radius, angle)
    return f"{x:.1f} {y:.1f}"


def _point(radius: float, angle: float) -> tuple[float, float]:
    """Clockwise from twelve o'clock."""
    return _MIDDLE + radius * sin(angle), _MIDDLE - radius * cos(angle)
