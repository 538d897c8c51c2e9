"""The chart of a key result as plain numbers, in two sizes, with the sentence that says it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from grove.measure.kinds import Kind
from grove.okrs.chart.drawing import NARROW, WIDE, draw
from grove.okrs.chart.parts import Ahead, Chart, Drawing, Label, Moment
from grove.okrs.chart.saying import sentence
from grove.okrs.chart.scene import scene_of
from grove.okrs.models import KeyResult
from grove.okrs.pace import ReadingPoint
from grove.plans.models import Cycle

__all__ = ["Ahead", "Chart", "Drawing", "Label", "Moment", "chart_of"]


def chart_of(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
    ahead: Ahead | None = None,
    moments: Sequence[Moment] = (),
) -> Chart | None:
    """The chart of a key result with a scale; None for a milestone, yes/no, or nothing to draw.

    ahead, moments   what rooms above know of it: the forecast, notes and decisions (see `said`)
    """
    if not key_result.kind or not Kind(key_result.kind).has_target:
        return None
    scene = scene_of(key_result, cycle, readings, checkpoints, ahead, moments)
    if not scene.readings and not scene.targets:
        return None
    drawings = tuple(draw(scene, size) for size in (WIDE, NARROW))
    return Chart(
        label=sentence(key_result, cycle, on, readings, checkpoints),
        drawings=drawings,
        has_pace=bool(scene.pace),
        has_band=any(drawing.band for drawing in drawings),
        has_gap=len(scene.runs) > 1,
        has_decision=any(flag.decided for drawing in drawings for flag in drawing.flags),
    )
