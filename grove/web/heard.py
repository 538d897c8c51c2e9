"""What was last heard of each key result of a plan: enough to count and choose, few words.

A plan may have a thousand of them and a start page shows a dozen, so no records are made of them.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from grove.health.guards import Guard
from grove.look.addresses import address
from grove.measure.confidence import Status
from grove.okrs.guards import guard_of, with_guards
from grove.okrs.models import KeyResult
from grove.org.models import Role
from grove.plans.models import Plan
from grove.record.statement import AskedOf, RecordsOf
from grove.tracking.models import CheckIn, HelpRequest
from grove.tracking.queries.rest import Rest, why_it_rests
from grove.tracking.queries.stand import status_now


class Heard(NamedTuple):
    """One key result.

    owner    its own, or its objective's; path: of the department they belong to
    guarded  the health metric that guards it; unknown: from what day on its start value was due
    help     what is asked for, "" while nothing is
    before   the confidence said before the last
    """

    pk: int
    number: int
    text: str
    owner: int | None
    path: str
    guarded: int | None
    unknown: date | None
    help: str
    week: date | None
    before: int | None
    rests: str
    confidence: int | None
    on: date | None
    done: bool | None
    status: Status

    @property
    def code(self) -> str:
        """K14: the code within its plan."""
        return f"K{self.number}"

    def href(self, plan: Plan) -> str:
        """Its page."""
        return address("okrs:key_result", code=f"{plan.code}-{self.code}")

    @property
    def moved(self) -> int:
        """By how much the confidence moved with the last word."""
        if self.before is None or self.confidence is None:
            return 0
        return self.confidence - self.before


def heard_in(plan: Plan, today: date) -> list[Heard]:
    """All key results in the order of the plan. One query."""
    statuses: dict[Any, Status] = {}
    found = []
    for row in _heard([plan.pk], plan.cycle.ends_on):
        said = row[-4:]
        status = statuses.get(said)
        if status is None:
            rests, confidence, on, done = said
            word = None if confidence is None else (confidence, on, bool(done))
            rest = Rest(rests) if rests else None
            status = statuses[said] = status_now(plan, word, rest, today)
        found.append(Heard._make((*row, status)))
    return found


def guards_of(heard: Iterable[Heard], today: date) -> dict[int, Guard]:
    """The guards of those that have one, by key result. One query, none when none has."""
    guarded = [one.pk for one in heard if one.guarded is not None]
    found = ((row.pk, guard_of(row, today)) for row in _guarded(guarded, today))
    return {pk: guard for pk, guard in found if guard is not None}


@AskedOf
def _heard(plans: list[int], ends_on: date) -> QuerySet[Any, Any]:
    said = CheckIn.objects.filter(key_result=OuterRef("pk")).order_by("-week", "-pk")
    wanted = HelpRequest.objects.filter(key_result=OuterRef("pk"), answered_on=None)
    roles = Role.objects.filter(person=OuterRef("owner")).order_by("-department__path")
    return (
        KeyResult.objects.filter(plan__in=plans, objective__binned_at=None)
        .annotate(
            whose=Coalesce("owner_id", "objective__owner_id"),
            of_team=Coalesce(Subquery(roles.values("department__path")[:1]), Value("")),
            unknown=Case(When(baseline=None, then="baseline_due")),
            help=Coalesce(
                Subquery(wanted.order_by("asked_on", "pk").values("text")[:1]),
                Value(""),
                output_field=TextField(),
            ),
            week=Subquery(said.values("week")[:1]),
            before=Subquery(said.values("confidence")[1:2]),
            rests=why_it_rests(ends_on),
            confidence=Subquery(said.values("confidence")[:1]),
            on=Subquery(said.values("on")[:1]),
            done=Subquery(said.values("done")[:1]),
        )
        .order_by("objective__position", "objective", "position", "pk")
        .values_list(
            *("pk", "number", "text", "whose", "of_team", "health_guard_id", "unknown", "help"),
            *("week", "before", "rests", "confidence", "on", "done"),
        )
    )


@RecordsOf
def _guarded(key_results: list[int], today: date) -> QuerySet[KeyResult]:
    return with_guards(KeyResult.objects.filter(pk__in=key_results), today)
