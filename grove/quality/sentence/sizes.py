"""A start in a unit of another size than the target's: from 1,450 g down to 1.1 kg."""

from decimal import Decimal

from grove.measure.errors import MeasureError
from grove.measure.units import convert

# What a unit is of, and its power of ten; as typed, in lower case.
_SIZES = {
    **{unit: ("weight", power) for unit, power in (("mg", -3), ("g", 0), ("kg", 3), ("t", 6))},
    **{
        unit: ("length", power)
        for unit, power in (("um", -6), ("mm", -3), ("cm", -2), ("m", 0), ("km", 3))
    },
    **{unit: ("volume", power) for unit, power in (("ml", -3), ("l", 0))},
    **{unit: ("energy", power) for unit, power in (("wh", 0), ("kwh", 3), ("mwh", 6), ("gwh", 9))},
    **{unit: ("current", power) for unit, power in (("ua", -6), ("ma", -3), ("a", 0))},
    **{unit: ("power", power) for unit, power in (("w", 0), ("kw", 3))},
}
_SAME = str.maketrans("µμ", "uu")


def in_unit(value: Decimal, unit: str, other: str) -> Decimal:
    """The value in the other unit. MeasureError: they do not measure the same."""
    try:
        return convert(value, unit, other)
    except MeasureError:
        one = _SIZES.get(unit.lower().translate(_SAME))
        two = _SIZES.get(other.lower().translate(_SAME))
        if one is None or two is None or one[0] != two[0]:
            raise
        return value.scaleb(one[1] - two[1]).normalize() + 0
