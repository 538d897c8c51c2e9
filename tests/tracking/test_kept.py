"""How a plan stands, remembered or made ahead, is what its records say, whoever acts."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone, translation

from grove.health.actions import add_metric, bin_metric, edit_metric, record_health
from grove.health.models import HealthMetric
from grove.needs.actions import bin_need, move_need, record_need
from grove.okrs.actions import (
    StageInput,
    add_key_result,
    add_objective,
    bin_key_result,
    bin_objective,
    cover_need,
    edit_key_result,
    edit_objective,
    move_key_result_to,
    move_objective,
    record_reading,
    set_checkpoints,
    set_stages,
    state_confidence,
    uncover_need,
)
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.org.actions import edit_department, edit_person, give_role, set_account, take_role
from grove.org.models import Role
from grove.plans.actions import share_plan
from grove.record.actions import last_act, writing
from grove.record.kept import forget_everything
from grove.record.models import Act
from grove.record.undo import undo
from grove.tracking.actions import (
    Answer,
    Call,
    Right,
    Update,
    add_corrections,
    ahead,
    answer_help,
    ask_for_help,
    pause_key_result,
    resume_key_result,
    send_check_in,
)
from grove.tracking.actions.ahead import keep_ahead, keep_todays
from grove.tracking.actions.deadline import answer_deadline
from grove.tracking.models import CheckIn, HelpRequest, KeptStand, Pause
from grove.tracking.queries.kept import made, told_of
from grove.tracking.queries.told import Told
from tests.cast import Cast

TODAY = date(2026, 11, 26)
Step = tuple[str, Callable[[], Any]]


def from_records(cast: Cast, then: date | None = None) -> tuple[Told, ...]:
    every = Objective.objects.filter(plan=cast.last).values_list("pk", flat=True)
    return tuple(made(cast.last, list(every), TODAY, then).values())


def of(number: int) -> KeyResult:
    return KeyResult.objects.get(number=number)


@pytest.fixture
def running(cast: Cast) -> Cast:
    """Two objectives: three numbers, one of them with a guard and one late, and a milestone."""
    first = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
    second = add_objective(cast.mei, cast.last, title="Orders are safe", kind="committed")
    pages = {"name": "pages", "unit": "/week", "at_most": Decimal(6)}
    metric = add_metric(cast.mei, cast.plat, pages)
    for objective, name in ((first, "deploys"), (first, "reviews"), (second, "drills")):
        add_key_result(
            cast.mei, objective, text=f"Raise {name}", kind="increase", baseline=Decimal(0),
            target=Decimal(10), unit="x", owner=cast.wang, due=date(2026, 12, 31),
        )  # fmt: skip
    add_key_result(cast.mei, second, text="Pass", kind="milestone", owner=cast.ana)
    set_stages(cast.mei, of(4), [StageInput(name) for name in ("Plan", "Evidence", "Report")])
    edit_key_result(
        cast.mei, of(1), of(1).revision, health_guard=metric, due=TODAY - timedelta(days=1)
    )
    for ago, value in ((3, 2), (2, 3), (1, 4)):
        day = TODAY - timedelta(weeks=ago)
        send_check_in(cast.wang, cast.last, [Update(of(1), Decimal(value), 7)], day)
    return cast


def acts(cast: Cast) -> Iterator[Step]:
    """Every kind of act after which something stands differently, one after the other."""
    mei, plan = cast.mei, cast.last
    metric = HealthMetric.objects.get()
    values = {"words": "w", "level": "company", "perspective": "customer", "weight": 2}
    need = record_need(mei, plan, "CFO", values)
    guarded = {"at_most": Decimal(9)}
    o1, o2 = Objective.objects.filter(plan=plan)
    yield (
        "a check-in",
        lambda: send_check_in(
            cast.wang,
            plan,
            [Update(of(1), Decimal(5), 4, "slow"), Update(of(3), Decimal(1), 8)],
            TODAY,
        ),
    )
    yield "undone", lambda: undo(cast.wang, Act.objects.get(pk=last_act()))
    yield "a wording", lambda: edit_key_result(mei, of(2), of(2).revision, text="Raise talks")
    yield "a target", lambda: edit_key_result(mei, of(1), of(1).revision, target=Decimal(20))
    yield "an owner", lambda: edit_key_result(mei, of(2), of(2).revision, owner=cast.ana)
    yield "a title", lambda: edit_objective(mei, o1, o1.revision, title="Releases bore")
    yield "the order", lambda: move_objective(mei, o2, -1)
    yield (
        "an owner's word",
        lambda: state_confidence(mei, Objective.objects.get(pk=o1.pk), 2, TODAY),
    )
    yield "a reading", lambda: record_reading(mei, of(2), TODAY, Decimal(7))
    yield "checkpoints", lambda: set_checkpoints(mei, of(2), {3: Decimal(9)})
    yield (
        "stages",
        lambda: set_stages(
            mei, of(4), [StageInput(name, "", TODAY) for name in ("Plan", "Evidence", "Report")]
        ),
    )
    yield "a need", lambda: cover_need(mei, need, o2, of(3))
    yield "its level", lambda: move_need(mei, need, "department", "customer")
    yield "no need", lambda: uncover_need(mei, NeedLink.objects.get())
    yield "the need of all", lambda: cover_need(mei, need, o1)
    yield "a need in the bin", lambda: bin_need(mei, need)
    yield "a broken guard", lambda: record_health(mei, cast.plat, {metric: Decimal(8)}, TODAY)
    yield "its limit", lambda: edit_metric(mei, metric, metric.revision, guarded)
    yield "no guard", lambda: bin_metric(mei, metric)
    yield "a call", lambda: ask_for_help(cast.wang, Call(of(1), cast.cs, "Lend us Li"), TODAY)
    yield "its answer", lambda: answer_help(cast.zhao, HelpRequest.objects.get(), "Yes")
    yield "a pause", lambda: pause_key_result(mei, of(3), "No budget")
    yield "no pause", lambda: resume_key_result(mei, Pause.objects.get())
    yield "a deadline", lambda: answer_deadline(cast.wang, Answer(of(1), "missed", "late"), TODAY)
    old = CheckIn.objects.order_by("week")[0]
    yield "a correction", lambda: add_corrections(mei, plan, [Right(old, Decimal(1), "typo")])
    yield (
        "another objective",
        lambda: move_key_result_to(mei, of(2), Objective.objects.get(pk=o2.pk)),
    )
    yield "a name", lambda: edit_person(mei, cast.ana, cast.ana.revision, name="Ana Sousa")
    yield "a team", lambda: edit_department(mei, cast.bd, cast.bd.revision, name="Build")
    yield "a role", lambda: give_role(mei, cast.ana, cast.cs, "member")
    yield "no role", lambda: take_role(mei, Role.objects.get(person=cast.ana, department=cast.cs))
    yield "a key result in the bin", lambda: bin_key_result(mei, of(3))
    yield "an objective in the bin", lambda: bin_objective(mei, Objective.objects.get(pk=o2.pk))


def test_after_every_act_it_is_what_the_records_say(running: Cast) -> None:
    before_then = TODAY - timedelta(weeks=4)
    for name, act in acts(running):
        before = from_records(running)
        assert told_of(running.last, TODAY) == before
        told_of(running.last, TODAY, before_then)
        act()
        now = from_records(running)
        assert now != before, f"{name} changes nothing: the next line could not fail"
        assert told_of(running.last, TODAY) == now, name
        assert told_of(running.last, TODAY, before_then) == from_records(running, before_then)


def test_what_is_made_ahead_serves_until_somebody_acts(
    running: Cast, django_assert_num_queries: Any
) -> None:
    days = [TODAY, TODAY + timedelta(days=1)]
    assert keep_ahead([running.last], days) == 2 * 2 * 2  # objectives, days, languages
    assert keep_ahead([running.last], days) == 0
    for language in ("en", "zh-hans"):
        with translation.override(language):
            records = from_records(running)
            forget_everything()
            for _turn in range(2):  # kept, then remembered
                with django_assert_num_queries(1):
                    assert told_of(running.last, TODAY) == records
    assert records[0].words != from_records(running)[0].words  # the language is another one
    with writing():  # as an earlier Grove would have kept it
        KeptStand.objects.filter(on=days[1]).update(sums="[1,[],[]]")
    assert keep_ahead([running.last], days) == 2 * 2
    edit_key_result(running.mei, of(3), of(3).revision, text="Raise rehearsals")
    records = from_records(running)
    forget_everything()
    with django_assert_num_queries(7):
        assert told_of(running.last, TODAY) == records
    assert keep_ahead([running.last], days) == 2 * 2  # of one objective


def test_only_long_plans_are_made_ahead_and_days_that_are_over_go(
    running: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    share_plan(running.mei, running.last)
    keep_ahead([running.last], [TODAY - timedelta(days=1)])
    assert keep_todays(timezone.now()) == 0 and not KeptStand.objects.exists()
    monkeypatch.setattr(ahead, "LONG", 2)
    set_account(running.ana, running.ana, time_zone="Pacific/Kiritimati")
    assert keep_todays(timezone.now()) in (4, 8)  # there it is tomorrow for ten hours of a day
    assert set(KeptStand.objects.values_list("language", flat=True)) == {"en", "zh-hans"}
