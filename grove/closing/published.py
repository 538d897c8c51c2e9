"""What a publication keeps: every goal with its values, its grade and the words around it."""

from decimal import Decimal
from itertools import groupby
from typing import Any

from grove.measure.grade import averages, objective_grade
from grove.plans.models import Plan
from grove.review.last_cycle import Ended
from grove.review.models import Failure, Lesson
from grove.review.saying import way_words

SCHEMA = 1


def content_of(plan: Plan, ended: list[Ended]) -> dict[str, Any]:
    """Plain values as JSON holds them; grades as text with one decimal. Two queries."""
    total = averages((one.value, one.committed) for one in ended)
    return {
        "schema": SCHEMA,
        "frozen_on": plan.frozen_on.isoformat() if plan.frozen_on else None,
        "average": _text(total.overall),
        "committed": _text(total.committed),
        "stretch": _text(total.stretch),
        "objectives": [
            _objective(list(rows))
            for _objective_id, rows in groupby(ended, key=lambda one: one.record.objective_id)
        ],
        "lessons": list(
            Lesson.objects.filter(learned_in=plan)
            .order_by("position", "id")
            .values_list("text", flat=True)
        ),
        "failures": [
            {"code": one.code, "happened": one.happened, "cause": one.cause, "guard": one.guard}
            for one in Failure.objects.filter(department=plan.department_id, cycle=plan.cycle_id)
        ],
    }


def _objective(rows: list[Ended]) -> dict[str, Any]:
    objective = rows[0].record.objective
    grade = objective_grade((one.value, Decimal(one.record.weight)) for one in rows)
    return {
        "code": objective.short_code,
        "title": objective.title,
        "kind": objective.kind,
        "grade": _text(grade),
        "weighted": len({one.record.weight for one in rows}) > 1,
        "results": [_result(one) for one in rows],
    }


def _result(one: Ended) -> dict[str, Any]:
    record = one.record
    known = one.row.readings or one.row.stages
    return {
        "code": record.short_code,
        "text": record.text,
        "way": way_words(one),
        "ended": one.row.now_text if known else "",
        "weight": record.weight,
        "computed": _text(one.computed),
        "grade": _text(one.value),
        "guard": one.row.guard.name if one.row.guard and one.row.guard.broken else "",
        **{
            name: getattr(record, f"given_{name}", None) or ""
            for name in ("because", "cause", "reach", "verdict", "learned")
        },
    }


def _text(grade: Decimal | None) -> str:
    return "" if grade is None else str(grade)
