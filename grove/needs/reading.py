"""What the pages of needs read: the needs, what covers them, the objectives that could."""

from typing import Any

from django.db.models import F, Q, QuerySet

from grove.needs.models import Need
from grove.plans.models import Plan
from grove.record.statement import RecordsOf


@RecordsOf
def needs_of(asked: list[Any], *which: str) -> QuerySet[Need]:
    """Needs of a plan with a value of each field named, with who they are of, in order."""
    plan, *values = asked
    rows = Need.objects.filter(plan=plan, **dict(zip(which, values, strict=True)))
    return rows.select_related("customer", "heard_by", "declined_by").order_by("number")


@RecordsOf
def live_links(needs: list[int]) -> QuerySet[Any]:
    """Links from needs to objectives and key results that are not in the bin.

    The room of the links stands below this one, so its model is reached through the relation.
    """
    model: Any = Need._meta.get_field("links").related_model
    live = Q(key_result=None) | Q(key_result__binned_at=None)
    return (
        model.objects.filter(live, need__in=needs, objective__binned_at=None)
        .select_related("objective", "key_result")
        .order_by("objective__position", F("key_result__position").asc(nulls_first=True), "id")
    )


@RecordsOf
def objectives_of(plans: list[int]) -> QuerySet[Any]:
    """The objectives of plans, in order."""
    model: Any = Plan._meta.get_field("objectives").related_model
    return model.objects.filter(plan__in=plans).order_by("position", "id")
