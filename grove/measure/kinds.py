"""How a key result is measured: the eight kinds, and the direction each one looks in."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of UX §2.4. "Start unknown until a date" is a field of a measure, not a kind."""

    INCREASE = "increase"
    DECREASE = "decrease"
    HOLD_ABOVE = "hold_above"
    HOLD_BELOW = "hold_below"
    HOLD_WITHIN = "hold_within"
    COUNT = "count"
    MILESTONE = "milestone"
    YES_NO = "yes_no"

    @property
    def is_hold(self) -> bool:
        """Kept period by period instead of moved towards a target."""
        return self in HOLDS

    @property
    def needs_start(self) -> bool:
        """Progress is a share of the way from a start, so a start has to be known."""
        return self in (Kind.INCREASE, Kind.DECREASE)

    @property
    def has_target(self) -> bool:
        """Measured by a number; stages, and yes or no, are not."""
        return self not in UNSCALED

    @property
    def better(self) -> int:
        """+1 higher is better, −1 lower is better, 0 neither (a band, stages, yes or no)."""
        return BETTER[self]


HOLDS = frozenset({Kind.HOLD_ABOVE, Kind.HOLD_BELOW, Kind.HOLD_WITHIN})
UNSCALED = frozenset({Kind.MILESTONE, Kind.YES_NO})

BETTER = {
    Kind.INCREASE: 1,
    Kind.DECREASE: -1,
    Kind.HOLD_ABOVE: 1,
    Kind.HOLD_BELOW: -1,
    Kind.HOLD_WITHIN: 0,
    Kind.COUNT: 1,
    Kind.MILESTONE: 0,
    Kind.YES_NO: 0,
}
