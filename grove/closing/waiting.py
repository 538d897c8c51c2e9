"""What waits for somebody when a year ends: its close, and its published grades until read."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.closing.models import Publication, Seen
from grove.okrs.models import Objective
from grove.org.waiting import Asker, Source, Waiting
from grove.plans.models import Plan

HALF_A_YEAR = 183  # days; a year that nobody closed by then is left alone
FOR_DAYS = 60  # who has not read it by then is not asked any more


def _unread(asker: Asker) -> QuerySet[Publication]:
    """The newest grades of departments this person works in, not read yet."""
    later = Publication.objects.filter(plan=OuterRef("plan"), number__gt=OuterRef("number"))
    read = Seen.objects.filter(publication=OuterRef("pk"), person=asker.person)
    return (
        Publication.objects.filter(
            ~Exists(later),
            ~Exists(read),
            at__gte=asker.now - timedelta(days=FOR_DAYS),
            plan__closed_on__isnull=False,
            plan__department__in=asker.belongs_to(),
            plan__department__binned_at=None,
        )
        .exclude(by=asker.person)
        .select_related("plan__department", "plan__cycle")
        .defer("content")
        .order_by("pk")
    )


def _grades(publication: Publication, asker: Asker) -> Waiting:
    plan = publication.plan
    return Waiting(
        key=f"grades:{publication.pk}",
        text=_("The grades of %(department)s %(cycle)s are published")
        % {"department": plan.department.name, "cycle": plan.cycle.name},
        verb=pgettext("verb", "Read them"),
        href=reverse("closing:year", kwargs=plan.place),
        since=publication.at,
    )


def _ended(asker: Asker) -> QuerySet[Plan]:
    """Plans of departments this person heads whose cycle is over and that are not closed."""
    return (
        Plan.objects.filter(
            department__in=asker.heads(),
            department__binned_at=None,
            closed_on=None,
            cycle__ends_on__lt=asker.today,
            cycle__ends_on__gte=asker.today - timedelta(days=HALF_A_YEAR),
            shared_at__isnull=False,
        )
        .filter(Exists(Objective.objects.filter(plan=OuterRef("pk"))))
        .select_related("department", "cycle")
        .order_by("pk")
    )


def _close(plan: Plan, asker: Asker) -> Waiting:
    return Waiting(
        key=f"close:{plan.pk}",
        text=_("Close %(cycle)s of %(department)s")
        % {"department": plan.department.name, "cycle": plan.cycle.name},
        verb=pgettext("verb", "Close it"),
        href=reverse("closing:page", kwargs=plan.place),
    )


SOURCES = (Source(rows=_unread, words=_grades), Source(rows=_ended, words=_close))
