"""What differs between two contents of a plan: objects by their codes, field by field. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property
from typing import Any

from grove.versions.schema import SECTIONS, Content, Field, Row, Section, Show, Sort
from grove.versions.words import same_words


class Event(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class FieldChange:
    """One field of one object, before and after; never equal."""

    field: Field
    before: Any
    after: Any

    @property
    def show(self) -> Show:
        return self.field.show


@dataclass(frozen=True)
class ObjectChange:
    """One object that came, went, changed or stayed. `name` is its code, or its match."""

    section: Section
    name: str
    event: Event
    before: Row | None
    after: Row | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def row(self) -> Row:
        """The object as it is, or as it was last."""
        row = self.after if self.after is not None else self.before
        assert row is not None
        return row


@dataclass(frozen=True)
class OrderChange:
    """The objects of a section stand in another order."""

    section: Section
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Every object of two contents, in the order of the plan, with what became of it."""

    objects: tuple[ObjectChange, ...]
    orders: tuple[OrderChange, ...]

    @cached_property
    def changes(self) -> tuple[ObjectChange, ...]:
        """What came, went or changed."""
        return tuple(one for one in self.objects if one.event is not Event.SAME)

    @property
    def same(self) -> int:
        """How many objects did not change."""
        return len(self.objects) - len(self.changes)

    def __bool__(self) -> bool:
        return bool(self.changes or self.orders)

    def count(self, event: Event) -> int:
        """How many objects came, went or changed; another order counts as one change."""
        counted = sum(change.event is event for change in self.changes)
        return counted + len(self.orders) if event is Event.CHANGED else counted

    @property
    def total(self) -> int:
        return len(self.changes) + len(self.orders)


def compare(before: Content, after: Content) -> Comparison:
    """Every difference from one content to the other. Sections one side does not know are empty."""
    objects: list[ObjectChange] = []
    orders: list[OrderChange] = []
    for section in SECTIONS:
        old, new = _by_match(section, before), _by_match(section, after)
        for name in _names(old, new):
            if old.get(name) or new.get(name):
                objects.append(_change(section, name, old.get(name), new.get(name)))
        stayed = tuple(name for name in old if name in new)
        moved = tuple(name for name in new if name in old)
        if stayed != moved and section.key in _ORDERED:
            orders.append(OrderChange(section, stayed, moved))
    return Comparison(tuple(objects), tuple(orders))


def equal(field: Field, before: Any, after: Any) -> bool:
    """Whether two values of a field say the same: numbers by value, texts by their words."""
    if before == after or (before in _NOTHING and after in _NOTHING):
        return True
    if field.sort is Sort.NUMBER:
        one, other = _decimal(before), _decimal(after)
        return one is not None and one == other
    if field.sort is Sort.TEXT:
        return same_words(str(before or ""), str(after or ""))
    if field.sort is Sort.PARTS:
        return _without_ids(before or ()) == _without_ids(after or ())
    return False


# Where a person chose the order; needs and failures stand by their numbers.
_ORDERED = frozenset({"dimensions", "objectives", "key_results", "not_doing", "seats", "path"})
_NOTHING: tuple[Any, ...] = (None, "", [], ())


def _change(section: Section, name: str, before: Row | None, after: Row | None) -> ObjectChange:
    if before is None or after is None:
        event = Event.ADDED if before is None else Event.REMOVED
        return ObjectChange(section, name, event, before, after)
    fields = tuple(
        FieldChange(field, old, new)
        for field in section.fields
        if (old := before.get(field.name)) != (new := after.get(field.name))
        and not equal(field, old, new)
    )
    return ObjectChange(
        section, name, Event.CHANGED if fields else Event.SAME, before, after, fields
    )


def _by_match(section: Section, content: Content) -> dict[str, Row]:
    found = content.get(section.key)
    if not section.match:
        return {"": found or {}}
    return {str(row[section.match]): row for row in found or ()}


def _names(old: Mapping[str, Row], new: Mapping[str, Row]) -> list[str]:
    """All names once, in the new order; what went stands after what it stood after."""
    names = list(new)
    if old.keys() <= new.keys():
        return names
    place = -1
    for name in old:
        if name in new:
            place = names.index(name)
        else:
            place += 1
            names.insert(place, name)
    return names


def _without_ids(parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in part.items() if key != "id"} for part in parts]


def _decimal(value: Any) -> Decimal | None:
    try:
        return None if value in _NOTHING else Decimal(str(value))
    except InvalidOperation:
        return None


def touched(comparison: Comparison) -> Iterable[str]:
    """Codes of the objectives a comparison touches: their own fields or their key results."""
    codes: list[str] = []
    for change in comparison.changes:
        if change.section.key == "objectives":
            codes.append(change.name)
        elif change.section.key == "key_results":
            codes += [str(row["objective"]) for row in (change.before, change.after) if row]
    return sorted(set(codes), key=lambda code: int(code[1:] or 0))
