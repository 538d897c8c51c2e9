"""The page on which a cycle is graded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grove.plans.doors import PlanDoor
from grove.review.last_cycle import ended_results, next_plan
from grove.review.models import Grade
from grove.review.parts import ObjectivePart
from grove.review.queries import objective_parts, register
from grove.review.saying import summary_of


@dataclass(frozen=True)
class GradesPage:
    """Objectives with their key results; `to_accept` computed grades nobody has given yet."""

    summary: str
    to_accept: int
    objectives: tuple[ObjectivePart, ...]
    verdicts: tuple[tuple[str, str], ...]
    reaches: tuple[tuple[str, str], ...]
    closed: bool


def grades_page(
    door: PlanDoor,
    typed: Mapping[int, Mapping[str, Any]] | None = None,
    errors: Mapping[int, Mapping[str, Any]] | None = None,
) -> GradesPage:
    """As stored; `typed` and `errors` by number of the key result that was not taken. Five
    queries."""
    plan = door.plan
    ended = ended_results(next_plan(plan), plan)
    closed = plan.closed_on is not None
    return GradesPage(
        summary=summary_of(ended, plan),
        to_accept=sum(one.computed is not None and one.value is None for one in ended)
        if door.edits and not closed
        else 0,
        objectives=objective_parts(door, ended, register(plan), typed, errors),
        verdicts=tuple((value, str(word)) for value, word in Grade.Verdict.choices),
        reaches=tuple((value, str(word)) for value, word in Grade.Reach.choices),
        closed=closed,
    )
