"""How a health metric is said: its limit, its value, whether it holds."""

import re
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.health.models import HealthMetric
from grove.measure.errors import MeasureError
from grove.measure.limits import Held
from grove.measure.units import plain_number, write

STATES = {Held.KEPT: "on", Held.BROKEN: "off", Held.UNKNOWN: "none"}
"""The shape that is drawn."""


def value_text(value: Decimal | None, unit: str) -> str:
    """A value with its unit (`21 %`, `21%`, `¥3.50`); empty when there is none."""
    if value is None:
        return ""
    try:
        return write(value, unit, get_language() or "en")
    except MeasureError:
        return str(value)


def figure(value: Decimal | None, unit: str) -> tuple[str, str]:
    """A value apart from its unit, for a large figure: ("395", "ms"); money stays together."""
    if value is None:
        return "–", ""
    written, number = value_text(value, unit), plain_number(value)
    if unit and written.startswith(number):
        return number, written[len(number) :].strip("\u00a0 ")
    return written, ""


def unit_words(unit: str) -> str:
    """A unit alone as it stands beside several: "days", "per week", "¥"."""
    return _NUMBER.sub("", value_text(Decimal(2), unit), count=1).strip("\u00a0 ") if unit else ""


_NUMBER = re.compile(r"[0-9.,]+")


def limit_text(metric: HealthMetric) -> str:
    """ "at least 99.9 %", "at most 6 per week", "from 60 to 80 %"."""
    low, high = metric.at_least, metric.at_most
    if low is not None and high is not None:
        return _("from %(low)s to %(high)s") % {
            "low": value_text(low, ""),
            "high": value_text(high, metric.unit),
        }
    if low is not None:
        return _("at least %(value)s") % {"value": value_text(low, metric.unit)}
    return _("at most %(value)s") % {"value": value_text(high, metric.unit)}


def held_word(state: Held) -> str:
    """The word beside the shape."""
    return {Held.KEPT: _("Holds"), Held.BROKEN: _("Broken"), Held.UNKNOWN: _("Not measured")}[state]


def field_labels() -> dict[str, str]:
    """What the fields are called on forms, merge pages and in the history."""
    return {
        "name": _("Health metric"),
        "unit": _("Unit"),
        "metric": _("Metric of the catalogue"),
        "at_least": _("At least"),
        "at_most": _("At most"),
        "sensitive": _("About people"),
        "owner": _("Owner"),
        "source": _("Data source"),
        "value": _("Value"),
    }
