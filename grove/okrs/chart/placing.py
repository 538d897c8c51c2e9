"""Finding a place for each word of a chart, so that none lies on another or on a line."""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from grove.okrs.chart.parts import Label

LETTER = 6.9  # about the width of a letter at 13 px; a digit is set a little wider
SQUARE = 13.0  # a Chinese character
HEIGHT = 13.0  # from the top of a letter to its foot
AIR = 3.0

Box = tuple[float, float, float, float]
Place = tuple[float, float, str]


def length(text: str) -> float:
    """About how wide a text is set, in pixels at 13 px."""
    return sum(SQUARE if char > "\u2e7f" else LETTER for char in text)


def shortened(text: str, width: float) -> str:
    """The text cut to a width, with an ellipsis where something is missing."""
    if length(text) <= width:
        return text
    kept = ""
    for char in text:
        if length(kept + char) > width - LETTER:
            break
        kept += char
    return kept.rstrip(" ,.;:，。；：、") + "…"


def box(x: float, y: float, text: str, anchor: str) -> Box:
    """What a text covers whose foot stands at y: left, top, right, bottom."""
    wide = length(text)
    left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
    return left, y - HEIGHT + 2, left + wide, y + 3


@dataclass
class Sheet:
    """The paper a chart is drawn on: what is written already, and where lines run (points from
    left to right)."""

    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def run(self, line: Sequence[tuple[float, float]], step: float = 5) -> None:
        """A line that words keep away from."""
        for (x1, y1), (x2, y2) in itertools.pairwise(line):
            parts = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / step))
            self.points += [
                (x1 + (x2 - x1) * n / parts, y1 + (y2 - y1) * n / parts) for n in range(parts + 1)
            ]
        self.points.sort()

    def write(
        self, text: str, x: float, y: float, anchor: str = "start", strong: bool = False
    ) -> None:
        """A word whose place is fixed."""
        self.labels.append(Label(round(x, 1), round(y, 1), text, anchor, strong))
        self.boxes.append(box(x, y, text, anchor))

    def place(
        self, text: str, places: Iterable[Place], strong: bool = False, must: bool = False
    ) -> bool:
        """Write a word at the first free place, else where it touches the fewest lines; never on
        another word, unless it must be there. Whether it was written."""
        best: tuple[float, Place] | None = None
        for place in places:
            cost = self._cost(box(place[0], place[1], text, place[2]))
            if best is None or cost < best[0]:
                best = (cost, place)
            if cost == 0:
                break
        if best is None or (best[0] >= OCCUPIED and not must):
            return False
        self.write(text, *best[1], strong=strong)
        return True

    def free(self, text: str, place: Place) -> bool:
        """Whether a word would stand there alone."""
        return self._cost(box(place[0], place[1], text, place[2])) == 0

    def crosses(self, one: tuple[float, float], other: tuple[float, float]) -> bool:
        """Whether an upright line would go through a word."""
        top, bottom = sorted((one[1], other[1]))
        return any(a - 1 < one[0] < c + 1 and top < d and bottom > b for a, b, c, d in self.boxes)

    def _cost(self, wanted: Box) -> float:
        left, top, right, bottom = wanted
        if left < self.bounds[0] or top < self.bounds[1] or right > self.bounds[2]:
            return OCCUPIED * 2
        if bottom > self.bounds[3]:
            return OCCUPIED * 2
        cost = 0.0
        for a, b, c, d in self.boxes:
            if left < c + AIR and right > a - AIR and top < d + 1 and bottom > b - 1:
                cost += OCCUPIED
        first = bisect_right(self.points, (left - 2, math.inf))
        last = bisect_left(self.points, (right + 2, -math.inf))
        return cost + sum(top - 1 < y < bottom + 1 for _x, y in self.points[first:last])


OCCUPIED = 1000.0
