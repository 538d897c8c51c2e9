"""Needs of the cycle before that wait for a word, as the board lists them."""

from dataclasses import dataclass

from grove.needs.models import CarriedNeed
from grove.plans.doors import PlanDoor


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
    waiting = list(
        CarriedNeed.objects.filter(plan=door.plan, answer="")
        .select_related("need__customer", "need__plan__cycle")
        .order_by("-need__weight", "need__number")
    )
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
