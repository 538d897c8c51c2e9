"""Decisions: record one, apply it to the plan with itself as the reason, or drop it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.plans.codes import next_number
from grove.record.actions import Recorder, action
from grove.rounds.actions.notes import require_running
from grove.rounds.models import AgendaItem, Decision, Meeting
from grove.rounds.proposals import ProposedEdit, apply, rehearse


@action(undoable=False)
def record_decision(
    act: Recorder,
    meeting: Meeting,
    text: str,
    *,
    item: AgendaItem | None = None,
    about: str = "",
    edit: ProposedEdit | None = None,
    by_hand: bool = False,
) -> Decision:
    """Write down what was decided, under the plan's next number.

    With `edit` it waits to be applied, with `by_hand` until somebody says that it was. Raises
    ValidationError for an edit that the plan would not take, and once the meeting is over.
    """
    plan = meeting.plan
    act.within(plan)
    require_running(meeting)
    if edit is not None:
        rehearse(act, plan, edit)
    return act.create(
        Decision(
            plan=plan,
            number=next_number(act, plan, "decision"),
            meeting=meeting,
            item=item,
            text=" ".join(text.split()),
            recorded_by=act.actor,
            at=act.at,
            about=edit.code if edit is not None else about,
            changes=edit is not None or by_hand,
            edit=edit.to_json() if edit is not None else None,
        )
    )


@action
def apply_decision(act: Recorder, decision: Decision, seen: Any = None) -> Decision:
    """Change the plan as decided, or say that it was done by hand; the decision is the reason.

    Twice is once. Raises OutOfDate when the same place was changed since, ValidationError as the
    edit itself.
    """
    act.within(decision.plan)
    act.because(reason_of(decision))
    fresh = act.lock(decision)
    if not fresh.waits:
        return fresh
    if fresh.edit is not None:
        apply(act, decision.plan, ProposedEdit.from_json(fresh.edit), seen)
    return act.change(fresh, applied_at=act.at, applied_by=act.actor)


@action
def drop_decision(act: Recorder, decision: Decision, because: str) -> Decision:
    """Say that a decision is not applied after all, and why. It stays in the list."""
    act.within(decision.plan)
    fresh = act.lock(decision)
    if not fresh.waits:
        return fresh
    if not because.strip():
        raise ValidationError({"because": _("Say in a line why it is not applied.")})
    act.because(because)
    return act.change(fresh, dropped_at=act.at, dropped_because=because.strip())


def reason_of(decision: Decision) -> str:
    """ "D14, Alignment with Core Services, 11 Nov 2026: …": the why of what it changes."""
    return _("%(code)s, %(meeting)s, %(day)s: %(text)s") % {
        "code": decision.code,
        "meeting": decision.meeting.title,
        "day": date_text(decision.at),
        "text": decision.text,
    }
