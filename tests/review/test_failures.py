"""Step 3: the failure register: what happened and its guard, never who."""

import re
from typing import Any

import pytest

from grove.record.models import Act
from grove.review.models import Failure
from tests.review.last_year import LastYear

FROZEN = {
    "happened": "Froze schema migration in Q3",
    "cause": "No owner for migrations across teams",
    "guard": "A named owner before any objective depends on it",
    "watch_words": "schema migration\nlead time\nschema  migration",
    "state": "guarded",
}


def record(year: LastYear, **typed: str) -> Any:
    mei = year.cast.as_(year.cast.mei)
    return mei.post(year.cast.url("review/failures"), {**FROZEN, **typed})


def edit(year: LastYear, **typed: str) -> Any:
    mei = year.cast.as_(year.cast.mei)
    return mei.post(year.cast.url("review/failures/1/edit"), {**FROZEN, **typed})


def test_a_failure_is_recorded_and_found_at_its_address(year: LastYear) -> None:
    sent = record(year)
    assert sent.status_code == 302
    assert sent.headers["Location"].endswith("/review#F1")
    page = year.page()
    assert 'id="F1"' in page
    assert "No owner for migrations across teams" in page
    assert "Watching" in page


def test_watch_words_stand_once_each(year: LastYear) -> None:
    record(year)
    assert Failure.objects.get().watch_words == "schema migration\nlead time"


def test_numbers_are_never_given_again(year: LastYear) -> None:
    record(year)
    mei = year.cast.as_(year.cast.mei)
    for _time in range(2):
        assert mei.post(year.cast.url("review/failures/1/bin")).status_code in (302, 404)
    record(year, happened="Lost the order day")
    assert Failure.objects.get().code == "F2"


def test_no_field_asks_who_it_was(year: LastYear) -> None:
    page = year.cast.as_(year.cast.mei).get(year.cast.url("review/failures")).text
    names = set(re.findall(r'name="(\w+)"', page[page.index("<main") :]))
    assert not names & {"who", "person", "owner", "author", "team"}
    assert "guard_owner" in names


def test_a_key_result_that_got_worse_is_offered_to_the_register(year: LastYear) -> None:
    part = year.page()
    part = part[part.index('id="K3"') :]
    assert "Record the failure" in part
    address = re.search(r'href="([^"]*failures\?of=3)"', part)
    assert address
    form = year.cast.as_(year.cast.mei).get(address[1]).text
    assert "Cut change failure rate from 18 % to 5 % by 31 Dec: ended at" in form


def test_once_recorded_the_key_result_points_at_its_failure(year: LastYear) -> None:
    for _time in range(2):
        assert record(year, of="3").status_code == 302
    assert Failure.objects.count() == 1
    page = year.page()
    part = page[page.index('id="K3"') : page.index('id="failures"')]
    assert 'href="#F1"' in part
    assert "Record the failure" not in part


def test_guarded_without_a_guard_asks_for_the_guard(year: LastYear) -> None:
    page = record(year, guard="", cause="keep me")
    assert page.status_code == 422
    assert "It has no guard yet" in page.text
    assert "keep me" in page.text
    assert not Failure.objects.exists()


def test_the_state_changes_with_one_press(year: LastYear) -> None:
    record(year)
    mei = year.cast.as_(year.cast.mei)
    url = year.cast.url("review/failures/1/state")
    assert mei.post(url, {"state": "again"}).status_code == 302
    assert "happened again" in year.page()
    mei.post(url, {"state": "somebody's fault"})
    assert Failure.objects.get().state == Failure.State.AGAIN


def test_without_a_guard_the_press_leads_to_the_form(year: LastYear) -> None:
    record(year, guard="", state="open")
    mei = year.cast.as_(year.cast.mei)
    page = mei.post(year.cast.url("review/failures/1/state"), {"state": "guarded"})
    assert page.status_code == 422
    assert "It has no guard yet" in page.text
    assert Failure.objects.get().state == Failure.State.OPEN


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("happened", "  "),
        ("happened", "x" * 10_001),
        ("found_by", "x" * 201),
        ("state", "unforgiven"),
        ("guard_owner", "nobody"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_everything_typed(
    year: LastYear, name: str, typed: str
) -> None:
    page = record(year, cause="مرحبا 😀 keep me", **{name: typed})
    assert page.status_code == 422
    assert "مرحبا 😀 keep me" in page.text
    assert not Failure.objects.exists()


def test_the_guard_belongs_to_somebody_with_a_role_here(year: LastYear) -> None:
    refused = record(year, guard_owner=str(year.cast.stranger.pk))
    assert refused.status_code == 422
    assert record(year, guard_owner=str(year.cast.wang.pk)).status_code == 302
    assert Failure.objects.get().guard_owner == year.cast.wang


def test_two_people_at_one_failure_decide_between_both(year: LastYear) -> None:
    record(year)
    assert edit(year, revision="1", cause="Nobody was named").status_code == 302
    page = edit(year, revision="1", cause="It was summer")
    assert page.status_code == 409
    assert "Nobody was named" in page.text
    assert "It was summer" in page.text
    assert edit(year, revision="1", found_by="retro 12 Oct").status_code == 302
    kept = Failure.objects.get()
    assert (kept.cause, kept.found_by) == ("Nobody was named", "retro 12 Oct")


def test_the_register_outlives_the_cycle(year: LastYear) -> None:
    record(year)
    mei = year.cast.as_(year.cast.mei)
    assert "Froze schema migration" in mei.get("/plat/2026/plan/review").text
    assert "Froze schema migration" not in mei.get("/bd/2027/plan/review").text


def test_a_binned_failure_comes_back_with_undo(year: LastYear) -> None:
    record(year)
    mei = year.cast.as_(year.cast.mei)
    mei.post(year.cast.url("review/failures/1/bin"))
    assert not Failure.objects.exists()
    act = Act.objects.order_by("-pk")[0]
    mei.post(f"/acts/{act.pk}/undo")
    assert Failure.objects.get().code == "F1"
