"""Importing step 4: objectives, key results, their links, checkpoints and stages."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.drafting.models import NotDoing, ThemeDecision
from grove.exchange.actions.codes import find_numbered
from grove.exchange.actions.merge import Merge
from grove.exchange.outcome import Done, Saying
from grove.management.models import GoalGroup
from grove.needs.models import Need
from grove.okrs.actions import (
    StageInput,
    bin_key_result,
    bin_objective,
    cover_need,
    set_checkpoints,
    set_stages,
    support,
)
from grove.okrs.definition import check_key_result, check_objective
from grove.okrs.models import KeyResult, NeedLink, Objective, ParentLink
from grove.okrs.owners import check_owner
from grove.okrs.sentence import ARITHMETIC, chips_of, fill_from_sentence, questions_of
from grove.plans.final import require_open_values
from grove.quality.plan_file import shape
from grove.quality.plan_file.choices import THEME
from grove.quality.plan_file.document import Item

SECTION = "objectives"


def merge_objectives(merge: Merge) -> None:
    if SECTION in merge.document.sections:
        _objectives(merge)
    merge.merge_list("not_doing", "not_doing", shape.NOT_DOING, NotDoing, lambda one: one.title)
    _themes(merge)


def _objectives(merge: Merge) -> None:
    plan = merge.plan
    rows = {one.number: one for one in Objective.everything.filter(plan=plan)}
    found = find_numbered(
        merge,
        merge.document.lists.get(SECTION, []),
        rows,
        "objective",
        lambda number: Objective(plan=plan, number=number),
    )
    placed: list[Objective] = []
    above: dict[int, Objective] = {}  # which objective each key result stands below
    for item, objective in found:
        owner = objective.owner_id
        values = merge.values(item, shape.OBJECTIVE, Objective, "goal_group")
        written = merge.write(
            objective, values, item, shape.OBJECTIVE, partial(_check_objective, owner=owner)
        )
        if written is None:
            continue
        placed.append(written)
        above |= {id(one): written for one in item.items}
        _links(merge, item, written, None)
        _supports(merge, item, written)
        _goal_group(merge, item, written)
    merge.place(placed, shape.OBJECTIVE)
    _key_results(merge, [one for item, _row in found for one in item.items], above)
    mentioned = {one.pk for _item, one in found}
    missing = [one for one in rows.values() if one.binned_at is None and one.pk not in mentioned]
    merge.leave(SECTION, missing, shape.OBJECTIVE, partial(bin_objective, merge.act))


def _key_results(merge: Merge, items: list[Item], above: dict[int, Objective]) -> None:
    plan = merge.plan
    rows = {one.number: one for one in KeyResult.everything.filter(plan=plan)}
    found = find_numbered(
        merge,
        [item for item in items if id(item) in above],
        rows,
        "key_result",
        lambda number: KeyResult(plan=plan, number=number),
    )
    placed: dict[int, list[KeyResult]] = {}
    for item, row in found:
        objective, owner = above[id(item)], row.owner_id
        values = merge.values(item, shape.KEY_RESULT, KeyResult, *shape.QUARTERS)
        values["objective"] = objective
        check = partial(_check_key_result, merge, owner)
        if row.pk is None and "kind" not in item.values:
            values |= _read_sentence(merge, item, values)
        say = partial(_say, stages=len(item.values.get("stages") or []))
        written = merge.write(row, values, item, shape.KEY_RESULT, check, say)
        if written is None:
            continue
        placed.setdefault(objective.pk, []).append(written)
        _links(merge, item, objective, written)
        _stages(merge, item, written)
        _checkpoints(merge, item, written)
    for siblings in placed.values():
        merge.place(siblings, shape.KEY_RESULT)
    mentioned = {one.pk for _item, one in found}
    missing = [
        one
        for _number, one in sorted(rows.items())
        if one.binned_at is None and one.pk not in mentioned and one.objective.binned_at is None
    ]
    merge.leave(SECTION, missing, shape.KEY_RESULT, partial(bin_key_result, merge.act))


def _read_sentence(merge: Merge, item: Item, values: dict[str, Any]) -> dict[str, Any]:
    """What the sentence of a new key result says of itself, where no line says it."""
    probe = KeyResult(plan=merge.plan, **values)
    given = {name for name, value in values.items() if value not in (None, "")}
    try:
        filled = fill_from_sentence(probe, merge.plan.cycle, open_fields=ARITHMETIC - given)
    except ValidationError:
        return {}
    return {name: getattr(probe, name) for name in filled}


def _say(key_result: KeyResult, stages: int) -> Saying:
    """What its sentence and the lines below it were read as, and what is asked of it."""
    cycle = key_result.plan.cycle
    chips = chips_of(key_result, cycle, stages or key_result.stages.count())
    return Saying(
        key_result.text,
        tuple((chip.label, chip.value, chip.source) for chip in chips),
        questions_of(key_result, cycle),
    )


def _check_objective(objective: Objective, owner: int | None) -> None:
    require_open_values(objective.plan_id)
    check_objective(objective)
    if objective.owner_id != owner:
        check_owner(objective.owner, objective.plan.department)


def _check_key_result(merge: Merge, owner: int | None, key_result: KeyResult) -> None:
    require_open_values(merge.plan.pk)
    check_key_result(key_result, merge.plan.cycle)
    if key_result.owner_id != owner:
        check_owner(key_result.owner, merge.plan.department)


def _links(merge: Merge, item: Item, objective: Objective, key_result: KeyResult | None) -> None:
    """The needs an objective, or one key result of it, covers."""
    noun = shape.OBJECTIVE if key_result is None else shape.KEY_RESULT
    links = list(
        NeedLink.objects.filter(key_result=key_result).select_related("need")
        if key_result is not None
        else NeedLink.objects.filter(objective=objective, key_result=None).select_related("need")
    )
    for link in links:
        if link.objective_id != objective.pk:
            merge.act.change(link, objective=objective)
    if "needs" not in item.values and not merge.removes(SECTION):
        return
    wanted = list(dict.fromkeys(item.values.get("needs") or []))
    have = {link.need.code: link for link in links}
    needs = {
        need.code: need for need in Need.objects.filter(plan=merge.plan) if need.code in wanted
    }
    for code in wanted:
        if code in have:
            continue
        if code not in needs:
            merge.problem(
                item.line_of("needs"),
                code,
                _("There is no need %(code)s in this plan. Write a code such as N3.")
                % {"code": code},
            )
            continue
        try:
            link = cover_need(merge.act, needs[code], objective, key_result)
            merge.note(Done.ADDED, _LINK, link)
        except ValidationError as error:
            merge.refused(error, item, noun, key="needs")
    for code, link in have.items():
        if code not in wanted:
            merge.note(Done.REMOVED, _LINK, link)
            merge.act.bin(link)


_LINK = shape.Noun("need_link", shape.NEED.head)


def _supports(merge: Merge, item: Item, objective: Objective) -> None:
    """What an objective supports in other plans; links stay as they are when nothing is said."""
    if "supports" not in item.values and not merge.removes(SECTION):
        return
    have: dict[str, ParentLink] = {}
    for link in ParentLink.objects.filter(objective=objective).select_related(
        "parent_objective__plan__department",
        "parent_objective__plan__cycle",
        "parent_key_result__plan__department",
        "parent_key_result__plan__cycle",
    ):
        parent = link.parent_objective or link.parent_key_result
        assert parent is not None
        have[parent.code] = link
    wanted = list(dict.fromkeys(item.values.get("supports") or []))
    for code in wanted:
        if code in have:
            continue
        try:
            merge.note(Done.ADDED, _SUPPORT, support(merge.act, objective, code))
        except ValidationError as error:
            merge.refused(error, item, shape.OBJECTIVE, key="supports")
    for code, link in have.items():
        if code not in wanted:
            merge.note(Done.REMOVED, _SUPPORT, link)
            merge.act.bin(link)


_SUPPORT = shape.Noun(
    "support", next(one for one in shape.OBJECTIVE.attributes if one.key == "supports")
)


def _goal_group(merge: Merge, item: Item, objective: Objective) -> None:
    if "goal_group" not in item.values and not merge.removes(SECTION):
        return
    name = item.values.get("goal_group")
    group = GoalGroup.everything.filter(objective=objective).first()
    if name is None:
        if group is not None and group.binned_at is None:
            merge.act.bin(group)
        return
    noun = shape.Noun(
        "goal_group", next(one for one in shape.OBJECTIVE.attributes if one.key == "goal_group")
    )
    merge.write(group or GoalGroup(objective=objective), {"name": name}, item, noun)


def _stages(merge: Merge, item: Item, key_result: KeyResult) -> None:
    if "stages" not in item.values and not merge.removes(SECTION):
        return
    said: Iterable[Item] = item.values.get("stages") or []
    stages = [
        StageInput(
            stage.head.strip(),
            (stage.values.get("evidence") or "").strip(),
            stage.values.get("reached_on"),
        )
        for stage in said
    ]
    before = list(key_result.stages.values_list("name", "evidence", "reached_on"))
    if before == [(one.name, one.evidence, one.reached_on) for one in stages]:
        return
    try:
        set_stages(merge.act, key_result, stages)
    except ValidationError as error:
        merge.refused(error, item, shape.KEY_RESULT)
    else:
        merge.mark_changed(key_result, shape.KEY_RESULT, "stages")


def _checkpoints(merge: Merge, item: Item, key_result: KeyResult) -> None:
    have = dict(key_result.checkpoints.filter(binned_at=None).values_list("quarter", "value"))
    values = {
        number: item.values.get(word)
        for number, word in enumerate(shape.QUARTERS, start=1)
        if word in item.values or (merge.removes(SECTION) and number in have)
    }
    differing = {number: value for number, value in values.items() if have.get(number) != value}
    if not differing:
        return
    first = next((word for word in shape.QUARTERS if word in item.lines), "kind")
    try:
        set_checkpoints(merge.act, key_result, differing)
    except ValidationError as error:
        merge.refused(error, item, shape.KEY_RESULT, key=first)
    else:
        merge.mark_changed(key_result, shape.KEY_RESULT, "Q1")


def _themes(merge: Merge) -> None:
    if "themes_left_out" not in merge.document.sections:
        return
    rows = {one.theme: one for one in ThemeDecision.objects.filter(plan=merge.plan)}
    items = merge.document.lists.get("themes_left_out", [])
    for item in merge.once(items, lambda item: item.head):
        if item.head not in THEME:
            continue
        record = rows.pop(item.head, None) or ThemeDecision(plan=merge.plan)
        values = merge.values(item, shape.THEME_LEFT_OUT, ThemeDecision)
        merge.write(record, values, item, shape.THEME_LEFT_OUT, _check_theme)
    merge.leave("themes_left_out", rows.values(), shape.THEME_LEFT_OUT)


def _check_theme(decision: ThemeDecision) -> None:
    if not decision.left_out_because.strip():
        raise ValidationError(
            {"left_out_because": [_("Say why this theme is left out, on a line below it.")]}
        )
