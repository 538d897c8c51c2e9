"""What of meetings waits for somebody: those of these days, actions, decisions to apply."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.org.waiting import Asker, Source, Waiting
from grove.rounds.models import Decision, Meeting, Note
from grove.rounds.models.decisions import WAITING
from grove.rounds.queries.meetings import when_words

SOON = timedelta(days=7)  # from then on a meeting waits for its people
GRACE = timedelta(days=1)  # one that nobody opened or ended stops waiting a day after its time
URGENT = timedelta(hours=12)
PLACE = "meetings"


def _meetings(asker: Asker) -> QuerySet[Meeting]:
    ahead = Q(opened_at=None, starts_at__gt=asker.now - GRACE, starts_at__lt=asker.now + SOON)
    running = Q(opened_at__isnull=False, ended_at=None)
    return (
        Meeting.objects.filter(
            ahead | running,
            attendees__person=asker.person,
            attendees__binned_at=None,
            cancelled_at=None,
            plan__binned_at=None,
            plan__department__binned_at=None,
        )
        .select_related("plan__department", "plan__cycle")
        .order_by("starts_at", "pk")
    )


def _meeting(meeting: Meeting, asker: Asker) -> Waiting:
    running = meeting.opened_at is not None
    return Waiting(
        key=f"meeting:{meeting.pk}",
        text=meeting.title,
        verb=pgettext("verb", "Join") if running else pgettext("verb", "Prepare"),
        href=reverse(
            "meetings:meeting" if running else "meetings:agenda",
            kwargs={**meeting.plan.place, "meeting": meeting.number},
        ),
        detail=meeting.plan.department.name,
        due=_("open now") if running else when_words(meeting),
        urgent=running or meeting.starts_at < asker.now + URGENT,
    )


def _meet_today(now: datetime) -> QuerySet[Meeting, int]:
    return Meeting.objects.filter(
        cancelled_at=None,
        ended_at=None,
        starts_at__gt=now - GRACE,
        starts_at__lt=now + URGENT,
        attendees__binned_at=None,
    ).values_list("attendees__person_id", flat=True)


def _actions(asker: Asker) -> QuerySet[Note]:
    return (
        Note.objects.filter(
            kind=Note.Kind.ACTION,
            who=asker.person,
            closed_at=None,
            meeting__plan__binned_at=None,
            meeting__ended_at__isnull=False,
        )
        .select_related("meeting__plan__department", "meeting__plan__cycle")
        .order_by("at", "pk")
    )


def _action(note: Note, asker: Asker) -> Waiting:
    meeting = note.meeting
    at = {**meeting.plan.place, "meeting": meeting.number}
    return Waiting(
        key=f"action:{note.pk}",
        text=note.text,
        verb=pgettext("verb", "Tick off"),
        href=reverse("meetings:minutes", kwargs=at),
        detail=meeting.title,
        since=note.at,
        due=_("by %(day)s") % {"day": date_text(note.due)} if note.due else "",
    )


def _decisions(asker: Asker) -> QuerySet[Decision]:
    writes = Q(plan__writers__person=asker.person, plan__writers__binned_at=None)
    return (
        Decision.objects.filter(
            WAITING, writes | Q(plan__department__in=asker.heads()), plan__binned_at=None
        )
        .select_related("plan__department", "plan__cycle", "meeting")
        .order_by("at", "pk")
        .distinct()
    )


def _decision(decision: Decision, asker: Asker) -> Waiting:
    at = {**decision.plan.place, "number": decision.number}
    return Waiting(
        key=f"decision:{decision.pk}",
        text=_("%(code)s: %(text)s") % {"code": decision.code, "text": decision.text},
        verb=pgettext("verb", "Apply"),
        href=reverse("meetings:decision", kwargs=at),
        detail=decision.meeting.title,
        since=decision.at,
    )


SOURCES = (
    Source(rows=_meetings, words=_meeting, soon=_meet_today, place=PLACE),
    Source(rows=_decisions, words=_decision, place=PLACE),
    Source(rows=_actions, words=_action, place=PLACE),
)
