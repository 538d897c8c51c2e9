"""How much fits on a slide: a part that is too long goes on over the next one.

Reckoned for 1280 × 720 in lines of the smallest type a slide has (28 px), a little generously.
"""

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

from grove.commitment.slides.parts import Line

LINES = 16.0  # from the top margin to the foot
A_LINE = 76  # letters across a slide
NAME = 30  # letters across the column of a key result's name
MARK = 18  # letters of the word that a translation is out of date
POINT, ROW = 0.85, 0.65  # of a line: the space around a point of a list, a row of a table

Some = TypeVar("Some")


def lines_of(line: Line, across: int = A_LINE) -> int:
    """How many lines it takes, with its second language."""
    second = line.second + " " * MARK if line.stale else line.second
    return _wrapped(line.text, across) + _wrapped(second, across)


def title_lines(line: Line, bilingual: bool = False) -> float:
    """What a large title takes. `bilingual`: a second language of the interface comes to it."""
    wide = line.width + len(line.second)
    across, high, below, second_high = (62, 1.35, 72, 1.15) if wide > 200 else (50, 1.75, 70, 1.2)
    if wide <= 80:
        across, high, below, second_high = 35, 2.25, 54, 1.4
    second = _wrapped(line.second, below) or int(bilingual)
    return _wrapped(line.text, across) * high + second * second_high + 0.7


def below(title: Line, bilingual: bool) -> float:
    """The lines left below a title of the interface."""
    return LINES - title_lines(title, bilingual)


def packed(
    rows: Sequence[Some], cost: Callable[[Some], float], room: float, most: int
) -> list[Sequence[Some]]:
    """The rows parted over as few slides as they fit on, evenly where that fits too. A row that is
    larger than the room has a slide of its own; no rows are one empty part."""
    greedy: list[Sequence[Some]] = []
    left = rows
    while left:
        some = fitting(left, cost, room, most)
        greedy.append(some)
        left = left[len(some) :]
    size = ceil(len(rows) / max(1, len(greedy)))
    even = [rows[at : at + size] for at in range(0, len(rows), max(1, size))]
    fits = len(even) == len(greedy) and all(sum(map(cost, some)) <= room for some in even)
    return (even if fits else greedy) or [rows]


def fitting(
    rows: Sequence[Some], cost: Callable[[Some], float], room: float, most: int
) -> Sequence[Some]:
    """As many of the first rows as fit, at least one; the rest is only counted on the slide."""
    shown = 0
    for row in rows[:most]:
        room -= cost(row)
        if room < 0 and shown:
            break
        shown += 1
    return rows[:shown]


def _wrapped(text: str, across: int) -> int:
    return ceil(Line(text).width / across)
