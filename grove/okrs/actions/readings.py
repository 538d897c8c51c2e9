"""Recording what a key result measured on a day. A correction is a new reading of the same day."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.kinds import Kind
from grove.okrs.actions.held import held
from grove.okrs.definition import Errors, check_number, check_text, refuse
from grove.okrs.models import KeyResult, Reading
from grove.okrs.words import value_text
from grove.record.actions import Recorder, action


@action
def record_reading(
    act: Recorder,
    key_result: KeyResult,
    on: date,
    value: Decimal,
    trust: str = Reading.Trust.TYPED,
    source: str = "",
    note: str = "",
) -> Reading:
    """Keep a value with its day, its trust and where it comes from.

    Raises ValidationError for a day still to come, a milestone (its stages are its readings), a
    yes/no that is neither 0 nor 1, a linked value without its source.
    """
    act.within(key_result.plan)
    return keep_reading(act, held(act, key_result), on, value, trust, source, note)


def keep_reading(
    act: Recorder,
    fresh: KeyResult,
    on: date,
    value: Decimal,
    trust: str = Reading.Trust.TYPED,
    source: str = "",
    note: str = "",
) -> Reading:
    """The same of a key result that is held by this act, of a plan whose values are open."""
    errors: Errors = {}
    check_number(errors, "value", value, _("Value"))
    check_text(errors, "source", source, _("Source"), 300)
    check_text(errors, "note", note, _("Note"))
    if errors:
        raise ValidationError(errors)
    if on > timezone.localdate(act.at):
        raise refuse(
            "on",
            _("%(day)s is still to come. Choose today or a day before.") % {"day": date_text(on)},
        )
    if fresh.kind == Kind.MILESTONE:
        raise refuse("value", _("A milestone is measured by its stages. Mark a stage as reached."))
    if fresh.kind == Kind.YES_NO and value not in (0, 1):
        raise refuse(
            "value",
            _("The value is %(value)s. Enter 1 for yes or 0 for no.")
            % {"value": value_text(value, "")},
        )
    if trust not in Reading.Trust.values:
        raise refuse("trust", _("Choose typed, linked or automatic."))
    if trust == Reading.Trust.LINKED and not source.strip():
        raise refuse("source", _("A linked value names its source. Enter an address or a name."))
    return act.create(
        Reading(
            key_result=fresh,
            on=on,
            value=value,
            trust=trust,
            source=source.strip(),
            note=note.strip(),
        )
    )
