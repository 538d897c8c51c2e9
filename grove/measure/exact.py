"""Exact arithmetic behind every ratio: decimals in, fractions inside, the nearest float out."""

from decimal import Decimal
from fractions import Fraction

from grove.measure.bounds import bounded


def exact(value: Decimal) -> Fraction:
    """The value as a fraction. Raises OutOfRange beyond ±10^18 or finer than 18 decimal places."""
    return Fraction(value) if bounded(value) else Fraction(0)
