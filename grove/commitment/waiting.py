"""What waits for somebody in step 6: signatures asked of them."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.commitment.models import Signature
from grove.look.words import date_text
from grove.org.waiting import Asker, Source, Waiting


def _asked(asker: Asker) -> QuerySet[Signature]:
    return (
        Signature.objects.filter(person=asker.person, state=Signature.State.ASKED)
        .select_related("version__plan__department", "version__plan__cycle")
        .defer("version__content")
        .order_by("asked_at", "pk")
    )


def _signature(signature: Signature, asker: Asker) -> Waiting:
    plan = signature.version.plan
    words = {
        "number": signature.version.number,
        "department": plan.department.name,
        "cycle": plan.cycle.name,
    }
    late = plan.sign_by is not None and plan.sign_by <= asker.today
    due = _("sign by %(day)s") % {"day": date_text(plan.sign_by)} if plan.sign_by else ""
    return Waiting(
        key=f"signature:{signature.pk}",
        text=_("Sign version %(number)s of %(department)s %(cycle)s") % words,
        verb=pgettext("verb", "Sign"),
        href=reverse("commitment:sign_off", kwargs=plan.place),
        since=signature.asked_at,
        due=due,
        urgent=late,
    )


def _signs_today(now: datetime) -> QuerySet[Signature, int]:
    """Signers whose day has come in some time zone; whether it has in theirs, the words say."""
    return Signature.objects.filter(
        state=Signature.State.ASKED,
        version__plan__sign_by__lte=(now + timedelta(hours=14)).date(),
    ).values_list("person_id", flat=True)


SOURCES = (Source(rows=_asked, words=_signature, soon=_signs_today),)
