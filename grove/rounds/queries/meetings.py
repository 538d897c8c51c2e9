"""The list of meetings: to come, over, and how many wait for a reader."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.words import date_text, time_text
from grove.org.models import Person
from grove.plans.models import Plan
from grove.rounds.models import Attendee, Decision, Meeting

SOON = timedelta(days=7)  # from then on a meeting waits for its people


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list."""

    number: int
    title: str
    href: str
    minutes_href: str
    when: str
    place: str
    state: str
    state_word: str
    facts: str
    mine: bool


@dataclass(frozen=True)
class MeetingsPage:
    """Meetings to come (open ones first), those that are over, and how much is to apply."""

    ahead: tuple[MeetingLine, ...]
    over: tuple[MeetingLine, ...]
    to_apply: int
    decisions: int


def meetings_page(plan: Plan, reader: Person, all_of_them: bool) -> MeetingsPage:
    """The meetings a reader may read: their own, or all. Two queries."""
    lines = [
        (meeting, _line(plan, meeting))
        for meeting in readable(plan, reader, all_of_them)
        .annotate(
            people=Count("attendees", filter=Q(attendees__binned_at=None), distinct=True),
            decided=Count("decisions", filter=Q(decisions__binned_at=None), distinct=True),
        )
        .order_by("starts_at", "pk")
    ]
    known = Decision.objects.filter(plan=plan).aggregate(
        number=Count("pk"),
        waiting=Count("pk", filter=Q(changes=True, applied_at=None, dropped_at=None)),
    )
    ahead = [(one, line) for one, line in lines if one.state in _AHEAD]
    ahead.sort(key=lambda pair: pair[0].state != Meeting.State.OPEN)
    return MeetingsPage(
        ahead=tuple(
            line
            for one, line in sorted(ahead, key=lambda pair: pair[0].state != Meeting.State.OPEN)
        ),
        over=tuple(line for one, line in reversed(lines) if one.state not in _AHEAD),
        to_apply=known["waiting"],
        decisions=known["number"],
    )


def readable(plan: Plan, reader: Person, all_of_them: bool = False):  # type: ignore[no-untyped-def]
    """Meetings of a plan that somebody may read; `attended` on each."""
    mine = Exists(Attendee.objects.filter(meeting=OuterRef("pk"), person=reader))
    meetings = Meeting.objects.filter(plan=plan).annotate(attended=mine)
    return meetings if all_of_them else meetings.filter(attended=True)


def waiting(reader: Person, now: datetime) -> Q:
    """Which meetings wait for somebody: open ones and those of the next seven days they attend."""
    asked = Exists(Attendee.objects.filter(meeting=OuterRef("pk"), person=reader))
    return Q(asked, ended_at=None, cancelled_at=None) & Q(
        starts_at__gt=now - timedelta(days=1), starts_at__lt=now + SOON
    )


def when_words(meeting: Meeting) -> str:
    """Day, time and length in the reader's time zone, and in the meeting's where that differs."""
    local = timezone.localtime(meeting.starts_at)
    there = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    said = _("%(day)s, %(time)s, %(minutes)d min") % {
        "day": date_text(local),
        "time": time_text(local),
        "minutes": meeting.minutes,
    }
    if there.utcoffset() == local.utcoffset():
        return said
    return _("%(when)s (%(time)s %(zone)s)") % {
        "when": said,
        "time": f"{there:%H:%M}",
        "zone": meeting.time_zone,
    }


_AHEAD = (Meeting.State.PLANNED, Meeting.State.OPEN)


def _line(plan: Plan, meeting: Meeting) -> MeetingLine:
    at = {**plan.place, "meeting": meeting.number}
    people, decided = meeting.people, meeting.decided  # type: ignore[attr-defined]
    facts = [ngettext("%(count)d person", "%(count)d people", people) % {"count": people}]
    if decided:
        words = ngettext("%(count)d decision", "%(count)d decisions", decided)
        facts.append(words % {"count": decided})
    ended = meeting.state == Meeting.State.ENDED
    return MeetingLine(
        number=meeting.number,
        title=meeting.title,
        href=reverse("meetings:minutes" if ended else "meetings:meeting", kwargs=at),
        minutes_href=reverse("meetings:minutes", kwargs=at) if ended else "",
        when=when_words(meeting),
        place=meeting.place,
        state=meeting.state.value,
        state_word=str(Meeting.State(meeting.state).label),
        facts=_(", ").join(facts),
        mine=meeting.attended,  # type: ignore[attr-defined]
    )
