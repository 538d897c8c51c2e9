"""The cycle before a plan's own: which plan it is, its key results, where each of them ended."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat, Right

from grove.measure.grade import Capped, capped_by_guard, suggested_grade
from grove.okrs.guards import guard_of, with_guards
from grove.okrs.models import KeyResult
from grove.okrs.queries import KeyResultRow
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.okrs.queries.tree import key_result_of
from grove.plans.models import Plan
from grove.record import clock
from grove.record.models import Change
from grove.record.statement import RecordsOf
from grove.review.models import Grade

TAKING = "review.take_into_draft"
"""The verb of the act that copies a key result: the history says what came from where."""

HARDLY_ANY = Decimal("0.3")
"""A grade up to here is a failure whatever was promised."""


@dataclass(frozen=True)
class Ended:
    """One key result of the last plan as it ended. `taken` is the number of its copy, if any."""

    record: KeyResult
    row: KeyResultRow
    capped: Capped
    taken: int | None

    @property
    def computed(self) -> Decimal | None:
        """What is suggested; None where the readings say too little."""
        return self.capped.grade

    @property
    def value(self) -> Decimal | None:
        """The grade a person gave; None while nobody has."""
        given: Decimal | None = getattr(self.record, "given_value", None)
        return given

    @property
    def committed(self) -> bool:
        objective = self.record.objective
        return objective.kind == objective.Kind.COMMITTED

    @property
    def lacks_cause(self) -> bool:
        """Whether a commitment was not met and nobody has said why."""
        missed = self.committed and self.value is not None and self.value < 1
        return missed and not getattr(self.record, "given_cause", None)


def last_plan(plan: Plan) -> Plan | None:
    """The department's plan of the cycle before, with its department and cycle. One query."""
    return next(_plan_before([plan.department_id], plan.cycle.starts_on), None)


def next_plan(plan: Plan) -> Plan | None:
    """The department's plan of the cycle after, with its department and cycle. One query."""
    return next(_plan_after([plan.department_id], plan.cycle.starts_on), None)


@RecordsOf
def _plan_before(departments: list[int], day: date) -> QuerySet[Plan]:
    rows = Plan.objects.filter(department__in=departments, cycle__starts_on__lt=day)
    return rows.select_related("department", "cycle").order_by("-cycle__starts_on", "-pk")[:1]


@RecordsOf
def _plan_after(departments: list[int], day: date) -> QuerySet[Plan]:
    rows = Plan.objects.filter(department__in=departments, cycle__starts_on__gt=day)
    return rows.select_related("department", "cycle").order_by("cycle__starts_on", "pk")[:1]


def ended_results(plan: Plan | None, last: Plan, number: int | None = None) -> list[Ended]:
    """The key results of `last` in order, or the one of a number, each with the grade that `plan`
    gives it (`record.given`, None: not graded yet), or that was given before that plan began.

    plan   the plan of the cycle after; None while there is none
    Two queries.
    """
    # Where values are final, no week goes by any more.
    today = min(clock.today(), last.frozen_on or clock.today())
    # No plan has the id 0, and none is the scope of no act.
    after: list[Any] = [plan.pk, plan.scope] if plan is not None else [0, ""]
    asked: list[Any] = [last.pk, f"{last.code}-K", *after]
    asked += [] if number is None else [number]
    records = list(_ended_of(asked, min(today, last.cycle.ends_on)))
    for record in records:
        record.plan = record.objective.plan = last
    loaded = Loaded([], {})
    if records:
        read_measurements(loaded, [record.pk for record in records])
    return [_ended(record, last, loaded, today) for record in records]


@RecordsOf
def _ended_of(asked: list[Any], by: date) -> QuerySet[KeyResult]:
    last, codes, plan, scope, *number = asked
    rows = KeyResult.objects.filter(plan=last, objective__binned_at=None)
    if number:
        rows = rows.filter(number=Value(number[0], BigIntegerField()))
    of_it = (Q(grades__plan=plan) | Q(grades__plan=None)) & Q(grades__binned_at=None)
    return (
        with_guards(rows, by)
        .select_related("objective", "owner")
        .annotate(
            given=FilteredRelation("grades", condition=of_it),
            given_value=F("given__value"),
            given_because=F("given__because"),
            given_verdict=F("given__verdict"),
            given_learned=F("given__learned"),
            given_cause=F("given__cause"),
            given_reach=F("given__reach"),
            given_revision=F("given__revision"),
            taken=_taken(plan, scope, codes),
        )
        .order_by("objective__position", "objective_id", "position", "pk")
    )


def computed_grade(row: KeyResultRow) -> Capped:
    """The grade that the readings give, in steps of 0.1, capped while its guard is broken.

    A hold that was read in fewer than half of its weeks is not computed: a week without a value
    counts as not kept, and nobody looked.
    """
    reached = row.progress
    if reached.elapsed is not None and 2 * (reached.unmeasured or 0) > reached.elapsed:
        return Capped(None, None)
    broken = row.guard is not None and row.guard.broken
    return capped_by_guard(suggested_grade(reached), broken=broken)


def failed(grade: Decimal | None, *, committed: bool) -> bool:
    """Whether a grade is a failure: 0.3 or less, or a commitment that was not met."""
    return grade is not None and (grade <= HARDLY_ANY or (committed and grade < 1))


def final_day(last: Plan) -> date:
    """The day a final value is recorded on: the cycle's last one, today while it still runs."""
    return min(clock.today(), last.cycle.ends_on)


def _ended(record: KeyResult, last: Plan, loaded: Loaded, today: date) -> Ended:
    row, _children = key_result_of(record, last, loaded, today, None)
    # What guarded it is looked at on the cycle's last day, however much later it is graded.
    row = replace(row, guard=guard_of(record, min(today, last.cycle.ends_on)))
    return Ended(record, row, computed_grade(row), record.taken)  # type: ignore[attr-defined]


def _taken(plan: int, scope: str, codes: str) -> Subquery:
    """Number of the live copy of a key result in a plan (its id and scope), by what the history
    says of it. `codes` is what the codes of the key results begin with."""
    code = Concat(Value(str(codes)), Cast(OuterRef(OuterRef("number")), CharField()))
    copies = Change.objects.filter(
        kind=KeyResult._meta.label_lower,
        event=Change.Event.CREATED,
        act__verb=TAKING,
        act__scope=scope,
        act__because__endswith=code,
    )
    return Subquery(
        KeyResult.objects.filter(plan=plan, pk__in=copies.values("object_id"))
        .order_by("pk")
        .values("number")[:1]
    )


def going_on(plan: Plan) -> QuerySet[KeyResult]:
    """Key results of the cycle before that were decided to go on, carried on or changed, and
    have no copy in the plan yet. For a query of its own or the branch of another."""
    copies = Change.objects.filter(
        kind=KeyResult._meta.label_lower,
        event=Change.Event.CREATED,
        act__verb=TAKING,
        act__scope=plan.scope,
    )
    living = KeyResult.objects.filter(plan=plan).values("pk")
    code = Concat(
        F("plan__department__code"),
        Value("-"),
        Right("plan__cycle__name", 2),
        Value("-K"),
        Cast("number", CharField()),
    )
    return (
        KeyResult.objects.filter(
            objective__binned_at=None,
            pk__in=Grade.objects.filter(
                plan=plan, verdict__in=[Grade.Verdict.CARRY_ON, Grade.Verdict.CHANGE]
            ).values("key_result"),
        )
        .annotate(old_code=code)
        .exclude(
            Exists(copies.filter(act__because__endswith=OuterRef("old_code"), object_id__in=living))
        )
    )
