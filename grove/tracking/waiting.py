"""What waits for somebody while the year runs: this week's check-in."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.okrs.models import KeyResult
from grove.org.waiting import Asker, Source, Waiting
from grove.plans.models import Plan
from grove.plans.steps import count_of
from grove.tracking.models import CheckIn, Pause
from grove.tracking.weeks import week_of, week_text


def _due(asker: Asker) -> QuerySet[Plan]:
    """Running plans with key results of this person that nobody has checked in on this week; what
    is finished or rests is not asked for."""
    heard = CheckIn.objects.filter(key_result=OuterRef("pk"))
    mine = KeyResult.objects.filter(
        Q(owner=asker.person) | Q(owner=None, objective__owner=asker.person),
        ~Exists(heard.filter(Q(week=week_of(asker.today)) | Q(done=True))),
        ~Exists(Pause.objects.filter(key_result=OuterRef("pk"), ended_on=None)),
        objective__binned_at=None,
    )
    return (
        Plan.objects.filter(
            Exists(mine.filter(plan=OuterRef("pk"))),
            department__in=asker.belongs_to(),
            department__binned_at=None,
            cycle__starts_on__lte=asker.today,
            cycle__ends_on__gte=asker.today,
            shared_at__isnull=False,
            closed_on=None,
        )
        .select_related("department", "cycle")
        .annotate(asked=count_of(mine))
        .order_by("pk")
    )


def _check_in(plan: Any, asker: Asker) -> Waiting:
    week = week_of(asker.today)
    text = ngettext(
        "Your check-in: %(count)d key result", "Your check-in: %(count)d key results", plan.asked
    ) % {"count": plan.asked}
    return Waiting(
        key=f"check-in:{plan.pk}:{week}",
        text=text,
        verb=_("Start, about a minute"),
        href=reverse("tracking:check_in", kwargs=plan.place),
        detail=f"{plan.department.name} {plan.cycle.name}",
        due=week_text(plan.cycle, week),
    )


SOURCES = (Source(rows=_due, words=_check_in),)
