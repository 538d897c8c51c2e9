"""A scene as lines and words of one size."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from django.utils.translation import gettext as _

from grove.look.words import date_text, number_text, page_lang
from grove.okrs.chart.parts import Drawing, Flag, Label, Moment
from grove.okrs.chart.placing import Place, Sheet, length, shortened
from grove.okrs.chart.scene import Scene

DIGIT = 7.6
LONGEST_WORDS = 210.0  # pixels of a note beside the line
SPAN_AHEAD = 0.6  # a band may widen the axis by so much of what was measured, not more

At = Callable[[date], float]
Of = Callable[[float], float]


@dataclass(frozen=True)
class Size:
    """One size: the drawing is scaled as a whole, so the words keep their proportion."""

    css: str
    width: int
    height: int
    top: float
    bottom: float
    margin: float

    @property
    def wide(self) -> bool:
        return self.width > 500


WIDE = Size("chart-wide", 960, 380, 30.0, 350.0, 76.0)
NARROW = Size("chart-narrow", 328, 250, 30.0, 222.0, 8.0)


def draw(scene: Scene, size: Size) -> Drawing:
    """Everything where it belongs."""
    low, high, ticks = _scale(scene, 4 if size.wide else 3)
    beside = [label for _value, label in scene.targets] + ([_("forecast")] if scene.ahead else [])
    margin = max([size.margin, *(14 + length(label) for label in beside)]) if size.wide else 8.0
    left = round(12 + DIGIT * max(len(text) for _value, text in ticks), 1)
    right = round(size.width - margin, 1)
    days = max((scene.last - scene.first).days, 1)

    def x(day: date) -> float:
        share = (day - scene.first).days / days
        return round(left + (right - left) * min(1.0, max(0.0, share)), 1)

    def y(value: float) -> float:
        share = (min(high, max(low, value)) - low) / (high - low)
        return round(size.bottom - (size.bottom - size.top) * share, 1)

    sheet = Sheet(bounds=(left + 2, 18, size.width, size.bottom + 8))
    sheet.run([(left, size.bottom), (right, size.bottom)])
    runs = [[(x(day), y(value)) for day, value in run] for run in scene.runs]
    pace = [(x(day), y(value)) for day, value in scene.pace]
    edges = _edges(scene, x, y)
    for line in (*runs, pace, *edges):
        sheet.run(line)
    for value, _label in scene.targets:
        sheet.run([(left, y(value)), (right, y(value))])
    sheet.write(scene.unit, left, 14, strong=True)
    _write_targets(sheet, scene, y, left, right, size)
    _write_last(sheet, scene, runs, right)
    _write_ahead(sheet, edges, right, size)
    flags = _write_moments(sheet, scene, x, runs, size)
    _write_pace(sheet, pace, size)
    _write_gaps(sheet, runs, size)
    return Drawing(
        css=size.css,
        width=size.width,
        height=size.height,
        left=left,
        right=right,
        bottom=size.bottom,
        grid=tuple(Label(left - 8, y(value), text, "end") for value, text in ticks),
        axis=tuple(Label(x(day), size.bottom + 19, _month(day)) for day in scene.months),
        targets=tuple(y(value) for value, _label in scene.targets),
        pace=_path(pace),
        actual=tuple(_path(run) for run in runs if len(run) > 1),
        dots=tuple(point for run in runs for point in run),
        band=_path([*edges[0], *reversed(edges[1])]) + "Z" if edges else "",
        edges="".join(_path(edge) for edge in edges),
        flags=flags,
        labels=tuple(sheet.labels),
    )


def _scale(scene: Scene, about: int) -> tuple[float, float, list[tuple[float, str]]]:
    """Lowest and highest value of the axis, and its round numbers."""
    values = [value for _day, value in (*scene.readings, *scene.pace)]
    values += [value for value, _label in scene.targets]
    low, high = min(values), max(values)
    room = (high - low) * SPAN_AHEAD
    if scene.ahead:
        low, high = (
            min(low, max(scene.ahead.low, low - room)),
            max(high, min(scene.ahead.high, high + room)),
        )
    if 0 <= low <= 0.35 * high:
        low = 0.0
    ticks = _ticks(low, high, about)
    return min(ticks[0][0], low), max(ticks[-1][0], high), ticks


def _edges(scene: Scene, x: At, y: Of) -> list[list[tuple[float, float]]]:
    """The upper and the lower border of the forecast, from the last reading to the due day."""
    if scene.ahead is None or not scene.readings:
        return []
    day, value = scene.readings[-1]
    if scene.ahead.due <= day:
        return []
    begin, due = (x(day), y(value)), x(scene.ahead.due)
    return [[begin, (due, y(scene.ahead.high))], [begin, (due, y(scene.ahead.low))]]


def _write_targets(
    sheet: Sheet, scene: Scene, y: Of, left: float, right: float, size: Size
) -> None:
    for value, label in scene.targets:
        if size.wide:
            level = y(value) + 4.5
            shifts = (0, 16, -16, 9, -9, 32, -32)
            beside: list[Place] = [(right + 8, level + shift, "start") for shift in shifts]
            sheet.place(label, beside, strong=True, must=True)
            continue
        spots: list[Place] = [
            (at, y(value) + shift, anchor)
            for shift in (-6, 16, -22, 32, -38)
            for at, anchor in ((left + 6, "start"), ((left + right) / 2, "middle"), (right, "end"))
        ]
        sheet.place(label, spots, strong=True, must=True)


def _write_last(
    sheet: Sheet, scene: Scene, runs: list[list[tuple[float, float]]], right: float
) -> None:
    if not runs:
        return
    x, y = runs[-1][-1]
    spots: list[Place] = [
        (x, y - 11, "middle"),
        (x, y + 21, "middle"),
        (x - 9, y - 8, "end"),
        (x - 9, y + 17, "end"),
        (x + 9, y - 8, "start"),
        (x + 9, y + 17, "start"),
        *((x, y + shift, "end") for shift in (-26, 34, -42, 50)),
    ]
    sheet.place(number_text(scene.readings[-1][1]), spots, strong=True, must=True)


def _write_ahead(
    sheet: Sheet, edges: list[list[tuple[float, float]]], right: float, size: Size
) -> None:
    """The word beside the band; on a small screen the legend says it."""
    if not edges or not size.wide:
        return
    middle = (edges[0][-1][1] + edges[1][-1][1]) / 2 + 4.5
    spots: list[Place] = [
        (right + 8, middle + shift, "start") for shift in (0, -9, 9, -18, 18, -27, 27, -36, 36)
    ]
    sheet.place(_("forecast"), spots)


def _write_moments(
    sheet: Sheet, scene: Scene, x: At, runs: list[list[tuple[float, float]]], size: Size
) -> tuple[Flag, ...]:
    """What was said or decided, the most important first, each where there is room for it."""
    flags: list[Flag] = []
    for moment in scene.moments if size.wide else scene.moments[:2]:
        flag = _flag(sheet, moment, x(moment.on), runs, size)
        if flag is not None and all(abs(flag.x - other.x) > 9 for other in flags):
            flags.append(flag)
    return tuple(flags)


def _flag(
    sheet: Sheet, moment: Moment, at: float, runs: list[list[tuple[float, float]]], size: Size
) -> Flag | None:
    near = min((point for run in runs for point in run), key=lambda p: abs(p[0] - at), default=None)
    if near is None or abs(near[0] - at) > 30:
        return None
    x, foot = near
    text = shortened(moment.text, LONGEST_WORDS if size.wide else 0)
    for reach in (34, 50, 66, 84, 104):
        for way in (-1, 1):
            end = foot + way * reach
            word = end - 6 if way < 0 else end + 15
            if not size.wide:
                return Flag(x, round(foot - 22, 1), round(foot - 6, 1), moment.decided)
            for anchor in ("middle", "end", "start"):
                line = (x, foot + way * 8), (x, end)
                if sheet.free(text, (x, word, anchor)) and not sheet.crosses(*line):
                    sheet.write(text, x, word, anchor)
                    sheet.run(line)
                    return Flag(x, round(end, 1), round(foot + way * 7, 1), moment.decided)
    return None


def _write_pace(sheet: Sheet, pace: list[tuple[float, float]], size: Size) -> None:
    if len(pace) < 3:
        return
    spots: list[Place] = []
    for share in (0.3, 0.45, 0.2, 0.6, 0.12, 0.75):
        x, y = pace[int((len(pace) - 1) * share)]
        for shift in (20, -10, 34, -24):
            spots += [(x, y + shift, anchor) for anchor in ("end", "start", "middle")]
    sheet.place(_("expected pace") if size.wide else _("pace"), spots)


def _write_gaps(sheet: Sheet, runs: list[list[tuple[float, float]]], size: Size) -> None:
    for before, after in itertools.pairwise(runs):
        (x1, y1), (x2, y2) = before[-1], after[0]
        middle, level = (x1 + x2) / 2, (y1 + y2) / 2
        text = _("no reading")
        if size.wide or length(text) < x2 - x1:
            spots: list[Place] = [
                (middle, level + shift, "middle") for shift in (4, -14, 22, -32, 40)
            ]
            sheet.place(text, spots)


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
