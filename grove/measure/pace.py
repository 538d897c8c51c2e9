"""Where a key result should be by a date: the pace set when it was drafted."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from grove.measure.errors import CheckpointsOutOfOrder, DueBeforeStart, ZeroRange
from grove.measure.exact import exact
from grove.measure.kinds import Kind
from grove.measure.quarters import quarters


class Shape(StrEnum):
    """The shapes of UX §3.2."""

    STEADY = "steady"
    SLOW_START = "slow_start"
    QUARTER_STEPS = "quarter_steps"
    CUSTOM = "custom"


def expected_share(shape: Shape, first: date, due: date, on: date) -> float:
    """Share of the way expected by the end of a day: 0 up to the first day, 1 from the due day on.

    steady          in proportion to the days
    slow_start      the square of that: a quarter of the way at half-time
    quarter_steps   nothing until the last day of a quarter, then a quarter of the way at once
    A custom pace is made of values: see `expected_value`. Raises DueBeforeStart.
    """
    return float(_share(shape, first, due, on))


def expected_value(
    start: Decimal,
    target: Decimal,
    shape: Shape,
    first: date,
    due: date,
    on: date,
    checkpoints: Mapping[date, Decimal] | None = None,
) -> float:
    """The value expected by the end of a day, in the unit of start and target.

    A custom pace runs straight from start over the checkpoints to the target. Checkpoints lie after
    the first day and not after the due day, between start and target, and never step back
    (CheckpointsOutOfOrder).
    """
    return float(_value(start, target, shape, first, due, on, checkpoints or {}))


def expected_progress(
    kind: Kind,
    start: Decimal | None,
    target: Decimal | None,
    shape: Shape,
    first: date,
    due: date,
    on: date,
    checkpoints: Mapping[date, Decimal] | None = None,
) -> float:
    """The progress expected by the end of a day, 0..1, comparable with `Progress.shown`.

    A hold is expected to be kept from its first period: always 1.
    """
    if kind.is_hold:
        return 1.0
    if shape is not Shape.CUSTOM:
        return expected_share(shape, first, due, on)
    if kind is Kind.COUNT:
        start = Decimal(0)
    if start is None or target is None:
        return expected_share(Shape.STEADY, first, due, on)
    if start == target:
        raise ZeroRange
    value = _value(start, target, shape, first, due, on, checkpoints or {})
    return float((value - exact(start)) / (exact(target) - exact(start)))


def check_checkpoints(
    start: Decimal, target: Decimal, first: date, due: date, checkpoints: Mapping[date, Decimal]
) -> None:
    """Raise CheckpointsOutOfOrder unless all checkpoints lie on the way, one behind the other."""
    _bends(start, target, first, due, checkpoints)


def _share(shape: Shape, first: date, due: date, on: date) -> Fraction:
    if due < first:
        raise DueBeforeStart
    if on >= due:
        return Fraction(1)
    if on <= first:
        return Fraction(0)
    gone = Fraction((on - first).days, (due - first).days)
    if shape is Shape.SLOW_START:
        return gone * gone
    if shape is Shape.QUARTER_STEPS and (due - first).days >= 3:
        return Fraction(sum(quarter.last <= on for quarter in quarters(first, due)), 4)
    return gone


def _value(
    start: Decimal,
    target: Decimal,
    shape: Shape,
    first: date,
    due: date,
    on: date,
    checkpoints: Mapping[date, Decimal],
) -> Fraction:
    if shape is not Shape.CUSTOM:
        begin = exact(start)
        return begin + (exact(target) - begin) * _share(shape, first, due, on)
    bends = _bends(start, target, first, due, checkpoints)
    if on >= bends[-1][0]:
        return bends[-1][1]
    before_day, before = bends[0]
    for day, value in bends:
        if on <= day:
            if day == before_day or on <= before_day:
                return before
            return before + (value - before) * Fraction(
                (on - before_day).days, (day - before_day).days
            )
        before_day, before = day, value
    return before


def _bends(
    start: Decimal, target: Decimal, first: date, due: date, checkpoints: Mapping[date, Decimal]
) -> list[tuple[date, Fraction]]:
    if due < first:
        raise DueBeforeStart
    begin, end = exact(start), exact(target)
    inner = [(day, exact(value)) for day, value in sorted(checkpoints.items())]
    if any(not first < day <= due for day, _ in inner):
        raise CheckpointsOutOfOrder
    # A checkpoint on the due day says the same as the target or contradicts it.
    if inner and inner[-1][0] == due and inner[-1][1] != end:
        raise CheckpointsOutOfOrder
    bends = [(first, begin), *(bend for bend in inner if bend[0] < due), (due, end)]
    way = end - begin
    for (_, before), (_, after) in pairwise(bends):
        if (after - before) * way < 0:
            raise CheckpointsOutOfOrder
    return bends
