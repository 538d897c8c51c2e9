"""The metric catalogue as its readers see it: shipped entries and those of their departments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.drafting.metrics import (
    Entry,
    find_shipped,
    matching,
    own_entry,
    own_number,
    shipped,
)
from grove.drafting.models import OwnMetric
from grove.look.addresses import address
from grove.look.shell import Link
from grove.method import load
from grove.org.doors import Door
from grove.org.models import Department
from grove.org.policy import Verb, standing
from grove.record.statement import RecordsOf


@dataclass(frozen=True)
class MetricCard:
    """One metric in the reader's language. `guards` link to guards that are metrics themselves.

    `department` names whose own entry it is; `edit` is where its head changes it.
    """

    entry: Entry
    id: str
    code: str
    name: str
    other_name: str
    theme: str
    theme_name: str
    definition: str
    formula: str
    unit: str
    direction: str
    guard: str
    guards: tuple[Link, ...]
    source: str
    misuse: str
    example: str
    typical: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    query: str
    query_kind: str
    department: str
    edit: str
    href: str


@dataclass(frozen=True)
class Shelf:
    """The metrics of one theme that were found."""

    code: str
    name: str
    cards: tuple[MetricCard, ...]


@dataclass(frozen=True)
class CataloguePage:
    """What was asked, what was found, by theme; `add` are the departments the reader heads."""

    query: str
    theme: str
    themes: tuple[Link, ...]
    shelves: tuple[Shelf, ...]
    found: int
    all: int
    add: tuple[Link, ...]


def catalogue(door: Door, query: str = "", theme: str = "") -> CataloguePage:
    """Metrics that match in either language. One query besides the reader's roles."""
    entries = (*shipped(), *own_entries(door))
    codes = [one.code for one in load().themes]
    theme = theme if theme in codes else ""
    found = matching(entries, query, theme)
    shelves = (
        Shelf(
            one.code,
            one.name(door.language),
            tuple(metric_card(door, entry) for entry in found if entry.theme == one.code),
        )
        for one in load().themes
    )
    return CataloguePage(
        query=query,
        theme=theme,
        themes=theme_links(address("metrics"), query, theme, door.language),
        shelves=tuple(shelf for shelf in shelves if shelf.cards),
        found=len(found),
        all=len(entries),
        add=tuple(
            Link(department.name, address("metric_new", dept=department.slug))
            for department in headed(door)
        ),
    )


def theme_links(
    page: str, query: str, theme: str, language: str, more: Mapping[str, str] | None = None
) -> tuple[Link, ...]:
    """The nine themes as a filter, and all of them together; `more` stays in the address."""

    def to(code: str) -> str:
        asked = {**(more or {}), "theme": code, "q": query}
        kept = urlencode({name: value for name, value in asked.items() if value})
        return f"{page}?{kept}" if kept else page

    return (
        Link(_("All themes"), to(""), current=not theme),
        *(
            Link(one.name(language), to(one.code), current=one.code == theme)
            for one in load().themes
        ),
    )


def own_entries(door: Door) -> tuple[Entry, ...]:
    """Entries of the departments the reader belongs to, by name. One query, none for a stranger."""
    companies = {f"/{role.department.ancestor_ids[0]}/" for role in door.roles}
    return tuple(
        own_entry(record)
        for record in _own_below(list(companies))
        if standing(door.someone, record.department, door.roles).belongs
    )


@RecordsOf
def _own_below(paths: list[str]) -> QuerySet[OwnMetric]:
    anywhere = Q()
    for path in paths:
        anywhere |= Q(department__path__startswith=path)
    rows = OwnMetric.objects.filter(anywhere, department__binned_at=None)
    return rows.select_related("department")


def find_entry(door: Door, metric: str) -> Entry:
    """The entry of an id that this reader may see, or 404. At most one query."""
    entry = find_shipped(metric)
    if entry is not None:
        return entry
    number = own_number(metric)
    found = next((one for one in own_entries(door) if one.own and one.own.pk == number), None)
    if number is None or found is None:
        raise Http404
    return found


def headed(door: Door) -> list[Department]:
    """Departments for whose catalogue the reader writes: those they head."""
    seen: dict[int, Department] = {}
    for role in door.roles:
        department = role.department
        if standing(door.someone, department, door.roles).may(Verb.LEAD):
            seen.setdefault(department.pk, department)
    return list(seen.values())


def direction_word(direction: str) -> str:
    """Which way is better, in words."""
    return direction_words().get(direction, "")


def direction_words() -> dict[str, str]:
    """All five directions in the order of a select."""
    return {
        "raise": pgettext("better direction", "higher is better"),
        "lower": pgettext("better direction", "lower is better"),
        "keep_above": pgettext("better direction", "keep above"),
        "keep_below": pgettext("better direction", "keep below"),
        "keep_within": pgettext("better direction", "keep within a band"),
    }


def metric_card(door: Door, entry: Entry) -> MetricCard:
    """An entry in the reader's language. No query."""
    language = door.language
    other = "en" if language.startswith("zh") else "zh"
    own, shipped_metric = entry.own, entry.shipped
    edits = own is not None and standing(door.someone, own.department, door.roles).may(Verb.LEAD)
    return MetricCard(
        entry=entry,
        id=entry.id,
        code=entry.id if shipped_metric else "",
        name=entry.name(language),
        other_name=entry.name(other) if shipped_metric else "",
        theme=entry.theme,
        theme_name=load().theme(entry.theme).name(language),
        definition=entry.definition(language),
        formula=entry.formula(language),
        unit=entry.unit(language),
        direction=direction_word(entry.direction),
        guard=entry.guard(language),
        guards=tuple(_guards(entry, language)),
        source=entry.source(language),
        misuse=entry.misuse(language),
        example=entry.example(language),
        typical=_typical(entry, language),
        facts=_facts(entry, language),
        query=shipped_metric.query.text if shipped_metric else "",
        query_kind=shipped_metric.query.kind if shipped_metric else "",
        department=own.department.name if own else "",
        edit=address("own_metric", dept=own.department.slug, own=own.pk) if own and edits else "",
        href=address("metric", metric=entry.id),
    )


def _guards(entry: Entry, language: str) -> Iterable[Link]:
    for guard in entry.guard_ids:
        found = find_shipped(guard)
        if found is not None:
            yield Link(found.name(language), reverse("metric", kwargs={"metric": guard}))


def _typical(entry: Entry, language: str) -> tuple[tuple[str, str], ...]:
    rows = ((_("Typical start"), entry.typical_start), (_("Typical target"), entry.typical_target))
    return tuple((name, text(language)) for name, text in rows if text is not None)


def _facts(entry: Entry, language: str) -> tuple[tuple[str, str], ...]:
    metric = entry.shipped
    if metric is None:
        return ()
    timing = {
        "leading": _("leading: moves before the result does"),
        "lagging": _("lagging: moves after the work is done"),
    }
    rhythm = {
        "weekly": _("weekly"),
        "monthly": _("monthly"),
        "quarterly": _("quarterly"),
        "yearly": _("yearly"),
    }
    return (
        (_("Say with it"), metric.qualifier(language)),
        (_("Smallest sample"), metric.minimum_sample(language)),
        (_("Worth reading"), rhythm[metric.rhythm]),
        (_("Timing"), timing[metric.timing]),
    )
