"""The plan as the reviewer reads it: records of the database as the plain records of `quality`.

The one bridge between the two. It knows objectives and key results with their fields, what they
support, and the shared plans of the teams below.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from grove.okrs.models import KeyResult, Objective, ParentLink
from grove.plans.models import Plan
from grove.quality import plan as quality
from grove.quality.finding import Finding
from grove.quality.review import review
from grove.quality.settings import Settings
from grove.quality.texts import says, title, why

AGGREGATION = "ALN503"


@dataclass(frozen=True)
class Said:
    """A finding in the reader's language."""

    code: str
    title: str
    text: str
    why: str


def judged(plan: Plan) -> quality.Plan:
    """A plan with the plans of its teams, as far as those are shared. Three queries.

    `plan` comes with its department and cycle.
    """
    around = Q(plan=plan) | Q(
        plan__department__parent=plan.department_id,
        plan__department__binned_at=None,
        plan__cycle=plan.cycle_id,
        plan__shared_at__isnull=False,
        plan__binned_at=None,
    )
    objectives = list(
        Objective.objects.filter(around)
        .select_related("plan__department", "owner")
        .order_by("plan_id", "position", "pk")
    )
    results: dict[int, list[KeyResult]] = defaultdict(list)
    for result in (
        KeyResult.objects.filter(around, objective__binned_at=None)
        .select_related("owner")
        .order_by("position", "pk")
    ):
        results[result.objective_id].append(result)
    serving, supports = _links(objectives)
    own = [row for row in objectives if row.plan_id == plan.pk]
    teams: dict[str, list[Objective]] = defaultdict(list)
    for row in objectives:
        if row.plan_id != plan.pk:
            teams[row.plan.department.name].append(row)
    return quality.Plan(
        code=plan.code,
        title=plan.department.name,
        starts=plan.cycle.starts_on,
        ends=plan.cycle.ends_on,
        run_points=plan.run_points,
        objectives=tuple(_objective(row, results, serving, supports) for row in own),
        teams=tuple(
            quality.TeamPlan(
                name=name,
                objectives=tuple(_objective(row, results, serving, supports) for row in rows),
            )
            for name, rows in teams.items()
        ),
    )


def aggregation(plan: quality.Plan, language: str) -> Said | None:
    """Whether a department's plan is only the union of its teams' (ALN503), in words."""
    found = review(plan, Settings(select=(AGGREGATION,))) if plan.teams else ()
    return said(found[0], language) if found else None


def said(finding: Finding, language: str) -> Said:
    """A finding in words."""
    return Said(
        finding.code, title(finding, language), says(finding, language), why(finding, language)
    )


Serving = dict[tuple[str, int], set[str]]  # ("O" or "K", id) → teams that work on it
Supports = dict[int, list[str]]  # objective → codes above


def _links(objectives: Iterable[Objective]) -> tuple[Serving, Supports]:
    """Which teams work on what of the plan, and what every objective supports."""
    rows = {row.pk: row for row in objectives}
    serving: Serving = defaultdict(set)
    supports: Supports = defaultdict(list)
    links = (
        ParentLink.objects.filter(objective__in=rows)
        .order_by("pk")
        .values_list(
            "objective_id",
            "parent_objective_id",
            "parent_objective__number",
            "parent_key_result_id",
            "parent_key_result__number",
        )
    )
    for objective, above, number, result, result_number in links:
        team = rows[objective].plan.department.name
        if result is not None:
            serving["K", result].add(team)
            supports[objective].append(f"K{result_number}")
        else:
            serving["O", above].add(team)
            supports[objective].append(f"O{number}")
    return serving, supports


def _objective(
    row: Objective, results: dict[int, list[KeyResult]], serving: Serving, supports: Supports
) -> quality.Objective:
    return quality.Objective(
        text=row.title,
        code=row.short_code,
        kind=row.kind,
        owners=(row.owner.name,) if row.owner else (),
        themes=tuple(row.themes),
        points=row.points,
        supports=tuple(supports.get(row.pk, ())),
        key_results=tuple(
            _key_result(one, serving["K", one.pk] | serving["O", row.pk])
            for one in results.get(row.pk, ())
        ),
    )


def _key_result(row: KeyResult, teams: set[str]) -> quality.KeyResult:
    band = row.tolerance if row.target is not None and row.tolerance is not None else None
    return quality.KeyResult(
        text=row.text,
        code=row.short_code,
        fields=quality.Fields(
            kind=row.kind,
            start=row.baseline,
            start_known_by=row.baseline_due,
            target=row.target,
            low=row.target - band if band is not None and row.target is not None else None,
            high=row.target + band if band is not None and row.target is not None else None,
            unit=row.unit,
            due=row.due,
            owners=(row.owner.name,) if row.owner else (),
            theme=row.theme,
            metric=row.metric,
            guard=row.guard_metric,
            source=row.data_source,
            served_by=tuple(sorted(teams)),
        ),
    )
