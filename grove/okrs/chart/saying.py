"""What a chart shows, as a sentence: for who hears it, and for who wants words first."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.words import date_text
from grove.okrs.models import KeyResult
from grove.okrs.pace import ReadingPoint, days_of, expected_value_of
from grove.okrs.words import value_text
from grove.plans.models import Cycle


def sentence(
    key_result: KeyResult,
    cycle: Cycle,
    on: date,
    readings: Sequence[ReadingPoint],
    checkpoints: Mapping[int, Decimal],
) -> str:
    """How many readings, from where to where, what is expected by now, the target."""
    unit = key_result.unit
    parts: list[str] = []
    if readings:
        parts.append(
            ngettext(
                "%(number)d reading, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.",
                "%(number)d readings, from %(first)s on %(first_day)s to %(last)s on %(last_day)s.",
                len(readings),
            )
            % {
                "number": len(readings),
                "first": value_text(readings[0].value, unit),
                "first_day": date_text(readings[0].on),
                "last": value_text(readings[-1].value, unit),
                "last_day": date_text(readings[-1].on),
            }
        )
    else:
        parts.append(_("No reading yet."))
    expected = expected_value_of(key_result, cycle, on, checkpoints)
    if expected is not None and on >= cycle.starts_on:
        parts.append(_("Expected by now: %(value)s.") % {"value": value_text(expected, unit)})
    if key_result.target is not None:
        _first, due = days_of(key_result, cycle)
        parts.append(
            _("Target: %(value)s by %(day)s.")
            % {"value": value_text(key_result.target, unit), "day": date_text(due)}
        )
    return " ".join(parts)
