"""Lines in a meeting: write one, close it, take one's own back. Nothing is ever overwritten."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.org.models import Person
from grove.record.actions import Recorder, action
from grove.rounds.models import AgendaItem, Meeting, Note


@action(undoable=False)
def write_note(
    act: Recorder,
    meeting: Meeting,
    kind: str,
    text: str,
    item: AgendaItem | None = None,
    who: Person | None = None,
    due: date | None = None,
) -> Note:
    """Say one line. `who` and `due` count for an action only: without `who` it is the speaker's.

    Two people may do so at once. Raises ValidationError once the meeting is over.
    """
    act.within(meeting.scope)
    require_running(meeting)
    acts = kind == Note.Kind.ACTION
    return act.create(
        Note(
            meeting=meeting,
            item=item,
            kind=kind,
            text=" ".join(text.split()),
            author=act.actor,
            at=act.at,
            who=(who or act.actor) if acts else None,
            due=due if acts else None,
        )
    )


@action(undoable=False)
def close_note(act: Recorder, note: Note) -> Note:
    """An action is done, a question answered, a parked line taken up. Twice is once."""
    act.within(note.meeting.scope)
    fresh = act.lock(note)
    if fresh.closed_at is not None or fresh.kind == Note.Kind.NOTE:
        return fresh
    return act.change(fresh, closed_at=act.at, closed_by=act.actor)


@action(undoable=False)
def reopen_note(act: Recorder, note: Note) -> Note:
    """It is open again."""
    act.within(note.meeting.scope)
    return act.change(act.lock(note), closed_at=None, closed_by=None)


@action(undoable=False)
def take_back_note(act: Recorder, note: Note) -> None:
    """Take back a line, while the meeting runs."""
    act.within(note.meeting.scope)
    require_running(note.meeting)
    fresh = act.lock(note)
    if fresh.binned_at is None:
        act.bin(fresh)


def may_take_back(person: Person, note: Note) -> bool:
    """Everybody may take back their own line, nobody somebody else's."""
    return note.author_id == person.pk


def require_running(meeting: Meeting) -> None:
    """Raise ValidationError for a meeting that takes nothing any more."""
    if meeting.state in {Meeting.State.ENDED, Meeting.State.CANCELLED}:
        raise ValidationError(
            _("This meeting is %(state)s. Nothing was changed.")
            % {"state": Meeting.State(meeting.state).label}
        )
