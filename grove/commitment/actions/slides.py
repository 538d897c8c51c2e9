"""What the head does with the slides: order, hiding, the free slide, notes, second lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from grove.commitment.models import Deck, SecondLine, Showing, SlideNote
from grove.commitment.slides.order import moved
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields


@action
def set_deck(act: Recorder, plan: Plan, revision: int, values: Mapping[str, Any]) -> Deck:
    """Set planned minutes, the free slide, the day of presenting. Begun on first use.

    Raises MergeNeeded.
    """
    act.within(plan)
    deck = _deck(act, plan)
    merge = merge_fields(deck, revision, values)
    if merge.conflicts:
        raise MergeNeeded(deck, merge)
    return act.change(deck, **merge.take)


@action
def move_slide(act: Recorder, plan: Plan, keys: Sequence[str], slide: str, up: bool) -> None:
    """Move a slide one place. `keys` is the order as it is shown now."""
    act.within(plan)
    deck = _deck(act, plan)
    act.change(deck, order=moved(keys, slide, up))


@action
def write_notes(act: Recorder, plan: Plan, slide: str, revision: int, notes: str) -> SlideNote:
    """Write what the presenter says beside a slide. Raises MergeNeeded."""
    act.within(plan)
    note = _note(act, plan, slide)
    merge = merge_fields(note, revision, {"notes": notes})
    if merge.conflicts:
        raise MergeNeeded(note, merge)
    return act.change(note, **merge.take)


@action
def hide_slide(act: Recorder, plan: Plan, slide: str, hidden: bool) -> SlideNote:
    """Keep a slide from the audience, or show it again. Twice is once."""
    act.within(plan)
    return act.change(_note(act, plan, slide), hidden=hidden)


@action
def write_second_line(act: Recorder, target: Objective | KeyResult, text: str) -> SecondLine | None:
    """Word an objective or a key result in the other language, for its wording as it is now.

    An empty text takes the line away. Sending the same text says that it still fits.
    """
    plan = target.plan
    act.within(plan)
    act.lock(plan)
    field = "objective" if isinstance(target, Objective) else "key_result"
    line = SecondLine.everything.filter(**{field: target}).first()
    text = text.strip()
    if line is None:
        if not text:
            return None
        made = SecondLine(plan=plan, text=text, source=wording(target), **{field: target})
        return act.create(made)
    line = act.lock(line)
    if not text:
        if line.binned_at is None:
            act.bin(line)
        return None
    if line.binned_at is not None:
        act.restore(line)
    return act.change(line, text=text, source=wording(target))


def wording(target: Objective | KeyResult) -> str:
    """The words a second line is written for."""
    return target.title if isinstance(target, Objective) else target.text


def show_place(plan: Plan, presenter: Person, slide: str, source: str, blank: bool) -> None:
    """Say where a presenter is now. No act: it has no history, and the next step overwrites it."""
    Showing.objects.update_or_create(
        plan=plan,
        presenter=presenter,
        defaults={"slide": slide, "source": source, "blank": blank, "at": timezone.now()},
    )


def end_showing(plan: Plan, presenter: Person) -> None:
    """Nobody follows any longer."""
    Showing.objects.filter(plan=plan, presenter=presenter).delete()


def _deck(act: Recorder, plan: Plan) -> Deck:
    """The deck of a plan, held until the act ends; begun when there is none."""
    act.lock(plan)
    deck = Deck.everything.filter(plan=plan).first()
    if deck is None:
        return act.create(Deck(plan=plan))
    deck = act.lock(deck)
    if deck.binned_at is not None:
        act.restore(deck)
    return deck


def _note(act: Recorder, plan: Plan, slide: str) -> SlideNote:
    act.lock(plan)
    note = SlideNote.everything.filter(plan=plan, slide=slide).first()
    if note is None:
        return act.create(SlideNote(plan=plan, slide=slide))
    note = act.lock(note)
    if note.binned_at is not None:
        act.restore(note)
    return note
