"""Which key results are not asked about any more: at rest by decision, or settled on their day."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.record.statement import AskedOf
from grove.tracking.models import CheckIn, Deadline, Pause


class Rest(StrEnum):
    """Why nobody is asked."""

    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


def rest_of(plan: Plan) -> Mapping[int, Rest]:
    """The key results of a plan that rest; a day moved since is asked about again. One query."""
    found: dict[int, Rest] = {}
    for key_result, why in _resting([plan.pk], plan.cycle.ends_on):
        if found.get(key_result) is not Rest.PAUSED:
            found[key_result] = Rest(why)
    return found


def _rests(plans: list[int], ends_on: date) -> QuerySet[Any, Any]:
    paused = (
        Pause.objects.filter(key_result__plan__in=plans, ended_on=None)
        .order_by()
        .annotate(why=Value("paused", output_field=CharField()))
        .values_list("key_result_id", "why")
    )
    settled = (
        Deadline.objects.filter(
            key_result__plan__in=plans, due=Coalesce(F("key_result__due"), Value(ends_on))
        )
        .order_by()
        .annotate(why=F("outcome"))
        .values_list("key_result_id", "why")
    )
    return paused.union(settled, all=True)


_resting = AskedOf(_rests)


def why_it_rests(ends_on: date, key_result: str = "pk", due: str = "due") -> Coalesce:
    """The same for each row of a query, "" while it is asked about: an annotation. `key_result`
    and `due` are where they are found from a row."""
    of_it = {"key_result": OuterRef(key_result)}
    paused = Pause.objects.filter(**of_it, ended_on=None).order_by()
    settled = Deadline.objects.filter(**of_it, due=Coalesce(OuterRef(due), Value(ends_on)))
    why = paused.annotate(why=Value("paused", output_field=CharField())).values("why")[:1]
    return Coalesce(
        Subquery(why), Subquery(settled.values("outcome")[:1]), Value(""), output_field=CharField()
    )


def asked_about(rows: QuerySet[KeyResult]) -> QuerySet[KeyResult]:
    """Those in use that are neither finished nor at rest, for a query about many plans."""
    of_it = {"key_result": OuterRef("pk")}
    due = Coalesce(OuterRef("due"), OuterRef("plan__cycle__ends_on"))
    return rows.filter(
        ~Exists(CheckIn.objects.filter(**of_it, done=True)),
        ~Exists(Pause.objects.filter(**of_it, ended_on=None)),
        ~Exists(Deadline.objects.filter(**of_it, due=due)),
        objective__binned_at=None,
    )
