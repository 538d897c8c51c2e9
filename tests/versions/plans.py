"""A small plan with something in every step, for tests of versions and signatures."""

from datetime import date
from decimal import Decimal

from grove.drafting.models import NotDoing, ThemeDecision
from grove.management.models import GoalGroup, ManagementPlan, PathItem, ReturnLine, Seat
from grove.needs.models import Customer, Need
from grove.okrs.models import Checkpoint, KeyResult, NeedLink, Objective, ParentLink, Stage
from grove.plans.models import Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.record.actions import Recorder, action
from grove.review.models import Failure, Grade, Lesson
from tests.cast import Cast


@action
def write_plan(act: Recorder, cast: Cast) -> Plan:
    """Fill PLAT's plan of 2027: two objectives, three key results, everything around them."""
    plan = cast.plan
    act.within(plan)
    act.change(plan, sign_by=date(2026, 12, 4))
    act.create(
        Positioning(
            plan=plan,
            why_set_up="So that eight product teams can ship safely.",
            unique_value="Nobody else knows both ledgers.",
            we_do_not="We do not run product code.",
        )
    )
    act.create(ValueDimension(plan=plan, name="Calm", measured_by="pages", judged_by="COO"))
    orders = act.create(Customer(plan=plan, name="Orders", role="business unit"))
    needs = [
        act.create(
            Need(
                plan=plan,
                number=number,
                customer=orders,
                words=words,
                level="business",
                perspective="customer",
                weight=weight,
                heard_on=date(2026, 9, 1),
                heard_by=cast.wang,
                **more,
            )
        )
        for number, words, weight, more in (
            (1, "Checkout answers in well under a second.", 3, {}),
            (2, "结算要在一秒之内。", 2, {}),
            (
                3,
                "A gold-plated report.",
                1,
                {"declined_because": "Nobody reads it.", "declined_by": cast.mei},
            ),
        )
    ]
    first = act.create(
        Objective(
            plan=plan,
            number=1,
            position=1,
            title="Releases become a non-event for every product team",
            kind="committed",
            owner=cast.mei,
            themes=["EF", "DQ"],
            points=30,
        )
    )
    second = act.create(
        Objective(plan=plan, number=2, position=2, title="每笔订单的成本更低", points=20)
    )
    above = act.create(
        Objective(plan=cast.team_plan, number=7, position=1, title="Build once", points=10)
    )
    latency = act.create(
        KeyResult(
            plan=plan,
            objective=first,
            number=1,
            position=1,
            text="Cut p95 checkout latency from 820 ms to 400 ms by 31 Dec",
            kind="decrease",
            baseline=Decimal(820),
            target=Decimal(400),
            unit="ms",
            due=date(2027, 12, 31),
            owner=cast.wang,
            data_source="dashboard",
            theme="EF",
        )
    )
    act.create(
        KeyResult(plan=plan, objective=first, number=2, position=2, text="Retire the old train")
    )
    cost = act.create(
        KeyResult(
            plan=plan,
            objective=second,
            number=3,
            position=1,
            text="Lower cost per order from ¥4.20 to ¥3.50",
            kind="decrease",
            baseline=Decimal("4.20"),
            target=Decimal("3.50"),
            unit="CNY",
            due=date(2027, 12, 31),
        )
    )
    act.create(NeedLink(need=needs[0], objective=first))
    act.create(NeedLink(need=needs[0], objective=first, key_result=latency))
    act.create(ParentLink(objective=first, parent_objective=above))
    act.create(Checkpoint(key_result=cost, quarter=2, value=Decimal("4.00")))
    act.create(Stage(key_result=cost, position=1, name="Contract", evidence="signed"))
    act.create(NotDoing(plan=plan, title="A new mobile framework", why="Not this year"))
    act.create(ThemeDecision(plan=plan, theme="IN", left_out_because="Bought as a service"))
    old = act.create(Objective(plan=cast.last, number=4, position=1, title="Last year", points=10))
    graded = act.create(KeyResult(plan=cast.last, objective=old, number=9, text="Old result"))
    act.create(Grade(plan=plan, key_result=graded, value=Decimal("0.7"), verdict="carry_on"))
    act.create(Lesson(plan=plan, objective=old, text="Canary first"))
    act.create(
        Failure(
            department=cast.plat,
            number=1,
            cycle=cast.last_cycle,
            key_result=graded,
            happened="The big bang release failed",
            guard="Canary",
            guard_owner=cast.wang,
        )
    )
    act.create(ManagementPlan(plan=plan, structure="Five teams"))
    act.create(GoalGroup(objective=first, name="technical"))
    act.create(Seat(plan=plan, role="Team lead", ready_now=1))
    act.create(PathItem(plan=plan, task="Pilot", key_result=latency, when="Q1"))
    act.create(ReturnLine(plan=plan, side="back", text="Hours saved", unit="h", low=Decimal(100)))
    return plan


def written(cast: Cast) -> Plan:
    """The written plan, fresh."""
    write_plan(cast.mei, cast)
    return Plan.objects.select_related("department", "cycle").get(pk=cast.plan.pk)


@action
def reword(
    act: Recorder, record: KeyResult | Objective | Need | Positioning, **values: object
) -> None:
    """Change some fields of a record of PLAT's plan."""
    act.within(record.plan)
    act.change(act.lock(record), **values)


@action
def put_in_bin(act: Recorder, record: KeyResult | Objective | Need) -> None:
    """Bin one record of PLAT's plan."""
    act.within(record.plan)
    act.bin(act.lock(record))
