"""The dashboard: the state in words, what wants a decision, what changed, the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.shell import Link
from grove.look.words import date_text
from grove.measure.confidence import Disagreement, Status
from grove.okrs.queries.loading import load_objectives
from grove.okrs.queries.tree import tree_of
from grove.org.models import Role
from grove.plans.models import Plan
from grove.tracking.models import HelpRequest
from grove.tracking.queries.lines import TableLine, table_of
from grove.tracking.queries.shown import (
    Facet,
    Shown,
    Since,
    changed_heading,
    facets_of,
    limit_of,
)
from grove.tracking.queries.stand import Stand, stands_of
from grove.tracking.weeks import week_number, week_of, weeks_in
from grove.tracking.words import (
    disagreement_words,
    fall_words,
    rise_words,
    shape_of,
    state_sentence,
    status_word,
)

LINES = 12  # of a list above the table; a plan of a department has two or three


@dataclass(frozen=True)
class Line:
    """Something that wants a decision: what, a few words more, where."""

    text: str
    detail: str
    href: str


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


def dashboard(plan: Plan, on: date, shown: Shown | None = None, needs: bool = True) -> Dashboard:
    """Seven queries, whatever the number of rows; six without `needs`, by which only the choices
    of the table ask. Sentences, decisions and changes are of the whole
    plan; the table is of what the reader chose."""
    shown = shown or Shown()
    loaded = load_objectives(Q(plan=plan), besides={"team": _team(plan)}, links=needs)
    teams = {
        row.pk: row.team  # type: ignore[attr-defined]
        for rows in loaded.key_results.values()
        for row in rows
    }
    then = None if shown.since is Since.WEEK else limit_of(shown.since, on, plan.cycle.starts_on)
    objectives = stands_of(plan, tree_of(plan, loaded, on, None), on, then)
    stands = [part for objective in objectives for part in objective.parts]
    table = table_of(objectives, teams, shown)
    decisions, waiting = _decisions(plan, stands, on)
    return Dashboard(
        headline=state_sentence(stand.status for stand in stands),
        moved=_moved(stands),
        where=_where(plan, on),
        heard=_heard(stands, on),
        decisions=decisions,
        waiting=waiting,
        changed_heading=changed_heading(shown.since),
        changed=tuple(_changes(stands)),
        facets=facets_of(
            shown,
            sorted({tuple(team.split(" ", 1)) for team in teams.values() if team}),
            table.themes,
            table.levels,
        ),
        few=_("%(shown)d of %(all)d key results") % {"shown": table.found, "all": len(stands)}
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


def _team(plan: Plan) -> Subquery:
    """The team of a key result's owner below the plan's department: "BD Build & Delivery"."""
    roles = Role.objects.filter(
        person=OuterRef("owner"),
        department__parent=plan.department_id,
        department__binned_at=None,
    ).order_by("department__code")
    name = Concat("department__code", Value(" "), "department__name", output_field=CharField())
    return Subquery(roles.annotate(team=name).values("team")[:1])


def _moved(stands: Sequence[Stand]) -> tuple[str, ...]:
    if not stands:
        return ()
    least = min(stands, key=lambda stand: stand.change)
    most = max(stands, key=lambda stand: stand.change)
    fall = (fall_words(least),) if least.change < 0 else ()
    return (*fall, rise_words(most)) if most.change > 0 else fall


def _where(plan: Plan, on: date) -> str:
    first = plan.cycle.starts_on
    if on < first:
        return _("Tracking begins on %(day)s.") % {"day": date_text(first)}
    return _("Week %(week)d of %(of)d, %(day)s") % {
        "week": week_number(plan.cycle, on),
        "of": weeks_in(plan.cycle),
        "day": date_text(on),
    }


def _heard(stands: Sequence[Stand], on: date) -> str:
    heard = sum(stand.last is not None and stand.last.week == week_of(on) for stand in stands)
    return ngettext(
        "%(heard)d of %(all)d key result updated this week",
        "%(heard)d of %(all)d key results updated this week",
        len(stands),
    ) % {"heard": heard, "all": len(stands)}


def _decisions(plan: Plan, stands: Sequence[Stand], on: date) -> tuple[tuple[Line, ...], int]:
    """Help that is wanted, broken guards, confidence the pace contradicts, start values past
    their day: the first of them in words, and how many there are."""
    places = {stand.row.id: stand.row for stand in stands}
    wanted = (
        HelpRequest.objects.filter(key_result__plan=plan, answered_on=None)
        .select_related("team", "by")
        .order_by("asked_on", "pk")
    )
    lines = [
        Line(
            _("%(code)s asks for help from %(team)s")
            % {"code": places[one.key_result_id].short_code, "team": one.team}
            if one.team
            else _("%(code)s asks for help") % {"code": places[one.key_result_id].short_code},
            _("%(name)s, %(day)s: %(text)s")
            % {"name": one.by or "–", "day": date_text(one.asked_on), "text": one.text},
            places[one.key_result_id].href,
        )
        for one in wanted
        if one.key_result_id in places
    ]
    broken = [stand for stand in stands if stand.row.guard is not None and stand.row.guard.broken]
    hidden = [stand for stand in stands if stand.disagrees is Disagreement.OPTIMISTIC]
    unknown = [
        stand
        for stand in stands
        if stand.row.baseline is None and stand.row.baseline_due and stand.row.baseline_due < on
    ]
    waiting = len(lines) + len(broken) + len(hidden) + len(unknown)
    said = (
        *((_("%(code)s: its guard is broken"), one) for one in broken[:LINES]),
        *((_("%(code)s: confidence and pace disagree"), one) for one in hidden[:LINES]),
        *((_("%(code)s: the start value is still unknown"), one) for one in unknown[:LINES]),
    )
    details = (
        *(one.row.guard.words for one in broken[:LINES] if one.row.guard),
        *(disagreement_words(one) for one in hidden[:LINES]),
        *(_("due %(day)s") % {"day": date_text(one.row.baseline_due)} for one in unknown[:LINES]),
    )
    lines += [
        Line(about % {"code": one.row.short_code}, detail, one.row.href)
        for (about, one), detail in zip(said, details, strict=True)
    ]
    return tuple(lines[:LINES]), waiting


def _changes(stands: Sequence[Stand]) -> list[Changed]:
    """The largest falls first, then rises, then who has not been heard."""
    moved = sorted((stand for stand in stands if stand.change), key=lambda stand: stand.change)
    silent = [stand for stand in stands if stand.last and stand.status is Status.NO_UPDATE]
    if len(moved) > LINES:
        moved = sorted(sorted(moved, key=lambda one: -abs(one.change))[:LINES], key=_change)
    return [
        Changed(
            code=stand.row.short_code,
            text=stand.row.text,
            href=stand.row.href,
            state=shape_of(stand.status),
            word=status_word(stand.status),
            was=stand.before.confidence
            if stand.before and stand.change
            else stand.last.confidence
            if stand.last
            else None,
            now=stand.confidence,
        )
        for stand in (*moved, *silent[:LINES])
    ]


def _change(stand: Stand) -> int:
    return stand.change
