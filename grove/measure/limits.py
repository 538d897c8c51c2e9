"""Limits of a health metric: a level that must hold, whatever else is worked on (METRICS.md)."""

from decimal import Decimal
from enum import StrEnum

from grove.measure.errors import EmptyBand, MissingTarget
from grove.measure.exact import exact


class Held(StrEnum):
    """Whether a level holds."""

    KEPT = "kept"
    BROKEN = "broken"
    UNKNOWN = "unknown"


def check_limits(at_least: Decimal | None, at_most: Decimal | None) -> None:
    """Raise MissingTarget without any limit, EmptyBand when nothing lies between the two."""
    if at_least is None and at_most is None:
        raise MissingTarget
    if at_least is not None and at_most is not None and exact(at_least) > exact(at_most):
        raise EmptyBand


def held(value: Decimal | None, at_least: Decimal | None, at_most: Decimal | None) -> Held:
    """Whether a value keeps its limits; both belong to what is allowed. None: not measured.

    Raises MissingTarget, EmptyBand, OutOfRange.
    """
    check_limits(at_least, at_most)
    if value is None:
        return Held.UNKNOWN
    here = exact(value)
    below = at_least is not None and here < exact(at_least)
    above = at_most is not None and here > exact(at_most)
    return Held.BROKEN if below or above else Held.KEPT
