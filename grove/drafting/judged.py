"""The plan as the reviewer reads it: records of the database as the plain records of `quality`.

The one bridge between the two. It knows objectives and key results with their fields, and of the
teams below what their shared plans say and what of this plan they support.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    F,
    FloatField,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from grove.drafting.known import Known
from grove.method import load
from grove.okrs.models import THEMES, KeyResult, Objective, ParentLink
from grove.okrs.queries import KeyResultRow, ObjectiveRow, PlanTree
from grove.plans.asked import AskedOfPlan
from grove.plans.models import Plan
from grove.quality import plan as quality
from grove.quality.finding import Finding
from grove.quality.review import review
from grove.quality.settings import Settings
from grove.quality.texts import told
from grove.record import clock
from grove.record.statement import RecordsOf

AGGREGATION = "ALN503"
Goal = Objective | ObjectiveRow
Result = KeyResult | KeyResultRow


@dataclass(frozen=True)
class Said:
    """A finding in the reader's language."""

    code: str
    level: str
    title: str
    text: str
    why: str


def judged(
    plan: Plan, tree: PlanTree | None = None, found: Known | None = None, freezing: str = ""
) -> quality.Plan:
    """A plan with the plans of its teams, as far as those are shared.

    found      what else is known of it (see `known`); without it no rule asks for that
    freezing   the number of the version about to be frozen, "" for none
    `plan` comes with its department and cycle. Three queries; one when its tree is at hand.
    """
    goals = _goals(plan) if tree is None else [(row, row.key_results) for row in tree.objectives]
    # Top-down first: until a plan is shared its teams have nothing to answer to.
    looks_below = found is None or plan.shared_at is not None
    teams, serving = _teams(plan) if looks_below else ((), {})
    return quality.Plan(
        code=plan.code,
        title=plan.department.name,
        starts=plan.cycle.starts_on,
        ends=plan.cycle.ends_on,
        run_points=plan.run_points,
        objectives=tuple(_objective(goal, results, serving, found) for goal, results in goals),
        teams=teams,
        freezing=freezing,
        today=clock.today() if found is not None else None,
        **(_around(found, bool(goals)) if found is not None else {}),
    )


def _around(found: Known, begun: bool) -> dict[str, Any]:
    return {
        "needs": tuple(found.needs),
        "parent": tuple(found.above),
        "perspectives": tuple(one.key for one in load().perspectives if not one.optional),
        "themes": THEMES,
        "themes_left_out": tuple(found.left_out),
        "past": tuple(found.past),
        "failures": tuple(found.failures),
        # Before there is a line, none can rest on a lesson.
        "lessons": tuple(found.lessons) if begun else (),
        "reviewed": found.graded if found.past else None,
        "process": quality.Process(
            inputs_missing=tuple(found.missing),
            alignment_records=found.meetings,
            presented=found.presented,
        ),
    }


def aggregation(plan: quality.Plan, language: str) -> Said | None:
    """Whether a department's plan is only the union of its teams' (ALN503), in words."""
    found = review(plan, Settings(select=(AGGREGATION,))) if plan.teams else ()
    return said(found[0], language) if found else None


def said(finding: Finding, language: str) -> Said:
    """A finding in words."""
    words = told(finding, language)
    return Said(finding.code, finding.level, words.title, words.says, words.why)


Serving = Mapping[str, set[str]]  # code of a line (O3, K7) → teams that support it


def _goals(plan: Plan) -> Sequence[tuple[Goal, Sequence[Result]]]:
    """Objectives in order, each with its key results. Two queries."""
    results: dict[int, list[Result]] = defaultdict(list)
    for row in _key_results_of([plan.pk]):
        results[row.objective_id].append(row)
    return [(row, results[row.pk]) for row in _objectives_of([plan.pk])]


@RecordsOf
def _key_results_of(plans: list[int]) -> QuerySet[KeyResult]:
    rows = KeyResult.objects.filter(plan__in=plans, objective__binned_at=None)
    return rows.select_related("owner").order_by("position", "pk")


@RecordsOf
def _objectives_of(plans: list[int]) -> QuerySet[Objective]:
    rows = Objective.objects.filter(plan__in=plans)
    return rows.select_related("owner").order_by("position", "pk")


def _objective(
    row: Goal, results: Iterable[Result], serving: Serving, found: Known | None
) -> quality.Objective:
    teams = serving.get(row.short_code, set())
    return quality.Objective(
        text=row.title,
        code=row.short_code,
        kind=row.kind,
        owners=_owners(row),
        themes=tuple(row.themes),
        points=row.points,
        needs=None if found is None else tuple(found.served[row.short_code]),
        supports=None if found is None else tuple(found.supported[row.short_code]),
        key_results=tuple(
            _key_result(one, teams | serving.get(one.short_code, set()), found) for one in results
        ),
    )


