"""Counts of objectives and key results for the workbook; the step itself is `drafting`'s."""

from django.db.models import IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from grove.measure.kinds import UNSCALED, Kind
from grove.okrs.models import KeyResult, NeedLink, Objective, Reading
from grove.plans.steps import count_of

HAS_NO_NUMBER = Q(kind="") | (Q(target=None) & ~Q(kind__in=UNSCALED))
HAS_NO_START = Q(
    kind__in=[Kind.INCREASE.value, Kind.DECREASE.value], baseline=None, baseline_due=None
)

_POINTS = (
    Objective.objects.filter(plan=OuterRef("pk"))
    .order_by()
    .values("plan")
    .annotate(together=Sum("points"))
    .values("together")
)

COUNTS: dict[str, Combinable] = {
    "okrs_objectives": count_of(Objective.objects.all()),
    "okrs_key_results": count_of(KeyResult.objects.all()),
    "okrs_without_target": count_of(KeyResult.objects.filter(HAS_NO_NUMBER)),
    "okrs_without_start": count_of(KeyResult.objects.filter(HAS_NO_START)),
    "okrs_without_due": count_of(KeyResult.objects.filter(due=None)),
    "okrs_without_owner": count_of(KeyResult.objects.filter(owner=None)),
    "okrs_empty_objectives": count_of(
        Objective.objects.exclude(pk__in=KeyResult.objects.order_by().values("objective"))
    ),
    "okrs_points": Coalesce(Subquery(_POINTS, output_field=IntegerField()), Value(0)),
    "okrs_links_to_needs": count_of(NeedLink.objects.all(), "objective__plan"),
    "okrs_readings": count_of(Reading.objects.all(), "key_result__plan"),
}
