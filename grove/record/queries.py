"""What pages read of the history: the entries of a scope or of one object."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from grove.record.models import Act, Change


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


def history(
    scope: str,
    *,
    kind: str = "",
    object_id: int | None = None,
    before: int | None = None,
    limit: int = 200,
) -> list[Entry]:
    """The newest changes of a scope first; optionally of one object, or older than change `before`.

    One query.
    """
    changes = Change.objects.filter(act__scope=scope)
    if kind:
        changes = changes.filter(kind=kind)
    if object_id is not None:
        changes = changes.filter(object_id=object_id)
    if before is not None:
        changes = changes.filter(pk__lt=before)
    changes = changes.select_related("act__actor", "act__undone_by").order_by("-id")[:limit]
    return [_entry(change) for change in changes]


def _entry(change: Change) -> Entry:
    act: Act = change.act
    return Entry(
        change=change.pk,
        act=act.pk,
        verb=act.verb,
        at=act.at,
        who=str(act.actor or ""),
        because=act.because,
        kind=change.kind,
        object_id=change.object_id,
        label=change.label,
        event=change.event,
        field=change.field,
        before=change.before,
        after=change.after,
        can_undo=act.undoable and not hasattr(act, "undone_by"),
    )
