"""What waits for somebody when a year ends: its published grades, until they are read."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.closing.models import Publication, Seen
from grove.org.waiting import Asker, Source, Waiting

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


SOURCES = (Source(rows=_unread, words=_grades),)
