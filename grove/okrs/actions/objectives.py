"""Adding, wording, ordering and binning objectives."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from grove.measure.confidence import check_confidence
from grove.needs.models import Need
from grove.okrs.actions.held import held, merged
from grove.okrs.actions.links import cover_need
from grove.okrs.actions.order import move, place_at_end
from grove.okrs.definition import check_objective
from grove.okrs.models import THEMES, KeyResult, NeedLink, Objective, ParentLink
from grove.okrs.owners import check_owner
from grove.org.models import Person
from grove.plans.codes import next_number
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import merge_fields


@action
def add_objective(
    act: Recorder,
    plan: Plan,
    *,
    title: str,
    kind: str = "",
    why_now: str = "",
    owner: Person | None = None,
    themes: Iterable[str] = (),
    points: int | None = None,
    need: Need | None = None,
) -> Objective:
    """Add an objective at the end of the plan; with `need` it covers that need at once.

    Raises ValidationError for an empty or too long text, an unknown theme, points outside 0–100,
    an owner from elsewhere.
    """
    act.within(plan)
    require_open_values(plan.pk)
    objective = Objective(
        plan=plan,
        title=title.strip(),
        kind=kind,
        why_now=why_now.strip(),
        owner=owner,
        themes=_in_order(themes),
        points=points,
    )
    check_objective(objective)
    check_owner(owner, plan.department)
    objective.number = next_number(act, plan, "objective")
    objective.position = place_at_end(Objective.objects.filter(plan=plan).only("pk", "position"))
    act.create(objective)
    if need is not None:
        cover_need(act, need, objective)
    return objective


@action
def edit_objective(act: Recorder, objective: Objective, revision: int, **values: Any) -> Objective:
    """Change an objective's own fields, merged with what others wrote since `revision`.

    Raises MergeNeeded for the same field changed on both sides, ValidationError as `add_objective`.
    """
    act.within(objective.plan)
    fresh = held(act, objective)
    cleaned = _clean(values)
    chosen = cleaned.pop("themes", None)
    take = merged(fresh, revision, cleaned)
    if chosen is not None:
        take["themes"] = _merged_themes(fresh, revision, chosen)
    probe = Objective(**{name: getattr(fresh, name) for name in _FIELDS})
    for name, value in take.items():
        setattr(probe, name, value)
    check_objective(probe)
    if take.get("owner") is not None and probe.owner_id != fresh.owner_id:
        check_owner(probe.owner, objective.plan.department)
    return act.change(fresh, **take)


@action
def move_objective(act: Recorder, objective: Objective, direction: int) -> None:
    """Move an objective one place up (−1) or down (1) in its plan."""
    act.within(objective.plan)
    held(act, objective)
    move(act, list(Objective.objects.filter(plan=objective.plan)), objective, direction)


@action
def state_confidence(
    act: Recorder, objective: Objective, confidence: int | None, on: date
) -> Objective:
    """The owner's own word on an objective, 0 to 10; None leaves it to its key results again.

    Raises ValueError outside 0 to 10.
    """
    act.within(objective.plan)
    fresh = held(act, objective)
    if confidence is not None:
        check_confidence(confidence)
    return act.change(
        fresh, confidence=confidence, confidence_on=None if confidence is None else on
    )


@action
def bin_objective(act: Recorder, objective: Objective) -> None:
    """Put an objective into the bin with its key results and links; twice is once."""
    act.within(objective.plan)
    fresh = act.lock(objective)
    if fresh.binned_at is not None:
        return
    require_open_values(fresh.plan_id)
    for link in NeedLink.objects.filter(objective=fresh):
        act.bin(link)
    for parent in ParentLink.objects.filter(objective=fresh):
        act.bin(parent)
    for key_result in KeyResult.objects.filter(objective=fresh):
        act.bin(key_result)
    act.bin(fresh)


_FIELDS = ("plan", "number", "title", "kind", "why_now", "owner", "themes", "points")


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    cleaned = {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }
    if "themes" in cleaned:
        cleaned["themes"] = _in_order(cleaned["themes"])
    return cleaned


def _merged_themes(fresh: Objective, revision: int, chosen: list[str]) -> list[str]:
    """Themes are a list: what either side added or took away counts, and nothing collides."""
    merge = merge_fields(fresh, revision, {"themes": chosen})
    for clash in (*merge.conflicts, *merge.others):
        ours, base = set(clash.mine), set(clash.base or ())
        return _in_order((set(fresh.themes) | (ours - base)) - (base - ours))
    return chosen


def _in_order(themes: Iterable[str]) -> list[str]:
    """Each theme once, in the order of the method, so that equal choices compare equal."""
    chosen = set(themes)
    known = [theme for theme in THEMES if theme in chosen]
    return known + sorted(chosen - set(known))
