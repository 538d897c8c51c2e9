"""The rhythm of a plan: the day of its check-in, reminders, and what rests by decision."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.okrs.actions.held import held
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.models import Pause, Rhythm


@action
def set_rhythm(act: Recorder, plan: Plan, weekday: int, reminds: bool) -> Rhythm:
    """Choose the day (0 is Monday) and whether the people are reminded by letter."""
    act.within(plan)
    act.lock(plan)
    kept = Rhythm.objects.filter(plan=plan).first()
    if kept is None:
        return act.create(Rhythm(plan=plan, weekday=weekday, reminds=reminds))
    return act.change(kept, weekday=weekday, reminds=reminds)


@action
def pause_key_result(act: Recorder, key_result: KeyResult, reason: str) -> Pause:
    """Let a key result rest: nobody is asked about it until it is taken up again.

    Raises ValidationError without a reason, or when it rests already.
    """
    act.within(key_result.plan)
    fresh, errors = held(act, key_result), Errors()
    check_text(errors, "because", reason, pgettext("pause", "Reason"), 2000)
    if not reason.strip():
        errors["because"] = [_("Say why it rests; everybody reads it beside the key result.")]
    if Pause.objects.filter(key_result=fresh, ended_on=None).exists():
        errors["key_result"] = [_("%(code)s rests already.") % {"code": fresh.short_code}]
    if errors:
        raise ValidationError(errors)
    act.because(reason)
    today = timezone.localdate(act.at)
    return act.create(Pause(key_result=fresh, since=today, because=reason.strip()))


@action
def resume_key_result(act: Recorder, pause: Pause) -> Pause:
    """Take it up again. Twice is once."""
    act.within(pause.key_result.plan)
    fresh = act.lock(pause)
    if fresh.ended_on is not None:
        return fresh
    return act.change(fresh, ended_on=timezone.localdate(act.at))
