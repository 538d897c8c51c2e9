"""Organisations of a known size, to measure with: the same rows each time for the same day.

They have no story and, but for one act that says who made them, no history: rows are written in
bulk. `delete_sample` takes them away like the sample department.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.okrs.models import THEMES, KeyResult, Objective, Reading
from grove.org.models import Department, Person, Role
from grove.plans.models import Counter, Cycle, Plan
from grove.record import clock
from grove.record.actions import Recorder, action
from grove.tracking.actions.ahead import keep_todays
from grove.tracking.models import CheckIn, ObjectiveWeek
from grove.tracking.weeks import week_of

AT_ONCE = 2000  # rows of one statement
WEEKS_GONE = 45  # of the running cycle
SEED = 27
FIRST, LAST = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Size:
    """How many of what.

    departments   each with one shared plan in the running cycle
    teams         below each department; people are spread over them, or over the department
    objectives, results   of each plan, and of each objective
    check_ins     of all key results together, the last weeks first
    """

    departments: int
    teams: int
    people: int
    objectives: int
    results: int
    check_ins: int

    @property
    def key_results(self) -> int:
        return self.departments * self.objectives * self.results


SIZES = {
    "reference": Size(
        departments=1, teams=100, people=500, objectives=500, results=3, check_ins=10_000
    ),
    "large": Size(
        departments=5000, teams=0, people=1, objectives=5, results=4, check_ins=4_000_000
    ),
}


def load_size(name: str, today: date | None = None) -> Department:
    """Create an organisation of `SIZES` and return its first department; at once if it is there."""
    root = Department.objects.filter(parent=None, is_sample=True, code=_code(name)).first()
    with transaction.atomic():
        root = root or _load(None, name, today or clock.today())
    keep_todays(timezone.now())
    return Department.objects.filter(parent=root).order_by("pk")[0]


def _code(name: str) -> str:
    return f"SIZE{name[:4].upper()}"


@action(undoable=False)
def _load(act: Recorder, name: str, today: date) -> Department:
    size, chance = SIZES[name], random.Random(SEED)
    letter = name[0].upper()
    root = act.create(
        Department(
            code=_code(name),
            name=_("Organisation to measure with: %(size)s") % {"size": name},
            kind=Department.Kind.COMPANY,
            path="",
            is_sample=True,
        )
    )
    act.change(root, path=f"/{root.pk}/")
    act.within(root)
    departments = _below(
        [
            (root, f"{letter}D{at:05}", _("Department %(number)d") % {"number": at})
            for at in range(size.departments)
        ],
        Department.Kind.DEPARTMENT,
    )
    teams = _below(
        [
            (
                departments[at // size.teams],
                f"{letter}T{at:05}",
                _("Team %(number)d") % {"number": at},
            )
            for at in range(size.departments * size.teams)
        ],
        Department.Kind.TEAM,
    )
    people = _people(size, departments, teams)
    first = week_of(today) - timedelta(weeks=WEEKS_GONE)
    last = first + timedelta(weeks=52, days=-1)
    cycle = act.create(Cycle(company=root, name=str(today.year), starts_on=first, ends_on=last))
    noon = timezone.make_aware(datetime.combine(first, time(12)))
    plans = _written(
        Plan,
        [
            Plan(department=department, cycle=cycle, shared_at=noon, revision=1)
            for department in departments
        ],
    )
    owners = people[: len(plans)] if not teams else people
    results = _goals(size, plans, owners, last, chance)
    _weeks(size, results, today, chance)
    return root


def _below(rows: list[tuple[Department, str, str]], kind: Department.Kind) -> list[Department]:
    made = _written(
        Department,
        [
            Department(
                code=code, name=name, kind=kind, parent=parent, path="", is_sample=True, revision=1
            )
            for parent, code, name in rows
        ],
    )
    for one, (parent, *_others) in zip(made, rows, strict=True):
        one.path = f"{parent.path}{one.pk}/"
    Department.objects.bulk_update(made, ["path"], batch_size=200)
    return made


def _people(size: Size, departments: list[Department], teams: list[Department]) -> list[Person]:
    """People in turn over the teams, or over the departments where there are none; the first of
    each is its head."""
    places = teams or departments
    count = size.people if teams else len(departments) * size.people
    people = _written(
        Person,
        [
            Person(
                name=_("Person %(number)d") % {"number": at},
                is_sample=True,
                language="en",
                revision=1,
            )
            for at in range(count)
        ],
    )
    roles = [
        Role(
            person=person,
            department=places[at % len(places)],
            name=Role.Name.HEAD if at < len(places) else Role.Name.MEMBER,
            revision=1,
        )
        for at, person in enumerate(people)
    ]
    if teams:
        roles.append(
            Role(person=people[-1], department=departments[0], name=Role.Name.HEAD, revision=1)
        )
    _written(Role, roles)
    return people


def _goals(
    size: Size, plans: list[Plan], owners: list[Person], due: date, chance: random.Random
) -> list[KeyResult]:
    objectives = _written(
        Objective,
        [
            Objective(
                plan=plan,
                number=at + 1,
                position=at,
                title=_("Customers of market %(number)d never wait for an order")
                % {"number": at + 1},
                kind=chance.choice(Objective.Kind.values),
                owner=owners[(at + place) % len(owners)],
                themes=[chance.choice(list(THEMES))],
                revision=1,
            )
            for place, plan in enumerate(plans)
            for at in range(size.objectives)
        ],
    )
    results = _written(
        KeyResult,
        [
            KeyResult(
                plan_id=objective.plan_id,
                objective=objective,
                number=objective.position * size.results + at + 1,
                position=at,
                text=_(
                    "Raise orders of market %(number)d that arrive in time, step %(step)d,"
                    " from 0 to 100 %% by the end of the cycle"
                )
                % {"number": objective.number, "step": at + 1},
                kind="increase",
                baseline=FIRST,
                target=LAST,
                unit="%",
                due=due,
                owner_id=objective.owner_id,
                revision=1,
            )
            for objective in objectives
            for at in range(size.results)
        ],
    )
    given = {"objective": size.objectives, "key_result": size.objectives * size.results}
    Counter.objects.bulk_create(
        [
            Counter(department_id=plan.department_id, cycle_id=plan.cycle_id, kind=kind, last=last)
            for plan in plans
            for kind, last in given.items()
        ],
        batch_size=AT_ONCE,
    )
    return results


def _weeks(size: Size, results: list[KeyResult], today: date, chance: random.Random) -> None:
    """Check-ins of the last weeks with the readings behind them, and how objectives stood."""
    each, more = divmod(size.check_ins, size.key_results)
    numbered = enumerate(results)
    while some := list(islice(numbered, AT_ONCE // size.results * size.results)):
        said = []
        for place, result in some:
            weeks = each + (place < more)
            value = 0
            for back in range(weeks - 1, -1, -1):
                on = today - timedelta(weeks=back)
                value = min(100, value + chance.randint(0, 200 // (weeks + 1)))
                said.append((result, on, value, chance.randint(3, 9)))
        readings = _written(
            Reading,
            [
                Reading(key_result=result, on=on, value=Decimal(value), trust="typed", revision=1)
                for result, on, value, _confidence in said
            ],
        )
        _written(
            CheckIn,
            [
                CheckIn(
                    key_result=result,
                    week=week_of(on),
                    on=on,
                    by_id=result.owner_id,
                    value=Decimal(value),
                    confidence=confidence,
                    baseline=FIRST,
                    target=LAST,
                    progress=value / 100,
                    reading=reading,
                    revision=1,
                )
                for (result, on, value, confidence), reading in zip(said, readings, strict=True)
            ],
        )
        _written(ObjectiveWeek, list(_stood(said, size.results)))


def _stood(said: list[tuple[KeyResult, date, int, int]], of: int) -> Iterator[ObjectiveWeek]:
    """The means of what was said in a week about an objective; what was not keeps its last word."""
    by_objective: dict[int, dict[date, dict[int, tuple[int, int]]]] = {}
    for result, on, value, confidence in said:
        weeks = by_objective.setdefault(result.objective_id, {})
        weeks.setdefault(week_of(on), {})[result.pk] = (value, confidence)
    for objective, weeks in by_objective.items():
        known: dict[int, tuple[int, int]] = {}
        for week in sorted(weeks):
            known |= weeks[week]
            values = [value for value, _confidence in known.values()]
            confidences = [confidence for _value, confidence in known.values()]
            yield ObjectiveWeek(
                objective_id=objective,
                week=week,
                progress=sum(values) / len(values) / 100,
                based_on=len(values),
                of=of,
                confidence=round(sum(confidences) / len(confidences)),
            )


def _written(model: type[Model], rows: list[Any]) -> list[Any]:
    """Write rows in bulk; they come back with their ids."""
    manager = getattr(model, "everything", model._default_manager)
    return list(manager.bulk_create(rows, batch_size=AT_ONCE))
