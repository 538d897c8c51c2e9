"""What people do with the management plan: its texts, its rows, and how goals are grouped."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.management.models import GoalGroup, ManagementPlan, PathItem, ReturnLine, Seat
from grove.okrs.models import Objective
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields

PATH_AT_MOST = 12
Row = TypeVar("Row", Seat, PathItem, ReturnLine)


@action
def write_texts(
    act: Recorder, plan: Plan, revision: int, values: Mapping[str, str]
) -> ManagementPlan:
    """Set mission, structure, development, not in money. Begun on first use. Raises MergeNeeded."""
    act.within(plan)
    sheet = ManagementPlan.objects.filter(plan=plan).first()
    if sheet is None:
        return act.create(ManagementPlan(plan=plan, **values))
    fresh = act.lock(sheet)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def add_row(act: Recorder, plan: Plan, model: type[Row], values: Mapping[str, Any]) -> Row:
    """Add a seat, a key task or a line of the return. A plan has at most twelve key tasks."""
    act.within(plan)
    act.lock(plan)
    rows = model.objects.filter(plan=plan)
    if model is PathItem and rows.count() >= PATH_AT_MOST:
        raise ValidationError(
            {
                "task": _(
                    "There are %(count)d key tasks, and twelve are the most that can be led. "
                    "Remove one, or join two."
                )
                % {"count": rows.count()}
            }
        )
    last = rows.order_by("-position").values_list("position", flat=True).first()
    return act.create(model(plan=plan, position=(last or 0.0) + 1.0, **values))


@action
def edit_row(act: Recorder, row: Row, revision: int, values: Mapping[str, Any]) -> Row:
    """Change a row. Raises MergeNeeded."""
    act.within(row.plan)
    fresh = act.lock(row)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def bin_row(act: Recorder, row: Seat | PathItem | ReturnLine) -> None:
    """Put a row into the bin."""
    act.within(row.plan)
    act.bin(act.lock(row))


@action
def move_row(act: Recorder, row: Row, up: bool) -> None:
    """Change places with the neighbour; at the end of the list nothing happens."""
    act.within(row.plan)
    rows = list(type(row).objects.filter(plan=row.plan).order_by("position", "pk"))
    at = next(index for index, other in enumerate(rows) if other.pk == row.pk)
    there = at - 1 if up else at + 1
    if not 0 <= there < len(rows):
        return
    mine, other = act.lock(rows[at]), act.lock(rows[there])
    before, after = mine.position, other.position
    if before == after:
        before, after = float(at), float(there)
    act.change(mine, position=after)
    act.change(other, position=before)


@action
def group_goal(act: Recorder, plan: Plan, objective: Objective, name: str) -> None:
    """Show an objective under business, technical or team-building goals."""
    act.within(plan)
    group = GoalGroup.everything.filter(objective=objective).first()
    if group is None:
        act.create(GoalGroup(objective=objective, name=name))
    else:
        act.change(act.lock(group), name=name)
