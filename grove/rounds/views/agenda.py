"""The agenda of a meeting: prepare it, put things on it, go through it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from grove.rounds.actions import agenda as actions
from grove.rounds.doors import MeetingDoor, meeting_view, who_reads
from grove.rounds.forms.meetings import ItemForm
from grove.rounds.models import AgendaItem
from grove.rounds.queries.live import live_page
from grove.rounds.queries.meetings import when_words
from grove.rounds.views.meeting_frame import frame


@require_http_methods(["GET", "HEAD", "POST"])
@meeting_view()
def page(door: MeetingDoor) -> HttpResponse:
    """The agenda to prepare; POST adds an item. Everybody who attends may, from a phone too."""
    if door.request.method != "POST":
        return _page(door, ItemForm())
    form = ItemForm(door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.add_item(door.someone, door.meeting, data["title"], data["minutes"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return door.redirect(f"{door.at('meetings:agenda')}#new")
    return _page(door, form)


@require_POST
@meeting_view()
def renewal(door: MeetingDoor) -> HttpResponse:
    """Bring the agenda up to date with what is open now."""
    return _act(
        door,
        lambda: actions.renew_agenda(door.someone, door.meeting),
        _("The agenda is up to date"),
    )


@require_POST
@meeting_view()
def place(door: MeetingDoor, item: int) -> HttpResponse:
    """Move an item up or down."""
    way = {"up": -1, "down": 1}.get(door.request.POST.get("move", ""))
    if way is None:
        raise Http404
    row = find_item(door, item)
    return _act(door, lambda: actions.move_item(door.someone, row, way))


@require_POST
@meeting_view()
def removal(door: MeetingDoor, item: int) -> HttpResponse:
    """Take an item off the agenda."""
    row = find_item(door, item)
    return _act(door, lambda: actions.remove_item(door.someone, row))


@require_POST
@meeting_view()
def taking_up(door: MeetingDoor, item: int) -> HttpResponse:
    """Put something that found no time on the agenda."""
    row = find_item(door, item)
    return _act(door, lambda: actions.take_up(door.someone, row))


@require_POST
@meeting_view()
def now(door: MeetingDoor) -> HttpResponse:
    """Make an item the one that everybody looks at; `done` settles the one before.

    Without an item the clock of the one before only stops.
    """
    sent, back = door.request.POST.get("item", ""), door.at("meetings:meeting")
    done = door.request.POST.get("done") == "1"
    try:
        if sent in ("", "0"):
            actions.leave_item(door.someone, door.meeting, done)
        else:
            number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0
            actions.go_to_item(door.someone, door.meeting, find_item(door, number), done)
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back)


def find_item(door: MeetingDoor, pk: int) -> AgendaItem:
    """The item of this meeting, or 404."""
    row = get_object_or_404(AgendaItem, pk=pk, meeting=door.meeting)
    row.meeting = door.meeting
    return row


def _act(door: MeetingDoor, do: Any, toast: str = "") -> HttpResponse:
    back = door.at("meetings:agenda")
    try:
        do()
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back, toast, undo=False)


def _page(door: MeetingDoor, form: ItemForm) -> HttpResponse:
    found = live_page(door.meeting, door.someone.pk)
    planned = sum(item.minutes for item in found.agenda)
    lede = ngettext(
        "%(count)d item, %(planned)d of %(minutes)d minutes.",
        "%(count)d items, %(planned)d of %(minutes)d minutes.",
        len(found.agenda),
    ) % {"count": len(found.agenda), "planned": planned, "minutes": door.meeting.minutes}
    return door.render(
        "rounds/meetings/agenda.jinja",
        title=_("Agenda: %(meeting)s") % {"meeting": door.meeting.title},
        page=found,
        form=form,
        writes=door.attends and not door.over,
        status=422 if form.is_bound else 200,
        shell={
            **frame(door, inside=True),
            "lede": lede,
            "meta": (when_words(door.meeting),),
            "lock": who_reads(len(found.people)),
        },
    )
