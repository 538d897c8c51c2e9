"""What the quantities of a sentence make together: pairs, bands, and what is left."""

from collections.abc import Sequence

from grove.quality.sentence.quantity import Quantity


class Pair:
    """A start and a target."""

    __slots__ = ("first", "second")

    def __init__(self, first: Quantity, second: Quantity) -> None:
        self.first = first
        self.second = second


class Found:
    """What the quantities of a sentence make together; the rest is for the reader to weigh.

    ranges    "30 to 40 %", of which nobody says whether it is kept or left
    guards    what a "while" or "同时" puts beside a pair: said, and no part of this key result
    """

    __slots__ = ("bands", "guards", "pairs", "ranges", "singles")

    def __init__(self, singles: list[Quantity]) -> None:
        self.singles = singles
        self.pairs: Sequence[Pair] = ()
        self.bands: Sequence[Pair] = ()
        self.ranges: Sequence[Pair] = ()
        self.guards: Sequence[Quantity] = ()


def edges(pair: Pair) -> tuple[int, int]:
    """Where a pair begins and ends, comparators included."""
    return min(pair.first.whole, pair.second.whole), max(
        pair.first.whole_end, pair.second.whole_end
    )
