"""Where a key result should be by a date, and how a cycle is cut into periods."""

from datetime import date
from decimal import Decimal as D

import pytest

from grove.measure.errors import CheckpointsOutOfOrder, DueBeforeStart
from grove.measure.kinds import Kind
from grove.measure.pace import Shape, expected_progress, expected_share, expected_value
from grove.measure.quarters import Period, Rhythm, by_period, months_later, periods, quarters

NEW_YEAR, YEAR_END = date(2027, 1, 1), date(2027, 12, 31)


@pytest.mark.parametrize(
    ("shape", "on", "share"),
    [
        (Shape.STEADY, date(2026, 6, 1), 0.0),
        (Shape.STEADY, NEW_YEAR, 0.0),
        (Shape.STEADY, date(2027, 7, 2), 0.5),
        (Shape.STEADY, YEAR_END, 1.0),
        (Shape.STEADY, date(2028, 6, 1), 1.0),
        (Shape.SLOW_START, date(2027, 7, 2), 0.25),
        (Shape.QUARTER_STEPS, date(2027, 3, 30), 0.0),
        (Shape.QUARTER_STEPS, date(2027, 3, 31), 0.25),
        (Shape.QUARTER_STEPS, date(2027, 9, 30), 0.75),
        (Shape.QUARTER_STEPS, YEAR_END, 1.0),
    ],
)
def test_the_expected_share_follows_its_shape(shape: Shape, on: date, share: float) -> None:
    assert expected_share(shape, NEW_YEAR, YEAR_END, on) == share


def test_the_expected_value_falls_for_a_decrease() -> None:
    half = expected_value(D(820), D(300), Shape.STEADY, NEW_YEAR, YEAR_END, date(2027, 7, 2))
    assert half == 560.0


def test_checkpoints_bend_the_pace() -> None:
    points = {date(2027, 3, 31): D(800), date(2027, 6, 30): D(500), YEAR_END: D(300)}
    values = [
        expected_value(D(820), D(300), Shape.CUSTOM, NEW_YEAR, YEAR_END, on, points)
        for on in (NEW_YEAR, date(2027, 3, 31), date(2027, 6, 30), YEAR_END)
    ]
    assert values == [820.0, 800.0, 500.0, 300.0]
    share = expected_progress(
        Kind.DECREASE,
        D(820),
        D(300),
        Shape.CUSTOM,
        NEW_YEAR,
        YEAR_END,
        date(2027, 6, 30),
        points,
    )
    assert share == 320 / 520


@pytest.mark.parametrize(
    "points",
    [
        {date(2027, 3, 31): D(900)},
        {date(2027, 3, 31): D(500), date(2027, 6, 30): D(600)},
        {date(2028, 3, 31): D(400)},
        {NEW_YEAR: D(400)},
        {YEAR_END: D(400)},
    ],
)
def test_checkpoints_outside_the_way_are_rejected(points: dict[date, D]) -> None:
    with pytest.raises(CheckpointsOutOfOrder):
        expected_value(D(820), D(300), Shape.CUSTOM, NEW_YEAR, YEAR_END, NEW_YEAR, points)


def test_a_hold_is_expected_to_be_kept_from_the_first_day() -> None:
    hold = expected_progress(
        Kind.HOLD_ABOVE, None, D(99), Shape.STEADY, NEW_YEAR, YEAR_END, NEW_YEAR
    )
    assert hold == 1.0


def test_a_due_date_before_the_start_is_rejected() -> None:
    with pytest.raises(DueBeforeStart):
        expected_share(Shape.STEADY, YEAR_END, NEW_YEAR, NEW_YEAR)


def test_a_calendar_year_has_its_usual_quarters() -> None:
    assert [quarter.last for quarter in quarters(NEW_YEAR, YEAR_END)] == [
        date(2027, 3, 31),
        date(2027, 6, 30),
        date(2027, 9, 30),
        YEAR_END,
    ]


def test_a_year_that_begins_in_april_is_cut_at_its_own_months() -> None:
    fiscal = quarters(date(2027, 4, 1), date(2028, 3, 31))
    assert [quarter.first.month for quarter in fiscal] == [4, 7, 10, 1]


def test_any_other_length_is_cut_into_four_near_equal_parts() -> None:
    cut = quarters(date(2027, 1, 1), date(2027, 4, 10))
    assert [(part.last - part.first).days + 1 for part in cut] == [25, 25, 25, 25]


def test_weeks_run_from_monday_and_cover_the_cycle() -> None:
    weeks = periods(NEW_YEAR, YEAR_END, Rhythm.WEEK)
    assert weeks[0] == Period(NEW_YEAR, date(2027, 1, 3))
    assert weeks[1].first.weekday() == 0
    assert weeks[-1].last == YEAR_END
    assert len(periods(NEW_YEAR, YEAR_END, Rhythm.MONTH)) == 12
    assert len(periods(NEW_YEAR, YEAR_END, Rhythm.QUARTER)) == 4


def test_only_periods_that_have_ended_are_judged_and_gaps_stay_gaps() -> None:
    months = periods(NEW_YEAR, YEAR_END, Rhythm.MONTH)
    readings = [
        (date(2027, 3, 2), D(3)),
        (date(2027, 1, 5), D(1)),
        (date(2027, 1, 20), D(2)),
        (date(2026, 12, 31), D(9)),
        (date(2027, 4, 1), D(4)),
    ]
    assert by_period(readings, months, on=date(2027, 4, 2)) == (D(2), None, D(3))


def test_a_period_that_ends_on_the_day_is_judged_as_soon_as_it_has_a_reading() -> None:
    months = periods(NEW_YEAR, YEAR_END, Rhythm.MONTH)
    last, after = date(2027, 2, 28), date(2027, 3, 1)
    january = (date(2027, 1, 5), D(1))
    for readings in ([january, (date(2027, 2, 3), D(2))], [january, (last, D(2))]):
        assert by_period(readings, months, on=last) == (D(1), D(2))
    assert by_period([january], months, on=last) == (D(1),)
    assert by_period([january], months, on=after) == (D(1), None)


def test_a_month_later_than_the_31st_is_the_last_of_a_short_month() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 11, 30), 3) == date(2028, 2, 29)
