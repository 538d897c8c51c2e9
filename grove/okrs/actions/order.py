"""Places in a list as fractions: two people who move two different things never collide."""

from collections.abc import Iterable, Sequence

from grove.okrs.models import KeyResult, Objective
from grove.record.actions import Recorder

GAP = 1024.0


Placed = Objective | KeyResult


def place_at_end(siblings: Iterable[Placed]) -> float:
    """A place behind all of them."""
    return max((sibling.position for sibling in siblings), default=0.0) + GAP


def place_after(siblings: Sequence[Placed], before: Placed) -> float:
    """A place right behind one of them. `siblings` are in order."""
    at = next(i for i, sibling in enumerate(siblings) if sibling.pk == before.pk)
    if at + 1 == len(siblings):
        return siblings[at].position + GAP
    return (siblings[at].position + siblings[at + 1].position) / 2


def move(
    act: Recorder,
    siblings: Sequence[Placed],
    moved: Placed,
    direction: int,
) -> None:
    """Move one of them a place up (−1) or down (+1); at the end of the list nothing happens."""
    order = list(siblings)
    at = next(i for i, sibling in enumerate(order) if sibling.pk == moved.pk)
    to = at + (1 if direction > 0 else -1)
    if not 0 <= to < len(order):
        return
    record = order.pop(at)
    order.insert(to, record)
    low = order[to - 1].position if to else order[1].position - 2 * GAP
    high = order[to + 1].position if to + 1 < len(order) else order[to - 1].position + 2 * GAP
    middle = (low + high) / 2
    if low < middle < high:
        act.change(record, position=middle)
        return
    # No room between the neighbours (or two share a place): lay the whole list out again.
    for index, sibling in enumerate(order, start=1):
        act.change(sibling, position=index * GAP)
