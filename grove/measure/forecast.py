"""Where a value is heading: a robust line through the last eight weeks, and how sure it is.

slope     the median of the slopes between all pairs of points (Theil 1950; Sen 1968, Journal of the
          American Statistical Association 63), so that one wild week does not turn the line
spread    1.4826 × the median absolute deviation from that line, which is the standard deviation
          where the noise is normal
band      the 80 % prediction interval of a straight line (Student's t, n − 2 degrees of freedom):
          wider with fewer points, and the further ahead it looks
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from math import atan, cos, pi, sin, sqrt
from statistics import median

WINDOW = timedelta(weeks=8)
FEWEST_POINTS = 4
BAND = 0.8
NORMAL_OF_MAD = 1.4826


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a value is likely to be on a day ahead, in the unit of the readings.

    low, high   the 80 % band around `likely`
    per_week    how fast it moves at the recent pace
    chance      of reaching the target by then, 0..1; None without a target
    points      how many readings it stands on
    """

    likely: float
    low: float
    high: float
    per_week: float
    chance: float | None
    points: int


def forecast(
    readings: Sequence[tuple[date, Decimal]],
    on: date,
    due: date,
    target: Decimal | None = None,
    better: int = 1,
    lowest: float | None = None,
) -> Forecast | None:
    """The value on the due day, told from the readings of the eight weeks up to `on`.

    readings   in any order; the last of one day counts
    better     +1 the target is reached from below, −1 from above
    lowest     what the value cannot fall below (0 for a share, a time, a number of things)
    None when it is too early (fewer than 4 points in the window) or the day has come.
    """
    recent = {day: float(value) for day, value in readings if on - WINDOW <= day <= on}
    if len(recent) < FEWEST_POINTS or on >= due:
        return None
    points = [((day - on).days, value) for day, value in sorted(recent.items())]
    slope = median(
        (b - a) / (later - sooner) for (sooner, a), (later, b) in combinations(points, 2)
    )
    level = median(value - slope * day for day, value in points)
    ahead = (due - on).days
    likely = level + slope * ahead
    error = _spread(points, slope, level) * _stretch([day for day, _ in points], ahead)
    degrees = len(points) - 2
    half = _quantile((1 + BAND) / 2, degrees) * error
    low, high = likely - half, likely + half
    chance = None if target is None else _chance(likely, float(target), better, error, degrees)
    if lowest is not None:
        likely, low, high = max(likely, lowest), max(low, lowest), max(high, lowest)
    return Forecast(likely, low, high, slope * 7, chance, len(points))


def in_ten(chance: float) -> int:
    """A chance as people say it: about N in 10. Certainty is not said: 1 to 9."""
    return min(9, max(1, round(chance * 10)))


def student(t: float, degrees: int) -> float:
    """P(T ≤ t) of Student's t with whole degrees of freedom of at least 1, as a finite sum
    (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(degrees))
    odd = degrees % 2
    term = cos(angle) if odd else 1.0
    total = 0.0
    for step in range(2 + odd, degrees + 1, 2):
        total += term
        term *= cos(angle) ** 2 * (step - 1) / step
    inside = 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
    return (1 + inside) / 2


def _spread(points: list[tuple[int, float]], slope: float, level: float) -> float:
    return NORMAL_OF_MAD * median(abs(value - level - slope * day) for day, value in points)


def _stretch(days: list[int], ahead: int) -> float:
    """How much wider than the noise of one reading the uncertainty of the line is, so far ahead."""
    middle = sum(days) / len(days)
    about = sum((day - middle) ** 2 for day in days)
    return sqrt(1 + 1 / len(days) + (ahead - middle) ** 2 / about)


def _chance(likely: float, target: float, better: int, error: float, degrees: int) -> float:
    beyond = (likely - target) * better
    if error == 0:
        return 1.0 if beyond >= 0 else 0.0
    return student(beyond / error, degrees)


@lru_cache(1024)
def _quantile(share: float, degrees: int) -> float:
    """The t below which a share above one half lies, by halving; to 1e-6."""
    low, high = 0.0, 64.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        if student(middle, degrees) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
