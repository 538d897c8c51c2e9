"""Step 3: the computed grade first, a person's grade with its reason, averages in words."""

from decimal import Decimal
from typing import Any

import pytest

from grove.okrs.actions import add_key_result, bin_key_result
from grove.okrs.models import KeyResult, Objective, Reading
from grove.record.models import Act
from grove.review.models import Grade
from tests.review.last_year import LastYear


def send(year: LastYear, number: int, **typed: str) -> Any:
    return year.cast.as_(year.cast.mei).post(year.grade_url(number), {"revision": "0", **typed})


def autosave(year: LastYear, number: int, **typed: str) -> Any:
    return year.cast.as_(year.cast.mei).post(
        year.grade_url(number), {"revision": "0", **typed}, headers={"X-Autosave": "1"}
    )


def test_the_computed_grade_stands_first_with_its_words(year: LastYear) -> None:
    assert year.ended(1).computed == Decimal("0.7")
    page = year.page()
    assert "a good stretch result" in page
    assert "worse than the start" in page
    assert "0 of 3 key results of 2026 are graded" in page


def test_agreeing_with_the_computed_grade_needs_no_reason(year: LastYear) -> None:
    assert send(year, 1, value="0.7").status_code == 302
    assert Grade.objects.get().value == Decimal("0.7")


def test_another_grade_asks_because_of_what(year: LastYear) -> None:
    page = send(year, 1, value="0.9", learned="Canary mattered")
    assert page.status_code == 422
    assert "The grade is 0.9 and the readings give 0.7. Say because of what." in page.text
    assert "Canary mattered" in page.text
    assert not Grade.objects.exists()
    assert send(year, 1, value="0.9", because="a traffic freeze").status_code == 302


def test_a_grade_where_nothing_was_measured_asks_for_a_reason(year: LastYear) -> None:
    page = send(year, 2, value="0.4")
    assert page.status_code == 422
    assert "Nothing could be computed" in page.text


@pytest.mark.parametrize("typed", ["0.85", "２", "1.1", "-0.1", "most of it", "NaN", "1e400"])
def test_a_grade_off_the_scale_is_sent_back_with_the_scale(year: LastYear, typed: str) -> None:
    page = send(year, 1, value=typed, because="why", learned="مرحبا 😀 keep me")
    assert page.status_code == 422
    assert "Choose 0.0 to 1.0 in steps of 0.1." in page.text
    assert "مرحبا 😀 keep me" in page.text
    assert not Grade.objects.exists()


def test_full_width_digits_are_digits(year: LastYear) -> None:
    assert send(year, 1, value="０.７").status_code == 302
    assert Grade.objects.get().value == Decimal("0.7")


@pytest.mark.parametrize("name", ["because", "learned"])
def test_too_long_a_text_names_field_length_and_limit(year: LastYear, name: str) -> None:
    page = send(year, 1, **{"value": "0.7", name: "x" * 10_001})
    assert page.status_code == 422
    assert "10,001" in page.text or "10001" in page.text


def test_an_unknown_verdict_is_refused(year: LastYear) -> None:
    assert send(year, 1, verdict="blame somebody").status_code == 422


@pytest.mark.parametrize("number", [99, 0])
def test_a_key_result_that_is_not_there_is_not_found(year: LastYear, number: int) -> None:
    assert send(year, number, value="0.7").status_code == 404


def test_a_key_result_of_this_years_plan_is_not_graded_here(year: LastYear) -> None:
    objective = Objective.objects.filter(plan=year.cast.last).first()
    for _time in range(3):
        add_key_result(year.cast.mei, objective, text="More")
    # K6 exists in 2026 only; the address speaks of the last plan, never of this one.
    assert send(year, 6, value="0.5", because="so").status_code == 302
    assert Grade.objects.get().key_result.plan == year.cast.last


def test_autosave_keeps_what_was_typed_and_says_the_new_revision(year: LastYear) -> None:
    answer = autosave(year, 1, learned="Canary by default")
    assert answer.status_code == 200
    revision = answer.json()["revision"]
    again = autosave(year, 1, learned="Canary by default", value="0.7", revision=str(revision))
    assert again.status_code == 200
    assert Grade.objects.get().learned == "Canary by default"
    refused = autosave(year, 1, value="0.2", revision=str(again.json()["revision"]))
    assert refused.status_code == 422
    assert "because" in refused.json()["errors"]


