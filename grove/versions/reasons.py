"""Why a line reads as it does: who changed it between two versions, when, because of what."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse

from grove.plans.models import Plan
from grove.record.models import Act, Change
from grove.versions.compare import ObjectChange
from grove.versions.schema import Section


@dataclass(frozen=True)
class Reason:
    """The act behind a change: its words (may be empty), its actor, its moment.

    When a decision was applied, the words begin with its `code` (D14), and `href` is its page.
    """

    because: str
    who: str
    at: datetime
    code: str = ""
    href: str = ""


_DECIDED = re.compile(r"D([1-9][0-9]{0,8})")
Key = tuple[str, int, str]  # section, row, field as recorded ("" for coming and going)

# Rows that the content shows as a field of another row: kind, its column of the owner, the section
# of the owner, the field there.
_CHILDREN: tuple[tuple[str, str, str, str], ...] = (
    ("okrs.needlink", "objective_id", "okrs.objective", "needs"),
    ("okrs.needlink", "key_result_id", "okrs.keyresult", "needs"),
    ("okrs.needlink", "need_id", "needs.need", "covered_by"),
    ("okrs.parentlink", "objective_id", "okrs.objective", "supports"),
    ("okrs.checkpoint", "key_result_id", "okrs.keyresult", "checkpoints"),
    ("okrs.stage", "key_result_id", "okrs.keyresult", "stages"),
    ("management.goalgroup", "objective_id", "okrs.objective", "goal_group"),
)
_CHILD_KINDS = {kind for kind, *_rest in _CHILDREN}


class Reasons:
    """The acts between two versions, by what they changed."""

    def __init__(self, by_key: dict[Key, Reason]) -> None:
        self._by_key = by_key

    def of(self, change: ObjectChange, field: str = "") -> Reason | None:
        """Why an object came or went, or why one field of it changed."""
        row = change.row.get("id")
        return self._by_key.get((change.section.model, row, field)) if row is not None else None


def reasons(plan: Plan, after: int, until: int | None) -> Reasons:
    """Reasons of the acts after act `after` and up to act `until` (None: to now). One query.

    Of several acts on one line the newest that gives a reason speaks, else the newest.
    """
    window = Q(act__gt=after) if until is None else Q(act__gt=after, act__lte=until)
    # A link that went names no ends; the act that made it did.
    births = Q(kind__in=_CHILD_KINDS, event=Change.Event.CREATED)
    changes = (
        Change.objects.filter(act__scope__in=[plan.scope, plan.department.scope])
        .filter(window | births)
        .exclude(kind="versions.version")
        .select_related("act__actor")
        .order_by("act_id", "id")
    )
    owners: defaultdict[tuple[str, int], list[Key]] = defaultdict(list)
    by_key: dict[Key, Reason] = {}
    for change in changes:
        if change.event == Change.Event.CREATED and change.kind in _CHILD_KINDS:
            owners[change.kind, change.object_id] = list(_owners(change))
        inside = change.act_id > after and (until is None or change.act_id <= until)
        if not inside:
            continue
        reason = _reason(plan, change.act)
        field = change.field if change.event == Change.Event.CHANGED else ""
        keys: Iterable[Key] = owners.get(
            (change.kind, change.object_id), [(change.kind, change.object_id, field)]
        )
        for key in keys:
            if reason.because or key not in by_key or not by_key[key].because:
                by_key[key] = reason
    return Reasons(by_key)


def _reason(plan: Plan, act: Act) -> Reason:
    found = _DECIDED.match(act.because) if act.verb == "rounds.apply_decision" else None
    if found is None:
        return Reason(act.because, str(act.actor or ""), act.at)
    return Reason(
        act.because,
        str(act.actor or ""),
        act.at,
        found[0],
        reverse("meetings:decision", kwargs={**plan.place, "number": int(found[1])}),
    )


def recorded_field(section: Section, field: str) -> str:
    """The name under which the history keeps a field."""
    return section.field(field).recorded_as


def _owners(change: Change) -> Iterable[Key]:
    after: Any = change.after or {}
    for kind, column, model, field in _CHILDREN:
        if kind == change.kind and after.get(column) is not None:
            yield model, after[column], field
