"""What each of the eight steps says of itself in the workbook: state, facts, reasons.

A room offers two things in its `step.py`: `COUNTS`, expressions on `Plan` (all rooms' together are
one query), and `state(plan, counts)`, which turns the counted row into a `StepState`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


class Status(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WAITS = "waits"


@dataclass(frozen=True)
class Fact:
    """A few words of what is there; with an address when there is something to do about it."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class OfThePlan:
    """What the reviewer says of the plan as a whole, under the code of its rule.

    level   "fix" holds a version back, "consider" does not
    """

    level: str
    code: str
    title: str
    text: str


@dataclass(frozen=True)
class StepState:
    """One line of the task list.

    `reasons` say in words why the step is not done yet; empty when it is.
    `next` is what to do now, as a verb phrase for the button on the workbook.
    `findings` are about no single line, and some of them hold nothing back.
    """

    key: str
    status: Status
    facts: tuple[Fact, ...] = ()
    reasons: tuple[str, ...] = ()
    next: str = ""
    next_href: str = ""
    good_enough: bool = False
    findings: tuple[OfThePlan, ...] = ()


Counts = Mapping[str, Any]


def count_of(rows: QuerySet[Any], plan_field: str = "plan") -> Coalesce:
    """How many rows belong to the plan: an expression for `COUNTS`."""
    counted = (
        rows.filter(**{plan_field: OuterRef("pk")})
        .order_by()
        .values(plan_field)
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
