"""What was said is edited for seven days and corrected beside after that; deadlines ask once."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from grove.measure.confidence import Status
from grove.okrs.actions import (
    StageInput,
    add_key_result,
    edit_key_result,
    record_reading,
    set_stages,
)
from grove.okrs.models import KeyResult, Reading, Stage
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.record.models import Act, Change
from grove.tracking.models import CheckIn, Correction, Deadline
from grove.tracking.weeks import week_address, week_of
from tests.cast import Cast
from tests.tracking.test_rhythm import status_of
from tests.tracking.weeks import PAGE, a_week_ago, sent


def week(weeks_ago: int) -> str:
    """The check-in's address of an earlier week."""
    return f"{PAGE}?week={week_address(timezone.localdate() - timedelta(weeks=weeks_ago))}"


@pytest.fixture
def said(cast: Cast, running: Plan) -> CheckIn:
    """Ana said 8 with confidence 7 this week."""
    cast.as_(cast.ana).post(PAGE, sent(K1_value="8", K1_confidence="7"))
    return CheckIn.objects.get()


def test_last_week_is_still_edited_and_keeps_its_day_and_its_target(
    cast: Cast, said: CheckIn
) -> None:
    a_week_ago()
    said.refresh_from_db()
    result = said.key_result
    edit_key_result(cast.mei, result, result.revision, because="too easy", target=Decimal(20))
    answer = cast.as_(cast.ana).post(week(1), sent(K1_value="6", K1_confidence="5"))
    assert answer.status_code == 302 and answer.url == week(1)
    now = CheckIn.objects.get()
    assert (now.value, now.confidence, now.on, now.week) == (6, 5, said.on, said.week)
    assert (now.target, now.progress) == (10, 0.5)
    assert Change.objects.filter(kind="tracking.checkin", field="value").count() == 1


def test_last_week_may_still_be_told_late(cast: Cast, running: Plan) -> None:
    cast.as_(cast.ana).post(week(1), sent(K1_value="6", K1_confidence="5"))
    late = CheckIn.objects.get()
    assert late.week == week_of(timezone.localdate()) - timedelta(weeks=1)
    assert late.on == late.week + timedelta(days=6)
    cast.as_(cast.ana).post(week(2), sent(K1_value="5", K1_confidence="5"))
    assert CheckIn.objects.count() == 1
    assert "Nothing was said this week." in cast.as_(cast.ana).get(week(2)).text


def test_what_is_older_is_corrected_beside_what_was_said(cast: Cast, said: CheckIn) -> None:
    ana = cast.as_(cast.ana)
    a_week_ago(3)
    page = ana.get(week(3)).text
    assert 'name="because-K1"' in page and 'name="confidence-K1"' not in page
    answer = ana.post(week(3), sent(K1_value="7,5x", K1_because="Counted twice"))
    assert answer.status_code == 422 and "“7,5x” is no number" in answer.text
    assert ana.post(week(3), sent(K1_value="7.5")).status_code == 422
    right = sent(K1_value="7.5", K1_because="Counted twice") | {"key": "b" * 32}
    ana.post(week(3), right)
    ana.post(week(3), right)
    kept, old = Correction.objects.get(), CheckIn.objects.get()
    assert (old.value, old.confidence) == (8, 7)
    assert (kept.value, kept.by, kept.because) == (Decimal("7.5"), cast.ana, "Counted twice")
    last = Reading.objects.order_by("pk").last()
    assert last is not None and (last.on, last.value) == (old.on, Decimal("7.5"))
    for page in (week(3), f"/k/{old.key_result.code}"):
        assert "corrected to 7.5" in ana.get(page).text and "Counted twice" in ana.get(page).text


def test_an_old_stage_is_corrected_and_the_stages_get_their_right_days(
    cast: Cast, running: Plan
) -> None:
    ana, objective = cast.as_(cast.ana), KeyResult.objects.get(plan=running, number=1).objective
    made = add_key_result(cast.mei, objective, text="Audit", kind="milestone", owner=cast.ana)
    set_stages(cast.mei, made, [StageInput(name, "") for name in ("Plan", "Build", "Prove")])
    code = made.short_code

    def say(stage: str, **more: str) -> dict[str, str]:
        return {f"value-{code}": stage, f"confidence-{code}": "7", "key": stage * 32} | {
            f"{name}-{code}": words for name, words in more.items()
        }

    ana.post(PAGE, say("2"))
    a_week_ago(3)
    with writing():
        Stage.objects.filter(reached_on__isnull=False).update(reached_on=CheckIn.objects.get().on)
    ana.post(PAGE, say("3"))
    old, new = CheckIn.objects.order_by("week")
    assert _reached(made) == [old.on, old.on, new.on]
    page = ana.get(week(3)).text
    options = re.findall(r'<option value="([^"]*)"', page.split(f'id="value-{code}"')[1])
    assert options[:5] == ["", "0", "1", "2", "3"] and f'name="because-{code}"' in page
    nonsense = ana.post(week(3), say("9", because="Slipped"))
    assert nonsense.status_code == 422 and "Stage 9 does not exist" in nonsense.text
    ana.post(week(3), say("1", because="Build was not proven yet"))
    assert _reached(made) == [old.on, new.on, new.on]
    assert CheckIn.objects.get(pk=old.pk).value == 2  # what was said stays
    for address in (week(3), f"/k/{made.code}"):
        assert "corrected to stage 1 on" in ana.get(address).text
    chinese = cast.as_(cast.ana, "zh-hans").get(f"/k/{made.code}").text
    assert "更正为第1阶段" in chinese and "Build was not proven yet" in chinese
    ana.post(week(0), say("2") | {"key": "x" * 32})
    assert _reached(made)[1:] == [new.on, None]


