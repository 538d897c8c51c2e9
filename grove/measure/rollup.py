"""Progress of an objective: the weighted mean of its measurable key results, and of how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from grove.measure.errors import NegativeWeight
from grove.measure.exact import exact
from grove.measure.progress import Progress


@dataclass(frozen=True, slots=True)
class RollUp:
    """ratio 0..1, None when nothing is measurable yet; "based on 3 of 4 key results"."""

    ratio: float | None
    based_on: int
    of: int


def roll_up(parts: Iterable[tuple[Progress, Decimal]]) -> RollUp:
    """Weighted mean of the clamped progress of the key results that can be measured.

    Weights are shares of any scale, at least zero (NegativeWeight otherwise). A weight of zero
    takes a key result out of the mean; if all are zero, nobody has weighed yet and all count alike.
    """
    listed = list(parts)
    weights = [exact(weight) for _, weight in listed]
    if any(weight < 0 for weight in weights):
        raise NegativeWeight
    if not any(weights):
        weights = [Fraction(1)] * len(listed)
    counted = [
        (Fraction(part.shown), weight)
        for (part, _), weight in zip(listed, weights, strict=True)
        if part.shown is not None and weight > 0
    ]
    if not counted:
        return RollUp(None, 0, len(listed))
    total = sum((weight for _, weight in counted), Fraction(0))
    mean = sum((share * weight for share, weight in counted), Fraction(0)) / total
    return RollUp(float(mean), len(counted), len(listed))
