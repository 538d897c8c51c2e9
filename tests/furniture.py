"""A plan with one of everything, for tests that walk over all pages."""

from datetime import date, timedelta
from decimal import Decimal

from grove.closing.models import Group, PrivateNote, Publication, Retrospective
from grove.closing.models import Note as RetroNote
from grove.commitment.marks import marks_of
from grove.commitment.models import (
    Box,
    Confirmation,
    Confirming,
    Deck,
    Question,
    SecondLine,
    Signature,
    SlideNote,
)
from grove.drafting.models import HouseRules, NotDoing, OwnMetric, SetAside, ThemeDecision
from grove.health.models import HealthMetric, HealthReading
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.needs.models import CarriedNeed, Customer, Need
from grove.okrs.models import (
    Checkpoint,
    KeyResult,
    NeedLink,
    Objective,
    ParentLink,
    Reading,
    Stage,
)
from grove.plans.codes import next_department_number, next_number
from grove.plans.models import StepMark, Writer
from grove.positioning.models import ParallelAnswer, Positioning, ValueDimension
from grove.record.actions import Recorder, action
from grove.review.models import Failure, Grade, Lesson, Recurrence
from grove.rounds.about import find
from grove.rounds.actions import suggest
from grove.rounds.models import (
    AgendaItem,
    Ask,
    Attendee,
    Comment,
    Decision,
    Meeting,
    Note,
    Round,
    TeamAnswer,
    Thread,
)
from grove.rounds.proposals import propose
from grove.tracking.models import HelpRequest, Pause
from grove.versions.models import Version
from grove.versions.reading import open_reading
from grove.versions.snapshot import fingerprint, snapshot
from grove.weekly.models import (
    Brief,
    BriefLink,
    BriefRule,
    LinkRule,
    Mood,
    Priority,
    Upcoming,
    Win,
)
from tests.cast import Cast


@action
def furnished(act: Recorder, cast: Cast) -> Cast:
    """Fill PLAT's plans of 2026 and 2027 and BD's of 2027. Numbers begin at 1."""
    plan = cast.plan
    act.within(plan)
    act.create(
        Positioning(
            plan=plan,
            why_set_up="So that product teams ship safely.",
            unique_value="Nobody else keeps the order journey standing.",
            we_do_not="product features",
            will_stop="bespoke pipelines",
        )
    )
    act.create(SetAside(plan=plan, code="KR210", about="K1", because="Seen", by=cast.mei))
    act.create(HouseRules(said={"ignore": ["OBJ105"]}))
    act.create(ValueDimension(plan=plan, name="Stability", measured_by="SLO", judged_by="COO"))
    act.create(ParallelAnswer(plan=plan, author=cast.wang, question="purpose", text="Less fear"))
    cfo = act.create(Customer(plan=plan, name="Tang Min", role="CFO"))
    for words, level, perspective in (
        ("cost per order down", "company", "customer"),
        ("ship weekly", "business", "internal_process"),
        ("a growth path", "department", "learning_growth"),
    ):
        act.create(
            Need(
                plan=plan,
                number=next_number(act, plan, "need"),
                customer=cfo,
                words=words,
                level=level,
                perspective=perspective,
                heard_by=cast.wang,
            )
        )
    need = Need.objects.get(plan=plan, number=1)
    act.create(CarriedNeed(plan=plan, need=need))
    objective, result = _goals(act, cast)
    act.create(NeedLink(need=need, objective=objective, key_result=result))
    team_objective = act.create(
        Objective(
            plan=cast.team_plan,
            number=next_number(act, cast.team_plan, "objective"),
            title="Deploying is dull",
            kind="committed",
        )
    )
    act.create(ParentLink(objective=team_objective, parent_key_result=result))
    today = act.at.date()
    act.create(
        HelpRequest(
            key_result=result, team=cast.bd, text="Two engineers", by=cast.ana, asked_on=today
        )
    )
    rests = KeyResult.objects.get(plan=plan, number=2)
    act.create(Pause(key_result=rests, since=today, because="The merger comes first"))
    _last_year(act, cast)
    act.create(NotDoing(plan=plan, title="A second cloud region", why="no customer asks"))
    act.create(ThemeDecision(plan=plan, theme="OB", left_out_because="stable since 2026"))
    act.create(OwnMetric(department=cast.plat, theme="EF", name="Queue time", direction="lower"))
    act.create(ManagementPlan(plan=plan, structure="Five teams"))
    act.create(Seat(plan=plan, role="SRE lead"))
    act.create(PathItem(plan=plan, task="Canary everywhere", key_result=result))
    act.create(ReturnLine(plan=plan, side="back", text="Cheaper orders", low=1, likely=2, high=3))
    content = snapshot(plan)
    version = act.create(
        Version(
            plan=plan,
            major=1,
            minor=0,
            frozen_by=cast.mei,
            frozen_at=act.at,
            content=content,
            fingerprint=fingerprint(content),
        )
    )
    open_reading(act, version, 14)
    act.create(Signature(version=version, person=cast.mei, role="head", asked_at=act.at))
    _confirmed(act, cast, version)
    _closed(act, cast, objective, result)
    act.create(Deck(plan=plan, free_title="One more thing", free_text="Thank you"))
    act.create(SlideNote(plan=plan, slide="O1", notes="Tell the October story."))
    act.create(SlideNote(plan=plan, slide="needs", hidden=True))
    act.create(SecondLine(plan=plan, objective=objective, text="发布成为平常事", source="Releases"))
    thread = act.create(Thread(plan=plan, kind="plan", label="plan"))
    act.create(Comment(thread=thread, author=cast.ana, text="Is this too much?", at=act.at))
    objective = Objective.objects.get(plan=plan, number=1)
    edit = propose(objective, "title", "Releases are a non-event")
    about = find(plan, "O1")
    assert about is not None
    suggest(act, plan, about, edit, "Shorter, and nobody has to wonder")
    _meeting(act, cast)
    shared = act.create(
        Round(plan=plan, number=1, version=version, due=date(2027, 11, 14), shared_at=act.at)
    )
    given = act.create(TeamAnswer(round=shared, team=cast.bd, answer="asks", answered_at=act.at))
    act.create(TeamAnswer(round=shared, team=cast.cs))
    act.create(
        Ask(
            plan=plan,
            answer=given,
            number=next_number(act, plan, "ask"),
            kind="change",
            about_kind="okrs.keyresult",
            object_id=result.pk,
            about_code="K1",
            about=result.text,
            text="Six is what the review can hold",
            asked_by=cast.wang,
            asked_at=act.at,
        )
    )
    act.create(Writer(plan=plan, person=cast.zhao))
    act.create(StepMark(plan=plan, step="review"))
    _week(act, cast, result)
    return cast


