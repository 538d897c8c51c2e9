"""What waits for somebody while the year runs: check-ins, calls for help, who was not heard."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.measure.confidence import MISSED_WEEKS
from grove.okrs.models import KeyResult
from grove.org.waiting import Asker, Source, Waiting
from grove.plans.models import Plan
from grove.plans.steps import count_of
from grove.tracking.calls import (
    by_weekday,
    called_on,
    reminder_key,
    week_called,
    weekday_of,
)
from grove.tracking.models import CheckIn, HelpRequest
from grove.tracking.queries.help import LEADS, asked_of
from grove.tracking.queries.rest import asked_about
from grove.tracking.weeks import week_of, week_text

LONGEST = 120  # characters of somebody's words that stand in a list


def _running(asker: Asker) -> QuerySet[Plan]:
    return (
        Plan.objects.filter(
            department__binned_at=None,
            cycle__starts_on__lte=asker.today,
            cycle__ends_on__gte=asker.today,
            shared_at__isnull=False,
            frozen_on=None,
        )
        .select_related("department", "cycle")
        .order_by("pk")
    )


def _weekly(asker: Asker) -> QuerySet[Plan]:
    """Plans in which this person's check-in is due, and those they lead in which somebody has
    missed two weeks. `due` and `silent` say how many key results; one of them is not 0.

    How many is counted where it is told. Whether there is any is all that most pages ask, and ends
    with the first that is found; what few key results fail stands first."""
    today, monday = asker.today, week_of(asker.today)
    heard = CheckIn.objects.filter(key_result=OuterRef("pk"))

    def due_of(owner: Q) -> QuerySet[KeyResult]:
        rows = KeyResult.objects.filter(owner).annotate(
            asked_from=by_weekday("plan__rhythm__weekday", lambda day: week_called(day, today))
        )
        return asked_about(rows.filter(~Exists(heard.filter(week__gte=OuterRef("asked_from")))))

    own = Q(owner=asker.person)
    alone = Q(owner=None, objective__owner=asker.person)  # asked apart: each finds its index
    unheard = asked_about(
        KeyResult.objects.filter(
            ~Exists(heard.filter(week__gte=monday - timedelta(weeks=MISSED_WEEKS)))
        )
    )
    of_it = {"plan": OuterRef("pk")}
    leads = {role.department_id for role in asker.roles if role.name in LEADS}
    spoken = CheckIn.objects.filter(key_result__plan=OuterRef("pk"))
    begun = monday - timedelta(weeks=MISSED_WEEKS - 1)
    return (
        _running(asker)
        .filter(department__in=asker.belongs_to())
        .annotate(
            weekday=weekday_of("rhythm__weekday"),
            reminds=F("rhythm__reminds"),
            called=by_weekday("rhythm__weekday", lambda day: called_on(day, today)),
        )
        .alias(
            is_due=Q(cycle__starts_on__lte=F("called")),
            may_be_silent=Q(Exists(spoken), department__in=leads, cycle__starts_on__lt=begun),
        )
        .annotate(
            due=Case(When(is_due=True, then=count_of(due_of(own | alone))), default=0),
            silent=Case(When(may_be_silent=True, then=count_of(unheard)), default=0),
        )
        .filter(
            Q(Exists(due_of(own).filter(**of_it)), is_due=True)
            | Q(Exists(due_of(alone).filter(**of_it)), is_due=True)
            | Q(Exists(unheard.filter(**of_it)), may_be_silent=True)
        )
    )


def _check_in(plan: Any, asker: Asker) -> Waiting:
    """The invitation to check in, with the fact behind it for who leads; or the fact alone."""
    place = f"{plan.department.name} {plan.cycle.name}"
    fact = ngettext(
        "%(count)d key result without an update for two weeks",
        "%(count)d key results without an update for two weeks",
        plan.silent,
    ) % {"count": plan.silent}
    if not plan.due:
        return Waiting(
            key=f"unheard:{plan.pk}",
            text=fact,
            verb=pgettext("verb", "Look"),
            href=reverse("tracking:dashboard", kwargs=plan.place),
            detail=place,
        )
    called = called_on(plan.weekday, asker.today)
    text = ngettext(
        "Your check-in: %(count)d key result", "Your check-in: %(count)d key results", plan.due
    ) % {"count": plan.due}
    invites = _("%(plan)s. Two minutes to keep everyone in the picture.") % {"plan": place}
    return Waiting(
        key=reminder_key(plan.pk, called, asker.today),
        text=text,
        verb=_("Start, about a minute"),
        href=reverse("tracking:check_in", kwargs=plan.place),
        detail=_("%(invites)s %(fact)s.") % {"invites": invites, "fact": fact}
        if plan.silent
        else invites,
        due=week_text(plan.cycle, called),
        by_letter=plan.reminds is not False,
    )


def _wanted(asker: Asker) -> QuerySet[HelpRequest]:
    """Calls for help that this person may answer and nobody has; not their own."""
    return (
        asked_of(asker.person)
        .filter(
            answered_on=None,
            key_result__plan__shared_at__isnull=False,
            key_result__plan__closed_on=None,
        )
        .exclude(by=asker.person)
        .select_related("key_result", "by")
        .order_by("asked_on", "pk")
    )


def _help(row: Any, asker: Asker) -> Waiting:
    said = {"name": row.by or "–", "code": row.key_result.short_code}
    return Waiting(
        key=f"help:{row.pk}",
        text=_("%(name)s asks for help on %(code)s") % said,
        verb=pgettext("verb", "Answer"),
        href=reverse("help:page", args=[row.pk]),
        detail=_short(row.text),
    )


def _answers(asker: Asker) -> QuerySet[HelpRequest]:
    """Answers to own calls that were not read yet."""
    return (
        HelpRequest.objects.filter(
            by=asker.person, answered_on__isnull=False, read_on=None, key_result__binned_at=None
        )
        .select_related("key_result", "answered_by")
        .order_by("answered_on", "pk")
    )


def _answer(row: HelpRequest, asker: Asker) -> Waiting:
    said = {"name": row.answered_by or "–", "code": row.key_result.short_code}
    return Waiting(
        key=f"help-answer:{row.pk}",
        text=_("%(name)s answers your call for help on %(code)s") % said,
        verb=pgettext("verb", "Read"),
        href=reverse("help:page", args=[row.pk]),
        detail=_short(row.answer),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


SOURCES = (
    Source(rows=_wanted, words=_help),
    Source(rows=_answers, words=_answer),
    Source(rows=_weekly, words=_check_in),
)
