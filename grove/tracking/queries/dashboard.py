"""The dashboard: the state in words, what wants a decision, what changed, the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.health.guards import Guard
from grove.health.queries import HealthRow
from grove.look.words import date_text
from grove.measure.confidence import Disagreement, Status
from grove.okrs.queries.tree import plan_tree
from grove.okrs.words import trust_word
from grove.plans.models import Plan
from grove.tracking.models import HelpRequest
from grove.tracking.queries.check_in_row import WEEKS_DRAWN, spark_words
from grove.tracking.queries.stand import ObjectiveStand, Stand, stands_of
from grove.tracking.weeks import week_number, week_of, weeks_in
from grove.tracking.words import (
    disagreement_flag,
    disagreement_words,
    fall_words,
    rise_words,
    shape_of,
    state_sentence,
    status_word,
)


@dataclass(frozen=True)
class Line:
    """Something that wants a decision: what, a few words more, where."""

    text: str
    detail: str
    href: str


@dataclass(frozen=True)
class Changed:
    """A key result whose confidence moved since last week; now is "–" when nobody knows."""

    code: str
    text: str
    href: str
    state: str
    word: str
    was: int | None
    now: int | None


@dataclass(frozen=True)
class TableLine:
    """A row of the table: an objective, or a key result below it.

    counts   progress is told in weeks or stages, not as a share of a way
    """

    code: str
    text: str
    href: str
    who: str
    state: str
    word: str
    confidence: int | None
    was: int | None
    flag: str
    now: str
    unit: str
    target: str
    share: float | None
    expected: float | None
    counts: bool
    progress: str
    spark: tuple[float, ...]
    spark_words: str
    heads: bool
    guard: Guard | None


@dataclass(frozen=True)
class Dashboard:
    """The page."""

    headline: str
    moved: tuple[str, ...]
    where: str
    heard: str
    decisions: tuple[Line, ...]
    changed: tuple[Changed, ...]
    rows: tuple[TableLine, ...]
    health: tuple[HealthRow, ...]


def dashboard(plan: Plan, on: date, health: tuple[HealthRow, ...] = ()) -> Dashboard:
    """Eight queries, whatever the number of rows."""
    objectives = stands_of(plan, plan_tree(plan, on), on)
    stands = [part for objective in objectives for part in objective.parts]
    return Dashboard(
        headline=state_sentence(stand.status for stand in stands),
        moved=_moved(stands),
        where=_where(plan, on),
        heard=_heard(stands, on),
        decisions=tuple(_decisions(plan, stands, on)),
        changed=tuple(_changes(stands)),
        rows=tuple(line for objective in objectives for line in _lines(objective)),
        health=health,
    )


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


def _decisions(plan: Plan, stands: Sequence[Stand], on: date) -> list[Line]:
    """Help that is wanted, confidence the pace contradicts, start values past their day."""
    places = {stand.row.id: stand.row for stand in stands}
    wanted = (
        HelpRequest.objects.filter(
            key_result__plan=plan, answered_on=None, key_result__in=list(places)
        )
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
    ]
    for stand in stands:
        row = stand.row
        if stand.disagrees is Disagreement.OPTIMISTIC:
            about = _("%(code)s: confidence and pace disagree") % {"code": row.short_code}
            lines.append(Line(about, disagreement_words(stand), row.href))
        if row.baseline is None and row.baseline_due and row.baseline_due < on:
            about = _("%(code)s: the start value is still unknown") % {"code": row.short_code}
            due = _("due %(day)s") % {"day": date_text(row.baseline_due)}
            lines.append(Line(about, due, row.href))
    return lines


def _changes(stands: Sequence[Stand]) -> list[Changed]:
    """The largest falls first, then rises, then who has not been heard."""
    moved = sorted((stand for stand in stands if stand.change), key=lambda stand: stand.change)
    silent = [stand for stand in stands if stand.last and stand.status is Status.NO_UPDATE]
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
        for stand in (*moved, *silent)
    ]


def _lines(objective: ObjectiveStand) -> list[TableLine]:
    row = objective.row
    head = TableLine(
        code=row.short_code,
        text=row.title,
        href=row.href,
        who=row.owner_name,
        state=shape_of(objective.status),
        word=status_word(objective.status),
        confidence=objective.confidence,
        was=None,
        flag="",
        now=row.based_on,
        unit="",
        target="",
        share=row.progress.ratio,
        expected=row.expected,
        counts=False,
        progress="",
        spark=(),
        spark_words="",
        heads=True,
        guard=None,
    )
    return [head, *(_line(part) for part in objective.parts)]


def _line(stand: Stand) -> TableLine:
    row = stand.row
    heard = _("last check-in %(day)s") % {"day": date_text(stand.last.on)} if stand.last else ""
    known = (row.owner_name, trust_word(row.trust) if row.trust else "", heard)
    return TableLine(
        code=row.short_code,
        text=row.text,
        href=row.href,
        who=" · ".join(word for word in known if word),
        state=shape_of(stand.status),
        word=status_word(stand.status),
        confidence=stand.confidence,
        was=stand.before.confidence if stand.before and stand.change else None,
        flag=disagreement_flag(stand),
        now=row.now_figure or "–",
        unit=row.now_unit,
        target=row.target_text,
        share=row.share,
        expected=row.expected,
        counts=row.progress.elapsed is not None or row.progress.stages is not None,
        progress=row.progress_short,
        spark=tuple(float(point.value) for point in row.readings[-WEEKS_DRAWN:]),
        spark_words=spark_words(row),
        heads=False,
        guard=row.guard,
    )
