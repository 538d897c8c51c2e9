"""What brings the department above into the union around a draft: its plan, lines and supports."""

from typing import Any

from django.db.models import Case, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models import Value as Fixed

from grove.drafting.union import columns
from grove.okrs.models import KeyResult, Objective, ParentLink
from grove.plans.models import Plan, Writer

UNSHARED, SHARED, WRITTEN = 0, 1, 2


def branches(plan: Plan, reader: int) -> list[QuerySet[Any, Any]]:
    """The branches for a plan of a department that is not the topmost, and a reader (by id)."""
    parent = plan.department.parent_id
    writes = Writer.objects.filter(plan=OuterRef("pk"), person=reader)
    held = Case(
        When(Exists(writes), then=Fixed(WRITTEN)),
        When(shared_at__isnull=False, then=Fixed(SHARED)),
        default=Fixed(UNSHARED),
        output_field=IntegerField(),
    )
    upper = Plan.objects.filter(department=parent, cycle=plan.cycle_id).annotate(held=held)
    here = {
        "plan__department": parent,
        "plan__cycle": plan.cycle_id,
        "plan__binned_at": None,
    }
    links = ParentLink.objects.filter(
        Q(objective__plan=plan) | Q(objective__plan__shared_at__isnull=False),
        objective__binned_at=None,
        objective__plan__binned_at=None,
    )
    return [
        columns(upper, "upper", "department__code", "department__name", number="held"),
        _lines(Objective.objects.filter(**here), "O", "title", "pk"),
        _lines(
            KeyResult.objects.filter(**here, objective__binned_at=None),
            "K", "text", "objective_id",
        ),
        _serving(links, "O", "parent_objective", here),
        _serving(links, "K", "parent_key_result", here),
    ]  # fmt: skip


def _lines(rows: QuerySet[Any, Any], letter: str, words: str, objective: str) -> QuerySet[Any, Any]:
    marked = rows.annotate(letter=Fixed(letter, CharField()))
    return columns(marked, "above", words, "letter", objective, place="position", number="number")


def _serving(
    links: QuerySet[Any, Any], letter: str, end: str, here: dict[str, Any]
) -> QuerySet[Any, Any]:
    rows = links.filter(**{f"{end}__{name}": value for name, value in here.items()})
    return columns(
        rows.filter(**{f"{end}__binned_at": None}).annotate(letter=Fixed(letter, CharField())),
        "serves", "letter", "objective__plan__department__name", "objective__number",
        number=f"{end}__number",
    )  # fmt: skip
