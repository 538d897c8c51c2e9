"""What of step 5 holds back the freezing of a version: decisions that are still to be applied."""

from django.db.models import QuerySet

from grove.look.addresses import address
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.rounds.models import Decision
from grove.rounds.models.decisions import WAITING
from grove.versions.holds import Hold


def holds(plan: Plan, freezing: str) -> list[Hold]:
    """Decisions to apply, the oldest first, whatever the number. One query."""
    return [
        Hold(
            name=decision.code,
            text=decision.text,
            href=address("meetings:decision", **plan.place, number=decision.number),
        )
        for decision in _waiting([plan.pk])
    ]


@RecordsOf
def _waiting(plans: list[int]) -> QuerySet[Decision]:
    return Decision.objects.filter(WAITING, plan__in=plans).order_by("number")