def _reached(result: KeyResult) -> list[date | None]:
    return list(result.stages.order_by("position").values_list("reached_on", flat=True))


def test_a_week_outside_the_cycle_or_to_come_does_not_exist(cast: Cast, running: Plan) -> None:
    ana = cast.as_(cast.ana)
    for address in ("2025-W20", week_address(timezone.localdate() + timedelta(weeks=1)), "soon"):
        assert ana.get(f"{PAGE}?week={address}").status_code == 404


def test_sending_all_again_changes_nothing_of_what_others_said(cast: Cast, said: CheckIn) -> None:
    row = sent(K1_value="8", K1_confidence="7", K3_value="99.5", K3_confidence="8")
    cast.as_(cast.mei).post(f"{PAGE}?show=all", row)
    assert CheckIn.objects.get(key_result__number=1).by == cast.ana
    assert CheckIn.objects.get(key_result__number=3).by == cast.mei


def test_one_press_says_that_nothing_changed(cast: Cast, said: CheckIn) -> None:
    ana = cast.as_(cast.ana)
    assert "No change to report" not in ana.get(PAGE).text
    a_week_ago()
    assert "No change to report" in ana.get(PAGE).text
    ana.post(PAGE, {"all": "same"})
    last = CheckIn.objects.order_by("week").last()
    assert last is not None and CheckIn.objects.count() == 2
    assert (last.value, last.confidence, last.unchanged) == (8, 7, True)


def test_done_is_said_by_the_owner_of_a_target_that_is_met(cast: Cast, said: CheckIn) -> None:
    early = sent(K1_value="9", K1_confidence="9", K1_done="on")
    answer = cast.as_(cast.ana).post(PAGE, early)
    assert answer.status_code == 422 and "K1 has not met its target." in answer.text
    met = early | {"value-K1": "10"}
    answer = cast.as_(cast.mei).post(f"{PAGE}?show=all", met)
    assert answer.status_code == 422 and "only Ana Silva, who owns it" in answer.text
    assert "it is done" not in cast.as_(cast.ana).get(PAGE).text
    cast.as_(cast.ana).post(PAGE, met)
    assert status_of(said.key_result.plan, "K1") is Status.DONE
    a_week_ago()
    assert "K1 done" in cast.as_(cast.ana).get(PAGE).text


@pytest.fixture
def overdue(cast: Cast, running: Plan) -> KeyResult:
    """K1 was due a week ago and stands at 6 of 10."""
    result, today = KeyResult.objects.get(plan=running, number=1), timezone.localdate()
    edit_key_result(cast.mei, result, result.revision, due=today - timedelta(days=7))
    record_reading(cast.mei, result, today - timedelta(days=8), Decimal(6))
    result.refresh_from_db()
    return result


def test_past_its_day_a_key_result_asks_what_became_of_it(
    cast: Cast, running: Plan, overdue: KeyResult
) -> None:
    ana = cast.as_(cast.ana)
    assert "What became of it?" in ana.get(PAGE).text
    answer = ana.post(PAGE, sent(K1_deadline="met"))
    assert answer.status_code == 422 and "K1 has not met its target." in answer.text
    ana.post(PAGE, sent(K1_deadline="missed", K1_because="The freeze"))
    kept = Deadline.objects.get()
    assert (kept.outcome, kept.by, kept.because) == ("missed", cast.ana, "The freeze")
    assert status_of(running, "K1") is Status.OFF_TRACK
    page = ana.get(PAGE).text
    assert "What became of it?" not in page and "K1 missed" in page


def test_the_day_moves_with_a_reason_and_is_asked_about_again(
    cast: Cast, running: Plan, overdue: KeyResult
) -> None:
    ana, today = cast.as_(cast.ana), timezone.localdate()
    answer = ana.post(PAGE, sent(K1_deadline="moved", K1_due=today.isoformat()))
    assert answer.status_code == 422 and "say why the day moves" in answer.text
    past = sent(K1_deadline="moved", K1_due="2020-01-01", K1_because="Later")
    assert ana.post(PAGE, past).status_code == 422
    new = min(today + timedelta(days=20), date(today.year, 12, 31))
    ana.post(PAGE, sent(K1_deadline="moved", K1_due=new.isoformat(), K1_because="The freeze"))
    overdue.refresh_from_db()
    assert overdue.due == new
    assert Act.objects.get(verb="tracking.send_check_in").because == "The freeze"
    assert "What became of it?" not in ana.get(PAGE).text


def test_a_met_day_is_done(cast: Cast, running: Plan, overdue: KeyResult) -> None:
    row = sent(K1_value="10", K1_confidence="9", K1_deadline="met")
    cast.as_(cast.ana).post(PAGE, row)
    assert Deadline.objects.get().outcome == "met"
    assert status_of(running, "K1") is Status.DONE
