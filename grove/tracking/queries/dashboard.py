"""The dashboard: the state in words, what wants a decision, what changed, the table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.shell import Link
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.tracking.queries.kept import told_of
from grove.tracking.queries.lines import table_of
from grove.tracking.queries.shown import (
    Facet,
    Shown,
    Since,
    changed_heading,
    facets_of,
    limit_of,
)
from grove.tracking.queries.told import Line, Said, Sum, TableLine, Told
from grove.tracking.weeks import week_number, weeks_in
from grove.tracking.words import state_sentence

LINES = 12  # of a list above the table; a plan of a department has two or three


@dataclass(frozen=True)
class Changed:
    """A key result whose confidence moved since then; now is "–" when nobody knows."""

    code: str
    text: str
    href: str
    state: str
    word: str
    was: int | None
    now: int | None


@dataclass(frozen=True)
class Dashboard:
    """The page.

    waiting   how many decisions there are; the first of them are listed
    few       how many key results are shown, in words; "" when all are
    more      leads to the rows that a first view leaves out
    """

    headline: str
    moved: tuple[str, ...]
    where: str
    heard: str
    decisions: tuple[Line, ...]
    waiting: int
    changed_heading: str
    changed: tuple[Changed, ...]
    facets: tuple[Facet, ...]
    few: str
    everything: str
    rows: tuple[TableLine, ...]
    more: Link | None


class Place(NamedTuple):
    """A key result of a told objective: its words are read when somebody wants them."""

    sum: Sum
    objective: Told
    at: int

    def said(self) -> Said:
        return self.objective.said()[self.at]


def dashboard(plan: Plan, on: date, shown: Shown | None = None) -> Dashboard:
    """As many queries as `told_of` takes. Sentences, decisions and changes are of the whole plan;
    the table is of what the reader chose."""
    shown = shown or Shown()
    then = None if shown.since is Since.WEEK else limit_of(shown.since, on, plan.cycle.starts_on)
    objectives = told_of(plan, on, then)
    places = [Place(part, one, at) for one in objectives for at, part in enumerate(one.sums)]
    sums = [place.sum for place in places]
    table = table_of(objectives, shown)
    decisions, waiting = _decisions(objectives, places)
    return Dashboard(
        headline=state_sentence(part.status for part in sums),
        moved=_moved(places),
        where=_where(plan, on),
        heard=_heard(sums),
        decisions=decisions,
        waiting=waiting,
        changed_heading=changed_heading(shown.since),
        changed=tuple(_changes(places)),
        facets=facets_of(
            shown,
            sorted(table.teams),
            table.themes,
            table.levels,
        ),
        few=_("%(shown)d of %(all)d key results") % {"shown": table.found, "all": len(sums)}
        if shown.filters
        else "",
        everything=Shown(since=shown.since, order=shown.order).other() if shown.filters else "",
        rows=table.lines,
        more=Link(
            ngettext("Show %(count)d more row", "Show %(count)d more rows", table.left)
            % {"count": table.left},
            shown.other(all_rows=True),
        )
        if table.left
        else None,
    )


def _moved(places: Sequence[Place]) -> tuple[str, ...]:
    """The biggest fall and the biggest rise."""
    if not places:
        return ()
    least, most = min(places, key=_change), max(places, key=_change)
    fall = (least.said().moved,) if _change(least) < 0 else ()
    return (*fall, most.said().moved) if _change(most) > 0 else fall


def _where(plan: Plan, on: date) -> str:
    first = plan.cycle.starts_on
    if on < first:
        return _("Tracking begins on %(day)s.") % {"day": date_text(first)}
    return _("Week %(week)d of %(of)d, %(day)s") % {
        "week": week_number(plan.cycle, on),
        "of": weeks_in(plan.cycle),
        "day": date_text(on),
    }


def _heard(sums: Sequence[Sum]) -> str:
    return ngettext(
        "%(heard)d of %(all)d key result updated this week",
        "%(heard)d of %(all)d key results updated this week",
        len(sums),
    ) % {"heard": sum(part.heard for part in sums), "all": len(sums)}


def _decisions(objectives: Iterable[Told], places: Sequence[Place]) -> tuple[tuple[Line, ...], int]:
    """Help that is wanted, broken guards, confidence the pace contradicts, start values past
    their day: the first of them in words, and how many there are."""
    calls = sorted(call for one in objectives for call in one.calls)
    broken = [place for place in places if place.sum.broken]
    hidden = [place for place in places if place.sum.hidden]
    unknown = [place for place in places if place.sum.unknown]
    lines = [call.line for call in calls[:LINES]]
    lines += _wanting(_("%(code)s: its guard is broken"), broken, lambda one: one.broken)
    lines += _wanting(_("%(code)s: confidence and pace disagree"), hidden, lambda one: one.hidden)
    lines += _wanting(
        _("%(code)s: the start value is still unknown"), unknown, lambda one: one.unknown
    )
    return tuple(lines[:LINES]), len(calls) + len(broken) + len(hidden) + len(unknown)


def _wanting(about: str, places: Sequence[Place], detail: Callable[[Said], str]) -> Iterable[Line]:
    for place in places[:LINES]:
        said = place.said()
        yield Line(about % {"code": said.line.code}, detail(said), said.line.href)


def _changes(places: Sequence[Place]) -> Iterable[Changed]:
    """The largest falls first, then rises, then who has not been heard."""
    moved = sorted((place for place in places if _change(place)), key=_change)
    silent = [place for place in places if place.sum.silent]
    if len(moved) > LINES:
        moved = sorted(sorted(moved, key=lambda one: -abs(_change(one)))[:LINES], key=_change)
    for place in (*moved, *silent[:LINES]):
        line, was, *_others = place.said()
        yield Changed(
            code=line.code,
            text=line.text,
            href=line.href,
            state=line.state,
            word=line.word,
            was=was,
            now=line.confidence,
        )


def _change(place: Place) -> int:
    return place.sum.change
