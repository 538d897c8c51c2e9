"""A forecast stands on the last eight weeks, says how sure it is, and is not turned by one week."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grove.measure.forecast import Forecast, forecast, in_ten, student

ON = date(2027, 11, 19)
DUE = date(2027, 12, 31)


def weekly(*values: float, on: date = ON) -> list[tuple[date, Decimal]]:
    """Readings of as many weeks, the last of them on the day."""
    return [
        (on - timedelta(weeks=len(values) - 1 - place), Decimal(str(value)))
        for place, value in enumerate(values)
    ]


def told(*values: float, target: str = "10", better: int = 1) -> Forecast:
    found = forecast(weekly(*values), ON, DUE, Decimal(target), better)
    assert found is not None
    return found


def test_a_straight_line_goes_on_straight() -> None:
    found = told(5, 5.5, 6, 6.5, 7)
    assert found.per_week == pytest.approx(0.5)
    assert found.likely == found.low == found.high == pytest.approx(10.0)
    assert found.chance == 1.0
    assert told(5, 5.5, 6, 6.5, 7, target="10.1").chance == 0.0


def test_one_wild_week_does_not_turn_the_line() -> None:
    assert told(5, 5.5, 60, 6.5, 7).per_week == pytest.approx(0.5)


def test_fewer_than_four_points_in_eight_weeks_are_too_early() -> None:
    assert forecast(weekly(5, 6, 7), ON, DUE) is None
    old = weekly(1, 2, 3, 4, 5, on=ON - timedelta(weeks=7))
    assert forecast(old, ON, DUE) is None


def test_after_the_due_day_there_is_nothing_to_foretell() -> None:
    assert forecast(weekly(5, 6, 7, 8), DUE, DUE) is None


def test_readings_of_one_day_count_once() -> None:
    twice = [(ON, Decimal(5)), *weekly(5, 6, 7), (ON, Decimal(9))]
    assert forecast(twice, ON, DUE) is None


def test_a_falling_value_is_judged_from_above() -> None:
    falling = told(12, 11, 10.2, 9, 8.1, target="3", better=-1)
    assert falling.per_week < 0
    assert falling.chance is not None and falling.chance > 0.5
    assert told(12, 11, 10.2, 9, 8.1, target="0", better=-1).chance < 0.5  # type: ignore[operator]


def test_nothing_falls_below_its_lowest() -> None:
    found = forecast(weekly(9, 6, 4, 1), ON, DUE, lowest=0)
    assert found is not None and found.likely == found.low == 0


@pytest.mark.parametrize(
    ("degrees", "share", "t"),
    # Two-sided 80 % and 95 % points of Student's t, from any printed table.
    [(2, 0.9, 1.886), (3, 0.9, 1.638), (6, 0.9, 1.440), (2, 0.975, 4.303), (7, 0.975, 2.365)],
)
def test_student_agrees_with_the_printed_table(degrees: int, share: float, t: float) -> None:
    assert student(t, degrees) == pytest.approx(share, abs=2e-4)
    assert student(-t, degrees) == pytest.approx(1 - share, abs=2e-4)


def test_chances_are_said_in_tenths_and_never_as_certain() -> None:
    assert [in_ten(chance) for chance in (0.0, 0.04, 0.44, 0.96, 1.0)] == [1, 1, 4, 9, 9]


VALUES = st.lists(st.integers(-10_000, 10_000), min_size=4, max_size=9)


@given(VALUES, st.integers(-10_000, 10_000))
def test_the_band_holds_the_likely_value_and_a_chance_is_a_share(
    values: list[int], target: int
) -> None:
    found = forecast(weekly(*values), ON, DUE, Decimal(target))
    assert found is not None
    assert found.low <= found.likely <= found.high
    assert found.chance is not None and 0 <= found.chance <= 1


@given(VALUES, st.integers(-10_000, 10_000))
def test_both_directions_are_equal(values: list[int], target: int) -> None:
    up = forecast(weekly(*values), ON, DUE, Decimal(target), 1)
    down = forecast(weekly(*(-value for value in values)), ON, DUE, Decimal(-target), -1)
    assert up is not None and down is not None
    assert down.likely == pytest.approx(-up.likely, abs=1e-6)
    assert down.chance == pytest.approx(up.chance, abs=1e-6)


@given(VALUES, st.integers(1, 1000))
def test_a_forecast_knows_no_unit(values: list[int], factor: int) -> None:
    one = forecast(weekly(*values), ON, DUE)
    other = forecast(weekly(*(value * factor for value in values)), ON, DUE)
    assert one is not None and other is not None
    assert other.likely == pytest.approx(one.likely * factor, rel=1e-6, abs=1e-3)


@given(st.lists(st.integers(0, 100), min_size=5, max_size=8), st.integers(1, 4))
def test_further_ahead_is_less_sure(values: list[int], months: int) -> None:
    near = forecast(weekly(*values), ON, ON + timedelta(days=30))
    far = forecast(weekly(*values), ON, ON + timedelta(days=30 + 30 * months))
    assert near is not None and far is not None
    assert far.high - far.low >= near.high - near.low - 1e-9
