"""Correcting what was said longer ago than it may be edited: the old value stays beside it."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.measure.kinds import Kind
from grove.okrs.actions import StageInput, record_reading, set_stages
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import Stage
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.actions.check_in import first_delivery, require_stage
from grove.tracking.models import CheckIn, Correction


@dataclass(frozen=True)
class Right:
    """The right value of an old check-in, and why it is another one."""

    check_in: CheckIn
    value: Decimal
    because: str


@action
def add_corrections(
    act: Recorder, plan: Plan, rights: list[Right], key: str = ""
) -> list[Correction]:
    """Put the right values beside old check-ins; each is a reading of that day too.

    Of a milestone, the stages said too early or too late get the day on which they were reached.
    Raises ValidationError with a message per field `value-K2`, `because-K2`; a second delivery
    with the same key changes nothing.
    """
    act.within(plan)
    require_open_values(plan.pk)
    if key and not first_delivery(act, key):
        return []
    errors: Errors = {}
    for right in rights:
        code = right.check_in.key_result.short_code
        check_text(errors, f"because-{code}", right.because, _("Reason"), 2000)
        if not right.because.strip():
            errors[f"because-{code}"] = [
                _("%(code)s: say why the value is another one.") % {"code": code}
            ]
    if errors:
        raise ValidationError(errors)
    return [_correct(act, right) for right in rights]


def _correct(act: Recorder, right: Right) -> Correction:
    check_in = right.check_in
    result, reading = check_in.key_result, None
    try:
        if result.kind == Kind.MILESTONE:
            _reach(act, check_in, right.value)
        else:
            reading = record_reading(
                act, result, check_in.on, right.value, note=right.because.strip()[:2000]
            )
    except ValidationError as error:
        code = result.short_code
        raise ValidationError(
            {f"value-{code}": [f"{code}: {words}" for words in error.messages]}
        ) from error
    return act.create(
        Correction(
            check_in=check_in,
            value=right.value,
            because=right.because.strip(),
            by=act.actor,
            on=timezone.localdate(act.at),
            reading=reading,
        )
    )


def _reach(act: Recorder, check_in: CheckIn, done: Decimal) -> None:
    """So many stages were reached by the day of an old check-in: those before the number by that
    day at the latest, the others with the first later check-in that says so, or not yet."""
    result = check_in.key_result
    stages = list(Stage.objects.filter(key_result=result).order_by("position"))
    require_stage(done, len(stages))
    later = [
        (one.on, _right_value(one))
        for one in CheckIn.objects.filter(key_result=result, week__gt=check_in.week)
        .prefetch_related(Prefetch("corrections", Correction.objects.order_by("pk")))
        .order_by("week")
    ]
    inputs = []
    for place, stage in enumerate(stages, start=1):
        reached = stage.reached_on
        if place <= done:
            reached = min(reached or check_in.on, check_in.on)
        elif reached is not None and reached <= check_in.on:
            reached = next((on for on, value in later if value >= place), None)
        inputs.append(StageInput(stage.name, stage.evidence, reached))
    set_stages(act, result, inputs)


def _right_value(check_in: CheckIn) -> Decimal:
    """What counts of a check-in: its last correction, or what was said."""
    found = [one.value for one in check_in.corrections.all()]
    return found[-1] if found else check_in.value or Decimal(0)
