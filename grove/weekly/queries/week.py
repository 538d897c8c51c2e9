"""The four squares of a team's week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.health.guards import Guard
from grove.health.queries import HealthRow, health_of
from grove.look.words import date_text, day_text
from grove.measure.confidence import Status
from grove.okrs.guards import guard_of, with_guards
from grove.okrs.models import KeyResult
from grove.plans.doors import PlanDoor
from grove.plans.models import Cycle
from grove.tracking.models import CheckIn
from grove.tracking.queries.rest import Rest, why_it_rests
from grove.tracking.queries.stand import last_words, status_now
from grove.tracking.weeks import week_address, week_of, week_text, weeks_in
from grove.tracking.words import shape_of, status_word
from grove.weekly.actions.week import AT_MOST
from grove.weekly.models import Mood, Priority, Upcoming, Win
from grove.weekly.queries.teams import Team, key_results

UNATTENDED = 3  # weeks without a priority, after which a key result is named
AHEAD = 4  # weeks
LONG = 8  # key results; above that their square stands beside the three others


@dataclass(frozen=True)
class PriorityLine:
    """A priority. `code` is empty when it supports no key result, which is shown."""

    pk: int
    rank: str
    text: str
    who: str
    code: str
    href: str
    done: bool


@dataclass(frozen=True)
class KeyResultLine:
    """A key result with its confidence; `was` when it changed in this week."""

    pk: int
    code: str
    text: str
    href: str
    confidence: int | None
    was: int | None
    state: str
    word: str
    changes: bool
    guard: Guard | None


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective over its key results."""

    code: str
    title: str
    href: str
    rows: tuple[KeyResultLine, ...]


@dataclass(frozen=True)
class TextLine:
    """Something coming, or a win."""

    pk: int
    text: str
    day: str = ""


@dataclass(frozen=True)
class MoodLine:
    """How the team feels: a shape, the word for it, and its own words."""

    state: str
    word: str
    words: str


@dataclass(frozen=True)
class Step:
    """A week to go to: the one before, the one after."""

    words: str
    href: str


@dataclass(frozen=True)
class WeekPage:
    """The page. `leftover`: what was not finished last week and was not carried over yet."""

    team: str
    number: str
    days: str
    when: str
    here: str
    before: Step | None
    after: Step | None
    now: Step | None
    priorities: tuple[PriorityLine, ...]
    leftover: tuple[PriorityLine, ...]
    objectives: tuple[ObjectiveLine, ...]
    unattended: tuple[KeyResultLine, ...]
    ahead: tuple[TextLine, ...]
    health: tuple[HealthRow, ...]
    mood: MoodLine | None
    wins: tuple[TextLine, ...]
    writes: bool
    full: bool

    @property
    def long(self) -> bool:
        """Whether the key results are too many for one of four squares of like height."""
        return sum(len(one.rows) for one in self.objectives) > LONG


def week_page(door: PlanDoor, team: Team, week: date, today: date) -> WeekPage:
    """The week of a team as it stands, or as it stood when it was over. Six queries."""
    on = min(today, week + timedelta(days=6))
    objectives = _objectives(door, team, week, on, today)
    said = list(_priorities(team, week))
    lines = list(_lines(team, week))
    this_week = week_of(today)
    rows = [line for objective in objectives for line in objective.rows]
    return WeekPage(
        team=team.department.name,
        number=week_text(team.plan.cycle, week),
        days=_("%(first)s to %(last)s")
        % {"first": day_text(week), "last": date_text(week + timedelta(days=6))},
        when="past" if week < this_week else "ahead" if week > this_week else "now",
        here=week_href(team, week),
        before=_step(team, week - timedelta(weeks=1)),
        after=_step(team, week + timedelta(weeks=1)),
        now=_step(team, this_week) if week != this_week else None,
        priorities=tuple(_priority(row) for row in said if row.week == week),
        leftover=_leftover(said, week),
        objectives=objectives,
        unattended=_unattended(rows, said, week),
        ahead=tuple(
            TextLine(pk, text, day_text(date.fromisoformat(day)))
            for kind, pk, day, text, _state in lines
            if kind == "ahead"
        ),
        health=health_of(door, on),
        mood=next(
            (
                MoodLine(state, str(Mood.State(state).label), text)
                for kind, _pk, _day, text, state in lines
                if kind == "mood"
            ),
            None,
        ),
        wins=tuple(TextLine(pk, text) for kind, pk, _day, text, _state in lines if kind == "win"),
        writes=team.writes and week >= this_week,
        full=sum(row.week == week for row in said) >= AT_MOST,
    )


def week_href(team: Team, week: date) -> str:
    """The address of a team's week."""
    return reverse("weekly:week", kwargs={**team.place, "week": week_address(week)})


def touches(cycle: Cycle, week: date) -> bool:
    """Whether a week has a day in a cycle."""
    first = week_of(cycle.starts_on)
    return first <= week < first + timedelta(weeks=weeks_in(cycle))


