"""The rows of the dashboard's table: chosen, sorted, and cut where a first view ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grove.tracking.queries.shown import Order, Shown
from grove.tracking.queries.told import Sum, TableLine, Told

Fitting = tuple[Told, list[int]]  # an objective, and which of its key results are shown
FIRST_VIEW = 100  # rows; a plan of a department has twenty or thirty


@dataclass(frozen=True)
class Table:
    """The rows shown. `found` key results fit the choice, `left` rows are not in this view;
    `teams`, `themes` and `levels` are all there are to choose from."""

    lines: tuple[TableLine, ...]
    found: int
    left: int
    teams: set[tuple[str, str]]
    themes: set[str]
    levels: set[str]


def table_of(objectives: Sequence[Told], shown: Shown) -> Table:
    """Only what is shown is read: a plan may have a thousand key results."""
    kept: list[Fitting] = []
    for objective in objectives:
        fitting = list(range(len(objective.sums)))
        if shown.filters:
            fitting = [at for at in fitting if _fits(objective.sums[at], shown)]
        if fitting or not shown.filters:
            kept.append((objective, fitting))
    key = _KEYS[shown.order]
    if shown.order is not Order.PLAN:
        kept.sort(key=lambda one: min((key(one[0].sums[at]) for at in one[1]), default=_LAST))
    sums = [part for objective in objectives for part in objective.sums]
    found = sum(len(fitting) for _objective, fitting in kept)
    seen = kept if shown.all_rows else _first_view(kept)
    lines = tuple(line for one in seen for line in _lines(*one, key))
    return Table(
        lines=lines,
        found=found,
        left=found + len(kept) - len(lines),
        teams={(part.team, part.team_name) for part in sums if part.team},
        themes={part.theme for part in sums if part.theme},
        levels={level for part in sums for level in part.levels},
    )


def _fits(part: Sum, shown: Shown) -> bool:
    return (
        (not shown.team or part.team == shown.team)
        and (not shown.status or part.status == shown.status)
        and (not shown.theme or part.theme == shown.theme)
        and (not shown.level or shown.level in part.levels)
    )


def _first_view(kept: list[Fitting]) -> list[Fitting]:
    """Whole objectives, as many as fit a first view; at least one."""
    rows = 0
    for at, (_objective, fitting) in enumerate(kept):
        rows += 1 + len(fitting)
        if rows > FIRST_VIEW and at:
            return kept[:at]
    return kept


def _lines(objective: Told, fitting: list[int], key: Callable[[Sum], Any]) -> list[TableLine]:
    said = objective.said()
    in_order = sorted(fitting, key=lambda at: key(objective.sums[at]))
    return [objective.head(), *(said[at].line for at in in_order)]


_LAST: Any = (True, 0.0, 11)
_KEYS: dict[Order, Callable[[Sum], Any]] = {
    Order.RISK: lambda part: part.risk,
    Order.CONFIDENCE: lambda part: (False, 0.0, part.lowest),
    Order.PLAN: lambda part: part.place,
}
