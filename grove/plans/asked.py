"""Queries about one plan that are built once for all plans; see `grove.record.statement`."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from grove.org.models import Department
from grove.plans.models import Cycle, Plan
from grove.record.statement import Asked, AskedOf


class AskedOfPlan:
    """A query of values about a plan. `build` makes it from a plan that knows its own id, its
    cycle, and of its department the id, the path and the parent; and from what else is asked."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self._build = build
        self._asked = AskedOf(self._built)

    def _built(
        self, asked: Sequence[Any], starts_on: date, ends_on: date, *others: Hashable
    ) -> QuerySet[Any, Any]:
        plan, department, parent, path, cycle, *also = asked
        made = Plan(
            pk=plan,
            department=Department(pk=department, parent_id=parent, path=path),
            cycle=Cycle(pk=cycle, starts_on=starts_on, ends_on=ends_on),
        )
        return self._build(made, *also, *others)

    def __call__(
        self, plan: Plan, *others: Hashable, also: Sequence[Asked] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """The rows. One query.

        also     what else columns equal, first of what else the query is built from
        others   few different things, or it is built as often as asked
        """
        at, cycle = plan.department, plan.cycle
        # No department is above the topmost; none has the id 0.
        asked = [plan.pk, at.pk, at.parent_id or 0, at.path, cycle.pk, *also]
        return self._asked(asked, cycle.starts_on, cycle.ends_on, *others)
