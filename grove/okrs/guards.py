"""The health metric that guards a key result, read along with it: no query of its own."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from grove.health.guards import Guard, guard
from grove.health.models import HealthReading
from grove.okrs.models import KeyResult
from grove.record import clock


def with_guards(rows: QuerySet[Any], by: date | None = None) -> QuerySet[Any]:
    """Key results with what was last read of their guard by a day (default: the one shown)."""
    read = HealthReading.objects.filter(
        metric=OuterRef("health_guard"), on__lte=by or clock.today()
    ).order_by("-week")
    return rows.select_related("health_guard").annotate(
        guard_value=Subquery(read.values("value")[:1]), guard_on=Subquery(read.values("on")[:1])
    )


def guard_of(record: KeyResult, on: date) -> Guard | None:
    """The guard of a key result that came through `with_guards`, on a day; None without one."""
    if record.health_guard_id is None or not hasattr(record, "guard_on"):
        return None
    metric = record.health_guard
    if metric is None or metric.binned_at is not None:
        return None
    return guard(metric, record.guard_value, record.guard_on, on)  # type: ignore[attr-defined]
