"""Making the values of a plan final, and reopening them with a reason."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record.actions import Recorder, action


@action(undoable=False)
def freeze_values(act: Recorder, plan: Plan, on: date | None = None) -> Plan:
    """Make the values final: no check-in and no reading is taken from now on. Twice is once.

    on   the day they are final on, the act's own when not given
    Raises ValidationError before the cycle has begun.
    """
    act.within(plan)
    fresh = act.lock(plan)
    day = on or timezone.localdate(act.at)
    if day < plan.cycle.starts_on:
        raise ValidationError(
            _("%(cycle)s begins on %(day)s. Its values can be made final from then on.")
            % {"cycle": plan.cycle.name, "day": date_text(plan.cycle.starts_on)}
        )
    return fresh if fresh.frozen_on is not None else act.change(fresh, frozen_on=day)


@action(undoable=False)
def reopen_values(act: Recorder, plan: Plan, reason: str) -> Plan:
    """Take values and grades up again, because of something. What was published stays on record.

    Raises ValidationError without a reason. Values that are open stay as they are.
    """
    act.within(plan)
    if not reason.strip():
        raise ValidationError(
            {"because": [_("Say why the values are opened again; everybody can read it.")]}
        )
    fresh = act.lock(plan)
    act.because(reason)
    return act.change(fresh, frozen_on=None, closed_on=None)