def test_saving_the_same_twice_is_one_act(year: LastYear) -> None:
    send(year, 1, value="0.7", verdict="carry_on")
    acts = Act.objects.count()
    kept = Grade.objects.get()
    send(year, 1, value="0.7", verdict="carry_on", revision=str(kept.revision))
    assert Act.objects.count() == acts


def test_two_people_who_write_the_same_words_decide_between_both(year: LastYear) -> None:
    send(year, 1, learned="Tooling")
    page = send(year, 1, learned="Canary")
    assert page.status_code == 409
    assert "Tooling" in page.text
    assert "Canary" in page.text
    assert Grade.objects.get().learned == "Tooling"


def test_autosave_says_that_both_wordings_wait_and_the_form_brings_them(year: LastYear) -> None:
    send(year, 1, learned="Tooling")
    answer = autosave(year, 1, learned="Canary")
    assert answer.status_code == 409
    assert "Nothing has been lost" in answer.json()["message"]
    assert not answer.json().get("conflict")  # a link would ask by GET, which is not answered
    assert send(year, 1, learned="Canary").status_code == 409


def test_two_people_who_write_different_words_do_not_disturb_each_other(year: LastYear) -> None:
    send(year, 1, learned="Tooling")
    assert send(year, 1, verdict="change").status_code == 302
    kept = Grade.objects.get()
    assert (kept.learned, kept.verdict) == ("Tooling", "change")


def test_the_final_value_is_recorded_once_and_moves_the_computed_grade(year: LastYear) -> None:
    mei = year.cast.as_(year.cast.mei)
    url = year.cast.url("review/key-results/2/readings")
    assert mei.post(url, {"value": "４００"}).status_code == 302
    assert Reading.objects.get(key_result=year.latency).value == 400
    assert year.ended(2).computed == Decimal("0.8")


def test_a_final_value_that_is_no_number_is_sent_back(year: LastYear) -> None:
    mei = year.cast.as_(year.cast.mei)
    url = year.cast.url("review/key-results/2/readings")
    page = mei.post(url, {"value": "about four hundred"})
    assert page.status_code == 422
    assert "about four hundred" in page.text
    assert not Reading.objects.filter(key_result=year.latency).exists()


def test_all_computed_grades_are_accepted_at_once(year: LastYear) -> None:
    send(year, 3, value="0.1", because="it was close in May")
    mei = year.cast.as_(year.cast.mei)
    for _time in range(2):
        assert mei.post(year.cast.url("review/grades")).status_code == 302
    given = Grade.objects.order_by("key_result__number").values_list("key_result__number", "value")
    assert list(given) == [(1, Decimal("0.7")), (3, Decimal("0.1"))]


def test_an_objectives_average_follows_the_weights(year: LastYear) -> None:
    send(year, 1, value="0.7")
    send(year, 2, value="0.2", because="never measured")
    page = year.page()
    assert "rough average of 2 of 2 key results, by weight" in page
    assert ">0.6<" in page  # (3 × 0.7 + 1 × 0.2) ÷ 4


def test_the_plans_averages_tell_committed_from_stretch(year: LastYear) -> None:
    send(year, 1, value="0.7")
    send(year, 3, value="0.0")
    assert "on average 0.35 (committed 0.00, stretch 0.70)" in year.page()


def test_a_good_stretch_is_never_shown_as_something_bad(year: LastYear) -> None:
    send(year, 1, value="0.7")
    page = year.page()
    part = page[page.index('id="K1"') : page.index('id="K2"')]
    assert "a good stretch result" in part
    assert 'data-s="off"' not in part
    assert "Record the failure" not in part


def test_a_key_result_in_the_bin_is_not_asked_about(year: LastYear) -> None:
    bin_key_result(year.cast.mei, KeyResult.objects.get(pk=year.latency.pk))
    assert "0 of 2 key results of 2026 are graded" in year.page()
