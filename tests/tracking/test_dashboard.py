"""The dashboard says in words first how the year goes, and where confidence and pace disagree."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from grove.measure.confidence import Status
from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.plans.actions import share_plan
from grove.record.actions import at
from grove.tracking.actions import Update, send_check_in
from grove.tracking.queries.dashboard import dashboard
from tests.cast import Cast

PAGE = "/plat/2026/track"
TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.fixture
def results(cast: Cast) -> dict[str, KeyResult]:
    """Five key results of a running plan in two objectives."""
    due = date(2026, 12, 31)
    first = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
    second = add_objective(cast.mei, cast.last, title="Orders are safe", kind="committed")
    for objective, text in (
        (first, "Raise deploys"), (first, "Raise reviews"), (first, "Raise coverage"),
        (second, "Raise drills"), (second, "Raise restores"),
    ):  # fmt: skip
        add_key_result(
            cast.mei, objective, text=text, kind="increase", baseline=Decimal(0),
            target=Decimal(10), unit="x", owner=cast.ana, due=due,
        )  # fmt: skip
    share_plan(cast.mei, cast.last)
    cast.last.refresh_from_db()
    return {row.short_code: row for row in KeyResult.objects.filter(plan=cast.last)}


def say(cast: Cast, weeks_ago: int, *said: tuple[KeyResult, str, int, str]) -> None:
    day = TODAY - timedelta(weeks=weeks_ago)
    updates = [
        Update(row, Decimal(value), confidence, note, done=confidence == 10)
        for row, value, confidence, note in said
    ]
    with at(timezone.now().replace(year=day.year, month=day.month, day=day.day)):
        send_check_in(cast.ana, cast.last, updates, day)


@pytest.fixture
def told(cast: Cast, results: dict[str, KeyResult]) -> dict[str, KeyResult]:
    """Optimism on K1, a fall on K2, a rise on K3, K4 done, K5 silent for four weeks."""
    say(cast, 4, (results["K5"], "9", 8, ""))
    for ago in (3, 2, 1):
        say(cast, ago, (results["K1"], "3", 8, ""), (results["K2"], "9", 8, ""),
            (results["K3"], "8", 5, ""))  # fmt: skip
    say(cast, 0, (results["K1"], "3", 8, ""), (results["K2"], "8", 4, "cache rollout slipped"),
        (results["K3"], "9.5", 7, ""), (results["K4"], "10", 10, ""))  # fmt: skip
    return results


def test_it_begins_with_the_state_the_biggest_fall_and_the_biggest_rise(
    cast: Cast, told: dict[str, KeyResult]
) -> None:
    page = dashboard(cast.last, TODAY)
    assert page.headline == ("3 of 5 key results are on track. 1 at risk, 1 without an update.")
    fall, rise = page.moved
    assert "K2" in fall and "8 to 4" in fall and "cache rollout slipped" in fall
    assert "K3" in rise and "5 to 7" in rise
    assert [(line.code, line.was, line.now) for line in page.changed] == [
        ("K2", 8, 4), ("K3", 5, 7), ("K5", 8, None),
    ]  # fmt: skip


def test_hidden_risk_comes_first_and_is_said_in_words(
    cast: Cast, told: dict[str, KeyResult]
) -> None:
    page = dashboard(cast.last, TODAY)
    assert [row.code for row in page.rows if not row.heads][:3] == ["K1", "K2", "K3"]
    k1 = next(row for row in page.rows if row.code == "K1")
    assert k1.state == "on" and k1.flag.startswith("says 8, pace says")
    (line,) = page.decisions
    assert line.text.startswith("K1") and "against a target of 10" in line.detail


def test_two_missed_weeks_leave_no_colour_and_done_stays_done(
    cast: Cast, told: dict[str, KeyResult]
) -> None:
    rows = {row.code: row for row in dashboard(cast.last, TODAY).rows}
    assert (rows["K5"].state, rows["K5"].confidence) == (Status.NO_UPDATE, None)
    assert rows["K4"].state == Status.DONE
    later = {row.code: row for row in dashboard(cast.last, TODAY + timedelta(weeks=3)).rows}
    assert later["K2"].state == Status.NO_UPDATE and later["K4"].state == Status.DONE


def test_who_reads_the_plan_reads_it_and_a_stranger_does_not(
    cast: Cast, told: dict[str, KeyResult]
) -> None:
    for person in (cast.mei, cast.ana, cast.he):
        assert cast.as_(person).get(PAGE).status_code == 200
    assert cast.as_(cast.stranger).get(PAGE).status_code == 404
    assert cast.as_(cast.mei).post(PAGE).status_code == 405


def test_it_takes_the_same_queries_for_any_number_of_rows(
    cast: Cast, told: dict[str, KeyResult], django_assert_max_num_queries: object
) -> None:
    mei = cast.as_(cast.mei)
    objective = told["K1"].objective
    for number in range(12):
        add_key_result(
            cast.mei, objective, text=f"Raise {number}", kind="increase",
            baseline=Decimal(0), target=Decimal(9), unit="x", owner=cast.ana,
        )  # fmt: skip
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert "of 17 key results" in mei.get(PAGE).content.decode()


def test_without_key_results_it_says_so(cast: Cast) -> None:
    assert dashboard(cast.last, TODAY).headline == "There are no key results to track yet."


def test_what_was_shown_is_shown_again_until_somebody_acts(
    cast: Cast, told: dict[str, KeyResult], django_assert_max_num_queries: Any
) -> None:
    with at(timezone.now().replace(year=2026, month=11, day=18)):
        first = cast.as_(cast.mei).get(PAGE).text
        with django_assert_max_num_queries(7):
            assert cast.as_(cast.mei).get(PAGE).text == first
        assert "Raise drills" in first
        edit_key_result(
            cast.mei, told["K4"], told["K4"].revision, text="Raise the drills", because="clearer"
        )
        assert "Raise the drills" in cast.as_(cast.mei).get(PAGE).text
        chinese = cast.as_(cast.mei, "zh-hans").get(PAGE).text
        assert "目标与关键结果" in chinese and "Objectives and key results" not in chinese
