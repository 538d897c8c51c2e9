"""Stands made ahead: of a long plan, what its first reader of the day would wait for."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone, translation

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.tracking.models import KeptStand
from grove.tracking.queries.kept import made, outdated

LONG = 50  # objectives; below it a page is quicker made than asked for
AT_ONCE = 200  # rows of one statement


def keep_ahead(plans: Iterable[Plan], days: Iterable[date]) -> int:
    """Make what is not there, or out of date, in every language; how many objectives.

    No act: nobody says anything new by it. What changes meanwhile has another mark and is made
    again the next time.
    """
    number = 0
    for plan in plans:
        for day in days:
            for language, _name in settings.LANGUAGES:
                with translation.override(language):
                    number += _keep(plan, day, language)
    return number


def keep_todays(now: datetime) -> int:
    """The same for all long plans of running cycles, for each day it is somewhere now; what was
    made for days that are over goes."""
    zones = set(Person.objects.exclude(time_zone="").values_list("time_zone", flat=True))
    days = {timezone.localdate(now), *(timezone.localdate(now, ZoneInfo(one)) for one in zones)}
    with writing():
        KeptStand.objects.filter(on__lt=min(days)).delete()
    return keep_ahead(_long_plans(days), sorted(days))


def _keep(plan: Plan, day: date, language: str) -> int:
    marks = outdated(plan, day, language)
    if not marks:
        return 0
    rows = [
        KeptStand(
            objective_id=pk, on=day, language=language, act=marks[pk], sums=told.dump(),
            words=told.words,
        )
        for pk, told in made(plan, list(marks), day).items()
    ]  # fmt: skip
    with writing():
        KeptStand.objects.bulk_create(
            rows,
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["objective", "on", "language"],
            update_fields=["act", "sums", "words"],
        )
    return len(rows)


def _long_plans(days: Iterable[date]) -> QuerySet[Plan]:
    return (
        Plan.objects.filter(
            cycle__starts_on__lte=max(days),
            cycle__ends_on__gte=min(days),
            shared_at__isnull=False,
        )
        .alias(objectives_in_use=Count("objectives", filter=Q(objectives__binned_at=None)))
        .filter(objectives_in_use__gte=LONG)
        .select_related("department", "cycle")
        .order_by("pk")
    )
