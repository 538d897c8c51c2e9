"""A team’s week on four squares: five priorities, a frozen past, one click to carry over."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult
from grove.plans.actions import share_plan
from grove.record.actions import at
from grove.tracking.actions import Update, send_check_in
from grove.tracking.models import CheckIn
from grove.tracking.weeks import week_address, week_of
from grove.weekly.actions import change_confidence, say_mood, set_priority
from grove.weekly.models import Priority, Win
from tests.cast import Cast

TODAY = timezone.localdate()
NOW = week_of(TODAY)
LAST = NOW - timedelta(weeks=1)


def page_of(monday: date, team: str = "bd") -> str:
    return f"/plat/2026/teams/{team}/week/{week_address(monday)}"


PAGE = page_of(NOW)


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    """A key result of Wang Jun, who heads Build & Delivery; said last week, at 7."""
    objective = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
    made: KeyResult = add_key_result(
        cast.mei, objective, text="Raise deploys", kind="increase", baseline=Decimal(2),
        target=Decimal(10), unit="/week", owner=cast.wang, due=date(2026, 12, 31),
    )  # fmt: skip
    share_plan(cast.mei, cast.last)
    cast.last.refresh_from_db()
    with at(timezone.now() - timedelta(weeks=1)):
        send_check_in(cast.wang, cast.last, [Update(made, Decimal(4), 7)], LAST)
    return made


def html(cast: Cast, person: Any, address: str = PAGE) -> str:
    return cast.as_(person).get(address).content.decode()


def add(cast: Cast, text: str, **more: Any) -> int:
    fields = {"text": text, "rank": "1", "who": "", "key_result": ""} | more
    return cast.as_(cast.wang).post(f"{PAGE}/priorities", fields).status_code


def test_a_team_sets_down_its_week_and_everybody_reads_it(cast: Cast, result: KeyResult) -> None:
    wang = cast.as_(cast.wang)
    assert add(cast, "Second", rank="2") == 302
    assert add(cast, "Canary", key_result=str(result.pk), who=str(cast.wang.pk)) == 302
    day = TODAY + timedelta(days=9)
    assert (
        wang.post(f"{PAGE}/upcoming", {"on": day.isoformat(), "text": "Freeze"}).status_code == 302
    )
    assert wang.post(f"{PAGE}/mood", {"state": "risk", "words": "On nights"}).status_code == 302
    assert wang.post(f"{PAGE}/wins", {"text": "Four minutes"}).status_code == 302
    read = html(cast, cast.ana)
    assert read.index("Canary") < read.index("Second")
    for words in ("Freeze", "On nights", "strained", "Four minutes", "→ none", "K1"):
        assert words in read
    assert 'method="post"' not in read.split('class="squares"')[1]


def test_five_are_the_most_and_what_was_typed_stays(cast: Cast, result: KeyResult) -> None:
    for number in range(5):
        assert add(cast, f"Thing {number}") == 302
    answer = cast.as_(cast.wang).post(f"{PAGE}/priorities", {"text": "The sixth", "rank": "1"})
    assert answer.status_code == 422
    assert "five priorities this week already" in answer.content.decode()
    assert Priority.objects.count() == 5


@pytest.mark.parametrize(
    ("to", "fields", "message"),
    [
        ("priorities", {"text": "", "rank": "1"}, "Priority: write a few words."),
        ("priorities", {"text": "x" * 201, "rank": "1"}, "Priority has 201 characters"),
        ("upcoming", {"on": "2031-01-01", "text": "Freeze"}, "not within the next four weeks"),
        ("upcoming", {"on": "soon", "text": "Freeze"}, "Day: “soon” is no day"),
        ("mood", {"state": "7"}, "7"),
        ("wins", {"text": " "}, "Win: write a few words."),
    ],
)
def test_what_cannot_be_is_named(
    cast: Cast, result: KeyResult, to: str, fields: dict[str, str], message: str
) -> None:
    answer = cast.as_(cast.wang).post(f"{PAGE}/{to}", fields)
    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_the_week_that_is_over_stays_as_it_was(cast: Cast, result: KeyResult) -> None:
    then = timezone.now() - timedelta(weeks=1)
    with at(then):
        kept = set_priority(cast.wang, cast.last, cast.bd, LAST, {"text": "Old words", "rank": 1})
        say_mood(cast.wang, cast.last, cast.bd, LAST, "on", "All well")
    before = html(cast, cast.ana, page_of(LAST))
    assert "Old words" in before and "All well" in before and "This week is over" in before
    say_mood(cast.wang, cast.last, cast.bd, LAST, "off", "It was awful")
    change_confidence(cast.wang, result, 3, TODAY)
    assert html(cast, cast.ana, page_of(LAST)) == before
    wang = cast.as_(cast.wang)
    assert wang.post(f"{page_of(LAST)}/wins", {"text": "Late"}).status_code == 403
    assert wang.post(f"{page_of(LAST)}/priorities/{kept.pk}/done").status_code == 403


def test_one_click_carries_one_thing_over_once(cast: Cast, result: KeyResult) -> None:
    with at(timezone.now() - timedelta(weeks=1)):
        kept = set_priority(
            cast.wang, cast.last, cast.bd, LAST, {"text": "Slow", "rank": 2, "key_result": result}
        )
    wang = cast.as_(cast.wang)
    assert "Not finished last week" in html(cast, cast.wang)
    for _twice in range(2):
        assert wang.post(f"{PAGE}/priorities/{kept.pk}/carrying").status_code == 302
    moved = Priority.objects.get(week=NOW)
    assert (moved.text, moved.rank, moved.key_result, moved.carried_from) == (
        "Slow",
        2,
        result,
        kept,
    )
    assert "Not finished last week" not in html(cast, cast.wang)


def test_a_tapped_confidence_is_a_check_in(cast: Cast, result: KeyResult) -> None:
    wang = cast.as_(cast.wang)
    fields = {"key_result": str(result.pk), "confidence": "4"}
    assert cast.as_(cast.ana).post(f"{PAGE}/confidence", fields).status_code == 403
    assert wang.post(f"{PAGE}/confidence", fields).status_code == 302
    said = CheckIn.objects.get(week=NOW)
    assert (said.confidence, said.value, said.unchanged, said.by) == (4, 4, True, cast.wang)
    assert "was 7" in html(cast, cast.ana)
    assert wang.post(f"{PAGE}/confidence", fields | {"confidence": "11"}).status_code == 422
    assert wang.post(f"{page_of(LAST)}/confidence", fields).status_code == 403


def test_a_key_result_nobody_works_on_for_three_weeks_is_named(
    cast: Cast, result: KeyResult
) -> None:
    for ago in (2, 1, 0):
        week = NOW - timedelta(weeks=ago)
        set_priority(cast.wang, cast.last, cast.bd, week, {"text": "Something else", "rank": 1})
    assert "Without a priority for three weeks" in html(cast, cast.ana)
    set_priority(
        cast.wang, cast.last, cast.bd, NOW, {"text": "This", "rank": 1, "key_result": result}
    )
    assert "Without a priority for three weeks" not in html(cast, cast.ana)


def test_who_writes_and_who_only_reads(cast: Cast, result: KeyResult) -> None:
    for person, met in (
        (cast.mei, 302),
        (cast.wang, 302),
        (cast.zhao, 403),
        (cast.ana, 403),
        (cast.he, 403),
    ):
        assert cast.as_(person).post(f"{PAGE}/wins", {"text": "Yes"}).status_code == met
    assert cast.as_(cast.stranger).get(PAGE).status_code == 404
    assert cast.as_(cast.mei).post(PAGE).status_code == 405
    row = Win.objects.first()
    assert row is not None
    assert cast.as_(cast.zhao).post(f"{PAGE}/wins/{row.pk}/removal").status_code == 403
    other = page_of(NOW, "cs")
    assert cast.as_(cast.mei).post(f"{other}/wins/{row.pk}/removal").status_code == 404
    assert cast.as_(cast.wang).post(f"{PAGE}/wins/{row.pk}/removal").status_code == 302


@pytest.mark.parametrize("address", ["2026-W60", "2026-W1", "nonsense", "2031-W01"])
def test_an_address_that_is_no_week_of_the_cycle_leads_nowhere(cast: Cast, address: str) -> None:
    share_plan(cast.mei, cast.last)
    for page in (f"/plat/2026/teams/bd/week/{address}", f"/plat/2026/brief/{address}"):
        assert cast.as_(cast.mei).get(page).status_code == 404


def test_the_same_number_of_queries_for_any_number_of_rows(
    cast: Cast, result: KeyResult, django_assert_max_num_queries: Any
) -> None:
    objective = result.objective
    for number in range(9):
        add_key_result(
            cast.mei, objective, text=f"Raise {number}", kind="increase", baseline=Decimal(0),
            target=Decimal(9), unit="x", owner=cast.wang,
        )  # fmt: skip
    for number in range(5):
        add(cast, f"Thing {number}")
    ana = cast.as_(cast.ana)
    with django_assert_max_num_queries(12):
        assert "Raise 8" in ana.get(PAGE).content.decode()
