"""Who is told of a week by mail and when: the boss, on Friday afternoon where they are."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from grove.org.models import Person, Role
from grove.plans.models import Plan
from grove.tracking.weeks import week_of
from grove.weekly.models import BriefDelivery, BriefRule

FRIDAY = 4
AFTERNOON = 15  # o'clock, in the reader's time zone


def is_time(person: Person, now: datetime) -> bool:
    """Whether it is Friday afternoon where this person is."""
    local = _local(person, now)
    return local.weekday() == FRIDAY and local.hour >= AFTERNOON


def briefs_for(person: Person, roles: Sequence[Role], now: datetime) -> Iterator[tuple[Plan, date]]:
    """The plans whose brief this person is to be sent today and has not been. Two queries."""
    today = _local(person, now).date()
    mine = {role.department_id for role in roles if role.name == Role.Name.BOSS}
    above = {role.department_id for role in roles if role.name == Role.Name.HEAD}
    if today.weekday() != FRIDAY or not (mine or above):
        return
    week = week_of(today)
    sent = BriefDelivery.objects.filter(person=person, brief__week=week)
    rules = (
        BriefRule.objects.filter(
            Q(plan__department__in=mine) | Q(plan__department__parent__in=above),
            mails=True,
            plan__binned_at=None,
            plan__shared_at__isnull=False,
            plan__closed_on=None,
            plan__department__binned_at=None,
            plan__cycle__starts_on__lte=today,
            plan__cycle__ends_on__gte=today,
        )
        .exclude(plan__in=sent.values("brief__plan"))
        .select_related("plan__department", "plan__cycle")
        .order_by("plan__department__path", "plan")
    )
    for rule in rules:
        yield rule.plan, week


def _local(person: Person, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(person.time_zone or settings.TIME_ZONE))
