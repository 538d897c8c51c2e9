"""Step 7: one page, mostly filled from the others; the rest is typed row by row."""

from decimal import Decimal
from typing import Any

import pytest

from grove.management.actions import add_row
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.positioning.models import Positioning, ValueDimension
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast


@action
def _positioned(act: Recorder, cast: Cast) -> None:
    act.create(Positioning(plan=cast.plan, statement="We exist so that teams ship safely."))
    act.create(ValueDimension(plan=cast.plan, name="Stability", judged_by="COO"))


def test_an_empty_page_asks_one_question_for_each_part(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(cast.url("management")).text
    assert "5 parts ask something" in page
    assert page.count('class="asks"') == 5


def test_function_is_filled_from_step_one(cast: Cast) -> None:
    _positioned(cast.mei, cast)
    page = cast.as_(cast.mei).get(cast.url("management")).text
    assert "We exist so that teams ship safely." in page
    assert "COO" in page
    assert "4 parts ask something" in page


def test_teams_are_counted_from_the_department(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(cast.url("management")).text
    assert "Build &amp; Delivery" in page


def test_texts_save_themselves_and_merge(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    address = cast.url("management/texts")
    first = mei.post(address, {"structure": "Five teams"}, headers={"X-Autosave": "1"})
    assert first.json()["revision"] == 1
    mei.post(address, {"structure": "Six teams", "revision": "1"})
    other = mei.post(address, {"structure": "Seven teams", "revision": "1"})
    assert other.status_code == 409
    assert "Seven teams" in other.text and "Six teams" in other.text
    merged = mei.post(
        address,
        {
            "revision": "2",
            "keep_structure": "both",
            "text_structure": "Six teams, a seventh in July",
            "mine_structure": "Seven teams",
            "theirs_structure": "Six teams",
        },
    )
    assert merged.status_code == 302
    assert ManagementPlan.objects.get().structure == "Six teams, a seventh in July"


def test_a_key_task_is_added_moved_and_removed_and_comes_back(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    for task in ("Canary everywhere", "Cost shown per product"):
        sent = mei.post(cast.url("management/path/new"), {"task": task, "when": "Q1"})
        assert sent.status_code == 302
    second = PathItem.objects.get(task="Cost shown per product")
    mei.post(cast.url(f"management/path/{second.pk}/move"), {"move": "up"})
    assert PathItem.objects.all()[0].task == "Cost shown per product"
    mei.post(cast.url(f"management/path/{second.pk}/removal"))
    assert PathItem.objects.count() == 1
    undo(cast.mei, Act.objects.get(verb="management.bin_row"))
    assert PathItem.objects.count() == 2


def test_twelve_key_tasks_are_the_most(cast: Cast) -> None:
    for number in range(12):
        add_row(cast.mei, cast.plan, PathItem, {"task": f"Task {number}"})
    page = cast.as_(cast.mei).post(cast.url("management/path/new"), {"task": "One more"})
    assert page.status_code == 422
    assert "twelve are the most" in page.text
    assert "One more" in page.text


@pytest.mark.parametrize("low", ["9", "９", "1,000"])
def test_a_range_must_rise(cast: Cast, low: str) -> None:
    page = cast.as_(cast.mei).post(
        cast.url("management/returns/new"),
        {"side": "back", "text": "Cheaper orders", "low": low, "likely": "5", "high": "6"},
    )
    assert page.status_code == 422
    assert "Put them in order" in page.text


def test_full_width_numbers_are_read_and_unknown_is_an_answer(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    mei.post(
        cast.url("management/returns/new"),
        {
            "side": "back",
            "text": "订单更便宜",
            "unit": "¥",
            "low": "３.１",
            "likely": "5.4",
            "high": "6.8",
        },
    )
    assert ReturnLine.objects.get().low == Decimal("3.1")
    mei.post(cast.url("management/returns/new"), {"side": "in", "text": "People"})
    assert "unknown" in mei.get(cast.url("management")).text


def test_a_long_text_is_refused_with_its_limit(cast: Cast) -> None:
    page = cast.as_(cast.mei).post(cast.url("management/texts"), {"mission": "字" * 10_001})
    assert page.status_code == 422
    assert "10000" in page.text


def test_readers_read_and_do_not_write(cast: Cast) -> None:
    cast.shared()
    for person in (cast.ana, cast.wang, cast.he):
        assert cast.as_(person).get(cast.url("management")).status_code == 200
        refused = cast.as_(person).post(cast.url("management/seats/new"), {"role": "Architect"})
        assert refused.status_code == 403
    assert cast.as_(cast.stranger).get(cast.url("management")).status_code == 404
    assert not Seat.objects.exists()


def test_more_rows_take_no_more_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    _positioned(cast.mei, cast)
    for number in range(12):
        add_row(cast.mei, cast.plan, PathItem, {"task": f"Task {number}"})
        add_row(cast.mei, cast.plan, Seat, {"role": f"Seat {number}"})
        add_row(cast.mei, cast.plan, ReturnLine, {"side": "in", "text": f"Line {number}"})
    mei = cast.as_(cast.mei)
    with django_assert_max_num_queries(12):
        mei.get(cast.url("management"))


def test_an_unknown_kind_of_row_is_not_found(cast: Cast) -> None:
    assert cast.as_(cast.mei).get(cast.url("management/chairs/new")).status_code == 404
