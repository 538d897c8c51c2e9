"""Many rows of every kind in a furnished plan: they show whether a page asks once, or per row."""

from datetime import date
from decimal import Decimal

from grove.commitment.models import Confirmation, Confirming, Question, Signature
from grove.drafting.models import NotDoing, OwnMetric, ThemeDecision
from grove.management.models import PathItem, ReturnLine, Seat
from grove.method import load
from grove.needs.models import Customer, Need
from grove.okrs.models import (
    Checkpoint,
    KeyResult,
    NeedLink,
    Objective,
    ParentLink,
    Reading,
    Stage,
)
from grove.org.models import Department, Person, Role
from grove.plans.codes import next_department_number, next_number
from grove.plans.models import Plan, Writer
from grove.positioning.models import ParallelAnswer, ValueDimension
from grove.record.actions import Recorder, action
from grove.review.models import Failure, Grade, Lesson
from grove.rounds.models import (
    AgendaItem,
    Attendee,
    Comment,
    Decision,
    Meeting,
    Note,
    Thread,
)
from grove.versions.models import Version
from grove.versions.snapshot import fingerprint, snapshot
from tests.cast import Cast

QUARTERS = (1, 2, 3, 4)


@action
def crowded(act: Recorder, cast: Cast, rows: int) -> None:
    """Add `rows` of every kind to the furnished plans; each act of its own line in the history."""
    act.within(cast.plan)
    people = [_person(act, cast, at) for at in range(rows)]
    objectives = [_objective(act, cast.plan, at) for at in range(rows)]
    for at, objective in enumerate(objectives):
        _needs(act, cast, objective, at)
        result = objective.key_results.all()[0]
        act.create(
            Grade(
                plan=cast.plan, key_result=_past(act, cast, at), value=Decimal("0.4"), because="x"
            )
        )
        act.create(Lesson(plan=cast.plan, text=f"Lesson {at}", objective=None))
        act.create(
            Failure(
                department=cast.plat,
                number=next_department_number(act, cast.plat, "failure"),
                cycle=cast.last_cycle,
                happened=f"Failure {at}",
                guard_owner=people[at],
            )
        )
        act.create(NotDoing(plan=cast.plan, title=f"Not this {at}"))
        act.create(OwnMetric(department=cast.plat, theme="EF", name=f"M{at}", direction="lower"))
        act.create(ValueDimension(plan=cast.plan, name=f"Dimension {at}"))
        act.create(Seat(plan=cast.plan, role=f"Seat {at}"))
        act.create(PathItem(plan=cast.plan, task=f"Task {at}", key_result=result))
        act.create(ReturnLine(plan=cast.plan, side="back", text=f"Line {at}", key_result=result))
        act.create(Writer(plan=cast.plan, person=people[at]))
        act.create(
            ParallelAnswer(
                plan=cast.plan, author=people[at], question="purpose", text=f"Answer {at}"
            )
        )
        _talk(act, cast, objective, people[at], at)
        _meet(act, cast, people[at], at)
        team_objective = _objective(act, cast.team_plan, at)
        act.create(ParentLink(objective=team_objective, parent_objective=objective))
    _decisions_and_versions(act, cast, people)


