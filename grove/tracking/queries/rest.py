"""Which key results are not asked about any more: at rest by decision, or settled on their day."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.tracking.models import CheckIn, Deadline, Pause


class Rest(StrEnum):
    """Why nobody is asked."""

    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"


def rest_of(plan: Plan) -> Mapping[int, Rest]:
    """The key results of a plan that rest; a day moved since is asked about again. One query."""
    paused = (
        Pause.objects.filter(key_result__plan=plan, ended_on=None)
        .order_by()
        .annotate(why=Value("paused", output_field=CharField()))
        .values_list("key_result_id", "why")
    )
    settled = (
        Deadline.objects.filter(
            key_result__plan=plan, due=Coalesce(F("key_result__due"), Value(plan.cycle.ends_on))
        )
        .order_by()
        .annotate(why=F("outcome"))
        .values_list("key_result_id", "why")
    )
    found: dict[int, Rest] = {}
    for key_result, why in paused.union(settled, all=True):
        if found.get(key_result) is not Rest.PAUSED:
            found[key_result] = Rest(why)
    return found


def why_it_rests(ends_on: date) -> Coalesce:
    """The same for each key result of a query, "" while it is asked about: an annotation."""
    of_it = {"key_result": OuterRef("pk")}
    paused = Pause.objects.filter(**of_it, ended_on=None).order_by()
    settled = Deadline.objects.filter(**of_it, due=Coalesce(OuterRef("due"), Value(ends_on)))
    why = paused.annotate(why=Value("paused", output_field=CharField())).values("why")[:1]
    return Coalesce(
        Subquery(why), Subquery(settled.values("outcome")[:1]), Value(""), output_field=CharField()
    )


def rest_column(key_result: int, due: date) -> Coalesce:
    """Why a key result rests, as a column of any query about it; "" for one that does not."""
    paused = Pause.objects.filter(key_result=key_result, ended_on=None)
    settled = Deadline.objects.filter(key_result=key_result, due=due)
    return Coalesce(
        Subquery(paused.order_by().annotate(why=Value(Rest.PAUSED.value)).values("why")[:1]),
        Subquery(settled.order_by().values("outcome")[:1]),
        Value(""),
        output_field=CharField(),
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
