"""Stable numbers behind codes such as PLAT-27-O3: given once, never reused, never renumbered."""

from grove.org.models import Department
from grove.plans.models import Counter, Cycle, Plan
from grove.record.actions import Recorder


def next_number(act: Recorder, plan: Plan, kind: str) -> int:
    """The next number of a kind of thing within a plan (`objective`, `key_result`, `need`).

    The counter's row is held until the act ends, so two people never get the same number.
    """
    counter, _new = Counter.objects.get_or_create(
        department_id=plan.department_id, cycle_id=plan.cycle_id, kind=kind
    )
    return _step(counter)


def next_department_number(act: Recorder, department: Department, kind: str) -> int:
    """The next number of a thing that lives longer than a cycle (`failure`)."""
    counter, _new = Counter.objects.get_or_create(department=department, cycle=None, kind=kind)
    return _step(counter)


def _step(counter: Counter) -> int:
    held = Counter.objects.select_for_update().get(pk=counter.pk)
    held.last += 1
    held.save(update_fields=["last"])
    return held.last


def reach_number(
    act: Recorder, department: Department, cycle: Cycle | None, kind: str, number: int
) -> int:
    """Make sure that a number brought from outside is never given out again.

    Returns the last number given before. The counter's row is held until the act ends.
    """
    counter, _new = Counter.objects.get_or_create(department=department, cycle=cycle, kind=kind)
    held = Counter.objects.select_for_update().get(pk=counter.pk)
    before = held.last
    if number > before:
        held.last = number
        held.save(update_fields=["last"])
    return before