def _decisions_and_versions(act: Recorder, cast: Cast, people: list[Person]) -> None:
    decided = set(ThemeDecision.objects.filter(plan=cast.plan).values_list("theme", flat=True))
    for theme in load().themes[: len(people) // 5]:
        if theme.code not in decided:
            act.create(ThemeDecision(plan=cast.plan, theme=theme.code, left_out_because="later"))
    content = snapshot(cast.plan)
    first = Version.objects.filter(plan=cast.plan).count()
    for at, person in enumerate(people):
        version = act.create(
            Version(
                plan=cast.plan,
                major=1,
                minor=first + at,
                frozen_by=person,
                frozen_at=act.at,
                content=content,
                fingerprint=fingerprint(content),
            )
        )
    confirming = Confirming.objects.get(plan=cast.plan)
    for at, person in enumerate(people):
        Confirmation.objects.create(
            confirming=confirming, person=person, commitment="not_yet", because="x", finished=1
        )
        act.create(
            Question(
                confirming=confirming,
                asker=person,
                code="O1",
                mark="x",
                text=f"Question {at}",
                asked_at=act.at,
            )
        )
    for person in people:
        act.create(Signature(version=version, person=person, role="lead", asked_at=act.at))


def _person(act: Recorder, cast: Cast, at: int) -> Person:
    number = Person.everything.count()
    person = act.create(Person(name=f"Person {number}", email=f"p{number}@lanternfish.example"))
    act.create(Role(person=person, department=cast.plat, name="member"))
    team = act.create(
        Department(code=f"T{number}", name=f"Team {number}", kind="team", parent=cast.plat, path="")
    )
    act.change(team, path=f"{cast.plat.path}{team.pk}/")
    return person


def _objective(act: Recorder, plan: Plan, at: int) -> Objective:
    objective = act.create(
        Objective(
            plan=plan,
            number=next_number(act, plan, "objective"),
            position=at,
            title=f"Objective {at}",
            kind="committed",
            themes=["EF"],
            points=1,
        )
    )
    for kind in ("increase", "milestone"):
        result = act.create(
            KeyResult(
                plan=plan,
                objective=objective,
                number=next_number(act, plan, "key_result"),
                text=f"Raise {at} from 1 to 5",
                kind=kind,
                baseline=Decimal(1) if kind == "increase" else None,
                target=Decimal(5) if kind == "increase" else None,
                due=date(2027, 12, 31),
                theme="EF",
            )
        )
        if kind == "increase":
            for quarter in QUARTERS:
                act.create(Checkpoint(key_result=result, quarter=quarter, value=Decimal(quarter)))
            act.create(Reading(key_result=result, on=date(2027, 1, 8), value=Decimal(3)))
        else:
            for position in (1, 2, 3):
                act.create(Stage(key_result=result, position=position, name=f"Stage {position}"))
    return objective


def _past(act: Recorder, cast: Cast, at: int) -> KeyResult:
    objective = _objective(act, cast.last, at)
    return objective.key_results.all()[0]


def _needs(act: Recorder, cast: Cast, objective: Objective, at: int) -> None:
    number = Customer.objects.filter(plan=cast.plan).count()
    customer = act.create(Customer(plan=cast.plan, name=f"Customer {number}"))
    for state in ("covered", "open", "declined"):
        need = act.create(
            Need(
                plan=cast.plan,
                number=next_number(act, cast.plan, "need"),
                customer=customer,
                words=f"Need {at} {state}",
                level="company",
                perspective="customer",
                heard_by=cast.wang,
                declined_because="not now" if state == "declined" else "",
                declined_by=cast.mei if state == "declined" else None,
                declined_on=date(2026, 11, 2) if state == "declined" else None,
            )
        )
        if state == "covered":
            act.create(NeedLink(need=need, objective=objective))


def _talk(act: Recorder, cast: Cast, objective: Objective, person: Person, at: int) -> None:
    thread = act.create(
        Thread(
            plan=cast.plan,
            kind="okrs.objective",
            object_id=objective.pk,
            label=f"O{objective.number}",
            about=objective.title,
        )
    )
    for who in (person, cast.ana):
        act.create(Comment(thread=thread, author=who, text=f"Comment {at}", at=act.at))


def _meet(act: Recorder, cast: Cast, person: Person, at: int) -> None:
    """One more meeting, and one more of everything in the first one."""
    first = Meeting.objects.order_by("pk")[0]
    further = act.create(
        Meeting(
            plan=cast.plan,
            number=next_number(act, cast.plan, "meeting"),
            kind="alignment",
            party=f"Team {at}",
            starts_at=act.at,
            time_zone="UTC",
            called_by=cast.mei,
        )
    )
    act.create(Attendee(meeting=further, person=cast.ana))
    for meeting in (first, further):
        act.create(Attendee(meeting=meeting, person=person))
        item = act.create(AgendaItem(meeting=meeting, title=f"Item {at}", position=at + 1))
        act.create(AgendaItem(meeting=meeting, title=f"Spare {at}", source="need", spare=True))
        for kind in Note.Kind.values:
            act.create(
                Note(meeting=meeting, item=item, kind=kind, text="x", author=person, at=act.at)
            )
        act.create(
            Decision(
                plan=cast.plan,
                number=next_number(act, cast.plan, "decision"),
                meeting=meeting,
                item=item,
                text=f"Decided {at}",
                recorded_by=person,
                at=act.at,
            )
        )
