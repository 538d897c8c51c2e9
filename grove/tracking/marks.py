"""Which objectives an act leaves standing differently: the number of that act is their mark.

What was made of an objective is good as long as its mark is the one read before it was made.
Marks are set inside the act, so whoever sees what an act changed sees its mark too.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from grove.health.models import HealthMetric, HealthReading
from grove.needs.models import Need
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.org.models import Department, Person, Role
from grove.plans.models import Cycle, Plan
from grove.record.models import Act, Change, Recorded
from grove.tracking.models import Correction, Mark

AT_ONCE = 500  # rows of one statement
_MOVED = KeyResult._meta.get_field("objective").attname


def hear(act: Act, touched: Sequence[Recorded], changes: Sequence[Change]) -> None:
    """Mark the objectives whose standing this act may have changed. No query for an act about
    check-ins whose key results are at hand, one otherwise."""
    objectives: set[int] = {
        change.before  # type: ignore[misc]
        for change in changes
        if change.field == _MOVED and change.kind == KeyResult._meta.label_lower
    }
    key_results: set[int] = set()
    far = Q()
    for record in touched:
        match record:
            case Objective():
                objectives.add(record.pk)
            case KeyResult() | NeedLink():
                objectives.add(record.objective_id)
            case Correction():
                _near(record.check_in, objectives, key_results)
            case Need():
                far |= Q(need_links__need=record.pk)
            case HealthMetric():
                far |= Q(key_results__health_guard=record.pk)
            case HealthReading():
                far |= Q(key_results__health_guard=record.metric_id)
            case Plan():
                far |= Q(plan=record.pk)
            case Cycle():
                far |= Q(plan__cycle=record.pk)
            case Person():  # the names that are said
                far |= Q(owner=record.pk) | Q(key_results__owner=record.pk)
                far |= Q(key_results__help_requests__by=record.pk)
            case Department() | Role():  # who belongs to which team: rare, and far-reaching
                far |= Q(pk__isnull=False)
            case _:
                _near(record, objectives, key_results)
    if key_results:
        far |= Q(key_results__in=key_results)
    if far:
        objectives |= set(Objective.everything.filter(far).values_list("pk", flat=True))
    _mark(act, objectives)


def _near(record: Any, objectives: set[int], key_results: set[int]) -> None:
    """What belongs to a key result: a reading, a stage, a check-in, a pause."""
    of_it = getattr(record, "key_result_id", None)
    if of_it is None:
        return
    if type(record)._meta.get_field("key_result").is_cached(record):
        objectives.add(record.key_result.objective_id)
    else:
        key_results.add(of_it)


def _mark(act: Act, objectives: Iterable[int]) -> None:
    """Always in the same order, so that two acts at once wait and never lock each other out."""
    rows = [Mark(objective_id=objective, act=act.pk) for objective in sorted(objectives)]
    Mark.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["objective"],
        update_fields=["act"],
    )
