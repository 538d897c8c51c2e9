"""Two people, one object: three-way merge by field (UX §5.5).

A form carries the revision it was opened on. A field whose value has not changed since then takes
what was submitted; a field changed by someone else and untouched here stays theirs; only a field
changed on both sides, differently, is a conflict. Comments, computed values and child lists are
not fields of the object and never take part.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db import models
from django.http import QueryDict

from grove.record.actions import plain, unplain
from grove.record.models import Change, Recorded


@dataclass(frozen=True)
class Conflict:
    """One field two people changed differently: what each wants, where both began, who and when."""

    field: str
    mine: Any
    theirs: Any
    base: Any
    by: str
    at: datetime


@dataclass(frozen=True)
class Merge:
    """What to write now, what must be asked, and which fields others changed meanwhile."""

    take: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    others: tuple[Conflict, ...]


class MergeNeeded(Exception):
    """Raised by an action when the same field was changed on both sides; nothing is written."""

    def __init__(self, record: Recorded, merge: Merge) -> None:
        super().__init__(f"{record.label}: {', '.join(c.field for c in merge.conflicts)}")
        self.record = record
        self.merge = merge


def three_way(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    """The merged value and whether it is a conflict. `theirs` is returned while it is one."""
    if mine in (base, theirs):
        return theirs, False
    return (mine, False) if theirs == base else (theirs, True)


def merge_fields(record: Recorded, seen_revision: int, submitted: Mapping[str, Any]) -> Merge:
    """Merge submitted values with what others wrote since `seen_revision`.

    `record` must be locked and fresh. One query, none when nothing changed since.
    """
    bases, writers = _since(record, seen_revision)
    take: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    others: list[Conflict] = []
    for name, value in submitted.items():
        field = cast("models.Field[Any, Any]", record._meta.get_field(name))
        theirs = getattr(record, name)
        if field.attname not in bases:
            take[name] = value
            continue
        base = unplain(field, bases[field.attname])
        merged, clash = three_way(
            bases[field.attname], _plain_of(record, field, value), plain(record, field)
        )
        row = Conflict(name, value, theirs, base, *writers[field.attname])
        if clash:
            conflicts.append(row)
        elif merged == plain(record, field):
            others.append(row)
        else:
            take[name] = value
    return Merge(take, tuple(conflicts), tuple(others))


def _since(
    record: Recorded, seen_revision: int
) -> tuple[dict[str, Any], dict[str, tuple[str, datetime]]]:
    """Of each field changed since: its value at `seen_revision`, and who wrote it last."""
    bases: dict[str, Any] = {}
    writers: dict[str, tuple[str, datetime]] = {}
    if record.revision <= seen_revision:
        return bases, writers
    changes = (
        Change.objects.filter(
            kind=record._meta.label_lower,
            object_id=record.pk,
            revision__gt=seen_revision,
            event=Change.Event.CHANGED,
        )
        .select_related("act__actor")
        .order_by("revision", "id")
    )
    for change in changes:
        bases.setdefault(change.field, change.before)
        writers[change.field] = (str(change.act.actor or ""), change.act.at)
    return bases, writers


def _plain_of(record: Recorded, field: "models.Field[Any, Any]", value: Any) -> Any:
    """`plain` of a value the record does not hold yet."""
    probe = type(record)()
    setattr(probe, field.name, value)
    return plain(probe, field)


_KEEP, _PARTS = "keep_", ("keep_", "mine_", "theirs_", "text_")


def is_choice(name: str) -> bool:
    """Whether a form field belongs to the merge page itself."""
    return name.startswith(_PARTS)


def decided(posted: QueryDict) -> QueryDict:
    """A merge page's answer as the fields it decides; other forms stay as they are."""
    names = [name.removeprefix(_KEEP) for name in posted if name.startswith(_KEEP)]
    if not names:
        return posted
    result = posted.copy()
    for name in names:
        source = {"theirs": "theirs_", "both": "text_"}.get(str(posted[_KEEP + name]), "mine_")
        result[name] = posted.get(source + name, "")
        for part in _PARTS:
            result.pop(part + name, None)
    return result
