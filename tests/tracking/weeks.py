"""What is sent to the check-in, and weeks that pass without waiting for them."""

from datetime import datetime, timedelta

from django.utils import timezone

from grove.okrs.models import Reading
from grove.org.models import Person, Role
from grove.org.waiting import Asker, Waiting, waiting_for
from grove.record.actions import writing
from grove.tracking.models import CheckIn

PAGE = "/plat/2026/check-in"


def sent(**fields: str) -> dict[str, str]:
    """K1_value="8" and so on, as the form names them."""
    return {"-".join(reversed(name.split("_"))): value for name, value in fields.items()}


def a_week_ago(weeks: int = 1) -> None:
    """What was said is of so many weeks ago from now on."""
    passed = timedelta(weeks=weeks)
    with writing():
        for row in CheckIn.objects.all():
            row.week, row.on = row.week - passed, row.on - passed
            row.save()
        for reading in Reading.objects.all():
            reading.on -= passed
            reading.save()


def waiting(person: Person, now: datetime | None = None) -> list[Waiting]:
    """What waits for somebody at a moment, in their own time zone if one is active."""
    roles = Role.objects.filter(person=person).select_related("department")
    return list(waiting_for(Asker(person, list(roles), now or timezone.now())))


def keys(person: Person, now: datetime | None = None) -> list[str]:
    """The kinds of things that wait: "check-in", "help"."""
    return [one.key.split(":")[0] for one in waiting(person, now)]
