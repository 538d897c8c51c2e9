"""What can be wrong with the numbers of a key result; each error names the case, doors word it."""


class MeasureError(ValueError):
    """The definition or a value of a key result cannot be computed with."""


class OutOfRange(MeasureError):
    """A value is not a finite number within ±10^18 with at most 18 decimal places."""


class ZeroRange(MeasureError):
    """Start and target are the same number, so there is no way to go."""


class WrongDirection(MeasureError):
    """The kind says one direction and start → target goes the other."""


class MissingTarget(MeasureError):
    """The kind needs a target (or, within a band, low and high) and has none."""


class EmptyBand(MeasureError):
    """A band is empty: low above high, or its tolerance is below zero or unknown."""


class StageCount(MeasureError):
    """A milestone has 3 to 7 stages, and between none and all of them are done."""


class NotYesOrNo(MeasureError):
    """The value of a yes/no key result is 0 or 1."""


class PointsOutOfOrder(MeasureError):
    """Commit, target and stretch do not lie one behind the other in the direction of progress."""


class CheckpointsOutOfOrder(MeasureError):
    """A checkpoint is outside the dates or values of its key result, or steps back."""


class DueBeforeStart(MeasureError):
    """The due date is before the start date."""


class NegativeWeight(MeasureError):
    """A weight is below zero."""


class NotAGrade(MeasureError):
    """A grade is 0.0 to 1.0 in steps of 0.1."""


class NotConvertible(MeasureError):
    """Two units do not measure the same thing."""