WEEK = date(2027, 2, 1)  # 2027-W05, while PLAT's plan of 2027 runs


def _week(act: Recorder, cast: Cast, result: KeyResult) -> None:
    """A week of Build & Delivery, and the department's brief of it with a link."""
    place = {"plan": cast.plan, "team": cast.bd}
    for at, text in enumerate(("Canary on ten more services", "Interview two people")):
        act.create(
            Priority(
                text=text, rank=at + 1, who=cast.wang, week=WEEK,
                key_result=None if at else result, **place,
            )
        )  # fmt: skip
    act.create(Priority(text="Left over", week=WEEK - timedelta(weeks=1), **place))
    act.create(Upcoming(on=WEEK + timedelta(days=9), text="Freeze", **place))
    act.create(Mood(week=WEEK, state="risk", words="Two people on nights", **place))
    act.create(Win(week=WEEK, text="A rollback in four minutes", by=cast.wang, **place))
    act.create(Brief(plan=cast.plan, week=WEEK, words="Ask me about canary."))
    act.create(BriefRule(plan=cast.plan, mails=True))
    act.create(LinkRule(department=cast.plat, allowed=True))
    act.create(
        BriefLink(plan=cast.plan, week=WEEK, made_by=cast.mei, expires_at=act.at + timedelta(14))
    )


def _meeting(act: Recorder, cast: Cast) -> None:
    """An open meeting of Mei and Wang, which talks about K1 and decided to change it."""
    meeting = act.create(
        Meeting(
            plan=cast.plan,
            number=next_number(act, cast.plan, "meeting"),
            kind="alignment",
            party="Build & Delivery",
            starts_at=act.at,
            time_zone="UTC",
            called_by=cast.mei,
            opened_at=act.at,
        )
    )
    for person in (cast.mei, cast.wang):
        act.create(Attendee(meeting=meeting, person=person))
    item = act.create(AgendaItem(meeting=meeting, title="Is ten too much?", about="K1"))
    act.change(item, now_since=act.at)
    act.create(
        AgendaItem(meeting=meeting, title="Two runners are slow", source="comment", spare=True)
    )
    for kind in Note.Kind.values:
        act.create(
            Note(
                meeting=meeting,
                item=item,
                kind=kind,
                text="Ten is two a day",
                author=cast.mei,
                at=act.at,
            )
        )
    result = KeyResult.objects.get(plan=cast.plan, number=1)
    act.create(
        Decision(
            plan=cast.plan,
            number=next_number(act, cast.plan, "decision"),
            meeting=meeting,
            item=item,
            text="Twelve",
            recorded_by=cast.mei,
            at=act.at,
            about="K1",
            changes=True,
            edit=propose(result, "target", "12").to_json(),
        )
    )


