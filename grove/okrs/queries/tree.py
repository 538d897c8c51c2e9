"""A plan's objectives with key results, needs, parents and progress: one tree, four queries."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from grove.look.addresses import address
from grove.measure.rollup import roll_up
from grove.okrs.guards import guard_of
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import standing_of
from grove.okrs.queries.loading import LinkRow, Loaded, load_plan
from grove.okrs.queries.rows import (
    KeyResultRow,
    NeedRef,
    ObjectiveRow,
    PlanRef,
    key_result_row,
    objective_row,
)
from grove.org.models import Department, Person, Role
from grove.org.policy import Verb, standing
from grove.plans.models import Plan
from grove.record import clock

Reads = Callable[[Department, bool], bool]


@dataclass(frozen=True)
class Totals:
    """Figures of a whole plan. `points` are the objectives' focus points together."""

    objectives: int
    key_results: int
    measurable: int
    points: int


@dataclass(frozen=True)
class PlanTree:
    """A plan's objectives in order.

    `themes`: theme → objective id → number of key results. A key result without a theme of its
    own counts for the first theme of its objective; without any it counts for "".
    """

    objectives: tuple[ObjectiveRow, ...]
    totals: Totals
    themes: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def key_results(self) -> tuple[KeyResultRow, ...]:
        return tuple(row for objective in self.objectives for row in objective.key_results)

    def key_results_of_theme(self, theme: str) -> int:
        """How many key results work on a theme."""
        return sum(self.themes.get(theme, {}).values())


def plan_tree(plan: Plan, on: date | None = None, reads: Reads | None = None) -> PlanTree:
    """The tree of a plan on a day (default today). Four queries.

    `plan` comes with its department and cycle. `reads` says which other plans the reader may read
    (see `reading_of`); without it nothing is hidden, as a frozen version needs it.
    """
    return tree_of(plan, load_plan(plan.pk), on or clock.today(), reads)


def reading_of(person: Person, roles: Iterable[Role]) -> Reads:
    """Whether this person may read the plan of another department. No query."""
    listed = list(roles)

    def reads(department: Department, shared: bool) -> bool:
        return standing(person, department, listed).may(Verb.READ, shared=shared)

    return reads


def tree_of(plan: Plan, loaded: Loaded, on: date, reads: Reads | None) -> PlanTree:
    """Everything computed from what was fetched."""
    rows = tuple(_objective(record, plan, loaded, on, reads) for record in loaded.objectives)
    all_of_them = [row for objective in rows for row in objective.key_results]
    themes: dict[str, Counter[int]] = {}
    for objective in rows:
        for row in objective.key_results:
            theme = row.theme or next(iter(objective.themes), "")
            themes.setdefault(theme, Counter())[objective.id] += 1
    totals = Totals(
        objectives=len(rows),
        key_results=len(all_of_them),
        measurable=sum(row.share is not None for row in all_of_them),
        points=sum(row.points or 0 for row in rows),
    )
    return PlanTree(rows, totals, themes)


def key_result_of(
    record: KeyResult, plan: Plan, loaded: Loaded, on: date, reads: Reads | None
) -> tuple[KeyResultRow, tuple[PlanRef, ...]]:
    """One key result, and what of other plans supports it."""
    links = loaded.links.get(record.objective_id, [])
    own = [link for link in links if link.kind == "child" and link.key_result == record.pk]
    refs = (_ref(link, reads) for link in own)
    row = _key_result(record, plan, loaded, on, _need_refs(links))
    return row, tuple(ref for ref in refs if ref.title)


def _objective(
    record: Objective, plan: Plan, loaded: Loaded, on: date, reads: Reads | None
) -> ObjectiveRow:
    links = loaded.links.get(record.pk, [])
    needs = _need_refs(links)
    key_results = tuple(
        _key_result(row, plan, loaded, on, needs) for row in loaded.key_results.get(record.pk, [])
    )
    expected = [
        (row.expected, row.weight)
        for row in key_results
        if row.share is not None and row.expected is not None
    ]
    return objective_row(
        record,
        plan,
        key_results,
        needs,
        parents=tuple(_ref(link, reads) for link in links if link.kind == "parent"),
        children=tuple(
            ref
            for ref in (_ref(link, reads) for link in links if link.kind == "child")
            if ref.title
        ),
        progress=roll_up((row.progress, Decimal(row.weight)) for row in key_results),
        expected=_mean(expected),
    )


def _key_result(
    record: KeyResult, plan: Plan, loaded: Loaded, on: date, needs: tuple[NeedRef, ...]
) -> KeyResultRow:
    pk = record.pk
    readings = tuple(loaded.readings.get(pk, ()))
    stages = tuple(loaded.stages.get(pk, ()))
    checkpoints = loaded.checkpoints.get(pk, {})
    return key_result_row(
        record,
        plan,
        on,
        standing_of(record, plan.cycle, on, readings, stages, checkpoints),
        readings,
        stages,
        tuple(sorted(checkpoints.items())),
        tuple(need for need in needs if need.key_result == pk),
        guard_of(record, on),
    )


def _need_refs(links: Iterable[LinkRow]) -> tuple[NeedRef, ...]:
    return tuple(
        NeedRef(link.link, f"N{link.number}", link.text, link.key_result, link.level)
        for link in links
        if link.kind == "need"
    )


def _mean(parts: list[tuple[float, int]]) -> float | None:
    """Weighted mean of what is expected, over the same key results as the progress."""
    if not parts:
        return None
    if not any(weight for _share, weight in parts):
        parts = [(share, 1) for share, _weight in parts]
    return sum(share * weight for share, weight in parts) / sum(weight for _s, weight in parts)


def _ref(link: LinkRow, reads: Reads | None) -> PlanRef:
    code = f"{link.department}-{link.cycle[-2:]}-{link.letter}{link.number}"
    ids = [int(part) for part in link.path.split("/") if part]
    department = Department(pk=ids[-1], path=link.path, parent_id=ids[-2] if len(ids) > 1 else None)
    seen = reads is None or reads(department, bool(link.shared))
    page = "okrs:key_result" if link.letter == "K" else "okrs:objective"
    return PlanRef(
        link=link.link,
        code=code,
        title=link.text if seen else "",
        department=link.department_name,
        href=address(page, code=code) if seen else "",
    )
