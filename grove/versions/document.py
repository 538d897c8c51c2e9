"""One frozen version to read and to print: the whole plan as it was, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from grove.look.words import moment_text
from grove.plans.models import Plan
from grove.positioning.statement import assemble
from grove.versions.labels import field_label, section_title, shown_value
from grove.versions.models import Version
from grove.versions.numbers import points_of, read_number
from grove.versions.schema import BY_KEY, Content, Row, Section
from grove.versions.timeline import NOW, name_of


@dataclass(frozen=True)
class Item:
    """One object: its code, its words, its other fields as (name, value)."""

    code: str
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """A section with its items; an objective's part has the objective first."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class ObjectivePart:
    """An objective and its key results."""

    objective: Item
    key_results: tuple[Item, ...]


@dataclass(frozen=True)
class Document:
    """A version as a document."""

    number: str
    name: str
    note: str
    points: str
    points_reason: str
    by: str
    at: str
    fingerprint: str
    statement: str
    before: tuple[Part, ...]
    objectives: tuple[ObjectivePart, ...]
    after: tuple[Part, ...]
    now_href: str


_BEFORE = ("positioning", "dimensions", "needs", "customers", "grades", "lessons", "failures")
_AFTER = ("not_doing", "themes_left_out", "management", "seats", "path", "returns")


def document(plan: Plan, number: str) -> Document | None:
    """A version by its number, or None. One query."""
    wanted = read_number(number)
    version = (
        Version.objects.filter(plan=plan, **wanted._asdict()).select_related("frozen_by").first()
        if wanted
        else None
    )
    return document_of(plan, version) if version is not None else None


def document_of(plan: Plan, version: Version) -> Document:
    """A version as a document. No query."""
    content = version.content
    return Document(
        number=version.number,
        name=name_of(version),
        note=version.note,
        points=_("%(points)d of 100 points") % {"points": points_of(content)},
        points_reason=version.points_reason,
        by=str(version.frozen_by or ""),
        at=moment_text(version.frozen_at),
        fingerprint=version.shown_fingerprint,
        statement=statement_of(content),
        before=_parts(content, _BEFORE),
        objectives=objective_parts(content),
        after=_parts(content, _AFTER),
        now_href=reverse(
            "versions:compare", kwargs={**plan.place, "before": version.number, "after": NOW}
        ),
    )


def statement_of(content: Content) -> str:
    """The positioning statement: as it was worded, else assembled from the answers."""
    said = content["positioning"]
    names = [row["name"] for row in content["dimensions"]]
    return said["statement"] or assemble(said["why_set_up"], said["unique_value"], names)


def objective_parts(content: Content) -> tuple[ObjectivePart, ...]:
    """The objectives in their order, each with its key results."""
    return tuple(
        ObjectivePart(
            objective=_item(BY_KEY["objectives"], row),
            key_results=tuple(
                _item(BY_KEY["key_results"], result)
                for result in content["key_results"]
                if result["objective"] == row["code"]
            ),
        )
        for row in content["objectives"]
    )


# What nobody chose is not worth a word.
_USUAL = {("key_results", "weight"): "1", ("key_results", "pace"): "steady"}
_IMPLIED = frozenset({("key_results", "objective"), ("key_results", "unit"), ("returns", "unit")})


def _parts(content: Content, keys: tuple[str, ...]) -> tuple[Part, ...]:
    made = []
    for key in keys:
        section = BY_KEY[key]
        found = content.get(key) or ()
        rows: Iterable[Row] = found if section.match else (found or {},)
        items = tuple(item for row in rows if (item := _item(section, row)).words or item.facts)
        if items:
            made.append(Part(section_title(section), items))
    return tuple(made)


def _item(section: Section, row: Row) -> Item:
    single = not section.match
    facts = tuple(
        (field_label(section, field), words)
        for field in section.fields
        if ((single and field.name != "statement") or field.name != section.main)
        and (section.key, field.name) not in _IMPLIED
        and row.get(field.name) != _USUAL.get((section.key, field.name))
        and (words := shown_value(section, field, row))
    )
    main = "" if single else shown_value(section, section.field(section.main), row)
    code = str(row[section.match]) if section.match not in ("", "id") else ""
    return Item(code, main, facts)
