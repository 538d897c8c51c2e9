"""Why a line reads as it does: who changed it between two versions, when, because of what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from grove.plans.models import Plan
from grove.record.models import Change
from grove.versions.compare import ObjectChange
from grove.versions.schema import Section


@dataclass(frozen=True)
class Reason:
    """The act behind a change: its words (may be empty), its actor, its moment.

    `own_act` is its number when it is the reader's (0: it is not). When a decision was applied,
    the words begin with its `code` (D14), and `href` is its page.
    """

    because: str
    who: str
    at: datetime
    own_act: int = 0
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


def reasons(plan: Plan, after: int, until: int | None, reader: int = 0) -> Reasons:
    """Reasons of the acts after act `after` and up to act `until` (None: to now). Two queries.

    Of several acts on one line the newest that gives a reason speaks, else the newest.
    """
    inside = Q(act__gt=after) if until is None else Q(act__gt=after, act__lte=until)
    here = Change.objects.filter(act__scope__in=[plan.scope, plan.department.scope])
    owners = _owned(here)
    by_key: dict[Key, Reason] = {}
    rows = (
        here.filter(inside)
        .exclude(kind="versions.version")
        .order_by("act_id", "id")
        .values_list(
            *("kind", "object_id", "event", "field"),
            *("act__because", "act__actor__name", "act__at", "act_id", "act__actor_id"),
            "act__verb",
        )
    )
    for kind, object_id, event, field, because, who, at, act, actor, verb in rows:
        own = act if reader and actor == reader else 0
        reason = Reason(because, who or "", at, own, *_decision(plan, verb, because))
        named = field if event == Change.Event.CHANGED else ""
        keys: Iterable[Key] = owners.get((kind, object_id), [(kind, object_id, named)])
        for key in keys:
            if because or key not in by_key or not by_key[key].because:
                by_key[key] = reason
    return Reasons(by_key)


def _decision(plan: Plan, verb: str, because: str) -> tuple[str, str]:
    """Code and page of the decision an act applied; two empty texts for any other act."""
    found = _DECIDED.match(because) if verb == "rounds.apply_decision" else None
    if found is None:
        return "", ""
    place = {**plan.place, "number": int(found[1])}
    return found[0], reverse("meetings:decision", kwargs=place)


def _owned(here: QuerySet[Change]) -> dict[tuple[str, int], list[Key]]:
    """Of which rows a child row is a field: a link that went names no ends, so the act that made
    it is asked."""
    births = here.filter(kind__in=_CHILD_KINDS, event=Change.Event.CREATED)
    return {
        (kind, object_id): list(_owners(kind, after))
        for kind, object_id, after in births.order_by("id").values_list(
            "kind", "object_id", "after"
        )
    }


def recorded_field(section: Section, field: str) -> str:
    """The name under which the history keeps a field."""
    return section.field(field).recorded_as


def _owners(child: str, after: Any) -> Iterable[Key]:
    for kind, column, model, field in _CHILDREN:
        if kind == child and (after or {}).get(column) is not None:
            yield model, after[column], field
