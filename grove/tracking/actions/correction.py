"""Correcting what was said longer ago than it may be edited: the old value stays beside it."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.measure.kinds import Kind
from grove.okrs.actions import record_reading
from grove.okrs.definition import Errors, check_text
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.actions.check_in import first_delivery
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

    A milestone keeps its stages: they carry their own days. Raises ValidationError with a message
    per field `value-K2`, `because-K2`; a second delivery with the same key changes nothing.
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
    if result.kind != Kind.MILESTONE:
        try:
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
