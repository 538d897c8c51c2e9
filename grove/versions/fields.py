"""One field of the plan, read and written as the plain value a version keeps of it.

What restoring a line, a suggestion and a decision share: which fields can be set one by one, how
their values look in JSON, and which action of which room writes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from grove.needs.actions import edit_need
from grove.needs.models import Need
from grove.okrs.actions import edit_key_result, edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Plan
from grove.positioning.actions import save_answers
from grove.positioning.models import Positioning
from grove.record.actions import Recorder
from grove.versions.schema import BY_KEY, BY_MODEL, Field, Section, Sort
from grove.versions.snapshot import plain_number

# Fields that are the record's own; links, people and stages are changed where they are made.
SETTABLE: Mapping[str, frozenset[str]] = {
    "positioning": frozenset(field.name for field in BY_KEY["positioning"].fields),
    "needs": frozenset(
        {"words", "quotation", "level", "perspective", "weight", "source", "source_note"}
        | {"heard_on"}
    ),
    "objectives": frozenset({"title", "kind", "why_now", "themes", "points"}),
    "key_results": frozenset(
        {"text", "kind", "baseline", "baseline_due", "target", "tolerance", "commit_point"}
        | {"stretch_point", "unit", "due", "theme", "metric", "weight", "guard_metric"}
        | {"data_source", "pace"}
    ),
}
# A version keeps the names of people, not who they are: an owner is proposed, never restored.
_PEOPLE: Mapping[str, frozenset[str]] = {
    "objectives": frozenset({"owner"}),
    "key_results": frozenset({"owner"}),
}
_WHOLE = frozenset({"points", "weight"})


@dataclass(frozen=True)
class Settable:
    """One field of one record that can be set alone."""

    section: Section
    field: Field

    @property
    def is_text(self) -> bool:
        return self.field.sort is Sort.TEXT


def settable(model: str, name: str) -> Settable | None:
    """The field `name` of a model (`okrs.keyresult`), or None when it cannot be set alone."""
    section = BY_MODEL.get(model)
    if section is None or name not in (
        *SETTABLE.get(section.key, ()),
        *_PEOPLE.get(section.key, ()),
    ):
        return None
    return Settable(section, section.field(name))


def find_record(plan: Plan, model: str, pk: int | None) -> Any | None:
    """The live record of the plan, or None. The positioning is there before anybody wrote it."""
    section = BY_MODEL.get(model)
    if section is None or section.key not in _ROOMS:
        return None
    rows = _ROOMS[section.key][0].objects.filter(plan=plan)
    if section.key == "positioning":
        return rows.select_related("plan").first() or Positioning(plan=plan)
    return rows.filter(pk=pk).select_related("plan").first()


def find_by_code(plan: Plan, code: str) -> Any | None:
    """The live record with a code (O3, K7, N4; P for the positioning), or None."""
    key = LETTERS[code[:1]]
    if key == "positioning":
        return find_record(plan, BY_KEY[key].model, None)
    rows = _ROOMS[key][0].objects.filter(plan=plan, number=int(code[1:]))
    return rows.select_related("plan").first()


def read(record: Any, name: str) -> Any:
    """The field's value as a version keeps it: numbers and days as text, nothing as "" or None.

    A person is their number.
    """
    value = getattr(record, name)
    sort = BY_MODEL[record._meta.label_lower].field(name).sort
    if sort is Sort.NUMBER:
        return None if value is None else plain_number(value)
    if sort is Sort.DATE:
        return value.isoformat() if value else None
    if isinstance(value, Person):
        return value.pk
    return "" if value is None else value


def typed(record_model: str, name: str, value: Any) -> Any:
    """A plain value as the edit of its room wants it."""
    sort = BY_MODEL[record_model].field(name).sort
    if sort is Sort.DATE:
        return date.fromisoformat(value) if value else None
    if sort is Sort.NUMBER:
        if value in (None, ""):
            return None
        return int(value) if name in _WHOLE else Decimal(value)
    if name == "owner":
        return Person.objects.filter(pk=value or 0).first()
    return value


def write(act: Recorder, record: Any, name: str, value: Any, revision: int | None = None) -> None:
    """Set one field through the room's own edit, joining the act that is open.

    `revision` is the one the writer saw; without it the caller holds the record and knows what it
    says now. Raises MergeNeeded and ValidationError as that edit does, LookupError for a field
    that cannot be set alone.
    """
    model = record._meta.label_lower
    if settable(model, name) is None:
        raise LookupError(name)
    seen = record.revision if revision is None else revision
    _ROOMS[BY_MODEL[model].key][1](act, record, seen, {name: typed(model, name, value)})


def _objective(act: Recorder, record: Any, revision: int, values: dict[str, Any]) -> None:
    edit_objective(act, record, revision, **values)


def _key_result(act: Recorder, record: Any, revision: int, values: dict[str, Any]) -> None:
    edit_key_result(act, record, revision, **values)


def _need(act: Recorder, record: Any, revision: int, values: dict[str, Any]) -> None:
    edit_need(act, record, revision, record.customer.name, values)


def _answers(act: Recorder, record: Any, revision: int, values: dict[str, Any]) -> None:
    save_answers(act, record.plan, revision, values)


LETTERS = {"O": "objectives", "K": "key_results", "N": "needs", "P": "positioning"}
_Write = Callable[[Recorder, Any, int, dict[str, Any]], None]
_ROOMS: dict[str, tuple[Any, _Write]] = {
    "objectives": (Objective, _objective),
    "key_results": (KeyResult, _key_result),
    "needs": (Need, _need),
    "positioning": (Positioning, _answers),
}
