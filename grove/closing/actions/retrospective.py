"""The retrospective: everybody writes alone, then all is read, grouped and voted on together.

Nothing here enters the history but how far it is: who wrote or voted what is nobody's business.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count
from django.utils.translation import gettext as _

from grove.closing.models import Group, Note, PrivateNote, Retrospective, Vote
from grove.okrs.models import Objective
from grove.org.waiting import people_of
from grove.plans.models import Plan
from grove.record.actions import Recorder, action

MOST_VOTES = 3  # of one person (UX §3.7)
MOST_NOTES = 40  # of one person before the reveal
LONGEST = 500
MOST_MINUTES = 60  # of quiet writing


@action(undoable=False)
def write_note(
    act: Recorder, objective: Objective, sort: str, text: str, signed: bool = False
) -> None:
    """Write a note about an objective: for oneself before the reveal, for all after it.

    The same words twice are one note. Raises PermissionDenied for who is not of the department,
    ValidationError for an empty or too long text, and once voting has begun.
    """
    plan = Plan.objects.select_related("department", "cycle").get(pk=objective.plan_id)
    retro = _held(act, plan)
    _require_member(act, plan)
    text = text.strip()
    if not text:
        raise ValidationError({"text": [_("Write one sentence.")]})
    if len(text) > LONGEST:
        raise ValidationError(
            {
                "text": [
                    _("The note has %(count)d characters. %(most)d are enough: one thought a note.")
                    % {"count": len(text), "most": LONGEST}
                ]
            }
        )
    if retro.voting_at is not None:
        raise ValidationError(_("The notes are closed: the vote has begun."))
    words = {"objective": objective, "sort": sort, "text": text}
    if retro.revealed_at is not None:
        signer = act.actor if signed else None
        if not Note.objects.filter(**words).exists():
            Note.objects.create(signed_by=signer, **words)
        return
    mine = PrivateNote.objects.filter(objective__plan=plan, person=act.actor)
    if mine.filter(**words).exists():
        mine.filter(**words).update(signed=signed)
        return
    if mine.count() >= MOST_NOTES:
        raise ValidationError(
            _("You have written %(count)d notes. Take one back first.") % {"count": MOST_NOTES}
        )
    PrivateNote.objects.create(person=act.actor, signed=signed, **words)


@action(undoable=False)
def drop_note(act: Recorder, plan: Plan, note: int) -> bool:
    """Take one's own note back before the reveal; whether there was such a note of theirs."""
    _held(act, plan)
    mine = PrivateNote.objects.filter(pk=note, objective__plan=plan, person=act.actor)
    return mine.delete()[0] > 0


@action(undoable=False)
def time_writing(act: Recorder, plan: Plan, minutes: int) -> Retrospective:
    """Give everybody this many minutes from now to write, 1 to 60; 0 takes the timer back.

    The last timer counts. Raises ValueError for other minutes, ValidationError after the reveal.
    """
    if not 0 <= minutes <= MOST_MINUTES:
        raise ValueError(minutes)
    retro = _held(act, plan)
    if retro.revealed_at is not None:
        raise ValidationError(_("The notes are revealed; nobody writes alone any more."))
    until = act.at + timedelta(minutes=minutes) if minutes else None
    return act.change(retro, write_until=until, write_minutes=minutes or None)


@action(undoable=False)
def reveal_notes(act: Recorder, plan: Plan) -> Retrospective:
    """Show all notes to all, in random order and without names but those that signed.

    Who wrote an unsigned note is forgotten here, for good. Twice is once.
    """
    retro = _held(act, plan)
    if retro.revealed_at is not None:
        return retro
    found = list(
        PrivateNote.objects.filter(objective__plan=plan).order_by("pk").select_related("person")
    )
    for one in sorted(found, key=lambda _one: secrets.randbits(64)):
        Note.objects.create(
            objective_id=one.objective_id,
            sort=one.sort,
            text=one.text,
            signed_by=one.person if one.signed else None,
        )
    PrivateNote.objects.filter(objective__plan=plan).delete()
    return act.change(retro, revealed_at=act.at)


