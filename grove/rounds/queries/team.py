"""One team's draft beside the department's: what supports what, what is nobody's, what is own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.needs.models import Need
from grove.okrs.models import KeyResult, Objective, ParentLink
from grove.org.models import Department, Person
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.rounds.about import name
from grove.rounds.models import TeamAnswer
from grove.rounds.queries.asks import AskRow, ask_rows, asks_of
from grove.rounds.queries.teams import TeamDraft, drafts, teams_with_plans
from grove.rounds.teams import teams_led


@dataclass(frozen=True)
class Line:
    """A line of either plan. `links` are codes on the other side that it is tied to, with their
    anchors; `elsewhere` names other teams that support it."""

    code: str
    text: str
    href: str
    is_objective: bool
    links: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    own_because: str = ""

    @property
    def supported(self) -> bool:
        return bool(self.links or self.elsewhere)


@dataclass(frozen=True)
class Said:
    """What the team said in the newest round it was asked in."""

    number: int
    version: str
    version_href: str
    due: str
    line: str
    is_open: bool
    read: str
    answer: str
    answer_words: str
    reservation: str
    answered: str


@dataclass(frozen=True)
class TeamPage:
    """The department on the left, the team on the right. `speaks`: this reader answers for it."""

    team: Department
    draft: TeamDraft
    department: tuple[Line, ...]
    lines: tuple[Line, ...]
    nobody: int
    said: Said | None
    asks: tuple[AskRow, ...]
    speaks: bool
    about: tuple[tuple[str, str], ...]


def team_page(door: PlanDoor, slug: str) -> TeamPage | None:
    """The page of a team by its code in a URL, or None. Seven queries."""
    plan = door.plan
    shown = drafts(plan, teams_with_plans(plan, door.someone.pk), door.someone, door.roles)
    draft = next((one for one in shown if one.team.slug == slug), None)
    if draft is None:
        return None
    names = {
        one.plan_id: one.team.name for one in shown if one.plan_id and (one.seen or one.shared)
    }
    theirs = draft.plan_id if draft.seen else None
    lines = _lines([plan.pk, theirs] if theirs else [plan.pk])
    links = [link for link in _links(plan) if link.plan in names]
    department = tuple(_upper(line, plan, links, theirs, names) for line in lines[plan.pk])
    return TeamPage(
        team=draft.team,
        draft=draft,
        department=department,
        lines=tuple(_lower(line, draft, plan, links) for line in lines[theirs]) if theirs else (),
        nobody=sum(not line.supported for line in department),
        said=_said(plan, draft.team),
        asks=ask_rows(plan, asks_of(plan, draft.team)),
        speaks=draft.team.pk in teams_led(door.roles),
        about=_about(plan, department),
    )


@dataclass(frozen=True)
class _Raw:
    """A row of either table."""

    plan: int
    letter: str
    number: int
    text: str
    own_because: str = ""

    @property
    def code(self) -> str:
        return f"{self.letter}{self.number}"


@dataclass(frozen=True)
class _Link:
    plan: int
    objective: str
    above: str


def _lines(plans: list[int]) -> dict[int, list[_Raw]]:
    """Objectives, each with its key results below it, by plan. Two queries."""
    results: dict[int, list[_Raw]] = defaultdict(list)
    for plan, objective, number, text in (
        KeyResult.objects.filter(plan__in=plans, objective__binned_at=None)
        .order_by("position", "pk")
        .values_list("plan_id", "objective_id", "number", "text")
    ):
        results[objective].append(_Raw(plan, "K", number, text))
    found: dict[int, list[_Raw]] = defaultdict(list)
    for pk, plan, number, title, own in (
        Objective.objects.filter(plan__in=plans)
        .order_by("position", "pk")
        .values_list("pk", "plan_id", "number", "title", "own_because")
    ):
        found[plan] += [_Raw(plan, "O", number, title, own), *results[pk]]
    return found


def _links(plan: Plan) -> list[_Link]:
    """Which objectives of the teams support which line of the plan. One query."""
    rows = (
        ParentLink.objects.filter(
            Q(parent_objective__plan=plan) | Q(parent_key_result__plan=plan),
            objective__binned_at=None,
        )
        .order_by("objective__number", "pk")
        .values_list(
            "objective__plan_id",
            "objective__number",
            "parent_objective__number",
            "parent_key_result__number",
        )
    )
    return [
        _Link(team, f"O{number}", f"O{objective}" if objective is not None else f"K{result}")
        for team, number, objective, result in rows
    ]


def _upper(
    line: _Raw, plan: Plan, links: Iterable[_Link], theirs: int | None, names: dict[int, str]
) -> Line:
    """A line of the department with what of the team supports it, and which other teams do."""
    here = [link for link in links if link.above == line.code]
    others = (names[link.plan] for link in here if link.plan != theirs)
    return Line(
        code=line.code,
        text=line.text,
        href=_address(line, plan.code),
        is_objective=line.letter == "O",
        links=tuple(dict.fromkeys(link.objective for link in here if link.plan == theirs)),
        elsewhere=tuple(dict.fromkeys(others)),
    )


def _lower(line: _Raw, draft: TeamDraft, plan: Plan, links: Iterable[_Link]) -> Line:
    """A line of the team with what it supports above."""
    tied = line.letter == "O"
    here = [link for link in links if link.plan == line.plan and link.objective == line.code]
    return Line(
        code=line.code,
        text=line.text,
        href=_address(line, f"{draft.team.code}-{plan.cycle.short}"),
        is_objective=tied,
        links=tuple(dict.fromkeys(link.above for link in here)) if tied else (),
        own_because=line.own_because,
    )


def _address(line: _Raw, plan_code: str) -> str:
    page = "okrs:objective" if line.letter == "O" else "okrs:key_result"
    return reverse(page, kwargs={"code": f"{plan_code}-{line.code}"})


def _about(plan: Plan, lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """What an ask can be about: the plan, its lines, its needs. One query."""
    needs = Need.objects.filter(plan=plan).order_by("number").values_list("number", "words")
    return (
        ("plan", name("plan")),
        *((line.code, f"{line.code} {line.text[:70]}") for line in lines),
        *((f"N{number}", f"N{number} {words[:70]}") for number, words in needs),
    )


def _said(plan: Plan, team: Department) -> Said | None:
    row = (
        TeamAnswer.objects.filter(round__plan=plan, team=team)
        .select_related("round__version", "read_by", "answered_by")
        .defer("round__version__content")
        .order_by("round__number")
        .last()
    )
    if row is None:
        return None
    version = row.round.version.number
    return Said(
        number=row.round.number,
        version=version,
        version_href=reverse("versions:version", kwargs={**plan.place, "number": version}),
        due=date_text(row.round.due),
        line=row.round.line,
        is_open=row.round.closed_at is None,
        read=_by(row.read_by, row.read_at),
        answer=row.answer,
        answer_words=str(row.get_answer_display()) if row.answer else "",
        reservation=row.reservation,
        answered=_by(row.answered_by, row.answered_at),
    )


def _by(person: Person | None, moment: datetime | None) -> str:
    """ "Wang Jun, 11 Nov 2026"; nothing when it did not happen."""
    if moment is None:
        return ""
    parts = [str(person)] if person is not None else []
    return pgettext("between two facts", ", ").join([*parts, date_text(moment)])
