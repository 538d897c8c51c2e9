"""A whole year of a department of five teams, through what people do; then every sum is done again.

What was done is written down here, week by week, and everything expected is worked out from these
notes alone: nothing that is compared with the product is asked of the product.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from grove.closing.actions import freeze_values, publish_grades, start_next
from grove.closing.models import Publication
from grove.closing.queries.practice import years_of
from grove.needs.actions import record_need
from grove.needs.models import CarriedNeed
from grove.okrs.actions import (
    StageInput,
    add_key_result,
    add_objective,
    edit_key_result,
    set_stages,
)
from grove.okrs.models import KeyResult, Objective, Reading
from grove.org.actions import add_department, add_person, give_role
from grove.org.models import Department, Person
from grove.plans.actions import open_cycle, open_plan, share_plan
from grove.plans.models import Plan
from grove.record.actions import at
from grove.record.models import Act, Change
from grove.review.actions import accept_computed, add_failure, save_grade, take_lesson
from grove.review.last_cycle import ended_results, next_plan
from grove.review.models import Failure, Grade, Lesson
from grove.tracking.actions import (
    Call,
    Right,
    Update,
    add_corrections,
    answer_help,
    ask_for_help,
    send_check_in,
)
from grove.tracking.models import CheckIn, Correction, HelpRequest, ObjectiveWeek
from tests.cast import Cast

pytestmark = pytest.mark.slow

TEAMS = ("BD", "CS", "DP", "SRE", "MF")
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
FRIDAYS = [date(2025, 1, 3) + timedelta(weeks=week) for week in range(52)]
STAGES = 4
# Kind, start and target of the three key results of each team, in turn.
WAYS = (
    ("increase", 10, 50), ("decrease", 800, 300), ("milestone", None, STAGES),
    ("count", None, 40), ("increase", 0, 20), ("yes_no", None, 1),
)  # fmt: skip


@dataclass
class Line:
    """One key result in the notes: what it aims at, and every value it was given on a day."""

    pk: int
    code: str
    objective: int
    kind: str
    start: int | None
    target: int
    weight: int
    committed: bool
    values: list[tuple[date, int, int]] = field(default_factory=list)  # day, place, value
    said: dict[date, dict[str, Any]] = field(default_factory=dict)  # by Monday

    def give(self, day: date, value: int) -> None:
        self.values.append((day, len(self.values), value))

    def share(self, day: date) -> Fraction | None:
        """The way gone by the end of a day, uncut; None while nobody has said a value."""
        known = [one for one in self.values if one[0] <= day]
        if not known:
            return Fraction(0) if self.kind == "milestone" else None
        now = max(known)[2]
        start = self.start or 0
        return Fraction(now - start, self.target - start)


@dataclass
class Notes:
    """Everything that was done."""

    lines: list[Line] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    objectives: dict[tuple[int, date], tuple[Fraction, int]] = field(default_factory=dict)
    corrections: int = 0
    calls: int = 0
    answers: int = 0
    late: list[tuple[str, date]] = field(default_factory=list)
    targets: int = 0


@dataclass
class Field:
    """The department, who heads it, its plan and the leads of its teams."""

    head: Person
    plan: Plan
    teams: list[Department]
    leads: list[Person]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def cut(share: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), share))


def rounded(share: Fraction, places: int) -> Decimal:
    """Half up, in whole steps."""
    steps = (share * 10**places * 2 + 1) // 2
    return Decimal(int(steps)).scaleb(-places)


@pytest.fixture
def five(cast: Cast) -> Field:
    cycle = open_cycle(cast.admin, cast.company, "2025", FIRST, LAST)
    department = add_department(cast.admin, cast.company, name="Field Engineering", code="FIELD")
    head = add_person(cast.admin, "Head of Field")
    give_role(cast.admin, head, department, "head")
    teams, leads = [], []
    for code in TEAMS:
        team = add_department(cast.admin, department, name=f"Team {code}", code=f"F{code}")
        teams.append(team)
        leads.append(add_person(cast.admin, f"Lead of {code}"))
        give_role(cast.admin, leads[-1], team, "head")
    plan = open_plan(head, department, cycle)
    return Field(head, plan, teams, leads)


def write_plan(five: Field, notes: Notes) -> None:
    """Five objectives of three key results each, one objective a team."""
    for number, lead in enumerate(five.leads):
        committed = number % 2 == 0
        objective = add_objective(
            five.head,
            five.plan,
            title=f"Markets of team {number} never wait",
            kind="committed" if committed else "stretch",
            owner=lead,
        )
        for place in range(3):
            kind, start, target = WAYS[(number * 3 + place) % len(WAYS)]
            staged = kind in {"milestone", "yes_no"}
            result = add_key_result(
                five.head,
                objective,
                text=f"Result {number}.{place} of the year",
                kind=kind,
                baseline=None if start is None else Decimal(start),
                target=None if staged else Decimal(target),
                due=LAST,
                owner=lead,
                weight=place + 1,
            )
            if kind == "milestone":
                set_stages(five.head, result, [StageInput(f"Stage {at}") for at in range(STAGES)])
            notes.lines.append(
                Line(
                    result.pk, result.short_code, objective.pk, kind, start, target,
                    place + 1, committed,
                )
            )  # fmt: skip


def live(five: Field, notes: Notes) -> None:
    """Fifty-two weeks: check-ins with and without notes and values, some forgotten, some sent
    twice or corrected, help asked for and given, targets changed late."""
    chance = random.Random(2025)
    open_calls: list[HelpRequest] = []
    for number, day in enumerate(FRIDAYS):
        rows = {
            row.pk: row
            for row in KeyResult.objects.filter(plan=five.plan).select_related(
                "objective__owner", "owner", "plan"
            )
        }
        with at(noon(day)):
            for team, lead in enumerate(five.leads):
                if chance.random() < 0.06:
                    continue  # the week is forgotten
                lines = [
                    line for line in notes.lines[team * 3 : team * 3 + 3] if chance.random() < 0.92
                ]
                if lines:
                    check_in(five, notes, lead, rows, lines, day, number, chance)
            while open_calls and chance.random() < 0.7:
                answer_help(five.head, open_calls.pop(0), "Two people for a week")
                notes.answers += 1
            if chance.random() < 0.25:
                team = chance.randrange(5)
                call = Call(
                    rows[notes.lines[team * 3].pk], five.teams[team - 1], "We lack a test rack"
                )
                open_calls.append(ask_for_help(five.leads[team], call, day))
                notes.calls += 1
            if number % 9 == 8:
                correct(five, notes, day, chance)
            if number in {10, 31, 44}:
                change_target(five, notes, day, number)


def check_in(
    five: Field,
    notes: Notes,
    lead: Person,
    rows: dict[int, KeyResult],
    lines: list[Line],
    day: date,
    number: int,
    chance: random.Random,
) -> None:
    for again in range(2 if chance.random() < 0.1 else 1):
        updates = []
        for line in lines:
            value = None if line.said and chance.random() < 0.15 else next_value(line, chance)
            note = f"Week {number}" if chance.random() < 0.3 else ""
            confidence = chance.randint(0, 10)
            updates.append(
                Update(rows[line.pk], None if value is None else Decimal(value), confidence, note)
            )
            tell(line, day, value, confidence, note)
        key = f"{lead.pk}-{number}-{again}"
        for _delivered_twice in range(2 if number % 5 == 0 else 1):
            send_check_in(lead, five.plan, updates, day, key=key)
        notes.acts["tracking.send_check_in"] += 1
        of_all = [line for line in notes.lines if line.objective == lines[0].objective]
        known = [(line.share(day), line.weight) for line in of_all]
        measured = [(cut(share), weight) for share, weight in known if share is not None]
        total = sum(weight for _share, weight in measured)
        mean = sum((share * weight for share, weight in measured), Fraction(0)) / total
        notes.objectives[lines[0].objective, monday(day)] = (mean, len(measured))


def next_value(line: Line, chance: random.Random) -> int:
    last = max(line.values)[2] if line.values else line.start or 0
    match line.kind:
        case "milestone":
            return min(STAGES, last + (chance.random() < 0.08))
        case "yes_no":
            return int(last == 1 or chance.random() < 0.03)
        case "decrease":
            return max(200, last - chance.randint(-10, 30))
        case _:
            return max(0, last + chance.randint(-1, 2))


def tell(line: Line, day: date, value: int | None, confidence: int, note: str) -> None:
    """Note what a check-in says: a second one in the same week takes the place of the first."""
    week = monday(day)
    weeks = sorted(one for one in line.said if one <= week)
    before = line.said[weeks[-1]]["value"] if weeks else None
    first = week not in line.said
    if value is None:
        value = before
    unchanged = first and before == value
    if not first:
        unchanged = line.said[week]["unchanged"] and line.said[week]["value"] == value
    if first or line.said[week]["value"] != value:
        line.give(day, value)
    line.said[week] = {
        "value": value,
        "confidence": confidence,
        "note": note,
        "unchanged": unchanged,
        "target": line.target,
        "share": line.share(day),
    }


def correct(five: Field, notes: Notes, day: date, chance: random.Random) -> None:
    """The value of an old week was another one; what was said then stays."""
    line = chance.choice([one for one in notes.lines if one.kind in {"increase", "decrease"}])
    weeks = [week for week in sorted(line.said) if week < monday(day) - timedelta(weeks=2)]
    if not weeks:
        return
    old = CheckIn.objects.select_related("key_result__plan").get(key_result=line.pk, week=weeks[-1])
    right = int(old.value or 0) + 1
    add_corrections(five.head, five.plan, [Right(old, Decimal(right), "Read from the wrong graph")])
    line.give(old.on, right)
    notes.corrections += 1


def change_target(five: Field, notes: Notes, day: date, number: int) -> None:
    line = notes.lines[0 if number == 10 else 4 if number == 31 else 7]
    row = KeyResult.objects.select_related("plan__cycle", "plan__department").get(pk=line.pk)
    target = line.target + (5 if line.kind != "decrease" else -20)
    edit_key_result(
        five.head, row, row.revision, target=Decimal(target), because="The market has moved"
    )
    line.target = target
    notes.targets += 1
    if (day - FIRST).days * 2 >= (LAST - FIRST).days:
        notes.late.append((line.code, day))


def test_a_year_of_five_teams_reconciles_from_its_first_week_to_the_next_plan(
    five: Field,
) -> None:
    notes = Notes()
    with at(noon(date(2024, 12, 2))):
        write_plan(five, notes)
        need = {"words": "Orders on time", "level": "company", "perspective": "customer"}
        record_need(five.head, five.plan, "Tang Min", need)
        share_plan(five.head, five.plan)
    five.plan = Plan.objects.select_related("department", "cycle").get(pk=five.plan.pk)
    live(five, notes)
    every_week_is_as_it_was_told(five, notes)
    with at(noon(date(2026, 1, 9))):
        grades = close(five, notes)
        after = start_next(five.head, five.plan)
    the_next_plan_has_it_all(after, grades)


def every_week_is_as_it_was_told(five: Field, notes: Notes) -> None:
    kept = {(one.key_result_id, one.week): one for one in CheckIn.objects.all()}
    told = {(line.pk, week): said for line in notes.lines for week, said in line.said.items()}
    assert kept.keys() == told.keys()
    for key, said in told.items():
        one = kept[key]
        assert int(one.value or 0) == said["value"], key
        assert (one.confidence, one.note) == (said["confidence"], said["note"]), key
        assert one.unchanged == said["unchanged"], key
        assert one.progress == pytest.approx(float(said["share"]), abs=1e-9), key
        if one.target is not None:
            assert int(one.target) == said["target"], key
    weeks = {(one.objective_id, one.week): one for one in ObjectiveWeek.objects.all()}
    assert weeks.keys() == notes.objectives.keys()
    for place, (mean, measured) in notes.objectives.items():
        assert weeks[place].progress == pytest.approx(float(mean), abs=1e-9), place
        assert (weeks[place].based_on, weeks[place].of) == (measured, 3), place
    counted = Counter(Act.objects.values_list("verb", flat=True))
    assert counted["tracking.send_check_in"] == notes.acts["tracking.send_check_in"]
    assert counted["tracking.add_corrections"] == Correction.objects.count() == notes.corrections
    assert counted["tracking.ask_for_help"] == HelpRequest.objects.count() == notes.calls
    assert HelpRequest.objects.filter(answered_on__isnull=False).count() == notes.answers
    readings = Reading.objects.filter(key_result__plan=five.plan).count()
    assert readings == sum(len(line.values) for line in notes.lines if line.kind != "milestone")
    changed = Change.objects.filter(kind="okrs.keyresult", field="target", event="changed")
    assert changed.count() == notes.targets == 3
    assert min(notes.corrections, notes.calls, notes.answers, len(notes.late)) > 0


def close(five: Field, notes: Notes) -> dict[int, Decimal]:
    """Freeze, grade and publish; the grades expected, by key result."""
    plan = freeze_values(five.head, five.plan, LAST)
    five.plan = Plan.objects.select_related("department", "cycle").get(pk=plan.pk)
    ended = ended_results(next_plan(five.plan), five.plan)
    expected = {line.pk: rounded(cut(line.share(LAST) or Fraction(0)), 1) for line in notes.lines}
    assert {one.record.pk: one.computed for one in ended} == expected
    accept_computed(five.head, five.plan, ended)
    worst = min(notes.lines, key=lambda line: (expected[line.pk], line.pk))
    row = next(
        one for one in ended_results(next_plan(five.plan), five.plan) if one.record.pk == worst.pk
    )
    better = expected[worst.pk] + Decimal("0.1")
    because = {"value": better, "because": "The last week was counted twice"}
    save_grade(five.head, five.plan, row, row.record.given_revision, because)
    expected[worst.pk] = better
    for one in ended_results(next_plan(five.plan), five.plan):
        if one.lacks_cause:
            why = {"cause": "The rack came in June"}
            save_grade(five.head, five.plan, one, one.record.given_revision, why)
    take_lesson(five.head, five.plan, "Ask for the rack before the year begins")
    failure = {"happened": "The rack came in June", "guard": "Order it in November"}
    add_failure(five.head, five.plan, failure, five.plan.cycle, row.record)
    publish_grades(five.head, five.plan)
    the_publication_adds_up(notes, expected)
    year = years_of(Plan.objects.select_related("department", "cycle").get(pk=five.plan.pk))[0]
    assert year.kept == sum(len(line.said) for line in notes.lines)
    assert year.due == 53 * len(notes.lines)  # weeks that the year touches
    assert [(one.code, one.on) for one in year.late] == notes.late
    assert year.targets == notes.targets
    return expected


def the_publication_adds_up(notes: Notes, expected: dict[int, Decimal]) -> None:
    content = Publication.objects.get().content
    lines = {line.code: line for line in notes.lines}
    published = {
        row["code"]: row["grade"] for one in content["objectives"] for row in one["results"]
    }
    assert published == {code: str(expected[line.pk]) for code, line in lines.items()}
    for one in content["objectives"]:
        parts = [lines[row["code"]] for row in one["results"]]
        total = sum(part.weight for part in parts)
        mean = sum((Fraction(expected[part.pk]) * part.weight for part in parts), Fraction(0))
        assert one["grade"] == str(rounded(mean / total, 1)), one["code"]
    for name, chosen in (
        ("average", notes.lines),
        ("committed", [line for line in notes.lines if line.committed]),
        ("stretch", [line for line in notes.lines if not line.committed]),
    ):
        grades = [Fraction(expected[line.pk]) for line in chosen]
        assert content[name] == str(rounded(sum(grades, Fraction(0)) / len(grades), 2)), name
    assert [one["happened"] for one in content["failures"]] == ["The rack came in June"]
    assert content["lessons"] == ["Ask for the rack before the year begins"]


def the_next_plan_has_it_all(after: Plan, grades: dict[int, Decimal]) -> None:
    assert after.cycle.name == "2026"
    assert {one.key_result_id: one.value for one in Grade.objects.filter(plan=after)} == grades
    assert Lesson.objects.filter(plan=after).count() == 1
    assert Failure.objects.filter(department=after.department_id).count() == 1
    assert CarriedNeed.objects.filter(plan=after).count() == 1
    assert Objective.objects.filter(plan=after).count() == 0
