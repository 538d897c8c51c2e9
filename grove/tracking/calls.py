"""When a plan's people are called to check in: on the day of its rhythm, once more, never again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, DateField, Value, When
from django.db.models.functions import Coalesce

from grove.tracking.models import Rhythm
from grove.tracking.weeks import week_of

USUAL_DAY = Rhythm._meta.get_field("weekday").default
WORKING_DAYS = 5  # Monday to Friday
AGAIN_AFTER = 2  # working days


def called_on(weekday: int, today: date) -> date:
    """The last day of the rhythm (0 is Monday), today included."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def again_on(called: date) -> date:
    """The day of the second and last reminder: two working days later."""
    day, left = called, AGAIN_AFTER
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < WORKING_DAYS
    return day


def by_weekday(field: str, day: Callable[[int], date]) -> Case:
    """A day that depends on a plan's rhythm, for a query; `field` leads to its weekday."""
    return Case(
        *(When(**{field: weekday}, then=Value(day(weekday))) for weekday in range(7)),
        default=Value(day(USUAL_DAY)),
        output_field=DateField(),
    )


def weekday_of(field: str) -> Coalesce:
    """A plan's weekday, for a query; the usual one while none is chosen."""
    return Coalesce(field, Value(USUAL_DAY))


def week_called(weekday: int, today: date) -> date:
    """The Monday of the week that was called for."""
    return week_of(called_on(weekday, today))


def reminder_key(plan: Any, called: date, today: date) -> str:
    """One name for the first message and another for the second: letters tell each once."""
    again = ":again" if today >= again_on(called) else ""
    return f"check-in:{plan}:{called}{again}"
