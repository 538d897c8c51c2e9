"""What the minutes say: who, what was decided, who does what, what is open, what was said."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text, moment_text
from grove.rounds.models import AgendaItem, Attendee, Decision, Meeting, Note
from grove.rounds.queries.decisions import DecisionLine, line_of, names_of
from grove.rounds.queries.live import NoteLine, clock_text, note_line, notes_of
from grove.rounds.queries.meetings import when_words


@dataclass(frozen=True)
class Part:
    """What was said under one item of the agenda. `took` is "" when it was not begun."""

    title: str
    about: str
    took: str
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True)
class Minutes:
    """Everything in the minutes. `open` are questions, parked lines and items nobody settled."""

    title: str
    when: str
    place: str
    took: str
    people: tuple[str, ...]
    decisions: tuple[DecisionLine, ...]
    actions: tuple[NoteLine, ...]
    questions: tuple[NoteLine, ...]
    parked: tuple[NoteLine, ...]
    left: tuple[str, ...]
    parts: tuple[Part, ...]
    final: bool

    @property
    def open(self) -> int:
        still = [note for note in (*self.questions, *self.parked) if not note.closed]
        return len(still) + len(self.left)


def minutes_of(meeting: Meeting, reader: int = 0) -> Minutes:
    """The minutes as they are now. Five queries whatever was said."""
    plan = meeting.plan
    attendees = Attendee.objects.filter(meeting=meeting).select_related("person").order_by("pk")
    items = list(AgendaItem.everything.filter(meeting=meeting).order_by("position", "pk"))
    notes = notes_of(meeting)
    decided = list(
        Decision.objects.filter(meeting=meeting)
        .select_related("meeting", "recorded_by")
        .order_by("number")
    )
    names = names_of(plan, decided)
    lines = [note_line(plan, note, reader) for note in notes]
    pairs = list(zip(notes, lines, strict=True))

    def of(kind: str) -> tuple[NoteLine, ...]:
        return tuple(line for line in lines if line.kind == kind)

    parts = [
        _part(item, tuple(line for note, line in pairs if note.item_id == item.pk))
        for item in items
    ]
    loose = tuple(line for note, line in pairs if note.item_id is None)
    if loose:
        parts.append(Part(pgettext("minutes", "Besides"), "", "", loose))
    return Minutes(
        title=meeting.title,
        when=when_words(meeting),
        place=meeting.place,
        took=_took(meeting),
        people=tuple(one.person.name for one in attendees),
        decisions=tuple(line_of(plan, row, names) for row in decided),
        actions=of(Note.Kind.ACTION),
        questions=of(Note.Kind.QUESTION),
        parked=of(Note.Kind.PARKED),
        left=tuple(
            item.title
            for item in items
            if item.binned_at is None and not item.spare and item.done_at is None and not item.spent
        ),
        parts=tuple(part for part in parts if part.lines or part.took),
        final=meeting.state == Meeting.State.ENDED,
    )


def foot_words(meeting: Meeting) -> str:
    """What stands at the foot of every page on paper."""
    return _("%(plan)s, %(meeting)s, %(day)s") % {
        "plan": meeting.plan.code,
        "meeting": meeting.title,
        "day": date_text(meeting.starts_at),
    }


def _part(item: AgendaItem, lines: tuple[NoteLine, ...]) -> Part:
    took = clock_text(item.spent) if item.spent else ""
    return Part(item.title, item.about, took, lines)


def _took(meeting: Meeting) -> str:
    if meeting.opened_at is None or meeting.ended_at is None:
        return ""
    minutes = round((meeting.ended_at - meeting.opened_at).total_seconds() / 60)
    return _("%(minutes)d min, ended %(moment)s") % {
        "minutes": minutes,
        "moment": moment_text(meeting.ended_at),
    }
