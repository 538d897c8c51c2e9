"""Which key results somebody checks in on: those they own, or whose objective they own alone."""

from django.db.models import Q, QuerySet

from grove.okrs.models import KeyResult
from grove.org.models import Person
from grove.plans.models import Plan
from grove.tracking.models import Pause


def key_results_of(plan: Plan, person: Person, everything: bool = False) -> QuerySet[KeyResult]:
    """Key results this person reports on, in the order of the plan; those at rest are left out.

    everything   all of the plan: for who writes it
    """
    rows = KeyResult.objects.filter(plan=plan, objective__binned_at=None).exclude(
        pk__in=Pause.objects.filter(ended_on=None).values("key_result")
    )
    if not everything:
        rows = rows.filter(Q(owner=person) | Q(owner=None, objective__owner=person))
    return rows.select_related("objective").order_by(
        "objective__position", "objective_id", "position", "id"
    )
