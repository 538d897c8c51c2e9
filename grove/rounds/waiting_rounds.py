"""What waits for somebody in rounds: a team's answer, and the head's answer to an ask."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.org.models import Role
from grove.org.waiting import Asker, Source, Waiting
from grove.rounds.models import Ask, TeamAnswer
from grove.rounds.queries.asks import href
from grove.rounds.teams import SPEAKERS, teams_led


def _silent(asker: Asker) -> QuerySet[TeamAnswer]:
    return (
        TeamAnswer.objects.filter(
            answer="",
            team__in=teams_led(asker.roles),
            round__closed_at=None,
            round__plan__binned_at=None,
        )
        .select_related("team", "round__plan__department", "round__plan__cycle")
        .order_by("round__due", "pk")
    )


def _answer(row: TeamAnswer, asker: Asker) -> Waiting:
    plan = row.round.plan
    words = {
        "number": row.round.number,
        "department": plan.department.name,
        "cycle": plan.cycle.name,
        "team": row.team.name,
    }
    return Waiting(
        key=f"round:{row.pk}:{row.reminded_at or ''}",
        text=_("Answer round %(number)d of %(department)s %(cycle)s for %(team)s") % words,
        verb=pgettext("verb", "Answer"),
        href=reverse("rounds:team", kwargs={**plan.place, "team": row.team.slug}),
        detail=_("You were reminded on %(day)s") % {"day": date_text(row.reminded_at)}
        if row.reminded_at
        else row.round.line,
        since=row.round.shared_at,
        due=_("answer by %(day)s") % {"day": date_text(row.round.due)},
        urgent=row.reminded_at is not None or row.round.due <= asker.today,
    )


def _soon(now: datetime) -> QuerySet[Role, int]:
    """Who leads a silent team that was reminded, or whose day has come in some time zone."""
    late = (now + timedelta(hours=14)).date()
    silent = TeamAnswer.objects.filter(answer="", round__closed_at=None)
    teams = silent.filter(round__due__lte=late) | silent.filter(reminded_at__isnull=False)
    return Role.objects.filter(name__in=SPEAKERS, department__in=teams.values("team")).values_list(
        "person_id", flat=True
    )


def _asks(asker: Asker) -> QuerySet[Ask]:
    return (
        Ask.objects.filter(
            state=Ask.State.OPEN,
            plan__department__in=asker.heads(),
            plan__binned_at=None,
        )
        .select_related("answer__team", "plan__department", "plan__cycle")
        .order_by("asked_at", "pk")
    )


def _ask(ask: Ask, asker: Asker) -> Waiting:
    return Waiting(
        key=f"ask:{ask.pk}",
        text=_("Answer %(ask)s of %(team)s") % {"ask": ask, "team": ask.answer.team.name},
        verb=pgettext("verb", "Answer"),
        href=href(ask.plan, ask),
        detail=ask.text,
        since=ask.asked_at,
    )


SOURCES = (Source(rows=_silent, words=_answer, soon=_soon), Source(rows=_asks, words=_ask))
