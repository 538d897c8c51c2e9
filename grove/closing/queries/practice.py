"""How the process itself went: five measures of a plan, each with its trend over cycles.

Always about plans; nothing here knows a name.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.utils import timezone

from grove.measure.practice import HALF, LAST_QUARTER, due_weeks, part_of, working_time
from grove.needs.models import Need
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.plans.models import Plan
from grove.plans.steps import count_of
from grove.record import clock
from grove.record.models import Act, Change
from grove.review.models import Recurrence
from grove.rounds.models import Decision, Meeting
from grove.tracking.models import CheckIn, Pause
from grove.tracking.weeks import week_of

MOST_CYCLES = 4
GOAL_FIELDS = ("target", "baseline", "tolerance")


@dataclass(frozen=True)
class LateChange:
    """A target changed late: which key result, when, and the reason that was given."""

    code: str
    href: str
    on: date
    because: str
    last_quarter: bool


@dataclass
class Year:
    """What one cycle of a department gives; counts, never names.

    since           the day of the first check-in, from which they are due; None: nobody checked in
    due, kept       weeks of key results in which a check-in was due, in which one came
    raised          days from raised to decided; applied  days from decided to applied
    writing, talk   hours of work before the cycle began: writing, and people in meetings
    """

    plan: Plan
    since: date | None = None
    due: int = 0
    kept: int = 0
    late: list[LateChange] = field(default_factory=list)
    targets: int = 0
    objectives: int = 0
    unasked: int = 0
    raised: list[float] = field(default_factory=list)
    applied: list[float] = field(default_factory=list)
    waiting: int = 0
    writing: float = 0.0
    talk: float = 0.0
    again: int = 0


def years_of(plan: Plan) -> list[Year]:
    """The plan's cycle first, then up to three before it. Eight queries."""
    plans: Any = list(
        Plan.objects.filter(
            department=plan.department_id, cycle__starts_on__lte=plan.cycle.starts_on
        )
        .annotate(
            objectives_all=count_of(Objective.objects.all()),
            objectives_asked=count_of(
                Objective.objects.filter(pk__in=_asked_for().values("objective"))
            ),
            came_back=count_of(Recurrence.objects.all(), "key_result__plan"),
        )
        .select_related("department", "cycle")
        .order_by("-cycle__starts_on")[:MOST_CYCLES]
    )
    years = {one.pk: Year(plan=one) for one in plans}
    for one in plans:
        year = years[one.pk]
        year.objectives = one.objectives_all
        year.unasked = one.objectives_all - one.objectives_asked
        year.again = one.came_back
    _check_ins(years)
    _targets(years)
    _decisions(years)
    _hours(years)
    return list(years.values())


def _asked_for() -> Any:
    """Links from living needs to objectives, or to key results that are not in the bin."""
    return NeedLink.objects.filter(
        Q(key_result=None) | Q(key_result__binned_at=None),
        need__in=Need.objects.all(),
        objective__binned_at=None,
    )


def _check_ins(years: Mapping[int, Year]) -> None:
    """Due: every week that is over, from the plan's first check-in on (without one, from its
    first day) and from the one in which the key result was written, until it is said to be done,
    without weeks of rest. Kept: those with a check-in. Three queries."""
    made = Change.objects.filter(
        kind=KeyResult._meta.label_lower, object_id=OuterRef("pk"), event=Change.Event.CREATED
    )
    finished = Q(check_ins__done=True, check_ins__binned_at=None)
    results = list(
        KeyResult.objects.filter(plan__in=years, objective__binned_at=None)
        .annotate(
            made_at=Subquery(made.values("act__at")[:1]),
            done_week=Min("check_ins__week", filter=finished),
        )
        .values_list("pk", "plan", "made_at", "done_week")
    )
    rests: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    for of, since, end in Pause.objects.filter(key_result__plan__in=years).values_list(
        "key_result", "since", "ended_on"
    ):
        rests[of].append((since, end))
    heard: dict[int, set[date]] = defaultdict(set)
    for plan, of, week, on in CheckIn.objects.filter(
        key_result__plan__in=years, key_result__objective__binned_at=None
    ).values_list("key_result__plan", "key_result", "week", "on"):
        heard[of].add(week)
        years[plan].since = min(years[plan].since or on, on)
    gone = week_of(clock.today()) - timedelta(days=1)
    for pk, of, made_at, done_week in results:
        cycle, year = years[of].plan.cycle, years[of]
        # Brought in from elsewhere, a key result is older than its record: its first check-in says.
        known = [timezone.localdate(made_at)] if made_at else []
        began = min([*known, *heard[pk]], default=cycle.starts_on)
        first = max(cycle.starts_on, began, year.since or began)
        last = min(cycle.ends_on, year.plan.frozen_on or gone)
        if done_week is not None:
            last = min(last, done_week + timedelta(days=6))
        due = due_weeks(first, last, rests.get(pk, ()))
        year.due += len(due)
        year.kept += len(due & heard[pk])


