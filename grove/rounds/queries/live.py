"""The live page of a meeting: agenda, the item everybody looks at, its lines, who is here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text, time_text
from grove.needs.models import Need
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.okrs.words import value_text
from grove.plans.models import Plan
from grove.record import clock
from grove.rounds.about import address
from grove.rounds.agenda import age_words
from grove.rounds.models import AgendaItem, Attendee, Decision, Meeting, Note
from grove.rounds.queries.decisions import DecisionLine, line_of, names_of
from grove.rounds.queries.presence import present


@dataclass(frozen=True)
class Clock:
    """A running time: whole seconds gone at the server's `now`, running or not, and the plan."""

    seconds: int
    planned: int
    running: bool

    @property
    def text(self) -> str:
        return clock_text(self.seconds)

    @property
    def planned_text(self) -> str:
        return clock_text(self.planned)


@dataclass(frozen=True)
class ItemLine:
    """One line of the agenda. `state` is past, now or ahead; `spare` ones stand beside it."""

    pk: int
    number: int
    title: str
    about: str
    about_href: str
    minutes: int
    state: str
    source: str
    detail: str
    settled: bool
    now_href: str
    place_href: str
    removal_href: str
    taking_up_href: str


@dataclass(frozen=True)
class NoteLine:
    """One line somebody said, or a decision among them (`decision`)."""

    pk: int
    who: str
    text: str
    kind: str
    kind_word: str
    due: str
    time: str
    closed: bool
    mine: bool
    closing_href: str
    withdrawal_href: str
    decision: DecisionLine | None = None


@dataclass(frozen=True)
class Now:
    """The item everybody looks at, with the object it is about and what was said under it."""

    item: ItemLine
    clock: Clock
    code: str
    words: str
    href: str
    chips: tuple[tuple[str, str, str], ...]
    next: int


@dataclass(frozen=True)
class LivePage:
    """Everything the live page shows. `moment` is the server's time in milliseconds."""

    number: int
    state: str
    state_word: str
    people: tuple[tuple[int, str], ...]
    here: tuple[str, ...]
    agenda: tuple[ItemLine, ...]
    spare: tuple[ItemLine, ...]
    now: Now | None
    clock: Clock
    lines: tuple[NoteLine, ...]
    decisions: tuple[DecisionLine, ...]
    actions: tuple[NoteLine, ...]
    questions: tuple[NoteLine, ...]
    parked: tuple[NoteLine, ...]
    moment: int


def live_page(meeting: Meeting, reader: int) -> LivePage:
    """The page as it is now. Seven queries at most, whatever the number of lines."""
    plan, now = meeting.plan, clock.now()
    attendees = list(
        Attendee.objects.filter(meeting=meeting)
        .annotate(is_here=present(OuterRef("meeting")))
        .select_related("person")
        .order_by("pk")
    )
    items = list(AgendaItem.objects.filter(meeting=meeting).select_related("added_by"))
    agenda = [item for item in items if not item.spare]
    current = next((item for item in agenda if item.now_since is not None), None)
    notes = notes_of(meeting)
    decided = list(
        Decision.objects.filter(meeting=meeting)
        .select_related("meeting", "recorded_by")
        .order_by("number")
    )
    names = names_of(plan, decided)
    decisions = tuple(line_of(plan, row, names) for row in decided)
    views = [note_line(plan, note, reader) for note in notes]
    under = current.pk if current is not None else None
    over = meeting.state == Meeting.State.ENDED
    said = [
        (note.at, view)
        for note, view in zip(notes, views, strict=True)
        if over or note.item_id == under
    ] + [
        (row.at, _decided(row, line))
        for row, line in zip(decided, decisions, strict=True)
        if over or row.item_id == under
    ]
    lines = [_item(plan, meeting, item, at) for at, item in enumerate(agenda, start=1)]
    by_kind = {
        kind: tuple(view for view in views if view.kind == kind) for kind in Note.Kind.values
    }
    return LivePage(
        number=meeting.number,
        state=meeting.state.value,
        state_word=str(Meeting.State(meeting.state).label),
        people=tuple((one.person_id, one.person.name) for one in attendees),
        here=tuple(one.person.name for one in attendees if one.is_here),
        agenda=tuple(lines),
        spare=tuple(_item(plan, meeting, item, 0) for item in items if item.spare),
        now=_now(plan, agenda, lines, current, now) if current is not None else None,
        clock=_total(meeting, now),
        lines=tuple(view for _at, view in sorted(said, key=lambda pair: pair[0])),
        decisions=decisions[::-1],
        actions=by_kind[Note.Kind.ACTION],
        questions=by_kind[Note.Kind.QUESTION],
        parked=by_kind[Note.Kind.PARKED],
        moment=int(now.timestamp() * 1000),
    )


def notes_of(meeting: Meeting) -> list[Note]:
    """All lines of a meeting in the order in which they were said. One query."""
    return list(Note.objects.filter(meeting=meeting).select_related("author", "who", "meeting"))