def _confirmed(act: Recorder, cast: Cast, version: Version) -> None:
    """People are asked, Mei is through; two questions stand in a name and one without."""
    marks = marks_of(version.content)
    confirming = act.create(Confirming(plan=cast.plan, version=version, marks=marks))
    entry = {"key": "k", "code": "O1", "mark": "earlier", "text": "Why so many?", "first": True}
    Box.objects.create(
        confirming=confirming, entries=[entry | {"reply": "", "replier": ""}], unanswered=1
    )
    Confirmation.objects.create(
        confirming=confirming,
        person=cast.mei,
        answered=dict(marks),
        commitment="commit",
        finished=1,
    )
    for asker in (cast.ana, cast.mei):
        replied = asker == cast.mei
        act.create(
            Question(
                confirming=confirming,
                asker=asker,
                code="O1",
                mark=dict(marks)["O1"],
                text="Does it include the nightly train?",
                asked_at=act.at,
                reply="It does." if replied else "",
                replier=cast.mei if replied else None,
                replied_at=act.at if replied else None,
            )
        )


def _goals(act: Recorder, cast: Cast) -> tuple[Objective, KeyResult]:
    plan = cast.plan
    pages = act.create(
        HealthMetric(
            department=cast.plat,
            number=next_department_number(act, cast.plat, "health"),
            name="Pages per on-call week",
            at_most=Decimal(6),
            owner=cast.zhao,
        )
    )
    read = date(2026, 11, 2)
    act.create(HealthReading(metric=pages, week=read, on=read, value=Decimal(9)))
    objective = act.create(
        Objective(
            plan=plan,
            number=next_number(act, plan, "objective"),
            title="Releases become a non-event",
            kind="stretch",
            owner=cast.wang,
            themes=["EF", "DQ"],
            points=20,
        )
    )
    result = act.create(
        KeyResult(
            plan=plan,
            objective=objective,
            number=next_number(act, plan, "key_result"),
            text="Raise deploy frequency from 2 to 10 per week by 31 Dec",
            kind="increase",
            baseline=Decimal(2),
            target=Decimal(10),
            unit="/week",
            due=date(2027, 12, 31),
            theme="EF",
            owner=cast.wang,
            health_guard=pages,
        )
    )
    milestone = act.create(
        KeyResult(
            plan=plan,
            objective=objective,
            number=next_number(act, plan, "key_result"),
            position=1,
            text="Pass the audit by 15 Nov",
            kind="milestone",
            due=date(2027, 11, 15),
        )
    )
    for at, name in enumerate(("Plan", "Evidence", "Report"), start=1):
        act.create(Stage(key_result=milestone, position=at, name=name))
    act.create(Checkpoint(key_result=result, quarter=1, value=Decimal(4)))
    act.create(Reading(key_result=result, on=date(2027, 1, 8), value=Decimal(3)))
    return objective, result


def _last_year(act: Recorder, cast: Cast) -> None:
    plan = cast.last
    objective = act.create(
        Objective(
            plan=plan,
            number=next_number(act, plan, "objective"),
            title="Make releases boring",
            kind="committed",
        )
    )
    result = act.create(
        KeyResult(
            plan=plan,
            objective=objective,
            number=next_number(act, plan, "key_result"),
            text="Change failure rate from 18 % to 5 %",
            kind="decrease",
            baseline=Decimal(18),
            target=Decimal(5),
            unit="%",
            due=date(2026, 12, 31),
        )
    )
    act.create(Reading(key_result=result, on=date(2026, 11, 1), value=Decimal(21)))
    said = {"because": "traffic", "cause": "No canary", "reach": Grade.Reach.EASY}
    act.create(Grade(plan=cast.plan, key_result=result, value=Decimal(0), **said))
    act.create(Lesson(plan=cast.plan, text="Canary mattered more than tooling"))
    act.create(
        Failure(
            department=cast.plat,
            number=next_department_number(act, cast.plat, "failure"),
            cycle=cast.last_cycle,
            happened="Froze schema migration in Q3",
            guard="A named owner",
        )
    )


def _closed(act: Recorder, cast: Cast, objective: Objective, result: KeyResult) -> None:
    """What closing 2027 has kept so far: a note, a lesson, a failure that came back, grades."""
    plan = cast.plan
    act.create(Retrospective(plan=plan, revealed_at=act.at))
    PrivateNote.objects.create(
        objective=objective, person=cast.mei, sort="stop", text="Friday deploys"
    )
    group = Group.objects.create(objective=objective, title="Canary")
    RetroNote.objects.create(objective=objective, sort="keep", text="Canary first", group=group)
    act.create(Lesson(learned_in=plan, text="Canary before speed"))
    act.create(Recurrence(failure=Failure.objects.get(), key_result=result))
    content = {"schema": 1, "objectives": [], "lessons": [], "failures": []}
    act.create(Publication(plan=plan, number=1, at=act.at, by=cast.mei, content=content))
