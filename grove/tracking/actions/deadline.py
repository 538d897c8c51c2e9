"""What became of a key result on its last day: met, missed, or a new day with its reason."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.okrs.actions import edit_key_result
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult
from grove.record.actions import Recorder, action
from grove.tracking.actions.figures import progress_of
from grove.tracking.models import Deadline

MOVED = "moved"  # beside the outcomes of a deadline


@dataclass(frozen=True)
class Answer:
    """What its owner answers.

    outcome   "met", "missed" or "moved"; `to` the new day of what was moved
    because   required to move a day; else a line if it helps
    """

    key_result: KeyResult
    outcome: str
    because: str = ""
    to: date | None = None


def due_of(key_result: KeyResult) -> date:
    """Its last day: that of the cycle while none is said."""
    return key_result.due or key_result.plan.cycle.ends_on


def check_answer(answer: Answer, today: date) -> None:
    """Raise ValidationError with a message per field `deadline-K2`, `due-K2`, `because-K2`."""
    code, errors = answer.key_result.short_code, Errors()
    check_text(errors, f"because-{code}", answer.because, pgettext("deadline", "Reason"), 2000)
    if answer.outcome not in (*Deadline.Outcome.values, MOVED):
        errors[f"deadline-{code}"] = [
            _("%(code)s: choose met, missed, or a new day.") % {"code": code}
        ]
    if answer.outcome == MOVED:
        if answer.to is None or answer.to < today:
            errors[f"due-{code}"] = [
                _("%(code)s: enter the new day, %(today)s or later.")
                % {"code": code, "today": date_text(today)}
            ]
        if not answer.because.strip():
            errors[f"because-{code}"] = [
                _("%(code)s: say why the day moves; the plan keeps the reason.") % {"code": code}
            ]
    if errors:
        raise ValidationError(errors)


@action
def answer_deadline(act: Recorder, answer: Answer, today: date) -> Deadline | None:
    """Keep what became of it, or move the day in the plan. Asked once for each day.

    Raises ValidationError when the day is not over, when it is answered already, or when a target
    is called met that is not.
    """
    result, code = answer.key_result, answer.key_result.short_code
    act.within(result.plan)
    check_answer(answer, today)
    due = due_of(act.lock(result))
    if due >= today:
        raise ValidationError(
            {
                f"deadline-{code}": [
                    _("%(code)s has time until %(day)s.") % {"code": code, "day": date_text(due)}
                ]
            }
        )
    if answer.outcome == MOVED:
        act.because(answer.because)
        try:
            edit_key_result(act, result, result.revision, due=answer.to)
        except ValidationError as error:
            raise ValidationError({f"due-{code}": error.messages}) from error
        return None
    if Deadline.objects.filter(key_result=result, due=due).exists():
        raise ValidationError(
            {f"deadline-{code}": [_("%(code)s is answered already.") % {"code": code}]}
        )
    reached = progress_of(result.plan, [result], today)[result.pk].ratio
    if answer.outcome == Deadline.Outcome.MET and (reached is None or reached < 1):
        raise ValidationError(
            {
                f"deadline-{code}": [
                    _("%(code)s has not met its target. Enter the value that meets it, or missed.")
                    % {"code": code}
                ]
            }
        )
    return act.create(
        Deadline(
            key_result=result,
            due=due,
            outcome=answer.outcome,
            because=answer.because.strip(),
            by=act.actor,
            on=today,
        )
    )
