"""The plan as one meeting looks at it: what concerns its people, and how much it weighs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from grove.needs.models import Need
from grove.okrs.models import NeedLink
from grove.okrs.queries import PlanTree
from grove.plans.models import Plan
from grove.rounds.models import Meeting


@dataclass(frozen=True)
class View:
    """The plan as this meeting looks at it."""

    meeting: Meeting
    others: set[int]
    tree: PlanTree
    weights: Mapping[str, int]

    @property
    def all_of_it(self) -> bool:
        """A 1:1 looks at the whole plan, an alignment at what concerns its people."""
        return self.meeting.kind == Meeting.Kind.ONE_TO_ONE

    @property
    def owners(self) -> Mapping[str, int | None]:
        found = {row.short_code: row.owner for row in self.tree.objectives}
        return found | {row.short_code: row.owner for row in self.tree.key_results}

    def concerns(self, code: str, *people: int | None) -> bool:
        return self.all_of_it or bool(self.others & {self.owners.get(code), *people})

    def weight(self, code: str) -> int:
        return self.weights.get(code, 1)


def needs_of(plan: Plan) -> list[Need]:
    """All needs of a plan with their customers; `is_covered` on each. One query."""
    covered = Exists(NeedLink.objects.filter(need=OuterRef("pk")))
    return list(
        Need.objects.filter(plan=plan)
        .annotate(is_covered=covered)
        .select_related("customer")
        .order_by("number")
    )


def weights_of(tree: PlanTree, needs: Iterable[Need]) -> Mapping[str, int]:
    """The weight of the need behind each objective, key result and need, by code. No query.

    A key result without a need of its own has the weight of its objective.
    """
    found: defaultdict[str, int] = defaultdict(int)
    for need in needs:
        found[need.code] = need.weight
    for row in tree.objectives:
        for link in row.needs:
            found[row.short_code] = max(found[row.short_code], found[link.code])
        for result in row.key_results:
            own = (found[link.code] for link in result.needs)
            found[result.short_code] = max(own, default=0) or found[row.short_code]
    return {code: weight for code, weight in found.items() if weight}
