"""Lines of a meeting: write one, close it, take one's own back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from grove.org.models import Person
from grove.rounds.actions import notes as actions
from grove.rounds.actions.decisions import record_decision
from grove.rounds.doors import MeetingDoor, meeting_view
from grove.rounds.forms.meetings import DECISION, NoteForm
from grove.rounds.models import AgendaItem, Note
from grove.rounds.views.meetings import live


@require_POST
@meeting_view()
def notes(door: MeetingDoor) -> HttpResponse:
    """Say one line under the item everybody looks at: a note, a decision, an action …"""
    people = Person.objects.filter(attends__meeting=door.meeting, attends__binned_at=None).order_by(
        "pk"
    )
    form = NoteForm(door.request.POST, people=list(people))
    if form.is_valid():
        data = form.cleaned_data
        item = AgendaItem.objects.filter(meeting=door.meeting, now_since__isnull=False).first()
        try:
            if data["kind"] == DECISION:
                about = item.about if item is not None and item.about[:1] in "OK" else ""
                record_decision(door.someone, door.meeting, data["text"], item=item, about=about)
            else:
                actions.write_note(
                    door.someone, door.meeting, data["kind"], data["text"],
                    item, data["who"], data["due"],
                )  # fmt: skip
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return door.redirect(f"{door.at('meetings:meeting')}#note")
    return live(door, form, status=422)


@require_POST
@meeting_view()
def closing(door: MeetingDoor, note: int) -> HttpResponse:
    """An action is done, a question answered, a parked line taken up; `open=1` takes that back."""
    row = _note(door, note)
    if door.request.POST.get("open") == "1":
        actions.reopen_note(door.someone, row)
    else:
        actions.close_note(door.someone, row)
    page = "meetings:minutes" if door.over else "meetings:meeting"
    return door.redirect(door.at(page))


@require_POST
@meeting_view()
def withdrawal(door: MeetingDoor, note: int) -> HttpResponse:
    """Take back one's own line."""
    row, back = _note(door, note), door.at("meetings:meeting")
    if not actions.may_take_back(door.someone, row):
        raise PermissionDenied
    try:
        actions.take_back_note(door.someone, row)
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back)


def _note(door: MeetingDoor, pk: int) -> Note:
    row = get_object_or_404(Note, pk=pk, meeting=door.meeting)
    row.meeting = door.meeting
    return row
