"""What the cycle before left to a plan: grades, what was measured, failures, lessons."""

from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    CharField,
    FilteredRelation,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat, Right

from grove.drafting.measured import was
from grove.drafting.union import Row, code_of, known_columns
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.quality import plan as quality
from grove.quality.rules.goals import near_metric, same_wording
from grove.review.models import Grade, Lesson


def branches(plan: Plan) -> tuple[QuerySet[Any, Any], ...]:
    """The branches of the query of `known` about it."""
    return (
        _past(plan),
        _earlier(plan),
        was(plan, _before(plan)),
        _failures(plan),
        _lessons(plan),
    )


USED_BY = Case(
    When(
        Q(
            used_by_key_result__isnull=False,
            used_by_key_result__binned_at=None,
            used_by_key_result__objective__binned_at=None,
        ),
        then=code_of("K", "used_by_key_result__number"),
    ),
    When(
        Q(used_by_objective__isnull=False, used_by_objective__binned_at=None),
        then=code_of("O", "used_by_objective__number"),
    ),
    default=Value(""),
    output_field=CharField(),
)
"""The code of the line that rests on a lesson; "" while none does, or it lies in the bin."""


def compare(past: list[quality.PastResult], earlier: list[Row]) -> None:
    """Give results of the last cycle the grade that the same goal had the cycle before."""
    older = [(quality.PastResult(code="", text=row.first), row.second) for row in earlier]
    for one in past:
        for other, grade in older:
            if near_metric(one, other) or same_wording(one, other):
                one.earlier = Decimal(grade).quantize(Decimal("0.1"))
                break


def _past(plan: Plan) -> QuerySet[Any, Any]:
    rows = KeyResult.objects.filter(
        plan=Subquery(_before(plan)), objective__binned_at=None
    ).annotate(
        given=FilteredRelation("grades", condition=Q(grades__plan=plan, grades__binned_at=None)),
        # In full, PLAT-26-K3: this plan has a K3 of its own.
        of=Concat(
            "plan__department__code",
            Value("-"),
            Right("plan__cycle__name", 2),
            output_field=CharField(),
        ),
    )
    return known_columns(
        rows,
        "past", "text", "given__value", "objective__kind", "guard_metric", "given__verdict",
        "given__learned", "given__because", "of", place="number",
    )  # fmt: skip


def _earlier(plan: Plan) -> QuerySet[Any, Any]:
    """Grades of two cycles ago, each with its sentence."""
    rows = Grade.objects.filter(
        key_result__plan=Subquery(_before(plan, cycles=2)),
        key_result__binned_at=None,
        value__isnull=False,
    )
    return known_columns(rows, "earlier", "key_result__text", "value", place="key_result__number")


def _failures(plan: Plan) -> QuerySet[Any, Any]:
    """`of` names the key result of the cycle before that a failure is about."""
    department: Any = plan.department
    rows = department.failures.annotate(
        of=Case(
            When(key_result__plan=Subquery(_before(plan)), then=code_of("K", "key_result__number")),
            default=Value(""),
            output_field=CharField(),
        )
    )
    return known_columns(
        rows,
        "failure", "happened", "cause", "guard", "watch_words", "of",
        place="number",
    )  # fmt: skip


def _lessons(plan: Plan) -> QuerySet[Any, Any]:
    """Lessons carried forward, each with the line that rests on it."""
    rows = Lesson.objects.filter(plan=plan, carried=True).annotate(line=USED_BY)
    return known_columns(rows, "lesson", "text", "line", place="position")


def _before(plan: Plan, cycles: int = 1) -> QuerySet[Any, Any]:
    """The id of the department's plan of the cycle before, or so many cycles before."""
    return (
        Plan.objects.filter(
            department=plan.department_id, cycle__starts_on__lt=plan.cycle.starts_on
        )
        .order_by("-cycle__starts_on", "-pk")
        .values("pk")[cycles - 1 : cycles]
    )
