"""A check-in takes a minute, is taken once, and says what was said with the figures of then."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from grove.okrs.actions import add_key_result, edit_key_result, record_reading
from grove.okrs.models import KeyResult, Objective, Reading
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.record.models import Act, Change
from grove.record.undo import undo
from grove.tracking.models import CheckIn, Delivery, Draft, ObjectiveWeek
from grove.tracking.weeks import week_of
from tests.cast import Cast
from tests.tracking.weeks import PAGE, a_week_ago, sent


def test_one_send_takes_all_rows_and_keeps_the_figures_of_then(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    assert "Raise deploys" in ana.get(PAGE).content.decode()
    answer = ana.post(
        PAGE,
        sent(K1_value="8", K1_confidence="7", K2_value="21", K2_confidence="3", K2_note="Freeze"),
    )
    assert answer.status_code == 302
    deploys, failures = CheckIn.objects.order_by("key_result__number")
    assert (deploys.value, deploys.confidence, deploys.by) == (8, 7, cast.ana)
    assert (deploys.baseline, deploys.target, deploys.progress) == (2, 10, 0.75)
    assert deploys.week == week_of(timezone.localdate())
    assert failures.progress is not None and failures.progress < 0
    assert failures.note == "Freeze"
    assert Reading.objects.get(key_result=deploys.key_result).value == 8
    week = ObjectiveWeek.objects.get()
    assert (week.progress, week.based_on, week.of, week.confidence) == (0.375, 2, 2, 5)
    assert Act.objects.filter(verb="tracking.send_check_in").count() == 1


def test_rows_in_which_nothing_was_said_are_left_alone(cast: Cast, running: Plan) -> None:
    cast.as_(cast.ana).post(PAGE, sent(K1_value="8", K1_confidence="7"))
    assert [row.key_result.short_code for row in CheckIn.objects.all()] == ["K1"]


def test_no_change_is_a_real_answer(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    ana.post(PAGE, sent(K1_value="8", K1_confidence="7"))
    a_week_ago()
    ana.post(PAGE, sent(K1_value="＝", K1_confidence="7"))
    last = CheckIn.objects.order_by("week").last()
    assert last is not None and (last.value, last.unchanged) == (8, True)
    assert Reading.objects.filter(key_result=last.key_result).count() == 2


def test_sending_again_in_the_same_week_corrects_with_history(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    ana.post(PAGE, sent(K1_value="8", K1_confidence="7"))
    first = CheckIn.objects.get()
    ana.post(PAGE, sent(K1_value="6", K1_confidence="5"))
    one = CheckIn.objects.get()
    assert (one.value, one.confidence, one.progress) == (6, 5, 0.5)
    change = Change.objects.get(kind="tracking.checkin", field="confidence")
    assert (change.before, change.after) == (7, 5)
    assert "Sent. What you change" not in ana.get(PAGE).content.decode()
    undo(cast.ana, Act.objects.latest("id"))
    one.refresh_from_db()
    assert (one.value, one.progress) == (first.value, first.progress) != (6, 0.5)


def test_a_delivery_that_comes_twice_is_taken_once(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    first = sent(K1_value="8", K1_confidence="7") | {"key": "a" * 32}
    ana.post(PAGE, first)
    ana.post(PAGE, sent(K1_value="9", K1_confidence="8"))
    ana.post(PAGE, first)
    assert CheckIn.objects.get().value == 9
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"K1_value": "many", "K1_confidence": "7"}, "K1: “many” is no number."),
        ({"K1_value": "8", "K1_confidence": "11"}, "K1: the confidence is “11”."),
        ({"K1_value": "8", "K1_confidence": ""}, "K1 has no confidence."),
        ({"K1_value": "", "K1_note": "late"}, "K1 has a note or a confidence but no value."),
        ({"K1_value": "=", "K1_confidence": "7"}, "K1 has no value yet that could stay the same."),
        ({"K1_value": "8", "K1_confidence": "7", "K1_note": "x" * 2001}, "Note"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(
    cast: Cast, running: Plan, fields: dict[str, str], message: str
) -> None:
    good = {"K2_value": "12", "K2_confidence": "6", "K2_note": "kept as typed"}
    answer = cast.as_(cast.ana).post(PAGE, sent(**good, **fields))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page and "kept as typed" in page
    assert not CheckIn.objects.exists() and not Reading.objects.exists()


def test_what_is_typed_is_kept_until_it_is_sent(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    draft = sent(K1_value="8.1", K1_note="half")
    assert ana.post(PAGE, draft, headers={"X-Autosave": "1"}).json()["saved"]
    page = ana.get(PAGE).content.decode()
    assert 'value="8.1"' in page and 'value="half"' in page
    assert 'value="8.1"' not in cast.as_(cast.mei).get(f"{PAGE}?show=all").content.decode()
    ana.post(PAGE, draft | sent(K1_confidence="7"))
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("confidence", "differs"), [("9", True), ("2", False)])
def test_it_says_where_the_pace_says_otherwise_and_changes_nothing(
    cast: Cast, running: Plan, confidence: str, differs: bool
) -> None:
    ana = cast.as_(cast.ana)
    ana.post(PAGE, sent(K1_value="2.1", K1_confidence=confidence))
    a_week_ago()
    page = ana.get(PAGE).content.decode()
    assert ("progress is far behind the pace. Worth a look?" in page) is differs
    chinese = cast.as_(cast.ana, "zh-hans").get(PAGE).content.decode()
    assert "Worth a look" not in chinese


def test_a_machine_that_says_the_same_is_confirmed_with_one_tick(cast: Cast, running: Plan) -> None:
    ana, today = cast.as_(cast.ana), timezone.localdate()
    result = KeyResult.objects.get(plan=running, number=1)
    ana.post(PAGE, sent(K1_value="8", K1_confidence="3"))
    a_week_ago()
    record_reading(cast.mei, result, today, Decimal(8), "automatic", "CI")
    with writing():
        CheckIn.objects.update(confidence=9)  # more than the pace promises: worth a look
    assert "steady: confirm" not in ana.get(PAGE).content.decode()
    with writing():
        CheckIn.objects.update(confidence=3)
    page = ana.get(PAGE).content.decode()
    assert "1 automatic key result is steady: confirm" in page
    ana.post(PAGE, {"steady": "on"})
    last = CheckIn.objects.order_by("week").last()
    assert last is not None and last.unchanged and last.reading is not None
    assert (last.reading.trust, last.reading.source) == ("automatic", "CI")


def test_only_the_own_rows_are_taken_and_who_writes_the_plan_may_take_all(
    cast: Cast, running: Plan
) -> None:
    everything = sent(K3_value="99.5", K3_confidence="8")
    cast.as_(cast.ana).post(f"{PAGE}?show=all", everything)
    assert not CheckIn.objects.exists()
    cast.as_(cast.mei).post(f"{PAGE}?show=all", everything)
    assert CheckIn.objects.get().by == cast.mei
    assert cast.as_(cast.stranger).get(PAGE).status_code == 404


def test_a_target_that_moved_later_leaves_what_was_said(cast: Cast, running: Plan) -> None:
    cast.as_(cast.ana).post(PAGE, sent(K1_value="8", K1_confidence="7"))
    result = KeyResult.objects.get(plan=running, number=1)
    edit_key_result(cast.mei, result, result.revision, because="too easy", target=Decimal(20))
    said = CheckIn.objects.get()
    assert (said.target, said.progress) == (10, 0.75)


def test_the_database_holds_one_check_in_a_week_and_confidence_to_ten(
    cast: Cast, running: Plan
) -> None:
    cast.as_(cast.ana).post(PAGE, sent(K1_value="8", K1_confidence="7"))
    said = CheckIn.objects.get()
    with writing(), pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.create(key_result=said.key_result, week=said.week, on=said.on, confidence=1)
    with writing(), pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.filter(pk=said.pk).update(confidence=11)


@pytest.mark.parametrize("rows", [1, 12])
def test_the_page_takes_the_same_queries_for_any_number_of_rows(
    cast: Cast, running: Plan, rows: int, django_assert_max_num_queries: object
) -> None:
    objective = Objective.objects.filter(plan=running).first()
    for number in range(rows):
        add_key_result(
            cast.mei, objective, text=f"Raise {number}", kind="increase",
            baseline=Decimal(0), target=Decimal(9), unit="x", owner=cast.ana,
        )  # fmt: skip
    ana = cast.as_(cast.ana)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert ana.get(PAGE).status_code == 200
