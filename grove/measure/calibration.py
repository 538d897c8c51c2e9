"""Confidence said against outcome reached: of those said 7 to 10, how many came true."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from grove.measure.confidence import AT_RISK_FROM, ON_TRACK_FROM, check_confidence

FEWEST = 4  # key results a figure has to be about: fewer would speak of single people
GOOD_STRETCH = Decimal("0.7")


class Band(StrEnum):
    """Confidence as the status rule parts it."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Reached:
    """Of so many key results said in a band, how many reached what they were for.

    `shown` is False for fewer than FEWEST: neither figure may be published then.
    """

    band: Band
    said: int
    reached: int

    @property
    def shown(self) -> bool:
        return self.said >= FEWEST

    @property
    def share(self) -> float | None:
        """0 to 1; None where it may not be shown."""
        return self.reached / self.said if self.shown else None


def band_of(confidence: int) -> Band:
    """7 to 10, 4 to 6, 0 to 3. Raises ValueError for anything else."""
    check_confidence(confidence)
    if confidence >= ON_TRACK_FROM:
        return Band.HIGH
    return Band.MIDDLE if confidence >= AT_RISK_FROM else Band.LOW


def reached_its_purpose(grade: Decimal, *, committed: bool) -> bool:
    """A commitment that was met; anything else from 0.7 on, which is a good stretch."""
    return grade == 1 if committed else grade >= GOOD_STRETCH


def calibration(said: Iterable[tuple[int, bool]]) -> tuple[Reached, ...]:
    """Over (confidence, reached) of key results: one line a band, the highest first."""
    listed = [(band_of(confidence), came_true) for confidence, came_true in said]
    return tuple(
        Reached(
            band,
            sum(found is band for found, _came_true in listed),
            sum(found is band and came_true for found, came_true in listed),
        )
        for band in Band
    )
