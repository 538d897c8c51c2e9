"""What a key result's fields may not contradict, and what is still missing from them.

A contradiction (start = target, points out of order, a date outside the cycle) is refused with a
message. Something not said yet is no error while drafting: it is a gap, shown as such.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.errors import (
    EmptyBand,
    MeasureError,
    OutOfRange,
    PointsOutOfOrder,
    WrongDirection,
    ZeroRange,
)
from grove.measure.kinds import Kind
from grove.measure.points import Points, check_points
from grove.measure.progress import FEWEST_STAGES, Measure
from grove.okrs.models import THEMES, KeyResult, Objective
from grove.okrs.words import (
    LONGEST_TEXT,
    cycle_days,
    key_result_labels,
    kind_word,
    objective_labels,
    value_text,
)
from grove.plans.models import Cycle

VALUES = ("baseline", "target", "tolerance", "commit_point", "stretch_point")
LARGEST = Decimal(10) ** 14
DECIMALS = 6
Errors = dict[str, list[str]]


def check_objective(objective: Objective) -> None:
    """Raise ValidationError naming the field when an objective's own fields cannot stand."""
    labels = objective_labels()
    errors: Errors = {}
    check_text(errors, "title", objective.title, labels["title"], required=True)
    check_text(errors, "why_now", objective.why_now, labels["why_now"])
    _check_themes(errors, "themes", objective.themes)
    if objective.points is not None and not 0 <= objective.points <= 100:
        _add(
            errors,
            "points",
            _("Focus points are %(value)s. Enter 0 to 100: they share the department’s attention.")
            % {"value": objective.points},
        )
    if objective.kind and objective.kind not in Objective.Kind.values:
        _add(
            errors,
            "kind",
            _("“%(value)s” is no kind of objective. Choose committed or stretch.")
            % {"value": objective.kind},
        )
    _refuse(errors)


def check_key_result(key_result: KeyResult, cycle: Cycle) -> None:
    """Raise ValidationError naming field, value and remedy for whatever contradicts itself."""
    labels = key_result_labels()
    errors: Errors = {}
    check_text(errors, "text", key_result.text, labels["text"], required=True)
    for name, limit in (("unit", 40), ("guard_metric", 200), ("data_source", 300), ("metric", 40)):
        check_text(errors, name, getattr(key_result, name), labels[name], limit)
    for name in VALUES:
        check_number(errors, name, getattr(key_result, name), labels[name])
    if key_result.theme:
        _check_themes(errors, "theme", [key_result.theme])
    if not 0 <= key_result.weight <= 100:
        _add(
            errors,
            "weight",
            _("The weight is %(value)s. Enter 0 to 100.") % {"value": key_result.weight},
        )
    for name in ("due", "baseline_due"):
        _check_day(errors, name, getattr(key_result, name), labels[name], cycle)
    if not errors:
        _check_measure(errors, key_result)
    _refuse(errors)


def gaps(key_result: KeyResult, stages: int) -> tuple[str, ...]:
    """Fields a measurable key result of this kind still needs, in the order of its form.

    A start that is to be found until a date is no gap.
    """
    if not key_result.kind:
        return ("kind", "target", "due") if key_result.due is None else ("kind", "target")
    kind = Kind(key_result.kind)
    needed: list[str] = []
    if kind.needs_start and key_result.baseline is None and key_result.baseline_due is None:
        needed.append("baseline")
    if kind.has_target and key_result.target is None:
        needed.append("target")
    if kind is Kind.MILESTONE and stages < FEWEST_STAGES:
        needed.append("stages")
    if key_result.due is None:
        needed.append("due")
    return tuple(needed)


def measure_of(key_result: KeyResult, stages: int = 0) -> Measure | None:
    """The definition as the arithmetic takes it; None while the kind is not said."""
    if not key_result.kind:
        return None
    return Measure(
        kind=Kind(key_result.kind),
        start=key_result.baseline,
        target=key_result.target,
        start_due=key_result.baseline_due,
        tolerance=key_result.tolerance,
        stages=stages,
    )


def check_text(
    errors: Errors,
    name: str,
    value: str,
    label: str,
    limit: int = LONGEST_TEXT,
    required: bool = False,
) -> None:
    """Not longer than the limit, no characters a database refuses, not empty when required."""
    if required and not value.strip():
        _add(errors, name, _("%(field)s is empty. Write at least one word.") % {"field": label})
    if len(value) > limit:
        _add(
            errors,
            name,
            _("%(field)s has %(length)d characters; at most %(limit)d fit. Shorten the text.")
            % {"field": label, "length": len(value), "limit": limit},
        )
    if "\x00" in value:
        _add(
            errors,
            name,
            _("%(field)s contains a character that cannot be kept. Delete it.") % {"field": label},
        )


