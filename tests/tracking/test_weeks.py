"""One way to count weeks: words by the week of the cycle, addresses by ISO 8601."""

from datetime import date

import pytest

from grove.plans.models import Cycle
from grove.tracking.weeks import read_week, week_address, week_number, week_of, week_text, weeks_in

YEAR = Cycle(name="2027", starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))
APRIL = Cycle(name="FY27", starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2027, 11, 21)) == week_of(date(2027, 11, 15)) == date(2027, 11, 15)


def test_words_count_from_the_week_of_the_cycles_first_day() -> None:
    """1 January 2027 is a Friday: its week is the first, and the year touches 53."""
    assert weeks_in(YEAR) == 53
    assert [week_number(YEAR, day) for day in (date(2027, 1, 3), date(2027, 1, 4))] == [1, 2]
    assert week_number(APRIL, date(2027, 4, 5)) == 2
    assert week_text(YEAR, date(2027, 11, 15)) == "week 47"


def test_days_outside_the_cycle_count_as_its_nearest_week() -> None:
    assert week_number(YEAR, date(2026, 11, 1)) == 1
    assert week_number(YEAR, date(2028, 2, 1)) == 53


@pytest.mark.parametrize(
    ("day", "address"),
    [
        (date(2027, 1, 1), "2026-W53"),
        (date(2027, 11, 21), "2027-W46"),
        (date(2024, 12, 30), "2025-W01"),
    ],
)
def test_an_address_names_the_week_as_iso_8601_does(day: date, address: str) -> None:
    assert week_address(day) == address
    assert read_week(address) == week_of(day)


@pytest.mark.parametrize(
    "address", ["", "2027-W54", "2027-W00", "2026-W3", "2027W46", "２０２７-W46", "0000-W01"]
)
def test_what_names_no_week_is_no_week(address: str) -> None:
    assert read_week(address) is None
