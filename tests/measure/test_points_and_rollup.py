"""Commit, target and stretch on one scale; the progress of an objective from its key results."""

from decimal import Decimal as D

import pytest

from grove.measure.errors import NegativeWeight, PointsOutOfOrder
from grove.measure.kinds import Kind
from grove.measure.points import Point, Points, check_points, reached_points
from grove.measure.progress import NOT_YET, Measure, Progress, progress
from grove.measure.rollup import RollUp, roll_up


def at(now: int) -> Progress:
    return progress(Measure(Kind.INCREASE, start=D(0), target=D(100)), D(now))


def test_three_points_lie_in_the_direction_of_the_key_result() -> None:
    check_points(Kind.DECREASE, Points(D(300), commit=D(500), stretch=D(200)), start=D(820))
    check_points(Kind.COUNT, Points(D(3), commit=D(1)), start=D(0))
    check_points(Kind.HOLD_ABOVE, Points(D("99.95"), stretch=D("99.99")))
    check_points(Kind.HOLD_WITHIN, Points(D(60)))


@pytest.mark.parametrize(
    ("kind", "points", "start"),
    [
        (Kind.DECREASE, Points(D(300), commit=D(250)), D(820)),
        (Kind.DECREASE, Points(D(300), stretch=D(300)), D(820)),
        (Kind.INCREASE, Points(D(10), commit=D(1)), D(2)),
        (Kind.HOLD_BELOW, Points(D(5), stretch=D(6)), None),
        (Kind.HOLD_WITHIN, Points(D(5), stretch=D(6)), None),
    ],
)
def test_points_out_of_order_are_rejected(kind: Kind, points: Points, start: D | None) -> None:
    with pytest.raises(PointsOutOfOrder):
        check_points(kind, points, start)


def test_points_are_reached_one_after_the_other() -> None:
    points = Points(D(300), commit=D(500), stretch=D(200))
    reached = [reached_points(Kind.DECREASE, points, D(n)) for n in (600, 500, 260, 200)]
    assert reached == [
        (),
        (Point.COMMIT,),
        (Point.COMMIT, Point.TARGET),
        (Point.COMMIT, Point.TARGET, Point.STRETCH),
    ]
    assert reached_points(Kind.DECREASE, points, None) == ()


def test_an_objective_says_how_many_key_results_its_progress_is_based_on() -> None:
    parts = [(at(50), D(1)), (at(100), D(1)), (NOT_YET, D(1)), (at(0), D(2))]
    assert roll_up(parts) == RollUp(0.375, based_on=3, of=4)


def test_a_key_result_beyond_its_target_does_not_pay_for_another_one() -> None:
    assert roll_up([(at(300), D(1)), (at(-100), D(1))]) == RollUp(0.5, 2, 2)


def test_an_objective_without_measurable_key_results_has_no_progress() -> None:
    assert roll_up([(NOT_YET, D(1))]) == RollUp(None, 0, 1)
    assert roll_up([]) == RollUp(None, 0, 0)


def test_a_weight_of_zero_takes_out_and_all_zero_means_alike() -> None:
    assert roll_up([(at(50), D(0)), (at(100), D(1))]) == RollUp(1.0, 1, 2)
    assert roll_up([(at(50), D(0)), (at(100), D(0))]) == RollUp(0.75, 2, 2)
    assert roll_up([(at(50), D(0)), (NOT_YET, D(1))]) == RollUp(None, 0, 2)
    with pytest.raises(NegativeWeight):
        roll_up([(at(50), D(-1))])