def _key_result(row: Result, teams: set[str], found: Known | None) -> quality.KeyResult:
    band = row.tolerance if row.target is not None else None
    return quality.KeyResult(
        text=row.text,
        code=row.short_code,
        fields=quality.Fields(
            kind=row.kind,
            start=row.baseline,
            start_known_by=row.baseline_due,
            target=row.target,
            low=None if band is None or row.target is None else row.target - band,
            high=None if band is None or row.target is None else row.target + band,
            unit=row.unit,
            due=row.due,
            owners=_owners(row),
            theme=row.theme,
            metric=row.metric,
            guard=row.guard_metric,
            source=row.data_source,
            served_by=tuple(sorted(teams)),
            needs=() if found is None else tuple(found.served[row.short_code]),
            stages=() if found is None else tuple(found.stages[row.short_code]),
            **({} if found is None else _known_of(row, found)),
        ),
    )


def _known_of(row: Result, found: Known) -> dict[str, Any]:
    """Fields of a key result that its own record does not hold."""
    team, counterpart = found.needed.get(row.short_code, ("", ""))
    return {
        "check_in": found.figures.check_in(row.short_code, row.due, clock.today()),
        "period_days": found.figures.period(row.short_code, row.metric),
        "needs_team": team,
        "counterpart": counterpart,
    }


def _owners(row: Goal | Result) -> tuple[str, ...]:
    if isinstance(row, Objective | KeyResult):
        return (row.owner.name,) if row.owner is not None else ()
    return (row.owner_name,) if row.owner_name else ()


def _teams(plan: Plan) -> tuple[tuple[quality.TeamPlan, ...], Serving]:
    """What the teams' shared plans say, and which of them support what of this plan. One query."""
    objectives: dict[int, list[tuple[int, str]]] = defaultdict(list)
    results: dict[int, list[quality.KeyResult]] = defaultdict(list)
    serving: dict[str, set[str]] = defaultdict(set)
    names: dict[int, str] = {}
    # By team in the order of their making; its objectives before its key results, each in order.
    for row in sorted(_team_rows(plan), key=lambda row: (row[1], row[0] != "O", row[3], row[4])):
        tag, team, objective, _place, number, name, text, kind, unit, start, target = row
        if tag == "link":
            serving[f"{text}{number}"].add(name)
            continue
        names[team] = name
        if tag == "O":
            objectives[team].append((objective, text))
            continue
        fields = quality.Fields(kind=kind, unit=unit, start=_number(start), target=_number(target))
        results[objective].append(quality.KeyResult(text=text, code=f"K{number}", fields=fields))
    plans = tuple(
        quality.TeamPlan(
            name=name,
            objectives=tuple(
                quality.Objective(text=text, key_results=tuple(results[pk]))
                for pk, text in objectives[team]
            ),
        )
        for team, name in names.items()
    )
    return plans, serving


@AskedOfPlan
def _team_rows(plan: Plan) -> QuerySet[Any, Any]:
    shared = {
        "department__parent": plan.department_id,
        "department__binned_at": None,
        "cycle": plan.cycle_id,
        "shared_at__isnull": False,
        "binned_at": None,
    }
    here = Q(**{f"plan__{name}": value for name, value in shared.items()})
    below = Q(**{f"objective__plan__{name}": value for name, value in shared.items()})
    above = Q(parent_objective__plan=plan) | Q(parent_key_result__plan=plan)
    objectives = Objective.objects.filter(here)
    results = KeyResult.objects.filter(here, objective__binned_at=None)
    links = ParentLink.objects.filter(below & above, objective__binned_at=None)
    result = links.filter(parent_key_result__isnull=False)
    whole = links.filter(parent_objective__isnull=False)
    return _columns(objectives, "O", "plan", "pk", "title").union(
        _columns(results, "K", "plan", "objective_id", "text", "kind", "unit"),
        _columns(result, "link", "objective__plan", "objective_id", "", above="parent_key_result"),
        _columns(whole, "link", "objective__plan", "objective_id", "", above="parent_objective"),
        all=True,
    )


def _columns(
    rows: QuerySet[Any],
    tag: str,
    plan: str,
    objective: str,
    text: str,
    kind: str = "",
    unit: str = "",
    above: str = "",
) -> QuerySet[Any, Any]:
    """The same eleven columns for every branch, whatever model it reads."""
    values = ("baseline", "target") if kind else ("", "")
    letter = {"parent_key_result": "K", "parent_objective": "O"}.get(above, "")
    named: dict[str, Any] = {
        "column0": _text(tag),
        "column1": Cast(F(f"{plan}__department_id"), BigIntegerField()),
        "column2": Cast(F(objective), BigIntegerField()),
        "column3": Cast(Value(0) if above else F("position"), FloatField()),
        "column4": Cast(F(f"{above}__number" if above else "number"), BigIntegerField()),
        "column5": Cast(F(f"{plan}__department__name"), TextField()),
        "column6": _text(letter) if above else Cast(F(text), TextField()),
        "column7": Cast(F(kind), TextField()) if kind else _text(""),
        "column8": Cast(F(unit), TextField()) if unit else _text(""),
    }
    for at, name in enumerate(values):
        held = Coalesce(Cast(F(name), TextField()), _text("")) if name else _text("")
        named[f"column{9 + at}"] = held
    return rows.order_by().annotate(**named).values_list(*named)


def _text(value: str) -> Cast:
    return Cast(Value(value, CharField()), TextField())


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
