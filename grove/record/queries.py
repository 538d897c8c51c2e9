"""What pages read of the history: the entries of a scope or of one object."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from grove.record.models import Change
from grove.record.statement import AskedOf


@dataclass(frozen=True)
class Entry:
    """One line of history: who changed which field of what, from what to what, because of what."""

    change: int
    act: int
    verb: str
    at: datetime
    who: str
    because: str
    kind: str
    object_id: int
    label: str
    event: str
    field: str
    before: Any
    after: Any
    can_undo: bool


def history(scope: str, limit: int, before: int | None = None) -> list[Entry]:
    """The newest changes of a scope first; optionally those older than change `before`. One
    query."""
    asked: list[Any] = [scope] if before is None else [scope, before]
    return [_entry(row) for row in _of_scope(asked, limit)]


def history_of(scope: str, kind: str, object_id: int, limit: int) -> list[Entry]:
    """The same of one object."""
    return [_entry(row) for row in _of_object([object_id, scope], kind, limit)]


@AskedOf
def _of_scope(asked: list[Any], limit: int) -> QuerySet[Any, Any]:
    scope, *before = asked
    changes = Change.objects.filter(act__scope=scope)
    return _columns(changes.filter(pk__lt=before[0]) if before else changes, limit)


@AskedOf
def _of_object(both: list[Any], kind: str, limit: int) -> QuerySet[Any, Any]:
    record, scope = both
    changes = Change.objects.filter(act__scope=scope, kind=kind, object_id=record)
    return _columns(changes, limit)


def _columns(changes: QuerySet[Change], limit: int) -> QuerySet[Any, Any]:
    columns = (
        *("id", "act", "act__verb", "act__at", "act__actor__name", "act__because", "kind"),
        *("object_id", "label", "event", "field", "before", "after"),
        *("act__undoable", "act__undone_by"),
    )
    return changes.order_by("-id").values_list(*columns)[:limit]


def _entry(row: Sequence[Any]) -> Entry:
    change, act, verb, at, who, *facts, undoable, undone = row
    facts.append(undoable and undone is None)
    return Entry(change, act, verb, at, who or "", *facts)
