"""Chinese: 误报 30% 降 10%: by so much or to it? Where it starts, and the way, are clear."""

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.roles import CHANGE, PLAIN

_WAYS = {"up": Kind.INCREASE, "down": Kind.DECREASE}
_ROLES = frozenset((PLAIN, CHANGE))
_OPENS = frozenset("z n w m fill : is now".split())


def tells_way(draft: Draft, first: Quantity, second: Quantity) -> bool:
    """Read the start and the way, and ask of the other number; whether that is all there is."""
    tokens = draft.tokens
    between = tokens.kind[first.last + 1 : second.first]
    way = _WAYS.get(between[0]) if len(between) == 1 else None
    alike = first.unit == second.unit != "" and {first.role, second.role} <= _ROLES
    if way is None or not alike or first.comparator or second.comparator or first.rated:
        return False
    if tokens.kind[first.first - 1] not in _OPENS or (way is _WAYS["down"]) != (
        first.value > second.value
    ):
        return False
    draft.start = Read(first.value, draft.value_span(first))
    draft.unit = Read(first.unit, draft.value_span(first))
    draft.kind = Read(way, draft.span(*draft.place(first.last + 1)))
    draft.use(first.first)
    draft.ask(DoubtKind.NUMBER_UNCLEAR, second.whole, second.whole_end)
    return True
