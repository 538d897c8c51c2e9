"""Calling a meeting, moving it, cancelling it, opening it, ending it, and calling the next one."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.org.models import Person, Role
from grove.plans.codes import next_number
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.rounds.actions.agenda import leave_item, renew_agenda
from grove.rounds.models import Attendee, Meeting

NEXT_IN = timedelta(weeks=1)
_FOR_CALENDARS = {"starts_at", "time_zone", "minutes", "place", "party"}


@action(undoable=False)
def call_meeting(
    act: Recorder,
    plan: Plan,
    *,
    kind: str,
    people: Iterable[Person],
    starts_at: datetime,
    time_zone: str,
    minutes: int,
    place: str = "",
    party: str = "",
) -> Meeting:
    """Call a meeting; whoever calls it is in it, and the agenda is built at once.

    `people` are the others. Raises ValidationError for a 1:1 that is not with exactly one other.
    """
    others = [person for person in people if person.pk != act.actor.pk]
    _check_number(kind, len(others))
    meeting = act.create(
        Meeting(
            plan=plan,
            number=next_number(act, plan, "meeting"),
            kind=kind,
            party=party.strip() or party_of(plan, kind, others),
            starts_at=starts_at,
            time_zone=time_zone,
            minutes=minutes,
            place=place.strip(),
            called_by=act.actor,
        )
    )
    act.within(meeting.scope)
    for person in (act.actor, *others):
        act.create(Attendee(meeting=meeting, person=person))
    renew_agenda(act, meeting)
    return meeting


@action(undoable=False)
def change_meeting(
    act: Recorder, meeting: Meeting, revision: int, people: Iterable[Person], **values: object
) -> Meeting:
    """Move a meeting or ask other people; calendars learn it by a higher `sequence`.

    Who called it and who changes it stay in it.

    Raises MergeNeeded, and ValidationError for one that is over or a 1:1 with not exactly one.
    """
    act.within(meeting.scope)
    fresh = act.lock(meeting)
    _require(fresh, Meeting.State.PLANNED, Meeting.State.OPEN)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    chosen = {person.pk: person for person in people}
    kept = {
        one.person_id: one
        for one in Attendee.objects.filter(meeting=fresh).select_related("person")
    }
    for stays in (act.actor.pk, fresh.called_by_id):
        if stays in kept:
            chosen.setdefault(stays, kept[stays].person)
    _check_number(str(merge.take.get("kind", fresh.kind)), len(chosen) - 1)
    for pk, person in chosen.items():
        if pk not in kept:
            act.create(Attendee(meeting=fresh, person=person))
    for pk, attendee in kept.items():
        if pk not in chosen:
            act.bin(attendee)
    told = kept.keys() != chosen.keys() or any(
        merge.take.get(name, getattr(fresh, name)) != getattr(fresh, name)
        for name in _FOR_CALENDARS
    )
    return act.change(fresh, **merge.take, sequence=fresh.sequence + told)


@action(undoable=False)
def cancel_meeting(act: Recorder, meeting: Meeting, because: str) -> Meeting:
    """Say that a meeting does not take place. Twice is once."""
    act.within(meeting.scope)
    fresh = act.lock(meeting)
    if fresh.cancelled_at is not None:
        return fresh
    _require(fresh, Meeting.State.PLANNED)
    act.because(because)
    return act.change(
        fresh, cancelled_at=act.at, cancelled_because=because, sequence=fresh.sequence + 1
    )


@action(undoable=False)
def open_meeting(act: Recorder, meeting: Meeting) -> Meeting:
    """Begin: the clock runs, the agenda is brought up to date. Twice is once."""
    act.within(meeting.scope)
    fresh = act.lock(meeting)
    if fresh.opened_at is not None:
        return fresh
    _require(fresh, Meeting.State.PLANNED)
    renew_agenda(act, fresh)
    return act.change(fresh, opened_at=act.at)


@action(undoable=False)
def end_meeting(act: Recorder, meeting: Meeting) -> Meeting:
    """End: what is not done stays open for the next one. Twice is once."""
    act.within(meeting.scope)
    fresh = act.lock(meeting)
    if fresh.ended_at is not None:
        return fresh
    _require(fresh, Meeting.State.OPEN)
    leave_item(act, fresh, done=False)
    return act.change(fresh, ended_at=act.at)


@action(undoable=False)
def call_next(act: Recorder, meeting: Meeting) -> Meeting:
    """Call the next meeting with the same people, a week later at the same hour of the clock.

    What was left over is on its agenda. One that is planned already is returned as it is.
    """
    plan = meeting.plan
    people = [one.person for one in meeting.attendees.select_related("person").order_by("pk")]
    planned = _planned(plan, {person.pk for person in people})
    if planned is not None:
        return planned
    others = [person for person in people if act.actor is None or person.pk != act.actor.pk]
    return call_meeting(
        act,
        plan,
        kind=meeting.kind,
        people=others,
        starts_at=_same_hour(meeting, max(meeting.starts_at, act.at)),
        time_zone=meeting.time_zone,
        minutes=meeting.minutes,
        place=meeting.place,
        party=meeting.party if meeting.called_by_id == getattr(act.actor, "pk", None) else "",
    )


def party_of(plan: Plan, kind: str, people: Iterable[Person]) -> str:
    """With whom, in a few words: in a 1:1 the name, else the teams of these people or names."""
    listed = list(people)
    teams: dict[int, str] = {}
    if kind != Meeting.Kind.ONE_TO_ONE:
        roles = (
            Role.objects.filter(
                person__in=listed, department__path__startswith=plan.department.path
            )
            .exclude(department=plan.department)
            .select_related("department")
            .order_by("-department__path", "pk")
        )
        teams = {role.person_id: role.department.name for role in roles}
    names = [teams.get(person.pk, person.name) for person in listed]
    return pgettext("between two names of a list", ", ").join(dict.fromkeys(names))[:200]


def _check_number(kind: str, others: int) -> None:
    if others < 1:
        raise ValidationError({"people": _("Choose at least one person to meet.")})
    if kind == Meeting.Kind.ONE_TO_ONE and others > 1:
        raise ValidationError(
            {
                "people": _(
                    "A 1:1 is with one person; %(count)d are chosen."
                    " Choose one, or make it an alignment."
                )
                % {"count": others}
            }
        )


def _require(meeting: Meeting, *states: Meeting.State) -> None:
    if meeting.state not in states:
        raise ValidationError(
            _("This meeting is %(state)s. Nothing was changed.")
            % {"state": Meeting.State(meeting.state).label}
        )


def _planned(plan: Plan, people: set[int]) -> Meeting | None:
    """A meeting of exactly these people that is still to come."""
    ahead = Meeting.objects.filter(plan=plan, opened_at=None, cancelled_at=None)
    asked: dict[int, set[int]] = {}
    for meeting, person in Attendee.objects.filter(meeting__in=ahead).values_list(
        "meeting", "person"
    ):
        asked.setdefault(meeting, set()).add(person)
    same = [
        meeting for meeting in ahead.order_by("starts_at", "pk") if asked.get(meeting.pk) == people
    ]
    return same[0] if same else None


def _same_hour(meeting: Meeting, after: datetime) -> datetime:
    """The first moment later than `after` that is whole weeks after the meeting, by its clock."""
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    while local <= after.astimezone(local.tzinfo):
        local += NEXT_IN
    return local
