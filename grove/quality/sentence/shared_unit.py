"""The unit of numbers that are asked about: whichever is meant, it is in that unit."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.roles import CIRCUMSTANCE, NAMELESS

_WHICH = frozenset((DoubtKind.SEVERAL_NUMBERS, DoubtKind.RANGE_UNCLEAR, DoubtKind.DIGITS_UNCLEAR))

_ANY = frozenset(("次", "个"))  # of whatever


def read_shared_unit(draft: Draft, quantities: list[Quantity]) -> None:
    """200 ms or maybe 250 ms, to 80–85 %: the unit where all numbers have the same."""
    unit = ""
    for one, other in zip(quantities, (*quantities[1:], None), strict=True):
        if one.role == NAMELESS or (one.role == CIRCUMSTANCE and one.upper is None):
            continue
        goes_on = draft.tokens.word[one.last + 1] == "/"
        goes_on = goes_on and (other is None or other.first != one.last + 2)  # €118k / €105k
        goes_on = goes_on and draft.tokens.kind[one.last + 2] != "#"  # 85%/90%, 10s / 6s
        said = one.unit or (draft.noun(one) if one.noun else "")  # 4-6 welders
        if other is not None and not said and _is_edge(draft, one, other):
            continue  # 85 to 95 %
        if not said or said in _ANY or goes_on or (unit and said != unit):
            return
        unit = said
    if unit and draft.asks(_WHICH):
        draft.unit = Read(unit, draft.value_span(quantities[0]))


def _is_edge(draft: Draft, one: Quantity, other: Quantity) -> bool:
    """Whether one number goes on to another, with the unit behind both: 85 to 95 %."""
    if one.comparator or one.scale or one.out_of or other.first != one.last + 2:
        return False
    if other.unit in TIMES and not draft.tokens.latin:
        return False  # 在 3 到 6 个月内: no unit of the goal
    return draft.tokens.kind[one.last + 1] in _JOINS and one.value < other.value


_JOINS = frozenset(("to", "-", "~", "and"))
