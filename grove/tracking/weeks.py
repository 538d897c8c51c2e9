"""Weeks of the check-in: they begin on Monday and are counted as ISO 8601 counts them."""

from datetime import date, timedelta


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_number(day: date) -> int:
    """Number of the week, 1 to 53; the first is the one with the year's first Thursday."""
    return day.isocalendar().week
