"""The memory works: what failed in a closed year is named in the draft of the next."""

from decimal import Decimal

import pytest

from grove.closing.actions import freeze_values, publish_grades, start_next
from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult, Objective
from grove.review.models import Failure, Recurrence
from tests.closing.ending import Ending

GUARD = "Canary on every tier 1 service before any target is set"


@pytest.fixture
def closed(ending: Ending) -> Ending:
    """2026 closed through its pages: K3 failed, its failure has a guard and watch words."""
    mei = ending.cast.as_(ending.cast.mei)
    freeze_values(ending.cast.mei, ending.plan)
    ending.grade_all()
    ending.grade(3, "0.0", learned="A target without its guard makes people hide the number")
    mei.post(
        ending.url("failures"),
        {
            "of": "3",
            "happened": "The change failure rate ended at 21 %, worse than its start",
            "cause": "Canary covered a third of the services",
            "guard": GUARD,
            "watch_words": "rollback, incidents",
        },
    )
    publish_grades(ending.cast.mei, ending.plan)
    start_next(ending.cast.mei, ending.plan)
    return ending


def drafted(ending: Ending, text: str) -> KeyResult:
    objective = Objective.objects.filter(plan=ending.cast.plan).first() or add_objective(
        ending.cast.mei, ending.cast.plan, title="Releases nobody notices", kind="stretch"
    )
    return add_key_result(ending.cast.mei, objective, text=text)


def draft(ending: Ending, language: str = "en") -> str:
    return ending.cast.as_(ending.cast.mei, language).get(ending.cast.url("draft")).text


@pytest.mark.slow
def test_repeating_what_failed_shows_the_old_line_its_grade_and_the_lesson_until_the_guard_is_named(
    closed: Ending,
) -> None:
    text = "Cut change failure rate from 21 % to 8 % by 31 Dec 2027"
    row = drafted(closed, text)
    page = draft(closed)
    assert "LRN701" in page and "Failed before: PLAT-26-K3" in page
    assert "Cut change failure rate from 18 % to 5 %" in page  # the old line
    assert "grade 0.0" in page and GUARD in page
    assert "Learned: A target without its guard" in page
    chinese = draft(closed, "zh-hans")
    assert "曾经失败：PLAT-26-K3" in chinese and "评分0.0" in chinese
    edit_key_result(
        closed.cast.mei, row, row.revision, text=f"{text}, with canary on every tier 1 service"
    )
    assert "Failed before" not in draft(closed)


def test_a_watch_word_alone_rings_and_the_guard_quiets_it(closed: Ending) -> None:
    row = drafted(closed, "Cut incidents after a release from 30 to 10 per month by 31 Dec 2027")
    page = draft(closed)
    assert "On the watch list: incidents" in page and "PLAT-26-K3" in page
    text = (
        "Cut incidents after a release from 30 to 10 by 31 Dec 2027, canary on every tier 1 service"
    )
    edit_key_result(closed.cast.mei, row, row.revision, text=text)
    assert "On the watch list" not in draft(closed)


def test_a_commitment_that_was_nearly_kept_is_not_called_a_failure(ending: Ending) -> None:
    ending.grade(3, "0.9", because="Two days late", cause="Holidays")
    drafted(ending, "Cut change failure rate from 6 % to 4 % by 31 Dec 2027")
    page = draft(ending)
    assert "Not kept before: PLAT-26-K3" in page and "reached 0.9 of it" in page
    assert "Failed before" not in page


def test_what_comes_back_is_counted_in_the_register(closed: Ending) -> None:
    cast = closed.cast
    mei = cast.as_(cast.mei)
    row = drafted(closed, "Cut rollback time from 60 min to 10 min by 31 Dec 2027")
    close = "/plat/2027/close"
    assert mei.post(
        f"{close}/key-results/{row.number}/grade", {"value": "0.1", "because": "Nobody drilled"}
    ).status_code in (302, 303)
    page = mei.get(f"{close}/failures").text
    assert "F1 watches words of this line" in page
    sent = {"of": str(row.number), "failure": "1"}
    assert cast.as_(cast.ana).post(f"{close}/failures/came-back", sent).status_code in (403, 404)
    for _twice in range(2):
        mei.post(f"{close}/failures/came-back", sent)
    assert Recurrence.objects.count() == 1
    assert Failure.objects.get().state == Failure.State.AGAIN
    register = mei.get(cast.url("review")).text
    assert "Came back in" in register and f"2027: K{row.number}" in register
    assert "1 known failure came back" in mei.get("/plat/2027/practice").text
    nowhere = mei.post(f"{close}/failures/came-back", {"of": "1", "failure": "77"}, follow=True)
    assert "Choose a failure of the register first" in nowhere.text
    mei.post(f"{close}/failures/came-back/{Recurrence.objects.get().pk}/removal")
    assert not Recurrence.objects.exists()
    assert Decimal("0.1") == row.grades.get().value
