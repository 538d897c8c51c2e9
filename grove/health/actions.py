"""What people do with health metrics: name one, change it, bin it, say what was read."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.health.models import HealthMetric, HealthReading
from grove.measure.errors import EmptyBand, MeasureError, MissingTarget
from grove.measure.limits import check_limits
from grove.measure.units import canonical
from grove.org.models import Department
from grove.plans.codes import next_department_number
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields


@action
def add_metric(act: Recorder, department: Department, values: Mapping[str, Any]) -> HealthMetric:
    """Keep one more level that must hold. It becomes H<next>. Raises ValidationError."""
    act.within(department)
    metric = HealthMetric(department=department, **_clean(values))
    _check(metric)
    metric.number = next_department_number(act, department, "health")
    return act.create(metric)


@action
def edit_metric(
    act: Recorder, metric: HealthMetric, revision: int, values: Mapping[str, Any]
) -> HealthMetric:
    """Change a health metric's fields. Raises MergeNeeded, ValidationError."""
    act.within(metric.department)
    fresh = act.lock(metric)
    merge = merge_fields(fresh, revision, _clean(values))
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    probe = HealthMetric(
        at_least=merge.take.get("at_least", fresh.at_least),
        at_most=merge.take.get("at_most", fresh.at_most),
    )
    _check(probe)
    return act.change(fresh, **merge.take)


@action
def bin_metric(act: Recorder, metric: HealthMetric) -> None:
    """Put a health metric into the bin with all that was read; twice is once."""
    act.within(metric.department)
    fresh = act.lock(metric)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def record_health(
    act: Recorder, department: Department, read: Mapping[HealthMetric, Decimal], on: date
) -> list[HealthReading]:
    """Keep what was read in the week of a day. What was said before in that week is corrected.

    Raises ValidationError for a day still to come or a metric of another department.
    """
    act.within(department)
    if on > timezone.localdate(act.at):
        raise ValidationError(_("This day is still to come. Choose today or a day before."))
    if any(metric.department_id != department.pk for metric in read):
        raise ValidationError(_("This health metric belongs to another department."))
    week = on - timedelta(days=on.weekday())
    # Locked in the same order by everybody, so that two who send at once wait for each other.
    metrics = [act.lock(metric) for metric in sorted(read, key=lambda one: one.pk)]
    known = {
        row.metric_id: row for row in HealthReading.objects.filter(metric__in=metrics, week=week)
    }
    return [
        act.change(known[metric.pk], value=read[metric], on=on)
        if metric.pk in known
        else act.create(HealthReading(metric=metric, week=week, on=on, value=read[metric]))
        for metric in metrics
    ]


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = dict(values)
    if "unit" in cleaned:
        cleaned["unit"] = canonical(cleaned["unit"])
    return cleaned


def _check(metric: HealthMetric) -> None:
    try:
        check_limits(metric.at_least, metric.at_most)
    except MissingTarget:
        words = _("There is no limit yet. Fill in “at least”, “at most” or both.")
        raise ValidationError({"at_least": [words]}) from None
    except EmptyBand:
        words = _("“At least” is above “at most”, so no value would hold. Change one of them.")
        raise ValidationError({"at_least": [words]}) from None
    except MeasureError:
        raise ValidationError({"at_least": [_("A limit is too large or too fine.")]}) from None
