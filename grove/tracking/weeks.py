"""Weeks: they begin on Monday. Words count them from the cycle's first, addresses as ISO 8601."""

import re
from datetime import date, timedelta

from django.utils.translation import pgettext

from grove.plans.models import Cycle

_ADDRESS = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_in(cycle: Cycle) -> int:
    """How many weeks a cycle touches, those cut by its first and last day included: 52 to 54."""
    return (week_of(cycle.ends_on) - week_of(cycle.starts_on)).days // 7 + 1


def week_number(cycle: Cycle, day: date) -> int:
    """Which week of its cycle a day lies in, from 1; days outside count as the nearest week."""
    number = (week_of(day) - week_of(cycle.starts_on)).days // 7 + 1
    return max(1, min(weeks_in(cycle), number))


def week_text(cycle: Cycle, day: date) -> str:
    """ "week 46", inside a sentence."""
    return pgettext("check-in", "week %(number)d") % {"number": week_number(cycle, day)}


def week_address(day: date) -> str:
    """How an address names a day's week: "2027-W46", as ISO 8601 counts."""
    year, week, _day = day.isocalendar()
    return f"{year:04}-W{week:02}"


def read_week(address: str) -> date | None:
    """The Monday "2027-W46" names; None for what names no week."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
