"""The rows of the dashboard's table: chosen, sorted, and cut where a first view ends."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from grove.health.guards import Guard
from grove.look.words import date_text
from grove.measure.confidence import Status
from grove.tracking.queries.shown import Order, Shown
from grove.tracking.queries.stand import ObjectiveStand, Stand, lowest_first, risk_first
from grove.tracking.words import disagreement_flag, shape_of, status_word, worst_words

Kept = tuple[ObjectiveStand, list[Stand]]
FIRST_VIEW = 100  # rows; a plan of a department has twenty or thirty


@dataclass(frozen=True)
class TableLine:
    """A row of the table: an objective, or a key result below it.

    counts   progress is told in weeks or stages, not as a share of a way
    note     of an objective: whose confidence it is, and which key result goes worst
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
    spark: tuple[float | None, ...]
    spark_words: str
    heads: bool
    guard: Guard | None
    note: str


@dataclass(frozen=True)
class Table:
    """The rows shown. `found` key results fit the choice, `left` rows are not in this view;
    `themes` and `levels` are all there are to choose from."""

    lines: tuple[TableLine, ...]
    found: int
    left: int
    themes: set[str]
    levels: set[str]


def table_of(objectives: Sequence[ObjectiveStand], teams: Mapping[int, str], shown: Shown) -> Table:
    """Only what is shown is worded: a plan may have a thousand key results."""
    themes: set[str] = set()
    levels: set[str] = set()
    kept: list[Kept] = []
    for objective in objectives:
        fallback = next(iter(objective.row.themes), "")
        shared = {need.level for need in objective.row.needs if need.key_result is None}
        parts: list[Stand] = []
        for part in objective.parts:
            theme = part.row.theme or fallback
            served = {need.level for need in part.row.needs} or shared
            themes.add(theme)
            levels |= served
            if _fits(part, shown, teams.get(part.row.id) or "", theme, served):
                parts.append(part)
        if parts or not shown.filters:
            kept.append((objective, _sorted(parts, shown.order)))
    if shown.order is not Order.PLAN:
        kept.sort(key=lambda one: min(map(_KEYS[shown.order], one[1]), default=_LAST))
    found = sum(len(parts) for _objective, parts in kept)
    seen = kept if shown.all_rows else _first_view(kept)
    lines = tuple(
        line
        for objective, parts in seen
        for line in (_head(objective), *(_line(part) for part in parts))
    )
    return Table(
        lines=lines,
        found=found,
        left=found + len(kept) - len(lines),
        themes=themes - {""},
        levels=levels,
    )


def _fits(part: Stand, shown: Shown, team: str, theme: str, levels: set[str]) -> bool:
    return (
        (not shown.team or team.split(" ", 1)[0] == shown.team)
        and (not shown.status or part.status.value == shown.status)
        and (not shown.theme or theme == shown.theme)
        and (not shown.level or shown.level in levels)
    )


def _first_view(kept: list[Kept]) -> list[Kept]:
    """Whole objectives, as many as fit a first view; at least one."""
    rows = 0
    for at, (_objective, parts) in enumerate(kept):
        rows += 1 + len(parts)
        if rows > FIRST_VIEW and at:
            return kept[:at]
    return kept


def _sorted(parts: list[Stand], order: Order) -> list[Stand]:
    return sorted(parts, key=_KEYS[order])


def _head(objective: ObjectiveStand) -> TableLine:
    row = objective.row
    return TableLine(
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
        note=worst_words(objective),
    )


def _line(stand: Stand) -> TableLine:
    row, spark = stand.row, stand.row.spark
    heard = ""
    if stand.last is not None and stand.status is Status.NO_UPDATE:
        heard = _("last check-in %(day)s") % {"day": date_text(stand.last.on)}
    known = (row.owner_name, row.trust_word, heard)
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
        spark=spark.values,
        spark_words=spark.words,
        heads=False,
        guard=row.guard,
        note="",
    )


_LAST: Any = (True, 0.0, 11)
_KEYS: dict[Order, Callable[[Stand], Any]] = {
    Order.RISK: risk_first,
    Order.CONFIDENCE: lambda part: (False, 0.0, lowest_first(part)),
    Order.PLAN: lambda part: (part.row.position, part.row.id),
}
