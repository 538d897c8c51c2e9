"""What the history and the start page say, in words of the reader's language."""

from datetime import date

import pytest

from grove.okrs.actions.key_results import add_key_result, edit_key_result, move_key_result_to
from grove.okrs.actions.objectives import add_objective
from grove.plans.actions import mark_step, set_plan
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_the_history_tells_fields_and_values_in_words(cast: Cast) -> None:
    set_plan(cast.mei, cast.plan, cast.plan.revision, sign_by=date(2026, 12, 18))
    mark_step(cast.mei, cast.plan, "positioning", True)
    objective = add_objective(cast.mei, cast.plan, title="Releases become a non-event")
    result = add_key_result(cast.mei, objective, text="Deploys rise")
    edit_key_result(cast.mei, result, result.revision, owner=cast.wang, kind="increase")
    page = cast.as_(cast.mei, "zh-hans").get(cast.url("history")).text
    for words in ("定稿确认期限", "2026年12月18日", "步骤标记", "部门定位", "负责人", "提升"):
        assert words in page
    for raw in ("2026-12-18", "increase<", "owner<", "sign by"):
        assert raw not in page


def test_the_history_shows_no_number_of_a_row(cast: Cast) -> None:
    first = add_objective(cast.mei, cast.plan, title="Releases become a non-event")
    second = add_objective(cast.mei, cast.plan, title="Every order costs less")
    result = add_key_result(cast.mei, first, text="Deploys rise")
    move_key_result_to(cast.mei, result, second)
    page = cast.as_(cast.mei).get(cast.url("history")).text
    assert f"<ins>{second.pk}</ins>" not in page
    assert 'class="muted">Objective</span></li>' in page


def test_who_may_not_begin_a_department_is_not_sent_to_the_first_run(cast: Cast) -> None:
    page = cast.as_(cast.ana).get("/").text
    assert "No plan is open to you yet" in page
    assert 'href="/start"' not in page
    assert 'href="/start"' not in cast.as_(cast.mei).get("/").text
    assert 'href="/start"' in cast.as_(cast.admin).get("/").text
