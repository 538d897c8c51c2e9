"""What the one page shows: function, goals, team, path and return, each with where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from grove.look.addresses import address
from grove.look.words import date_text, number_text
from grove.management.models import GoalGroup, ManagementPlan, PathItem, ReturnLine, Seat
from grove.measure.kinds import Kind
from grove.method import load
from grove.okrs.models import KeyResult, Objective
from grove.okrs.queries.saying import target_words
from grove.okrs.words import value_text
from grove.org.models import Department
from grove.plans.models import Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.positioning.queries import statement_of
from grove.record.statement import AskedOf, RecordsOf


@dataclass(frozen=True)
class Goal:
    """A key result as the page shows it: code, words, from → to."""

    code: str
    text: str
    href: str
    way: str


@dataclass(frozen=True)
class GoalSection:
    """Business, technical or team-building goals."""

    name: str
    word: str
    objectives: tuple[tuple[str, str, int], ...]
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class RowLine:
    """A row of a table on the page, with where it is edited and moved."""

    pk: int
    cells: tuple[str, ...]
    code: str
    code_href: str
    edit_href: str
    first: bool
    last: bool
    assumption: str = ""


@dataclass(frozen=True)
class Ask:
    """The one question an empty part asks, and where to answer it."""

    question: str
    href: str


@dataclass(frozen=True)
class Sheet:
    """Everything on the page. `asks` hold the question of each part that is still empty."""

    revision: int
    mission: str
    mission_own: bool
    dimensions: tuple[tuple[str, str, str], ...]
    boundary: tuple[tuple[str, str], ...]
    sections: tuple[GoalSection, ...]
    teams: tuple[tuple[str, int], ...]
    people: int
    structure: str
    development: str
    seats: tuple[RowLine, ...]
    path: tuple[RowLine, ...]
    put_in: tuple[RowLine, ...]
    back: tuple[RowLine, ...]
    not_in_money: str
    asks: dict[str, Ask]
    filled: int
    parts: int


Goals = tuple[Objective, list[KeyResult]]
CURRENCIES = frozenset("¥$€£₹")
TEAM_THEMES, BUSINESS_THEMES = {"OB", "TP"}, {"BG"}


def sheet(plan: Plan, language: str) -> Sheet:
    """The management plan of a plan. Seven queries whatever the rows."""
    joined = next(_with_texts([plan.pk]))
    texts = getattr(joined, "management", None) or ManagementPlan()
    positioning = getattr(joined, "positioning", None)
    dimensions = list(_dimensions_of([plan.pk]))
    mission = texts.mission or statement_of(positioning or Positioning(), tuple(dimensions))
    objectives = _objectives(plan)
    teams, people = _teams(plan.department)
    seats = _lines(plan, "seats", list(_seats_of([plan.pk])))
    path = _lines(plan, "path", list(_path_of([plan.pk])))
    returns = list(_returns_of([plan.pk]))
    lines = {line.pk: line for line in _lines(plan, "returns", returns)}
    sides = {
        side: tuple(lines[row.pk] for row in returns if row.side == side)
        for side in ReturnLine.Side.values
    }
    parts = {
        "function": bool(mission and dimensions),
        "goals": any(results for _objective, results in objectives),
        "team": bool(texts.structure and seats),
        "path": bool(path),
        "roi": bool(returns),
    }
    return Sheet(
        revision=texts.revision,
        mission=mission,
        mission_own=bool(texts.mission),
        dimensions=tuple((row.name, row.measured_by, row.judged_by) for row in dimensions),
        boundary=_boundary(positioning),
        sections=_sections(objectives),
        teams=teams,
        people=people,
        structure=texts.structure,
        development=texts.development,
        seats=seats,
        path=path,
        put_in=sides["in"],
        back=sides["back"],
        not_in_money=texts.not_in_money,
        asks=_asks(plan, parts, language),
        filled=sum(parts.values()),
        parts=len(parts),
    )


def way(result: KeyResult) -> str:
    """From → to in figures: `2 → 10 per week`, `≥ 99.95 %`; the day of a milestone."""
    if result.kind and not Kind(result.kind).has_target:
        return date_text(result.due)
    target = target_words(result, 0) or "?"
    if result.kind and Kind(result.kind).is_hold:
        return target
    start = value_text(result.baseline, result.unit)
    if start[:1] not in CURRENCIES:
        start = value_text(result.baseline, "")
    return f"{start or ('0' if result.kind == Kind.COUNT else '?')} → {target}"


def _objectives(plan: Plan) -> list[Goals]:
    objectives = list(_objectives_of([plan.pk]))
    below: dict[int, list[KeyResult]] = {objective.pk: [] for objective in objectives}
    for result in _key_results_of(list(below)):
        below[result.objective_id].append(result)
    return [(objective, below[objective.pk]) for objective in objectives]


@RecordsOf
def _objectives_of(plans: list[int]) -> QuerySet[Objective]:
    rows = Objective.objects.filter(plan__in=plans)
    return rows.select_related("goal_group", "plan__department", "plan__cycle")


@RecordsOf
def _key_results_of(objectives: list[int]) -> QuerySet[KeyResult]:
    return KeyResult.objects.filter(objective__in=objectives).order_by("position", "pk")


def _sections(objectives: list[Goals]) -> tuple[GoalSection, ...]:
    found = []
    for name in (GoalGroup.Name.BUSINESS, GoalGroup.Name.TECHNICAL, GoalGroup.Name.TEAM):
        mine = [goals for goals in objectives if _group(*goals) == name]
        goals = tuple(
            Goal(
                code=result.short_code,
                text=result.text,
                href=address("okrs:key_result", code=_code(objective, result)),
                way=way(result),
            )
            for objective, results in mine
            for result in results
        )
        found.append(
            GoalSection(
                name=name.value,
                word=str(name.label),
                objectives=tuple((o.short_code, o.title, o.pk) for o, _results in mine),
                goals=goals,
            )
        )
    return tuple(found)


def _code(objective: Objective, result: KeyResult) -> str:
    result.plan = objective.plan
    return result.code


def _group(objective: Objective, results: Sequence[KeyResult]) -> str:
    """As the head sorted it, else by its themes: business goals, people, everything else."""
    group = getattr(objective, "goal_group", None)
    if group is not None:
        return str(group.name)
    themes = set(objective.themes) | {result.theme for result in results if result.theme}
    if themes & BUSINESS_THEMES:
        return GoalGroup.Name.BUSINESS
    if themes and themes <= TEAM_THEMES:
        return GoalGroup.Name.TEAM
    return GoalGroup.Name.TECHNICAL


def _teams(department: Department) -> tuple[tuple[tuple[str, int], ...], int]:
    own = 0
    teams = []
    for pk, parent, name, people in _people_below([department.path]):
        if pk == department.pk:
            own = people
        elif parent == department.pk:
            teams.append((name, people))
    return tuple(teams), own + sum(count for _name, count in teams)


@AskedOf
def _people_below(paths: list[str]) -> QuerySet[Any, Any]:
    live = Q(roles__binned_at=None, roles__person__binned_at=None)
    work = Q(roles__name__in=["head", "lead", "member"])
    return (
        Department.objects.filter(path__startswith=paths[0])
        .annotate(people=Count("roles__person", filter=live & work, distinct=True))
        .order_by("path")
        .values_list("pk", "parent_id", "name", "people")
    )


def _boundary(positioning: Positioning | None) -> tuple[tuple[str, str], ...]:
    if positioning is None:
        return ()
    rows = (
        (_("We do not do"), positioning.we_do_not),
        (_("We are building"), positioning.we_are_building),
    )
    return tuple((name, text) for name, text in rows if text)


@RecordsOf
def _with_texts(plans: list[int]) -> QuerySet[Plan]:
    return Plan.objects.select_related("positioning", "management").filter(pk__in=plans)


@RecordsOf
def _dimensions_of(plans: list[int]) -> QuerySet[ValueDimension]:
    return ValueDimension.objects.filter(plan__in=plans)


@RecordsOf
def _seats_of(plans: list[int]) -> QuerySet[Seat]:
    return Seat.objects.filter(plan__in=plans)


@RecordsOf
def _path_of(plans: list[int]) -> QuerySet[PathItem]:
    return PathItem.objects.filter(plan__in=plans).select_related(*_AROUND)


@RecordsOf
def _returns_of(plans: list[int]) -> QuerySet[ReturnLine]:
    return ReturnLine.objects.filter(plan__in=plans).select_related(*_AROUND)


_AROUND = ("key_result__plan__department", "key_result__plan__cycle")


def _lines(
    plan: Plan, kind: str, rows: Sequence[Seat | PathItem | ReturnLine]
) -> tuple[RowLine, ...]:
    lines = []
    for index, row in enumerate(rows):
        result = getattr(row, "key_result", None)
        lines.append(
            RowLine(
                pk=row.pk,
                cells=_cells(row),
                code=result.short_code if result else "",
                code_href=address("okrs:key_result", code=result.code) if result else "",
                edit_href=address("management:row", **plan.place, kind=kind, row=row.pk),
                first=index == 0,
                last=index == len(rows) - 1,
                assumption=getattr(row, "assumption", ""),
            )
        )
    return tuple(lines)


def _cells(row: Seat | PathItem | ReturnLine) -> tuple[str, ...]:
    if isinstance(row, Seat):
        return (row.role, str(row.ready_now), str(row.ready_in_a_year))
    if isinstance(row, PathItem):
        return (row.task, row.when, row.resources, row.method)
    likely = _number(row.likely)
    amount = money(likely, row.unit) if likely else _("unknown")
    bounds = ""
    if row.low is not None and row.high is not None:
        bounds = _("between %(low)s and %(high)s") % {
            "low": _number(row.low),
            "high": _number(row.high) if likely else money(_number(row.high), row.unit),
        }
    return (row.text, amount, bounds)


def _asks(plan: Plan, parts: dict[str, bool], language: str) -> dict[str, Ask]:
    place = plan.place
    pages = {
        "function": address("positioning:page", **place),
        "goals": address("drafting:page", **place),
        "team": address("management:row_new", **place, kind="seats"),
        "path": address("management:row_new", **place, kind="path"),
        "roi": address("management:row_new", **place, kind="returns"),
    }
    return {
        section.key: Ask(section.question(language), pages[section.key])
        for section in load().management_sections
        if not parts[section.key]
    }


def money(number: str, unit: str) -> str:
    """A number with its unit; a currency sign stands before it: `¥2.1 M`, `31 FTE-years`."""
    if unit[:1] in CURRENCIES:
        return f"{unit[0]}{number} {unit[1:].strip()}".strip()
    return f"{number} {unit}".strip()


def _number(value: Decimal | None) -> str:
    return "" if value is None else number_text(value)
