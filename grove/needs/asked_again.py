"""Needs of the cycle before that wait for a word, as the board lists them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from grove.needs.models import CarriedNeed
from grove.plans.doors import PlanDoor
from grove.record.statement import RecordsOf


@dataclass(frozen=True)
class CarriedLine:
    """A need of the cycle before that waits for a word: is it still true?"""

    pk: int
    code: str
    who: str
    words: str
    weight: int
    answer: str


def asked_again(door: PlanDoor) -> tuple[tuple[CarriedLine, ...], str]:
    """The needs nobody has answered yet, the heaviest first, and the name of their cycle. One
    query."""
    waiting = list(_unanswered([door.plan.pk]))
    lines = tuple(
        CarriedLine(
            pk=one.pk,
            code=one.need.code,
            who=one.need.customer.name,
            words=one.need.words,
            weight=one.need.weight,
            answer=door.to("needs:carried_answer", carried=one.pk),
        )
        for one in waiting
    )
    return lines, waiting[0].need.plan.cycle.name if waiting else ""


@RecordsOf
def _unanswered(plans: list[int]) -> QuerySet[CarriedNeed]:
    rows = CarriedNeed.objects.filter(plan__in=plans, answer="")
    rows = rows.select_related("need__customer", "need__plan__cycle")
    return rows.order_by("-need__weight", "need__number")
