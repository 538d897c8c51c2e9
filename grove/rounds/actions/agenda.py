"""What people do with an agenda: add, build, order, remove, and go through it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.record.actions import Recorder, action
from grove.rounds.agenda import Candidate, candidates, template
from grove.rounds.models import AgendaItem, Meeting

GAP = 1024.0
MOST_ITEMS = 60
_GENERATED = frozenset(
    {
        AgendaItem.Source.COMMENT,
        AgendaItem.Source.FINDING,
        AgendaItem.Source.NEED,
        AgendaItem.Source.ASK,
        AgendaItem.Source.CHANGE,
        AgendaItem.Source.LEFTOVER,
    }
)


@action(undoable=False)
def add_item(
    act: Recorder, meeting: Meeting, title: str, minutes: int = 5, about: str = ""
) -> AgendaItem:
    """Put something on the agenda, behind everything that is there."""
    act.within(meeting.scope)
    held = _held(act, meeting)
    return act.create(
        AgendaItem(
            meeting=held,
            title=title.strip(),
            minutes=minutes,
            about=about,
            added_by=act.actor,
            position=_end(held),
        )
    )


@action(undoable=False)
def take_up(act: Recorder, item: AgendaItem) -> AgendaItem:
    """Put something that found no time on the agenda, behind everything. Twice is once."""
    act.within(item.meeting.scope)
    held = _held(act, item.meeting)
    fresh = act.lock(item)
    if not fresh.spare or fresh.binned_at is not None:
        return fresh
    return act.change(fresh, spare=False, position=_end(held))


@action(undoable=False)
def renew_agenda(act: Recorder, meeting: Meeting) -> None:
    """Build the agenda, or bring it up to date.

    What was settled meanwhile goes, unless it was begun; what is open comes, the weightiest
    first, as long as there is time, and what finds none is spare. Items that are there keep their
    place.
    """
    act.within(meeting.scope)
    held = _held(act, meeting)
    items = list(AgendaItem.objects.filter(meeting=held))
    opening, closing = template(held)
    if not items:
        items = [_add(act, held, one, GAP * at) for at, one in enumerate(opening, start=1)]
        items += [_add(act, held, one, GAP * (100 + at)) for at, one in enumerate(closing, start=1)]
    found = candidates(held)
    open_now = {one.key for one in found}
    for item in list(items):
        untouched = not item.spent and item.now_since is None and item.done_at is None
        if item.source in _GENERATED and untouched and item.key not in open_now:
            act.bin(item)
            items.remove(item)
    there = {item.key for item in items}
    agenda = [item for item in items if not item.spare]
    left = held.minutes - sum(item.minutes for item in agenda)
    for one in found:
        if one.key in there:
            continue
        fits = one.minutes <= left or len(agenda) == len(opening) + len(closing)
        made = _add(act, held, one, _before_the_end(agenda, closing), spare=not fits)
        if fits:
            agenda.append(made)
            left -= one.minutes


@action(undoable=False)
def move_item(act: Recorder, item: AgendaItem, direction: int) -> None:
    """Move an item one place up (−1) or down (1); at the end of the list nothing happens."""
    act.within(item.meeting.scope)
    held = _held(act, item.meeting)
    order = list(AgendaItem.objects.filter(meeting=held, spare=False))
    at = next((place for place, one in enumerate(order) if one.pk == item.pk), None)
    if at is None or not 0 <= at + direction < len(order):
        return
    order.insert(at + direction, order.pop(at))
    for place, one in enumerate(order, start=1):
        act.change(one, position=place * GAP)


@action(undoable=False)
def remove_item(act: Recorder, item: AgendaItem) -> None:
    """Take an item off the agenda; notes made under it stay. What is open anyway becomes spare."""
    act.within(item.meeting.scope)
    _held(act, item.meeting)
    fresh = act.lock(item)
    if fresh.binned_at is not None:
        return
    if fresh.now_since is not None:
        fresh = _stop(act, fresh, done=False)
    if fresh.source in _GENERATED:
        act.change(fresh, spare=True)
    else:
        act.bin(fresh)


@action(undoable=False)
def go_to_item(act: Recorder, meeting: Meeting, item: AgendaItem, done: bool) -> None:
    """Make an item the one that everybody looks at; `done` says that the one before is settled."""
    act.within(meeting.scope)
    held = _held(act, meeting)
    if held.state != Meeting.State.OPEN:
        raise ValidationError(_("The meeting has not begun. Begin it first."))
    leave_item(act, held, done=done, unless=item.pk)
    fresh = act.lock(item)
    if fresh.now_since is None and fresh.binned_at is None:
        act.change(fresh, now_since=act.at, done_at=None, spare=False)


@action(undoable=False)
def leave_item(act: Recorder, meeting: Meeting, done: bool, unless: int = 0) -> None:
    """Stop the clock of the item that everybody looks at."""
    act.within(meeting.scope)
    now = AgendaItem.objects.filter(meeting=meeting, now_since__isnull=False).first()
    if now is not None and now.pk != unless:
        _stop(act, act.lock(now), done)


def _stop(act: Recorder, item: AgendaItem, done: bool) -> AgendaItem:
    assert item.now_since is not None
    seconds = max(int((act.at - item.now_since).total_seconds()), 0)
    return act.change(
        item,
        now_since=None,
        spent=item.spent + seconds,
        done_at=act.at if done else item.done_at,
    )


def _held(act: Recorder, meeting: Meeting) -> Meeting:
    """The meeting, held until the act ends; one that is over takes nothing any more."""
    held = act.lock(meeting)
    held.plan = meeting.plan
    if held.state in {Meeting.State.ENDED, Meeting.State.CANCELLED}:
        raise ValidationError(
            _("This meeting is %(state)s. Nothing was changed.")
            % {"state": Meeting.State(held.state).label}
        )
    return held


def _end(meeting: Meeting) -> float:
    items = list(AgendaItem.objects.filter(meeting=meeting))
    if len(items) >= MOST_ITEMS:
        raise ValidationError(
            _("%(count)d items are on the agenda; no meeting gets through more. Remove one first.")
            % {"count": len(items)}
        )
    return max((item.position for item in items), default=0.0) + GAP


def _before_the_end(items: list[AgendaItem], closing: tuple[Candidate, ...]) -> float:
    """Behind the last item that does not belong to the close."""
    last = {one.key for one in closing}
    before = max((item.position for item in items if item.key not in last), default=0.0)
    after = min(
        (item.position for item in items if item.position > before), default=before + 2 * GAP
    )
    return (before + after) / 2


def _add(
    act: Recorder, meeting: Meeting, found: Candidate, position: float, *, spare: bool = False
) -> AgendaItem:
    return act.create(
        AgendaItem(
            meeting=meeting,
            position=position,
            title=found.title,
            source=found.source,
            key=found.key,
            about=found.about,
            who=found.who[:120],
            since=found.since,
            minutes=found.minutes,
            spare=spare,
        )
    )
