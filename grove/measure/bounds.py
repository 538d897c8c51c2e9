"""The numbers that are computed with: finite, within ±10^18, with at most 18 decimal places."""

from decimal import Decimal

LARGEST = Decimal(10) ** 18
FINEST_EXPONENT = -18


def bounded(value: Decimal) -> Decimal:
    """The value itself. Raises OutOfRange beyond ±10^18 or finer than 18 decimal places."""
    exponent = value.as_tuple().exponent
    # A number such as 1E-1000000 is finite and small, but its fraction would fill the memory.
    fine = value and isinstance(exponent, int) and exponent < FINEST_EXPONENT
    if fine or not value.is_finite() or abs(value) > LARGEST:
        from grove.measure.errors import OutOfRange  # fourteen classes, of no use to most starts

        raise OutOfRange(str(value)[:40])
    return value