def _targets(years: Mapping[int, Year]) -> None:
    """Changes of what a key result aims at, while its cycle ran. One query."""
    scopes = {year.plan.scope: year for year in years.values()}
    changes = (
        Change.objects.filter(
            act__scope__in=scopes,
            kind=KeyResult._meta.label_lower,
            event=Change.Event.CHANGED,
            field__in=GOAL_FIELDS,
        )
        .order_by("act__at", "pk")
        .values_list("act__scope", "act", "act__at", "act__because", "object_id", "label")
    )
    seen: set[tuple[int, int]] = set()
    for scope, act, at, because, of, label in changes:
        year, day = scopes[scope], timezone.localdate(at)
        cycle = year.plan.cycle
        if (act, of) in seen or not cycle.holds(day):
            continue
        seen.add((act, of))
        year.targets += 1
        gone = part_of(cycle.starts_on, cycle.ends_on, day)
        if gone >= HALF:
            code = label.split(" ", 1)[0]
            year.late.append(
                LateChange(
                    code=code,
                    href=f"/k/{year.plan.code}-{code}",
                    on=day,
                    because=because,
                    last_quarter=gone >= LAST_QUARTER,
                )
            )


def _decisions(years: Mapping[int, Year]) -> None:
    """How long things waited to be decided, and decisions to be applied. One query."""
    rows = Decision.objects.filter(plan__in=years).values_list(
        "plan", "item__since", "at", "changes", "applied_at", "dropped_at"
    )
    for of, since, at, changes, applied, dropped in rows:
        year = years[of]
        if since is not None and since <= at:
            year.raised.append(_days(at - since))
        if applied is not None:
            year.applied.append(_days(applied - at))
        elif changes and dropped is None:
            year.waiting += 1


def _hours(years: Mapping[int, Year]) -> None:
    """Work on a plan before its cycle began: moments of writing by person, summed at once, and
    meetings that were held times the people asked to them. Two queries."""
    scopes = {year.plan.scope: year for year in years.values()}
    moments: dict[tuple[str, int], list[datetime]] = defaultdict(list)
    acts = Act.objects.filter(scope__in=scopes, actor__isnull=False).values_list(
        "scope", "actor", "at"
    )
    for scope, actor, at in acts:
        if timezone.localdate(at) < scopes[scope].plan.cycle.starts_on:
            moments[scope, actor].append(at)
    for (scope, _actor), several in moments.items():
        scopes[scope].writing += working_time(several) / timedelta(hours=1)
    held = (
        Meeting.objects.filter(plan__in=years, ended_at__isnull=False)
        .annotate(people=Count("attendees", filter=Q(attendees__binned_at=None)))
        .values_list("plan", "opened_at", "ended_at", "minutes", "people", "starts_at")
    )
    for of, opened, ended, minutes, people, starts in held:
        if ended is not None and timezone.localdate(starts) < years[of].plan.cycle.starts_on:
            # A meeting left open over night did not last that long.
            length = min(ended - (opened or starts), timedelta(minutes=2 * minutes))
            years[of].talk += length / timedelta(hours=1) * max(people, 1)


def _days(length: timedelta) -> float:
    return max(length, timedelta(0)) / timedelta(days=1)
