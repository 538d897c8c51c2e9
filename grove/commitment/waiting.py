"""What waits for somebody in step 6: a signature, their confirmation, questions and answers."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.commitment.models import Confirmation, Confirming, Question, Signature
from grove.look.words import date_text
from grove.org.waiting import Asker, Source, Waiting
from grove.plans.steps import count_of


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


def _confirmings(asker: Asker) -> QuerySet[Confirming]:
    """Plans of a running or coming cycle that this person has not answered to the end."""
    through = Confirmation.objects.filter(
        confirming=OuterRef("pk"), person=asker.person, finished__gte=OuterRef("turn")
    )
    return (
        Confirming.objects.filter(
            ~Exists(through),
            plan__department__in=asker.belongs_to(),
            plan__department__binned_at=None,
            plan__cycle__ends_on__gte=asker.today,
            plan__closed_on=None,
        )
        .select_related("version", "plan__department", "plan__cycle")
        .defer("version__content")
        .order_by("pk")
    )


def _confirmation(confirming: Confirming, asker: Asker) -> Waiting:
    plan = confirming.plan
    words = {"department": plan.department.name, "cycle": plan.cycle.name}
    return Waiting(
        key=f"confirmation:{confirming.pk}:{confirming.turn}",
        text=_("Say whether the plan of %(department)s %(cycle)s is clear to you") % words,
        verb=pgettext("verb", "Confirm"),
        href=reverse("confirm:page", kwargs=plan.place),
        detail=_("version %(number)s, about three minutes") % {"number": confirming.version.number},
    )


def _asked_questions(asker: Asker) -> QuerySet[Confirming]:
    """Plans of the departments this person heads, with questions nobody has answered."""
    named = Question.objects.filter(confirming=OuterRef("pk"), reply="")
    return (
        Confirming.objects.filter(
            Exists(named) | Q(box__unanswered__gt=0),
            plan__department__in=asker.heads(),
            plan__department__binned_at=None,
            plan__closed_on=None,
        )
        .select_related("plan__department", "plan__cycle")
        .annotate(
            named=count_of(Question.objects.filter(reply=""), "confirming"),
            without=F("box__unanswered"),
        )
        .order_by("pk")
    )


def _questions(confirming: Any, asker: Asker) -> Waiting:
    count = confirming.named + (confirming.without or 0)
    plan = confirming.plan
    text = ngettext(
        "Answer %(count)d question about the plan of %(department)s %(cycle)s",
        "Answer %(count)d questions about the plan of %(department)s %(cycle)s",
        count,
    ) % {"count": count, "department": plan.department.name, "cycle": plan.cycle.name}
    return Waiting(
        key=f"questions:{confirming.pk}:{count}",
        text=text,
        verb=_("Read and answer"),
        href=reverse("confirm:coverage", kwargs=plan.place) + "#questions",
    )


def _replies(asker: Asker) -> QuerySet[Question]:
    return (
        Question.objects.filter(asker=asker.person, settled_at=None)
        .exclude(reply="")
        .select_related("confirming__plan__department", "confirming__plan__cycle", "replier")
        .order_by("replied_at", "pk")
    )


def _reply(question: Question, asker: Asker) -> Waiting:
    return Waiting(
        key=f"reply:{question.pk}",
        text=_("Your question is answered: “%(question)s”") % {"question": question.text[:120]},
        verb=_("Read, say if it is clear"),
        href=reverse(
            "confirm:question",
            kwargs={**question.confirming.plan.place, "question": question.pk},
        ),
        detail=str(question.replier or ""),
        since=question.replied_at,
    )


SOURCES = (
    Source(rows=_asked, words=_signature, soon=_signs_today),
    Source(rows=_asked_questions, words=_questions),
    Source(rows=_replies, words=_reply),
    Source(rows=_confirmings, words=_confirmation),
)
