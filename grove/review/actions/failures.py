"""Keeping the department's failure register: it outlives every plan and never says who."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.okrs.models import KeyResult
from grove.okrs.owners import owners
from grove.plans.codes import next_department_number
from grove.plans.models import Cycle, Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.review.models import Failure, Recurrence


@action
def add_failure(
    act: Recorder,
    plan: Plan,
    values: Mapping[str, Any],
    cycle: Cycle | None = None,
    key_result: KeyResult | None = None,
) -> Failure:
    """Record a failure of the plan's department, of a cycle or of one old key result.

    Twice for the same key result is once: the failure that is there is returned.
    """
    act.within(plan)
    act.lock(plan)
    if key_result is not None:
        known = Failure.objects.filter(department=plan.department, key_result=key_result).first()
        if known is not None:
            return known
    failure = Failure(
        department=plan.department, number=0, cycle=cycle, key_result=key_result, **values
    )
    _check(failure, plan)
    failure.number = next_department_number(act, plan.department, "failure")
    return act.create(failure)


@action
def edit_failure(
    act: Recorder, plan: Plan, failure: Failure, revision: int, values: Mapping[str, Any]
) -> Failure:
    """Change the words of a failure or its guard. Raises MergeNeeded, ValidationError."""
    act.within(plan)
    fresh = act.lock(failure)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    probe = Failure(department=fresh.department, happened=fresh.happened, state=fresh.state)
    probe.guard, probe.guard_owner_id = fresh.guard, fresh.guard_owner_id
    for name, value in merge.take.items():
        setattr(probe, name, value)
    _check(probe, plan, owner_changes=probe.guard_owner_id != fresh.guard_owner_id)
    return act.change(fresh, **merge.take)


@action
def set_failure_state(act: Recorder, plan: Plan, failure: Failure, state: str) -> Failure:
    """Say that a failure is open, guarded, or happened again."""
    act.within(plan)
    fresh = act.lock(failure)
    probe = Failure(happened=fresh.happened, guard=fresh.guard, state=state)
    _check(probe, plan, owner_changes=False)
    return act.change(fresh, state=state)


@action
def bin_failure(act: Recorder, plan: Plan, failure: Failure) -> None:
    """Take a failure out of the register; twice is once. Its number is never given again."""
    act.within(plan)
    fresh = act.lock(failure)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def came_back(act: Recorder, plan: Plan, failure: Failure, key_result: KeyResult) -> Recurrence:
    """Say that a failure came back in a later key result; it then counts as happened again.

    Twice is once. Raises ValidationError for the key result that the failure itself is about.
    """
    act.within(plan)
    fresh = act.lock(failure)
    if fresh.key_result_id == key_result.pk:
        raise ValidationError(
            _("%(failure)s is about %(code)s itself. Choose a failure of an earlier cycle.")
            % {"failure": fresh.code, "code": key_result.code}
        )
    found = Recurrence.objects.filter(failure=fresh, key_result=key_result).first()
    act.change(fresh, state=Failure.State.AGAIN)
    return found or act.create(Recurrence(failure=fresh, key_result=key_result))


@action
def not_come_back(act: Recorder, plan: Plan, recurrence: Recurrence) -> None:
    """Take it back that a failure came back; twice is once. Its state stays as it is."""
    act.within(plan)
    fresh = act.lock(recurrence)
    if fresh.binned_at is None:
        act.bin(fresh)


def _check(failure: Failure, plan: Plan, owner_changes: bool = True) -> None:
    if not failure.happened:
        raise ValidationError({"happened": [_("Say in one sentence what happened.")]})
    if failure.state == Failure.State.GUARDED and not failure.guard:
        raise ValidationError(
            {"guard": [_("It has no guard yet. Write the guard, then mark it as guarded.")]}
        )
    owner = failure.guard_owner_id if owner_changes else None
    if owner is not None and not owners(plan.department).filter(pk=owner).exists():
        raise ValidationError(
            {
                "guard_owner": [
                    _("The owner of the guard has no role here. Choose somebody who has.")
                ]
            }
        )
