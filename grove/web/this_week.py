"""This week, as one person meets it: their part first, then what is new, their team, a win."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.health.guards import Guard
from grove.look.addresses import address
from grove.measure.confidence import Status
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.record import clock
from grove.record.statement import AskedOf
from grove.rounds.models import Round
from grove.tracking.weeks import week_address, week_of, week_text
from grove.tracking.words import shape_of, state_sentence, status_word
from grove.web.heard import Heard, guards_of, heard_in
from grove.web.near import Line, decisions, news
from grove.weekly.models import Priority, Win

ROWS = 6  # key results of the own check-in shown on the start page
SETTLED = frozenset({Status.DONE, Status.PAUSED})  # nobody is asked about these
HEADS, LEADS, MEMBERS, BOSSES = "head", "lead", "member", "boss"


@dataclass(frozen=True)
class Row:
    """One key result with where it was said to stand."""

    code: str
    text: str
    href: str
    state: str
    word: str
    confidence: int | None
    said: bool
    guard: Guard | None


@dataclass(frozen=True)
class ThisWeek:
    """The running plan a person works in, and what of it is theirs this week.

    part   "head", "lead", "member" or "boss": what stands first
    """

    part: str
    department: str
    week: str
    sentence: str
    check_in: str
    heard: str
    rows: tuple[Row, ...]
    decisions: tuple[Line, ...]
    rounds: tuple[Line, ...]
    news: tuple[Line, ...]
    team: str
    team_href: str
    priorities: tuple[Line, ...]
    win: Line | None
    brief: str
    track: str
    changes: str


def running_plan(
    plans: Sequence[Plan], roles: Sequence[Role], today: date
) -> tuple[Plan, str, Department] | None:
    """The plan of today this person works in: of several the highest. With the part they have in
    it, and their team. No query."""
    found = []
    for plan in plans:
        running = plan.cycle.starts_on <= today <= plan.cycle.ends_on
        if not running or plan.shared_at is None or plan.closed_on is not None:
            continue
        part, team = _part(plan, roles)
        if part:
            found.append((len(plan.department.path), plan.pk, plan, part, team))
    if not found:
        return None
    _length, _pk, plan, part, team = min(found, key=lambda one: one[:2])
    return plan, part, team


def this_week(person: Person, plan: Plan, part: str, team: Department) -> ThisWeek:
    """What one person sees first. Four queries, five for a head; one more where health metrics
    guard key results."""
    today = clock.today()
    week = week_of(today)
    heard = heard_in(plan, today)
    asked = [one for one in heard if one.status not in SETTLED]
    mine = [one for one in asked if one.owner == person.pk]
    of_team = [one for one in asked if one.path.startswith(team.path)] if part == LEADS else []
    shown = (of_team or mine)[:ROWS] if part in (LEADS, MEMBERS) else []
    decides = part in (HEADS, BOSSES)
    guards = guards_of(heard if decides else shown, today)
    priorities, win = _of_the_week(plan, team, week)
    place = plan.place
    return ThisWeek(
        part=part,
        department=plan.department.name,
        week=week_text(plan.cycle, week),
        sentence=state_sentence(one.status for one in heard) if decides else "",
        check_in=address("tracking:check_in", **place) if mine else "",
        heard=_heard(of_team, week) if of_team else "",
        rows=tuple(_row(plan, one, week, guards) for one in shown),
        decisions=decisions(plan, heard, guards) if decides else (),
        rounds=_rounds(plan) if part == HEADS else (),
        news=news(plan, heard),
        team=team.name,
        team_href=address("weekly:week", **place, team=team.slug, week=week_address(week)),
        priorities=priorities,
        win=win,
        brief=address("weekly:brief", **place, week=week_address(week)),
        track=address("tracking:dashboard", **place),
        changes=address("changes", **place),
    )


def _part(plan: Plan, roles: Sequence[Role]) -> tuple[str, Department]:
    """The part of a person in a plan, and the team whose week is theirs."""
    at = plan.department
    here = {role.name for role in roles if role.department_id == at.pk}
    below = [role for role in roles if role.department.path.startswith(at.path)]
    teams = [role for role in below if role.department_id != at.pk]
    if Role.Name.HEAD in here:
        return HEADS, at
    leading = [role for role in teams if role.name in (Role.Name.HEAD, Role.Name.LEAD)]
    if leading:
        return LEADS, leading[0].department
    if Role.Name.LEAD in here:
        return LEADS, at
    working = [role for role in teams if role.name == Role.Name.MEMBER]
    if working:
        return MEMBERS, working[0].department
    if Role.Name.MEMBER in here:
        return MEMBERS, at
    above = any(
        role.department_id == at.parent_id and role.name == Role.Name.HEAD for role in roles
    )
    return (BOSSES, at) if above or Role.Name.BOSS in here else ("", at)


def _row(plan: Plan, one: Heard, week: date, guards: Mapping[int, Guard]) -> Row:
    return Row(
        code=one.code,
        text=one.text,
        href=one.href(plan),
        state=shape_of(one.status),
        word=status_word(one.status),
        confidence=None if one.status is Status.NO_UPDATE else one.confidence,
        said=one.week == week,
        guard=guards.get(one.pk),
    )


def _heard(rows: Sequence[Heard], week: date) -> str:
    heard = sum(one.week == week for one in rows)
    return ngettext(
        "%(heard)d of %(all)d key result updated this week",
        "%(heard)d of %(all)d key results updated this week",
        len(rows),
    ) % {"heard": heard, "all": len(rows)}


def _rounds(plan: Plan) -> tuple[Line, ...]:
    """Open rounds of the department's plans, this cycle's and the next: who has not answered."""
    return tuple(
        Line(
            _("Round %(number)d of %(cycle)s: %(count)d of %(all)d teams have answered")
            % {"number": number, "cycle": cycle, "count": asked - silent, "all": asked},
            address("rounds:page", dept=plan.department.slug, cycle=cycle),
        )
        for number, cycle, asked, silent in _open_rounds([plan.department_id])
    )


@AskedOf
def _open_rounds(departments: list[int]) -> QuerySet[Any, Any]:
    live = Q(answers__binned_at=None)
    return (
        Round.objects.filter(plan__department__in=departments, closed_at=None)
        .annotate(
            asked=Count("answers", filter=live),
            silent=Count("answers", filter=live & Q(answers__answer="")),
        )
        .order_by("plan", "number")
        .values_list("number", "plan__cycle__name", "asked", "silent")
    )


def _of_the_week(plan: Plan, team: Department, week: date) -> tuple[tuple[Line, ...], Line | None]:
    """The team's priorities, and the newest win of last week; of this week once there is one. One
    query."""
    lines, wins = [], []
    rows = _said_in([plan.pk, team.pk], week)
    for day, pk, rank, text, who, code in sorted(rows, key=lambda row: (row[2] or 0, row[1])):
        if rank is None:
            wins.append((day, pk, Line(text, "", who)))
        else:
            detail = " · ".join(word for word in (f"→ K{code}" if code else "", who) if word)
            lines.append(Line(f"{Priority.Rank(rank).label} {text}", "", detail))
    return tuple(lines), max(wins)[2] if wins else None


@AskedOf
def _said_in(both: list[int], week: date) -> QuerySet[Any, Any]:
    plan, team = both
    columns = ("week", "pk", "place", "words", "who_said", "code")
    no_number: Any = Cast(Value(None), IntegerField())
    priorities = Priority.objects.filter(plan=plan, team=team, week=week).annotate(
        place=Cast("rank", IntegerField()),
        words=Cast("text", TextField()),
        who_said=Coalesce(Cast("who__name", TextField()), _text("")),
        code=Cast("key_result__number", IntegerField()),
    )
    wins = Win.objects.filter(plan=plan, week__gte=week - timedelta(weeks=1), week__lte=week)
    won = wins.annotate(
        place=no_number,
        words=Cast("text", TextField()),
        who_said=Cast("team__name", TextField()),
        code=no_number,
    )
    both_kinds = priorities.order_by().values_list(*columns)
    return both_kinds.union(won.order_by().values_list(*columns), all=True)


def _text(value: str) -> Cast:
    return Cast(Value(value), TextField())
