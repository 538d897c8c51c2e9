"""Asking for help with what blocks a key result; answering, correcting and taking it back."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult
from grove.org.models import Department
from grove.record.actions import Recorder, action
from grove.tracking.models import HelpRequest

LONGEST = 2000  # characters


@dataclass(frozen=True)
class Call:
    """What blocks which key result, and which team could help (None: the head)."""

    key_result: KeyResult
    team: Department | None
    text: str


@action
def ask_for_help(act: Recorder, call: Call, on: date) -> HelpRequest:
    """Ask a team, or the head, for help. Raises ValidationError without words."""
    act.within(call.key_result.plan)
    return act.create(
        HelpRequest(
            key_result=call.key_result,
            team=call.team,
            text=_words(call.text, "help-text"),
            by=act.actor,
            asked_on=on,
        )
    )


@action
def edit_help(
    act: Recorder, wanted: HelpRequest, team: Department | None, text: str
) -> HelpRequest:
    """Say anew what is needed and from whom. Raises ValidationError once it is answered."""
    fresh = _open(act, wanted)
    return act.change(fresh, team=team, text=_words(text, "text"))


@action
def answer_help(act: Recorder, wanted: HelpRequest, answer: str) -> HelpRequest:
    """Answer with words; a later answer replaces the one before, and the asker reads it again."""
    act.within(wanted.key_result.plan)
    fresh = act.lock(wanted)
    _in_use(fresh)
    return act.change(
        fresh,
        answer=_words(answer, "answer"),
        answered_by=act.actor,
        answered_on=timezone.localdate(act.at),
        read_on=None,
    )


@action
def read_answer(act: Recorder, wanted: HelpRequest) -> HelpRequest:
    """The asker has read the answer. Twice is once."""
    act.within(wanted.key_result.plan)
    fresh = act.lock(wanted)
    if fresh.answered_on is None or fresh.read_on is not None:
        return fresh
    return act.change(fresh, read_on=timezone.localdate(act.at))


@action
def withdraw_help(act: Recorder, wanted: HelpRequest) -> None:
    """Take it back: it is needed no more. Twice is once; an answered one stays."""
    act.within(wanted.key_result.plan)
    fresh = act.lock(wanted)
    if fresh.binned_at is None:
        act.bin(_open(act, fresh))


def _open(act: Recorder, wanted: HelpRequest) -> HelpRequest:
    act.within(wanted.key_result.plan)
    fresh = act.lock(wanted)
    _in_use(fresh)
    if fresh.answered_on is not None:
        raise ValidationError(_("This is answered already. Ask again if you need more."))
    return fresh


def _in_use(wanted: HelpRequest) -> None:
    if wanted.binned_at is not None:
        raise ValidationError(_("This was taken back meanwhile."))


def _words(text: str, field: str) -> str:
    errors: Errors = {}
    check_text(errors, field, text, _("What is needed"), LONGEST)
    if not text.strip():
        errors[field] = [_("Write it in a line or two.")]
    if errors:
        raise ValidationError(errors)
    return text.strip()