def check_number(errors: Errors, name: str, value: Decimal | None, label: str) -> None:
    """A finite number below 10^14 with at most six decimals."""
    if value is None:
        return
    exponent = value.as_tuple().exponent
    finite = value.is_finite() and isinstance(exponent, int)
    if not finite or abs(value) >= LARGEST:
        _add(
            errors,
            name,
            _("%(field)s is %(value)s. Enter a number of at most 14 digits.")
            % {"field": label, "value": str(value)[:40]},
        )
    elif value != value.quantize(Decimal(1).scaleb(-DECIMALS)):
        _add(
            errors,
            name,
            _("%(field)s is %(value)s. Enter at most six decimals.")
            % {"field": label, "value": str(value)[:40]},
        )


def _check_day(errors: Errors, name: str, day: Any, label: str, cycle: Cycle) -> None:
    if day is not None and not cycle.holds(day):
        _add(
            errors,
            name,
            _("%(field)s is %(day)s, outside the cycle. Choose a day from %(first)s to %(last)s.")
            % {"field": label, "day": date_text(day), **cycle_days(cycle)},
        )


def _check_themes(errors: Errors, name: str, themes: Any) -> None:
    unknown = [str(theme) for theme in themes if theme not in THEMES]
    if unknown:
        _add(
            errors,
            name,
            _("“%(value)s” is none of the nine themes. Choose %(themes)s.")
            % {"value": unknown[0][:40], "themes": ", ".join(THEMES)},
        )


def _check_measure(errors: Errors, key_result: KeyResult) -> None:
    measure = measure_of(key_result, FEWEST_STAGES)
    if measure is None:
        return
    kind, unit = measure.kind, key_result.unit
    start, target = value_text(measure.start, unit), value_text(measure.target, unit)
    if measure.tolerance is not None and measure.tolerance < 0:
        _add(
            errors,
            "tolerance",
            _("The tolerance is %(value)s. Enter 0 or more.")
            % {"value": value_text(measure.tolerance, unit)},
        )
        return
    try:
        if measure.target is not None:
            measure.check()
        _check_points(key_result, kind)
    except ZeroRange:
        if kind is Kind.COUNT:
            text = _("The target is 0, so there is nothing to count. Enter a target above 0.")
        else:
            text = _(
                "Start and target are both %(value)s. Enter another target, or choose “hold”."
            ) % {"value": target}
        _add(errors, "target", text)
    except WrongDirection:
        if kind is Kind.COUNT:
            text = _("The target is %(target)s. A count goes up from zero: enter a target above 0.")
        else:
            text = _(
                "The kind is “%(kind)s”, but from %(start)s to %(target)s goes the other way."
                " Change the kind, or swap start and target."
            )
        _add(
            errors,
            "target" if kind is Kind.COUNT else "kind",
            text % {"kind": kind_word(kind), "start": start, "target": target},
        )
    except EmptyBand:
        _add(
            errors,
            "tolerance",
            _("The target is 0 and no tolerance is given. Say how far from 0 the value may be."),
        )
    except PointsOutOfOrder:
        _points_error(errors, key_result, kind)
    except OutOfRange as error:
        _add(errors, "target", _("%(value)s is too large to compute with.") % {"value": error})
    except MeasureError:
        pass  # something is missing, which is a gap


def _check_points(key_result: KeyResult, kind: Kind) -> None:
    points = (key_result.commit_point, key_result.stretch_point)
    if all(point is None for point in points):
        return
    if kind.better == 0:
        raise PointsOutOfOrder
    if key_result.target is not None:
        start = Decimal(0) if kind is Kind.COUNT else key_result.baseline
        check_points(kind, Points(key_result.target, *points), start)


def _points_error(errors: Errors, key_result: KeyResult, kind: Kind) -> None:
    field = "commit_point" if key_result.commit_point is not None else "stretch_point"
    if kind.better == 0:
        text = _("A key result of the kind “%(kind)s” has one target. Clear the other points.")
        _add(errors, field, text % {"kind": kind_word(kind)})
        return
    values = (
        None if kind.is_hold else key_result.baseline,
        key_result.commit_point,
        key_result.target,
        key_result.stretch_point,
    )
    listed = " → ".join(value_text(value, key_result.unit) for value in values if value is not None)
    if kind.better > 0:
        text = _(
            "Start, commit, target and stretch do not rise: %(values)s."
            " Put them in this order, each above the one before."
        )
    else:
        text = _(
            "Start, commit, target and stretch do not fall: %(values)s."
            " Put them in this order, each below the one before."
        )
    _add(errors, field, text % {"values": listed})


def _add(errors: Errors, name: str, text: str) -> None:
    errors.setdefault(name, []).append(text)


def _refuse(errors: Errors) -> None:
    if errors:
        raise ValidationError(errors)


def refuse(field: str, text: str) -> ValidationError:
    """A refusal of one field, to be raised."""
    return ValidationError({field: [text]})
