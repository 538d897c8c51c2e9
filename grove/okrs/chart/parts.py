"""What a chart is made of: words at places, one drawing for each size, and what rooms above add."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ahead:
    """Where the value is likely to be on its due day, on its own scale: eight chances in ten."""

    due: date
    low: float
    high: float


@dataclass(frozen=True)
class Moment:
    """Something that was said or decided on a day; drawn at the line where there is room."""

    on: date
    text: str
    decided: bool = False


@dataclass(frozen=True)
class Label:
    """A word at a place; `strong` is what is read first."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    strong: bool = False


@dataclass(frozen=True)
class Flag:
    """A line from the actual value to its word; a decision has a diamond at its foot."""

    x: float
    top: float
    foot: float
    decided: bool


@dataclass(frozen=True)
class Drawing:
    """One size of the chart; paths are SVG, everything else is attributes.

    actual   one path for each run of readings: where nothing was read there is no line
    band     the forecast's area, `edges` its upper and lower border
    """

    css: str
    width: int
    height: int
    left: float
    right: float
    bottom: float
    grid: tuple[Label, ...]
    axis: tuple[Label, ...]
    targets: tuple[float, ...]
    pace: str
    actual: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    band: str
    edges: str
    flags: tuple[Flag, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Chart:
    """Both sizes, the sentence that says what they show, and what the legend explains."""

    label: str
    drawings: tuple[Drawing, ...]
    has_pace: bool
    has_band: bool
    has_gap: bool
    has_decision: bool
