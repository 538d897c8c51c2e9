"""Commit, target and stretch: up to three points on the one scale of a key result."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from grove.measure.errors import PointsOutOfOrder
from grove.measure.exact import exact
from grove.measure.kinds import Kind


class Point(StrEnum):
    """In the order in which they are reached."""

    COMMIT = "commit"
    TARGET = "target"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Points:
    """The values; commit and stretch may be left out."""

    target: Decimal
    commit: Decimal | None = None
    stretch: Decimal | None = None

    def in_order(self) -> tuple[tuple[Point, Decimal], ...]:
        """The points that are set, in the order in which they are reached."""
        named = (
            (Point.COMMIT, self.commit),
            (Point.TARGET, self.target),
            (Point.STRETCH, self.stretch),
        )
        return tuple((point, value) for point, value in named if value is not None)


def check_points(kind: Kind, points: Points, start: Decimal | None = None) -> None:
    """Raise PointsOutOfOrder unless start, commit, target, stretch lie one behind the other.

    Two of them may not be equal. A kind without a direction (band, milestone, yes/no) has a target
    only. The floor or cap of a hold has no start to lie behind.
    """
    ahead = [value for _, value in points.in_order()]
    for value in ahead:
        exact(value)
    if kind.better == 0:
        if len(ahead) > 1:
            raise PointsOutOfOrder
        return
    if start is not None and not kind.is_hold:
        exact(start)
        ahead.insert(0, start)
    steps = pairwise(ahead)
    if any((after - before) * kind.better <= 0 for before, after in steps):
        raise PointsOutOfOrder


def reached_points(kind: Kind, points: Points, now: Decimal | None) -> tuple[Point, ...]:
    """The points that the value has reached, in order; none for a kind without a direction."""
    if now is None or kind.better == 0:
        return ()
    exact(now)
    return tuple(point for point, value in points.in_order() if (now - value) * kind.better >= 0)