@action(undoable=False)
def group_notes(act: Recorder, plan: Plan, groups: Mapping[int, str]) -> None:
    """Put notes (by id) into the group of a title; an empty title takes a note out.

    Groups nobody is in any more go. Raises ValidationError before the reveal and once voting began.
    """
    retro = _held(act, plan)
    if retro.revealed_at is None:
        raise ValidationError(_("The notes are not revealed yet."))
    if retro.voting_at is not None:
        raise ValidationError(_("The groups stay as they are: the vote has begun."))
    for note in Note.objects.filter(objective__plan=plan, pk__in=groups).order_by("pk"):
        title = " ".join(groups[note.pk].split())[:300]
        group = None
        if title:
            group, _made = Group.objects.get_or_create(objective_id=note.objective_id, title=title)
        if note.group_id != (group.pk if group else None):
            note.group = group
            note.save(update_fields=["group"])
    Group.objects.filter(objective__plan=plan, notes=None).delete()


@action(undoable=False)
def open_vote(act: Recorder, plan: Plan) -> Retrospective:
    """Let everybody vote. A note in no group stands for itself. Twice is once.

    Raises ValidationError before the reveal and when there is no note.
    """
    retro = _held(act, plan)
    if retro.voting_at is not None:
        return retro
    notes = Note.objects.filter(objective__plan=plan).order_by("pk")
    if retro.revealed_at is None or not notes:
        raise ValidationError(_("There is no note to vote on yet. Reveal them first."))
    for note in notes.filter(group=None):
        note.group = Group.objects.create(objective_id=note.objective_id, title=note.text[:300])
        note.save(update_fields=["group"])
    return act.change(retro, voting_at=act.at)


@action(undoable=False)
def vote(act: Recorder, plan: Plan, groups: set[int]) -> int:
    """Give one's votes to these groups and no others; how many are given.

    Raises PermissionDenied for who is not of the department, ValidationError for more than three,
    and while no vote is on.
    """
    retro = _held(act, plan)
    _require_member(act, plan)
    if retro.voting_at is None or retro.ended_at is not None:
        raise ValidationError(_("No vote is on."))
    there = Group.objects.filter(objective__plan=plan)
    chosen = list(there.filter(pk__in=groups).order_by("pk"))
    if len(chosen) > MOST_VOTES:
        raise ValidationError(
            _("You gave %(count)d votes, and there are %(most)d for each of us. Take some back.")
            % {"count": len(chosen), "most": MOST_VOTES}
        )
    Vote.objects.filter(group__in=there, person=act.actor).delete()
    Vote.objects.bulk_create(Vote(group=one, person=act.actor) for one in chosen)
    return len(chosen)


@action(undoable=False)
def end_vote(act: Recorder, plan: Plan) -> Retrospective:
    """Count the votes and forget who gave them. Twice is once."""
    retro = _held(act, plan)
    if retro.ended_at is not None:
        return retro
    if retro.voting_at is None:
        raise ValidationError(_("No vote is on."))
    counted = Group.objects.filter(objective__plan=plan).annotate(given=Count("cast"))
    for group in counted.order_by("pk"):
        Group.objects.filter(pk=group.pk).update(votes=group.given)
    Vote.objects.filter(group__objective__plan=plan).delete()
    return act.change(retro, ended_at=act.at)


def _held(act: Recorder, plan: Plan) -> Retrospective:
    """The plan's retrospective, held. It begins without an entry in the history, which would name
    who wrote first."""
    act.within(plan)
    act.lock(plan)
    return act.lock(Retrospective.objects.get_or_create(plan=plan)[0])


def _require_member(act: Recorder, plan: Plan) -> None:
    department = Plan.objects.select_related("department").get(pk=plan.pk).department
    if act.actor is None or not people_of(department).filter(pk=act.actor.pk).exists():
        raise PermissionDenied("not one of the people of this plan")