def clock_text(seconds: int) -> str:
    """5:12, or 1:05:12 from an hour on."""
    minutes, rest = divmod(max(seconds, 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _now(
    plan: Plan,
    agenda: list[AgendaItem],
    lines: list[ItemLine],
    current: AgendaItem,
    now: datetime,
) -> Now:
    at = agenda.index(current)
    ahead = [item.pk for item in (*agenda[at + 1 :], *agenda[:at]) if item.done_at is None]
    words, chips = _object(plan, current.about)
    assert current.now_since is not None
    return Now(
        item=lines[at],
        clock=Clock(
            seconds=current.spent + _seconds(now - current.now_since),
            planned=current.minutes * 60,
            running=True,
        ),
        code=current.about,
        words=words,
        href=address(plan, current.about) if current.about else "",
        chips=chips,
        next=ahead[0] if ahead else 0,
    )


def _total(meeting: Meeting, now: datetime) -> Clock:
    end = meeting.ended_at or now
    gone = _seconds(end - meeting.opened_at) if meeting.opened_at is not None else 0
    return Clock(gone, meeting.minutes * 60, meeting.state == Meeting.State.OPEN)


def _seconds(span: timedelta) -> int:
    return max(int(span.total_seconds()), 0)


def _item(plan: Plan, meeting: Meeting, item: AgendaItem, number: int) -> ItemLine:
    at = {**plan.place, "meeting": meeting.number}
    mine = {**at, "item": item.pk}
    state = "past" if item.done_at is not None else "ahead"
    who = item.who or (str(item.added_by) if item.added_by else "")
    parts = [part for part in (who, age_words(item.since)) if part]
    return ItemLine(
        pk=item.pk,
        number=number,
        title=item.title,
        about=item.about,
        about_href=address(plan, item.about) if item.about else "",
        minutes=item.minutes,
        state="now" if item.now_since is not None else state,
        source=str(AgendaItem.Source(item.source).label),
        detail=_(", ").join(parts),
        settled=item.done_at is not None,
        now_href=reverse("meetings:now", kwargs=at),
        place_href=reverse("meetings:item_place", kwargs=mine),
        removal_href=reverse("meetings:item_removal", kwargs=mine),
        taking_up_href=reverse("meetings:item_taking_up", kwargs=mine),
    )


def note_line(plan: Plan, note: Note, reader: int) -> NoteLine:
    """One line with its words and addresses. No query."""
    at = {**plan.place, "meeting": note.meeting.number, "note": note.pk}
    return NoteLine(
        pk=note.pk,
        who=str(note.author or _("Somebody")),
        text=note.text,
        kind=note.kind,
        kind_word=str(Note.Kind(note.kind).label),
        due=_due(note),
        time=time_text(note.at),
        closed=note.closed_at is not None,
        mine=note.author_id == reader,
        closing_href=reverse("meetings:note_closing", kwargs=at),
        withdrawal_href=reverse("meetings:note_withdrawal", kwargs=at),
    )


def _due(note: Note) -> str:
    if note.kind != Note.Kind.ACTION:
        return ""
    who = str(note.who or "")
    if note.due is None:
        return who
    return _("%(who)s, by %(day)s") % {"who": who, "day": date_text(note.due)}


def _decided(row: Decision, line: DecisionLine) -> NoteLine:
    return NoteLine(
        pk=row.pk,
        who=line.who,
        text=row.text,
        kind="decision",
        kind_word=_("Decision %(code)s") % {"code": row.code},
        due="",
        time=time_text(row.at),
        closed=False,
        mine=False,
        closing_href="",
        withdrawal_href="",
        decision=line,
    )


Chips = tuple[tuple[str, str, str], ...]


def _object(plan: Plan, code: str) -> tuple[str, Chips]:
    """The words of an object and what is known of it, as chips. Two queries at most."""
    found = _READERS.get(code[:1], _unknown)(plan, code)
    return found if found is not None else ("", ())


def _unknown(plan: Plan, code: str) -> None:
    return None


def _key_result(plan: Plan, code: str) -> tuple[str, Chips] | None:
    links = NeedLink.objects.select_related("need")
    row = (
        KeyResult.objects.filter(plan=plan, number=int(code[1:]))
        .select_related("owner")
        .prefetch_related(Prefetch("need_links", links))
        .first()
    )
    if row is None:
        return None
    facts = (
        _chip(_("start"), value_text(row.baseline, row.unit)),
        _chip(_("target"), value_text(row.target, row.unit)),
        _chip(pgettext("deadline", "by"), date_text(row.due)),
        *_need_chips(row.need_links.all()),
        _chip(_("owner"), str(row.owner or "")),
    )
    return row.text, facts


def _objective(plan: Plan, code: str) -> tuple[str, Chips] | None:
    links = NeedLink.objects.filter(key_result=None).select_related("need")
    row = (
        Objective.objects.filter(plan=plan, number=int(code[1:]))
        .select_related("owner")
        .prefetch_related(Prefetch("need_links", links))
        .first()
    )
    if row is None:
        return None
    kind = row.get_kind_display() if row.kind else ""
    chips = _need_chips(row.need_links.all())
    return row.title, (_chip("", kind), *chips, _chip(_("owner"), str(row.owner or "")))


def _need(plan: Plan, code: str) -> tuple[str, Chips] | None:
    row = Need.objects.filter(plan=plan, number=int(code[1:])).select_related("customer").first()
    if row is None:
        return None
    return row.words, (
        _chip(_("customer"), row.customer.name),
        _chip(pgettext("need", "weight"), str(row.weight)),
    )


_READERS: Mapping[str, Any] = {"K": _key_result, "O": _objective, "N": _need}


def _need_chips(links: Iterable[NeedLink]) -> Chips:
    return tuple(
        _chip(
            pgettext("chip", "need"),
            _("%(code)s, weight %(weight)d") % {"code": link.need.code, "weight": link.need.weight},
        )
        for link in links
    )


def _chip(label: str, value: str) -> tuple[str, str, str]:
    return label, value or _("not set"), "set" if value else "unset"
