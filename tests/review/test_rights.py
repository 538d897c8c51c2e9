"""Step 3: who grades, who only reads, and who learns nothing of the review."""

import pytest

from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult
from grove.review.models import Failure, Grade, Lesson
from tests.cast import Cast


@pytest.fixture
def asked(cast: Cast) -> KeyResult:
    """K1 of 2026 belongs to Wang Jun, K2 to nobody."""
    cast.shared()
    objective = add_objective(cast.mei, cast.last, title="Make releases boring", kind="committed")
    owned = add_key_result(
        cast.mei,
        objective,
        text="Raise deploy frequency from 2 to 10 per week by 31 Dec",
        owner=cast.wang,
    )
    add_key_result(cast.mei, objective, text="Cut failed changes from 18 % to 5 % by 31 Dec")
    return owned


def grade_of(cast: Cast, number: int) -> str:
    return cast.url(f"review/key-results/{number}/grade")


SAID = {"value": "0.7", "because": "a traffic freeze in November", "revision": "0"}


def test_the_head_grades_every_key_result(cast: Cast, asked: KeyResult) -> None:
    mei = cast.as_(cast.mei)
    for number in (1, 2):
        assert mei.post(grade_of(cast, number), SAID).status_code == 302
    assert Grade.objects.filter(plan=cast.plan).count() == 2
    assert "a traffic freeze in November" in mei.get(cast.url("review")).text


def test_a_lead_grades_the_key_result_that_is_theirs_and_no_other(
    cast: Cast, asked: KeyResult
) -> None:
    wang = cast.as_(cast.wang)
    assert wang.post(grade_of(cast, 1), SAID).status_code == 302
    assert wang.post(grade_of(cast, 2), SAID).status_code == 403
    assert [grade.key_result_id for grade in Grade.objects.all()] == [asked.pk]


def test_a_lead_gives_no_verdict(cast: Cast, asked: KeyResult) -> None:
    cast.as_(cast.wang).post(grade_of(cast, 1), {**SAID, "verdict": "stop"})
    assert Grade.objects.get().verdict == ""


@pytest.mark.parametrize("who", ["ana", "he", "coach"])
def test_others_read_the_review_and_change_nothing(cast: Cast, asked: KeyResult, who: str) -> None:
    client = cast.as_(cast.everyone[who])
    page = client.get(cast.url("review"))
    assert page.status_code == 200
    assert "Make releases boring" in page.text
    assert "Save the grade" not in page.text
    assert client.post(grade_of(cast, 1), SAID).status_code == 403
    assert client.post(cast.url("review/lessons"), {"text": "No"}).status_code == 403
    assert client.get(cast.url("review/failures")).status_code == 403
    assert client.post(cast.url("review/failures"), {"happened": "No"}).status_code == 403
    assert client.post(cast.url("review/grades")).status_code == 403
    assert client.post(cast.url("review/key-results/1/copy")).status_code == 403
    assert not Grade.objects.exists()
    assert not Lesson.objects.exists()
    assert not Failure.objects.exists()


def test_a_stranger_learns_nothing_of_the_review(cast: Cast, asked: KeyResult) -> None:
    sam = cast.as_(cast.stranger)
    assert sam.get(cast.url("review")).status_code == 404
    assert sam.post(grade_of(cast, 1), SAID).status_code == 404
    assert sam.post(cast.url("review/failures"), {"happened": "No"}).status_code == 404


def test_an_unshared_review_is_for_its_writers_alone(cast: Cast) -> None:
    assert cast.as_(cast.wang).get(cast.url("review")).status_code == 404
    assert cast.as_(cast.mei).get(cast.url("review")).status_code == 200


def test_looking_at_an_act_does_nothing(cast: Cast, asked: KeyResult) -> None:
    mei = cast.as_(cast.mei)
    for act in (
        "review/key-results/1/grade",
        "review/key-results/1/readings",
        "review/key-results/1/copy",
        "review/grades",
        "review/lessons",
        "review/lessons/carried",
        "review/fresh-start",
        "review/past",
    ):
        assert mei.get(cast.url(act)).status_code == 405, act


def test_a_failure_of_another_department_is_not_found(cast: Cast, asked: KeyResult) -> None:
    made = cast.as_(cast.mei).post(
        cast.url("review/failures"), {"happened": "Froze schema migration in Q3"}
    )
    assert made.status_code == 302
    wang = cast.as_(cast.wang)
    assert wang.get("/bd/2027/plan/review/failures/1/edit").status_code == 404
    refused = wang.post("/bd/2027/plan/review/failures/1/state", {"state": "again"})
    assert refused.status_code == 404
    assert Failure.objects.get().state == Failure.State.OPEN


def test_a_lesson_of_another_plan_is_not_found(cast: Cast, asked: KeyResult) -> None:
    cast.as_(cast.mei).post(cast.url("review/lessons"), {"text": "Canary by default"})
    lesson = Lesson.objects.get()
    wang = cast.as_(cast.wang)
    refused = wang.post(f"/bd/2027/plan/review/lessons/{lesson.pk}/edit", {"text": "Mine"})
    assert refused.status_code == 404
    assert wang.post(f"/bd/2027/plan/review/lessons/{lesson.pk}/bin").status_code == 404
    lesson.refresh_from_db()
    assert lesson.text == "Canary by default"
