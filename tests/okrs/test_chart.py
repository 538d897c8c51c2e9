"""The chart: one grammar, no word on another, a gap where nothing was read."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from django.utils import translation

from grove.okrs.chart import Ahead, Chart, Drawing, Moment, chart_of
from grove.okrs.chart.placing import box, shortened
from grove.okrs.models import KeyResult
from grove.okrs.pace import ReadingPoint
from grove.plans.models import Cycle

CYCLE = Cycle(name="2026", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
TODAY = date(2026, 11, 20)
SHAPES = {
    "falls": lambda n: 1500 - 15 * n,
    "rises": lambda n: 0.5 + n / 30,
    "flat": lambda n: 42,
    "wild": lambda n: (n * 7919) % 97,
    "at the target": lambda n: 10,
    "huge": lambda n: 10**12 + n * 10**9,
    "below zero": lambda n: -40 + n,
}


def result(kind: str = "decrease", **fields: object) -> KeyResult:
    given = {"baseline": Decimal(1500), "target": Decimal(750), "unit": "ms", "text": "Cut"}
    return KeyResult(kind=kind, **given | fields)


def weekly(shape: str, silent: range = range(0), weeks: int = 46) -> list[ReadingPoint]:
    values = [Decimal(f"{SHAPES[shape](n):.3f}") for n in range(weeks)]
    return [
        ReadingPoint(n, date(2026, 1, 2) + timedelta(weeks=n), value, "typed", "")
        for n, value in enumerate(values)
        if n not in silent
    ]


def chart(key_result: KeyResult, readings: list[ReadingPoint], **above: object) -> Chart:
    found = chart_of(key_result, CYCLE, TODAY, readings, {}, **above)  # type: ignore[arg-type]
    assert found is not None
    return found


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    marks = [*drawing.labels, *drawing.grid]
    boxes = [(mark.text, box(mark.x, mark.y, mark.text, mark.anchor)) for mark in marks]
    return [
        (one, other)
        for (one, (a, b, c, d)), (other, (e, f, g, h)) in combinations(boxes, 2)
        if a < g and e < c and b < h and f < d
    ]


def crossed(drawing: Drawing) -> list[str]:
    """Words that the line of a note goes through."""
    return [
        mark.text
        for flag in drawing.flags
        for mark in drawing.labels
        for left, top, right, bottom in [box(mark.x, mark.y, mark.text, mark.anchor)]
        if left < flag.x < right
        and min(flag.top, flag.foot) < bottom - 1
        and max(flag.top, flag.foot) > top + 1
    ]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("weeks", [1, 5, 46])
def test_no_word_lies_on_another(shape: str, weeks: int, language: str) -> None:
    readings = weekly(shape, weeks=weeks)
    last = float(readings[-1].value)
    moments = [
        Moment(readings[n % weeks].on, words, decided=n % 2 == 0)
        for n, words in enumerate(("D4", "缓存上线推迟了一周", "rollout slipped", "x" * 200))
    ]
    ends = {"baseline": readings[0].value, "target": readings[0].value + 25}
    for kind in ("increase", "hold_within"):
        fields = {**ends, "tolerance": Decimal(2)} if kind == "hold_within" else ends
        with translation.override(language):
            found = chart(
                result(kind, **fields), readings,
                ahead=Ahead(date(2026, 12, 31), last - 3, last + 9), moments=moments,
            )  # fmt: skip
        for drawing in found.drawings:
            assert collisions(drawing) == [], (kind, drawing.css)
            assert drawing.css == "chart-narrow" or crossed(drawing) == []
            for mark in drawing.labels:
                left, top, _right, bottom = box(mark.x, mark.y, mark.text, mark.anchor)
                assert left >= 0 and top >= 0 and bottom <= drawing.height


def test_a_silent_source_is_a_gap_and_never_a_flat_line() -> None:
    found = chart(result(), weekly("falls", silent=range(28, 33)))
    wide = found.drawings[0]
    assert len(wide.actual) == 2 and found.has_gap
    assert any(mark.text == "no reading" for mark in wide.labels)
    monthly = [point for point in weekly("falls") if point.id % 4 == 0]
    assert len(chart(result(), monthly).drawings[0].actual) == 1


def test_the_forecast_is_a_band_from_the_last_reading_to_the_due_day() -> None:
    readings = weekly("falls")
    bare = chart(result(), readings)
    assert not bare.has_band and bare.drawings[0].band == ""
    ahead = Ahead(date(2026, 12, 31), 700, 820)
    drawn = chart(result(), readings, ahead=ahead).drawings[0]
    x, y = drawn.dots[-1]
    assert drawn.band.startswith(f"M{x:g} {y:g}L{drawn.right:g}") and drawn.band.endswith("Z")
    assert drawn.edges.count("M") == 2
    wild = chart(result(), readings, ahead=Ahead(date(2026, 12, 31), -(10**6), 10**6))
    assert abs(wild.drawings[0].dots[0][1] - drawn.dots[0][1]) < 200, "the band eats the readings"


def test_lower_is_better_is_written_and_the_axis_stays_upright() -> None:
    drawn = chart(result(), weekly("falls")).drawings[0]
    assert drawn.labels[0].text == "ms, lower is better"
    assert drawn.dots[0][1] < drawn.dots[-1][1]
    ticks = [float(mark.text.replace(",", "")) for mark in drawn.grid]
    assert ticks == sorted(ticks) and drawn.grid[0].y > drawn.grid[-1].y


@pytest.mark.parametrize(
    ("pace", "checkpoints", "straight"),
    [("steady", {}, True), ("slow_start", {}, False), ("quarter_steps", {}, False),
     ("steady", {1: Decimal(1400), 2: Decimal(900)}, False)],
)  # fmt: skip
def test_every_shape_of_pace_is_drawn_as_it_goes(
    pace: str, checkpoints: dict[int, Decimal], straight: bool
) -> None:
    found = chart_of(result(pace=pace), CYCLE, TODAY, weekly("falls"), checkpoints)
    assert found is not None
    points = [tuple(map(float, point.split())) for point in found.drawings[0].pace[1:].split("L")]
    slopes = [
        round((y2 - y1) / (x2 - x1), 1) if x2 > x1 else 0 for (x1, y1), (x2, y2) in pairwise(points)
    ]
    spread = max(slopes) - min(slopes)
    assert spread < 0.25 if straight else spread > 0.5


def test_a_long_note_is_cut_where_its_place_ends() -> None:
    assert shortened("short", 100) == "short"
    assert shortened("缓存上线推迟了一周", 60) == "缓存上线…"
    assert shortened("rollout slipped, again", 120).endswith("…")