def _step(team: Team, week: date) -> Step | None:
    if not touches(team.plan.cycle, week):
        return None
    return Step(week_text(team.plan.cycle, week), week_href(team, week))


def _priorities(team: Team, week: date) -> Iterable[Priority]:
    """Of this week and those before in which a key result may have gone without one."""
    carried = Priority.objects.filter(carried_from=OuterRef("pk"), week=week)
    return (
        Priority.objects.filter(
            plan=team.plan,
            team=team.department,
            week__gt=week - timedelta(weeks=UNATTENDED),
            week__lte=week,
        )
        .annotate(carried=Exists(carried))
        .select_related("who", "key_result__plan__department", "key_result__plan__cycle")
        .order_by("rank", "pk")
    )


def _lines(team: Team, week: date) -> Iterable[tuple[str, int, str, str, str]]:
    """What is coming, what went well, the mood: kind, id, day, words, state. One query."""
    here = {"plan": team.plan, "team": team.department}
    text, none = CharField(), Value("", output_field=CharField())

    def kind(name: str) -> Value:
        return Value(name, output_field=text)

    ahead = (
        Upcoming.objects.filter(on__gte=week, on__lt=week + timedelta(weeks=AHEAD + 1), **here)
        .order_by()
        .values_list(kind("ahead"), "pk", Cast("on", text), "text", none)
    )
    wins = (
        Win.objects.filter(week=week, **here)
        .order_by()
        .values_list(kind("win"), "pk", none, "text", none)
    )
    mood = (
        Mood.objects.filter(week=week, **here)
        .order_by()
        .values_list(kind("mood"), "pk", none, "words", "state")
    )
    rows: Any = ahead.union(wins, mood, all=True)
    return sorted(rows, key=lambda row: (row[0], row[2], row[1]))


def _objectives(
    door: PlanDoor, team: Team, week: date, on: date, today: date
) -> tuple[ObjectiveLine, ...]:
    rows = key_results(team).annotate(rests=why_it_rests(team.plan.cycle.ends_on))
    results = list(with_guards(rows, on))
    said = last_words([row.pk for row in results])
    found: dict[int, tuple[KeyResult, list[KeyResultLine]]] = {}
    for row in results:
        row.objective.plan = row.plan
        heard = said.get(row.pk, [])
        changes = week == week_of(today) and bool(heard) and _reports(door, team, row)
        line = _key_result(team, row, heard, week, on, changes)
        found.setdefault(row.objective_id, (row, []))[1].append(line)
    return tuple(
        ObjectiveLine(
            code=row.objective.short_code,
            title=row.objective.title,
            href=reverse("okrs:objective", args=[row.objective.code]),
            rows=tuple(rows),
        )
        for row, rows in found.values()
    )


def _reports(door: PlanDoor, team: Team, row: KeyResult) -> bool:
    """Who may say a confidence: who writes the plan, and who reports on the key result."""
    if door.looks_back:
        return False
    owner = row.owner_id or row.objective.owner_id
    return owner == door.someone.pk or (door.edits and row.plan_id == team.plan.pk)


def _key_result(
    team: Team, row: KeyResult, heard: Sequence[CheckIn], week: date, on: date, changes: bool
) -> KeyResultLine:
    last = heard[0] if heard else None
    before = heard[1] if len(heard) > 1 else None
    rests = row.rests  # type: ignore[attr-defined]
    found = status_now(
        team.plan,
        (last.confidence, last.on, last.done) if last else None,
        Rest(rests) if rests else None,
        on,
    )
    known = last is not None and found is not Status.NO_UPDATE
    moved = last and before and last.week == week and last.confidence != before.confidence
    return KeyResultLine(
        pk=row.pk,
        code=row.short_code,
        text=row.text,
        href=reverse("okrs:key_result", args=[row.code]),
        confidence=last.confidence if last and known else None,
        was=before.confidence if before and moved else None,
        state=shape_of(found),
        word=status_word(found),
        changes=changes,
        guard=guard_of(row, on),
    )


def _priority(row: Priority) -> PriorityLine:
    result = row.key_result
    return PriorityLine(
        pk=row.pk,
        rank=str(row.get_rank_display()),
        text=row.text,
        who=str(row.who or ""),
        code=result.short_code if result else "",
        href=reverse("okrs:key_result", args=[result.code]) if result else "",
        done=row.done,
    )


def _leftover(said: Sequence[Priority], week: date) -> tuple[PriorityLine, ...]:
    last = week - timedelta(weeks=1)
    return tuple(
        _priority(row)
        for row in said
        if row.week == last and not row.done and not row.carried  # type: ignore[attr-defined]
    )


def _unattended(
    rows: Sequence[KeyResultLine], said: Sequence[Priority], week: date
) -> tuple[KeyResultLine, ...]:
    """Key results that no priority of the last three weeks was for, once a team has written its
    weeks for that long."""
    written = {row.week for row in said}
    if len(written) < UNATTENDED:
        return ()
    served = {row.key_result_id for row in said}
    settled = {Status.DONE.value}
    return tuple(row for row in rows if row.pk not in served and row.state not in settled)
