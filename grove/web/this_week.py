"""This week, as one person meets it: their part first, then what is new, their team, a win."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.measure.confidence import Status
from grove.okrs.guards import guard_of, with_guards
from grove.okrs.models import KeyResult
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.record import clock
from grove.rounds.models import Round
from grove.tracking.models import CheckIn, HelpRequest
from grove.tracking.queries.rest import Rest, why_it_rests
from grove.tracking.queries.stand import status_now
from grove.tracking.weeks import week_address, week_of, week_text
from grove.tracking.words import shape_of, state_sentence, status_word
from grove.web.near import Line, Row, decisions, news
from grove.weekly.models import Priority, Win

ROWS = 6  # key results of the own check-in shown on the start page
SETTLED = frozenset({Status.DONE.value, Status.PAUSED.value})  # nobody is asked about these
HEADS, LEADS, MEMBERS, BOSSES = "head", "lead", "member", "boss"


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
    """What one person sees first. Five queries, six for a head."""
    today = clock.today()
    week = week_of(today)
    results = _results(plan, week)
    rows = {row.pk: _row(plan, row, week, today) for row in results}
    asked = [row for row in results if rows[row.pk][1] not in SETTLED]
    mine = [row for row in asked if (row.owner_id or row.objective.owner_id) == person.pk]
    statuses = [Status(rows[row.pk][1]) for row in results]
    of_team = _of_team(asked, team) if part == LEADS else []
    place = plan.place
    return ThisWeek(
        part=part,
        department=plan.department.name,
        week=week_text(plan.cycle, week),
        sentence=state_sentence(statuses) if part in (HEADS, BOSSES) else "",
        check_in=reverse("tracking:check_in", kwargs=place) if mine else "",
        heard=_heard([rows[row.pk][0] for row in of_team]) if of_team else "",
        rows=tuple(rows[row.pk][0] for row in (of_team or mine)[:ROWS])
        if part in (LEADS, MEMBERS)
        else (),
        decisions=decisions(results, rows, today) if part in (HEADS, BOSSES) else (),
        rounds=_rounds(plan) if part == HEADS else (),
        news=news(plan, results, rows),
        team=team.name,
        team_href=reverse(
            "weekly:week", kwargs={**place, "team": team.slug, "week": week_address(week)}
        ),
        priorities=_priorities(plan, team, week),
        win=_win(plan, week),
        brief=reverse("weekly:brief", kwargs={**place, "week": week_address(week)}),
        track=reverse("tracking:dashboard", kwargs=place),
        changes=reverse("changes", kwargs=place),
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


def _results(plan: Plan, week: date) -> list[KeyResult]:
    """All key results with what was said last, and who waits for help. One query."""
    said = CheckIn.objects.filter(key_result=OuterRef("pk")).order_by("-week", "-pk")
    help_wanted = HelpRequest.objects.filter(key_result=OuterRef("pk"), answered_on=None)
    rows = (
        with_guards(KeyResult.objects.filter(plan=plan, objective__binned_at=None))
        .select_related("objective")
        .annotate(
            said_on=Subquery(said.values("on")[:1]),
            said_week=Subquery(said.values("week")[:1]),
            confidence=Subquery(said.values("confidence")[:1]),
            before=Subquery(said.values("confidence")[1:2]),
            done=Subquery(said.values("done")[:1]),
            rests=why_it_rests(plan.cycle.ends_on),
            help=Subquery(help_wanted.order_by("asked_on", "pk").values("text")[:1]),
            owner_path=Subquery(
                Role.objects.filter(person=OuterRef("owner"), binned_at=None)
                .order_by("-department__path")
                .values("department__path")[:1]
            ),
        )
        .order_by("objective__position", "objective", "position", "pk")
    )
    for row in rows:
        row.plan = plan
    return list(rows)


def _row(plan: Plan, row: KeyResult, week: date, today: date) -> tuple[Row, str]:
    known: dict[str, object] = vars(row)
    confidence, on, done = known["confidence"], known["said_on"], bool(known["done"])
    said = None if confidence is None else (confidence, on, done)
    rest = Rest(str(known["rests"])) if known["rests"] else None
    found = status_now(plan, said, rest, today)  # type: ignore[arg-type]
    line = Row(
        code=row.short_code,
        text=row.text,
        href=reverse("okrs:key_result", args=[row.code]),
        state=shape_of(found),
        word=status_word(found),
        confidence=None if found is Status.NO_UPDATE else confidence,  # type: ignore[arg-type]
        said=known["said_week"] == week,
        guard=guard_of(row, today),
    )
    return line, found.value


def _of_team(results: Sequence[KeyResult], team: Department) -> list[KeyResult]:
    return [row for row in results if str(vars(row)["owner_path"] or "").startswith(team.path)]


def _heard(rows: Sequence[Row]) -> str:
    heard = sum(row.said for row in rows)
    return ngettext(
        "%(heard)d of %(all)d key result updated this week",
        "%(heard)d of %(all)d key results updated this week",
        len(rows),
    ) % {"heard": heard, "all": len(rows)}


def _rounds(plan: Plan) -> tuple[Line, ...]:
    """Open rounds of the department's plans, this cycle's and the next: who has not answered."""
    rows = (
        Round.objects.filter(plan__department=plan.department_id, closed_at=None)
        .select_related("plan__department", "plan__cycle")
        .annotate(
            asked=Count("answers", filter=Q(answers__binned_at=None)),
            silent=Count("answers", filter=Q(answers__binned_at=None, answers__answer="")),
        )
        .order_by("plan", "number")
    )
    return tuple(
        Line(
            _("Round %(number)d of %(cycle)s: %(count)d of %(all)d teams have answered")
            % {
                "number": row.number,
                "cycle": row.plan.cycle.name,
                "count": row.asked - row.silent,
                "all": row.asked,
            },
            reverse("rounds:page", kwargs=row.plan.place),
        )
        for row in rows
    )


def _priorities(plan: Plan, team: Department, week: date) -> tuple[Line, ...]:
    rows = (
        Priority.objects.filter(plan=plan, team=team, week=week)
        .select_related("key_result", "who")
        .order_by("rank", "pk")
    )
    return tuple(
        Line(
            f"{row.get_rank_display()} {row.text}",
            "",
            " · ".join(
                word
                for word in (
                    f"→ {row.key_result.short_code}" if row.key_result else "",
                    str(row.who or ""),
                )
                if word
            ),
        )
        for row in rows
    )


def _win(plan: Plan, week: date) -> Line | None:
    """The newest win of last week; of this week once there is one."""
    found = (
        Win.objects.filter(plan=plan, week__gte=week - timedelta(weeks=1), week__lte=week)
        .select_related("team")
        .order_by("-week", "-pk")
        .first()
    )
    return Line(found.text, "", found.team.name) if found else None
