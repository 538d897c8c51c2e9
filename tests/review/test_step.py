"""Step 3 in the workbook: done when everything is graded, or a lesson stands where nothing was."""

from typing import Any

import pytest

from grove.okrs.actions import add_key_result
from grove.plans.models import Plan
from grove.plans.steps import Status, StepState
from grove.review.actions import accept_computed, add_failure, add_lesson, save_grade
from grove.review.step import COUNTS, state
from tests.cast import Cast
from tests.review.last_year import LastYear


def of(plan: Plan) -> StepState:
    counted = Plan.objects.annotate(**COUNTS).select_related("department", "cycle").get(pk=plan.pk)
    return state(plan, {name: getattr(counted, name) for name in COUNTS})


def facts(plan: Plan) -> list[str]:
    return [fact.text for fact in of(plan).facts]


def test_without_a_last_cycle_one_lesson_is_enough(cast: Cast) -> None:
    assert of(cast.plan).status is Status.NOT_STARTED
    assert of(cast.plan).reasons
    add_lesson(cast.mei, cast.plan, "Canary by default")
    assert of(cast.plan).status is Status.DONE
    assert of(cast.plan).next == ""


def test_ungraded_key_results_are_the_reason(year: LastYear) -> None:
    accept_computed(year.cast.mei, year.plan, [year.ended(1)])
    found = of(year.plan)
    assert found.status is Status.IN_PROGRESS
    assert "2 key results of the last cycle are not graded yet." in found.reasons
    assert found.next_href == year.cast.url("review")


def test_all_graded_and_guarded_it_is_done(year: LastYear) -> None:
    mei = year.cast.mei
    for number in (1, 2, 3):
        grade = {"value": year.ended(number).computed, "because": "", "verdict": "done"}
        if number == 2:
            grade |= {"value": year.ended(1).computed, "because": "from the monthly report"}
        save_grade(mei, year.plan, year.ended(number), 0, grade)
    add_failure(mei, year.plan, {"happened": "Changes failed more"}, None, year.failing)
    assert of(year.plan).status is Status.DONE
    assert "3 of 3 key results graded" in facts(year.plan)
    assert "1 failure recorded" in facts(year.plan)


def test_a_team_is_not_measured_by_its_departments_last_year(year: LastYear) -> None:
    assert of(year.cast.team_plan).status is Status.NOT_STARTED
    assert not of(year.cast.team_plan).facts


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(
    year: LastYear, language: str, django_assert_max_num_queries: Any
) -> None:
    mei, client = year.cast.mei, year.cast.as_(year.cast.mei, language)
    with django_assert_max_num_queries(12) as few:
        client.get(year.cast.url("review"))
    for number in range(20):
        add_key_result(mei, year.failing.objective, text=f"Raise {number} from 1 to 5")
        add_lesson(mei, year.plan, f"Lesson {number}")
        add_failure(mei, year.plan, {"happened": f"Failure {number}"}, year.cast.last_cycle)
    with django_assert_max_num_queries(12) as many:
        page = client.get(year.cast.url("review"))
    assert page.status_code == 200
    assert len(many) == len(few)
