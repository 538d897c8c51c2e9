"""Adding, wording, ordering, moving and binning key results."""

from typing import Any

from django.utils.translation import gettext as _

from grove.measure.units import LONGEST_UNIT, canonical
from grove.okrs.actions.held import held, merged
from grove.okrs.actions.order import move, place_after, place_at_end
from grove.okrs.definition import check_key_result, refuse
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.okrs.owners import check_owner
from grove.okrs.sentence import ARITHMETIC, fill_from_sentence
from grove.plans.codes import next_number
from grove.plans.final import require_open_values
from grove.record.actions import Recorder, action


@action
def add_key_result(
    act: Recorder,
    objective: Objective,
    *,
    text: str,
    after: KeyResult | None = None,
    **fields: Any,
) -> KeyResult:
    """Add a key result to an objective, at the end or right after another one.

    Arithmetic fields that are not given are filled with what the sentence says. Raises
    ValidationError when the given fields contradict each other.
    """
    plan = objective.plan
    act.within(plan)
    objective = held(act, objective)
    given = {name: value for name, value in _clean(fields).items() if value not in (None, "")}
    key_result = KeyResult(objective=objective, plan=plan, text=text.strip(), **given)
    by_hand = frozenset(given) & ARITHMETIC
    fill_from_sentence(key_result, plan.cycle, open_fields=ARITHMETIC - by_hand)
    check_key_result(key_result, plan.cycle)
    check_owner(key_result.owner, plan.department)
    siblings = list(KeyResult.objects.filter(objective=objective))
    key_result.number = next_number(act, plan, "key_result")
    key_result.position = (
        place_after(siblings, after)
        if after is not None and after.objective_id == objective.pk
        else place_at_end(siblings)
    )
    return act.create(key_result)


@action
def edit_key_result(
    act: Recorder, key_result: KeyResult, revision: int, **values: Any
) -> KeyResult:
    """Change a key result's own fields, merged with what others wrote since `revision`.

    When the wording changes, fields that are empty or still say what the old wording said follow
    the new one; a field typed by hand stays. Raises MergeNeeded, ValidationError.
    """
    act.within(key_result.plan)
    plan = key_result.plan
    fresh = held(act, key_result)
    take = merged(fresh, revision, _clean(values))
    probe = _copy(fresh)
    for name, value in take.items():
        setattr(probe, name, value)
    typed = {
        name
        for name in ARITHMETIC & take.keys()
        if take[name] not in (None, "") and take[name] != getattr(fresh, name)
    }
    filled = fill_from_sentence(
        probe, plan.cycle, open_fields=ARITHMETIC - typed, wording_before=fresh.text
    )
    check_key_result(probe, plan.cycle)
    if take.get("owner") is not None and probe.owner_id != fresh.owner_id:
        check_owner(probe.owner, plan.department)
    return act.change(fresh, **{**take, **{name: getattr(probe, name) for name in filled}})


@action
def move_key_result(act: Recorder, key_result: KeyResult, direction: int) -> None:
    """Move a key result one place up (−1) or down (1) within its objective."""
    act.within(key_result.plan)
    fresh = held(act, key_result)
    siblings = list(KeyResult.objects.filter(objective=fresh.objective_id))
    move(act, siblings, fresh, direction)


@action
def move_key_result_to(act: Recorder, key_result: KeyResult, objective: Objective) -> KeyResult:
    """Put a key result under another objective of the same plan; its needs go with it."""
    act.within(key_result.plan)
    fresh, objective = held(act, key_result), held(act, objective)
    if objective.plan_id != fresh.plan_id:
        raise refuse(
            "objective",
            _("%(objective)s is in another plan. Choose an objective of this plan.")
            % {"objective": objective},
        )
    if objective.pk == fresh.objective_id:
        return fresh
    for link in NeedLink.objects.filter(key_result=fresh):
        act.change(link, objective=objective)
    end = place_at_end(KeyResult.objects.filter(objective=objective).only("pk", "position"))
    return act.change(fresh, objective=objective, position=end)


@action
def bin_key_result(act: Recorder, key_result: KeyResult) -> None:
    """Put a key result into the bin with its links to needs; twice is once."""
    act.within(key_result.plan)
    fresh = act.lock(key_result)
    if fresh.binned_at is not None:
        return
    require_open_values(fresh.plan_id)
    for link in NeedLink.objects.filter(key_result=fresh):
        act.bin(link)
    act.bin(fresh)


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    cleaned = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    if cleaned.get("unit") and len(cleaned["unit"]) <= LONGEST_UNIT:
        cleaned["unit"] = canonical(cleaned["unit"])
    return cleaned


def _copy(record: KeyResult) -> KeyResult:
    """The same values in an object that is never saved."""
    return KeyResult(
        **{
            field.attname: getattr(record, field.attname)
            for field in KeyResult._meta.concrete_fields
        }
    )
