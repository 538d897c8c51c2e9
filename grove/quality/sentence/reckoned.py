"""What a change makes of a start that is told: from 820 ms halved is to 410 ms."""

from decimal import Decimal
from fractions import Fraction

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import Read

_THIRDS = {
    Decimal("33.33"): Fraction(1, 3),
    Decimal("33.3"): Fraction(1, 3),
    Decimal("66.67"): Fraction(2, 3),
    Decimal("66.7"): Fraction(2, 3),
}
_POINTS = frozenset(("pp", "points", "点"))
_WHOLE = 100  # per cent


def reckon(draft: Draft, quantities: list[Quantity]) -> None:
    """Where a goal says how far and from where, it says where to; what is not exact stays open,
    and the start has its unit."""
    if draft.change is None or draft.start is None or draft.target is not None:
        return
    start, (change, how) = draft.start.value, draft.change.value
    told = next((one for one in quantities if one.value == start), None)
    if told is None:
        return
    unit = told.unit
    if unit and draft.unit is None:
        draft.unit = Read(unit, draft.start.span)
    if draft.doubts:
        return
    unit = unit or (draft.noun(told) if told.noun else "")
    said = draft.text[slice(*draft.change.span)]
    if how == "%" and unit == "%" and any(sign in said for sign in "0123456789%"):
        return  # by 15 % from 50 %: of it, or of all?
    if how == "%":
        part = _THIRDS.get(abs(change), Fraction(abs(change)) / 100)
        target = Fraction(start) * (1 + (part if change > 0 else -part))
    elif how in ("", unit) or (how in _POINTS and unit == "%") or not unit:
        target = Fraction(start) + Fraction(change)
        unit = unit or how
    else:
        return  # 3x faster than 45 minutes: a third of it
    value = Decimal(target.numerator) / Decimal(target.denominator)
    if Fraction(value) != target or target < 0 or (unit == "%" and target > _WHOLE):
        return
    draft.kind = Read(Kind.INCREASE if target > start else Kind.DECREASE, draft.change.span)
    draft.target = Read(value.normalize() + 0, draft.change.span)
    if unit:
        draft.unit = Read(unit, draft.start.span)
