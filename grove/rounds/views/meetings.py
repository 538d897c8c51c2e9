"""Pages of meetings: the list, a new one, the live page, its details, its calendar file."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.org.models import Role
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import seen_revision
from grove.record.merge import MergeNeeded
from grove.rounds.actions import meetings as actions
from grove.rounds.calendar import calendar_file
from grove.rounds.doors import MeetingDoor, meeting_view, who_reads
from grove.rounds.forms.meetings import CancellationForm, MeetingForm, NoteForm
from grove.rounds.models import AgendaItem, Attendee, Meeting
from grove.rounds.people import invitees
from grove.rounds.polling import mint, same
from grove.rounds.queries.live import live_page
from grove.rounds.queries.meetings import meetings_page, when_words
from grove.rounds.queries.presence import note_presence, stamp_of
from grove.rounds.views.meeting_frame import frame

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@plan_view(read=Verb.READ)
def list_page(door: PlanDoor) -> HttpResponse:
    """Meetings to come and those that are over."""
    all_of_them = bool(door.standing.roles & {Role.Name.HEAD, Role.Name.BOSS})
    page = meetings_page(door.plan, door.someone, all_of_them)
    return door.render(
        "rounds/meetings/list.jinja",
        title=_("Meetings"),
        page=page,
        calls=_may_call(door),
        shell={"lede": _ahead_words(len(page.ahead)), "lock": ""},
    )


@READ_AND_SAVE
@plan_view(read=Verb.COMMENT, write=Verb.COMMENT)
def new(door: PlanDoor) -> HttpResponse:
    """A form for one more meeting; POST calls it. Heads, leads, writers and the boss may."""
    if not _may_call(door):
        raise PermissionDenied
    people = invitees(door.department, door.someone)
    if door.request.method != "POST":
        asked = door.request.GET
        begun = {
            "kind": asked.get("kind", "") or Meeting.Kind.ALIGNMENT,
            "people": [asked.get("with", "")],
            "time_zone": timezone.get_current_timezone_name(),
            "clock": "14:00",
            "minutes": 45,
        }
        return _form_page(door, MeetingForm(initial=begun, people=people))
    form = MeetingForm(door.request.POST, people=people)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.call_meeting(
                door.someone, door.plan, kind=data["kind"], people=data["people"], **form.values
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            to = door.to("meetings:agenda", meeting=made.number)
            return door.redirect(to, _("The meeting is called; its agenda is built"), undo=False)
    return _form_page(door, form)


@require_safe
@meeting_view()
def meeting(door: MeetingDoor) -> HttpResponse:
    """The live page. `?view=shared` is for reading only. A poll is answered 304 when it is true."""
    return live(door)


@READ_AND_SAVE
@meeting_view(write="leads")
def details(door: MeetingDoor) -> HttpResponse:
    """When, where and with whom; POST changes it."""
    door.require_lead()
    found = door.meeting
    people = invitees(door.department, door.someone)
    if door.request.method != "POST":
        local = timezone.localtime(found.starts_at, timezone=ZoneInfo(found.time_zone))
        begun = {
            "kind": found.kind,
            "people": _asked(found),
            "day": local.date().isoformat(),
            "clock": f"{local:%H:%M}",
            **{name: getattr(found, name) for name in ("time_zone", "minutes", "place", "party")},
        }
        return _form_page(door, MeetingForm(initial=begun, people=people), found)
    form = MeetingForm(door.request.POST, people=people)
    if form.is_valid():
        values = {**form.values, "kind": form.cleaned_data["kind"]}
        values["party"] = values["party"] or found.party
        try:
            actions.change_meeting(
                door.someone,
                found,
                seen_revision(door.request.POST),
                form.cleaned_data["people"],
                **values,
            )
        except MergeNeeded as error:
            return merge_response(door, error, form.labels, door.at("meetings:details"))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("The meeting is changed. Take its calendar file again.")
            return door.redirect(door.at("meetings:meeting"), said, undo=False)
    return _form_page(door, form, found)


@READ_AND_SAVE
@meeting_view(write="leads")
def cancellation(door: MeetingDoor) -> HttpResponse:
    """Asks why; POST says that the meeting does not take place."""
    door.require_lead()
    form = CancellationForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.cancel_meeting(door.someone, door.meeting, form.cleaned_data["because"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("The meeting is cancelled. Take its calendar file again.")
            return door.redirect(door.to("meetings:list"), said, undo=False)
    return door.render(
        "rounds/meetings/cancellation.jinja",
        title=_("Cancel: %(meeting)s") % {"meeting": door.meeting.title},
        page=door.meeting,
        form=form,
        status=422 if form.is_bound else 200,
        shell=frame(door, inside=True),
    )


@require_POST
@meeting_view()
def opening(door: MeetingDoor) -> HttpResponse:
    """Begin: anybody who attends."""
    return _act(door, lambda: actions.open_meeting(door.someone, door.meeting))


@require_POST
@meeting_view(write="leads")
def ending(door: MeetingDoor) -> HttpResponse:
    """End, and read the minutes."""
    to = door.at("meetings:minutes")
    return _act(door, lambda: actions.end_meeting(door.someone, door.meeting), to)


@require_POST
@meeting_view(write="leads")
def next_one(door: MeetingDoor) -> HttpResponse:
    """Call the next meeting with what was left over."""
    made = actions.call_next(door.someone, door.meeting)
    said = _("The next meeting is called, with what was left over")
    return door.redirect(door.to("meetings:details", meeting=made.number), said, undo=False)


@require_safe
@meeting_view()
def calendar(door: MeetingDoor) -> HttpResponse:
    """The calendar file of the meeting as it is now."""
    found = door.meeting
    people = [
        one.person
        for one in Attendee.objects.filter(meeting=found).select_related("person").order_by("pk")
    ]
    topics = AgendaItem.objects.filter(meeting=found, spare=False).values_list("title", flat=True)
    address = door.request.build_absolute_uri(door.at("meetings:meeting"))
    answer = HttpResponse(
        calendar_file(found, people, topics, address, timezone.now()),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = (
        f'attachment; filename="{door.plan.code}-meeting-{found.number}.ics"'
    )
    return answer


def live(door: MeetingDoor, form: NoteForm | None = None, status: int = 200) -> HttpResponse:
    """The live page, with what somebody typed into the line."""
    polls = door.request.headers.get("HX-Request") == "true"
    place = door.meeting.pk, door.plan.pk
    looks = door.attends and not door.over
    stamp = note_presence(*place, door.someone.pk) if looks else stamp_of(*place)
    tag = mint(door.request, door.meeting, door.language, stamp)
    known = door.request.headers.get("If-None-Match", "")
    if polls and status == 200 and same(known, tag):
        return _polled(HttpResponse(status=304), tag)
    page = live_page(door.meeting, door.someone.pk)
    shared = door.request.GET.get("view") == "shared"
    answer = door.render(
        "rounds/meetings/live.jinja",
        title=door.meeting.title,
        page=page,
        form=form or NoteForm(people=[]),
        shared=shared,
        writes=door.attends and not door.over and not shared,
        etag=tag,
        status=status,
        shell={
            **frame(door),
            "meta": (
                when_words(door.meeting),
                *((door.meeting.place,) if door.meeting.place else ()),
            ),
            "lock": who_reads(len(page.people)),
        },
    )
    return _polled(answer, tag) if polls else answer


def _polled(answer: HttpResponse, tag: str) -> HttpResponse:
    """A script asks again with the tag; no cache in between may answer for us."""
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Vary"] = "HX-Request, Cookie"
    return answer


def _act(door: MeetingDoor, do: Any, to: str = "") -> HttpResponse:
    """Do it and show the meeting; what cannot be done is said."""
    try:
        do()
    except ValidationError as error:
        return door.redirect(door.at("meetings:meeting"), " ".join(error.messages), undo=False)
    return door.redirect(to or door.at("meetings:meeting"))


def _may_call(door: PlanDoor) -> bool:
    return door.edits or door.may(Verb.SIGN)


def _form_page(door: PlanDoor, form: MeetingForm, found: Meeting | None = None) -> HttpResponse:
    crumbs: tuple[Link, ...] = (Link(_("Meetings"), door.to("meetings:list")),)
    if isinstance(door, MeetingDoor):
        crumbs = (*crumbs, Link(door.meeting.title, door.at("meetings:meeting")))
    people = form.fields["people"].people  # type: ignore[attr-defined]
    return door.render(
        "rounds/meetings/form.jinja",
        title=_("Change the meeting") if found else _("Call a meeting"),
        page=found,
        form=form,
        leading=[(one.person.pk, one.label) for one in people if one.leads],
        others=[(one.person.pk, one.label) for one in people if not one.leads],
        picked=_picked(form),
        revision=seen_revision(door.request.POST) or (found.revision if found else 0),
        status=422 if form.is_bound else 200,
        shell={"crumbs": crumbs, "lock": ""},
    )


def _picked(form: MeetingForm) -> list[str]:
    if form.is_bound:
        sent: Any = form.data
        return [str(one) for one in sent.getlist("people")]
    return [str(one) for one in form.initial.get("people", [])]


def _asked(found: Meeting) -> list[int]:
    return list(Attendee.objects.filter(meeting=found).values_list("person", flat=True))


def _ahead_words(count: int) -> str:
    if not count:
        return _("No meeting is planned.")
    return ngettext("%(count)d meeting is ahead.", "%(count)d meetings are ahead.", count) % {
        "count": count
    }
