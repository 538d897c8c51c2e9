"""The draft editor as its people see it: the head writes, others read, strangers see nothing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from grove.drafting.hints import hints
from grove.drafting.reviewer import set_aside
from grove.drafting.step import COUNTS, state
from grove.okrs.actions import (
    add_key_result,
    add_objective,
    edit_key_result,
    edit_objective,
)
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.plans.steps import Status
from tests.cast import Cast
from tests.furniture import furnished

SENTENCE = "Cut the change failure rate from 21 % to 8 % by 31 Dec 2027"


def objective(cast: Cast, title: str = "Releases become a non-event", **fields: Any) -> Objective:
    fields.setdefault("kind", "committed")
    made: Objective = add_objective(cast.mei, cast.plan, title=title, **fields)
    return made


def key_result(cast: Cast, under: Objective, text: str = SENTENCE, **fields: Any) -> KeyResult:
    made: KeyResult = add_key_result(cast.mei, under, text=text, **fields)
    return made


def draft(cast: Cast, query: str = "", language: str = "en") -> str:
    page = cast.as_(cast.mei, language).get(cast.url("draft") + query)
    assert page.status_code == 200
    return page.content.decode()


def counted(plan: Plan) -> dict[str, Any]:
    return dict(Plan.objects.filter(pk=plan.pk).annotate(**COUNTS).values(*COUNTS).get())


def test_the_empty_draft_says_what_an_objective_is(cast: Cast) -> None:
    page = draft(cast)
    assert "An objective is one vivid sentence" in page
    assert "No version frozen yet" in page
    assert "A plan that leaves nothing out has not chosen" in page


def test_a_new_objective_is_there_with_all_that_was_said_of_it(cast: Cast) -> None:
    sent = {
        "title": "Releases become a non-event",
        "kind": "stretch",
        "why_now": "six of eight heads wait",
        "owner": str(cast.wang.pk),
        "themes": ["EF", "DQ"],
        "points": "２０",
    }
    answer = cast.as_(cast.mei).post(cast.url("draft/objectives"), sent)
    assert answer.headers["Location"] == cast.url("draft") + "#O1"
    page = draft(cast)
    for words in ("Releases become a non-event", "six of eight heads wait", "Wang Jun", "stretch"):
        assert words in page
    assert "20 points" in page and "EF Efficiency" in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "is empty"),
        ("title", "x" * 10_001, "10001 characters"),
        ("points", "many", "many"),
        ("points", "101", "0 to 100"),
        ("owner", "999999", "has no role"),
        ("themes", "XX", "none of the nine themes"),
    ],
)
def test_what_cannot_stand_is_said_and_nothing_typed_is_lost(
    cast: Cast, field: str, value: str, says: str
) -> None:
    sent = {"title": "Kept words", "why_now": "kept too", field: value}
    answer = cast.as_(cast.mei).post(cast.url("draft/objectives"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page and "kept too" in page
    assert not Objective.objects.exists()


def test_what_a_sentence_leaves_open_is_asked_under_its_chips(cast: Cast) -> None:
    made = objective(cast)
    sent = {"text": "Restores in 30 min or 45 min"}
    cast.as_(cast.mei).post(cast.url(f"draft/objectives/{made.number}/key-results"), sent)
    asked = "<q>45 min</q> several numbers; which one is the target?</p>"
    assert asked in draft(cast)


def test_a_key_result_is_added_below_and_its_sentence_fills_the_chips(cast: Cast) -> None:
    made = objective(cast)
    answer = cast.as_(cast.mei).post(
        cast.url(f"draft/objectives/{made.number}/key-results"), {"text": SENTENCE}
    )
    assert answer.headers["Location"] == cast.url("draft") + "#new-O1"
    page = draft(cast)
    assert SENTENCE in page
    assert '<span class="chip">start <b>21\u00a0%</b></span>' in page
    assert '<span class="chip">target <b>8\u00a0%</b></span>' in page


def test_a_key_result_can_be_put_right_after_another_one(cast: Cast) -> None:
    made = objective(cast)
    for text in ("First", "Last"):
        key_result(cast, made, text)
    cast.as_(cast.mei).post(
        cast.url("draft/objectives/1/key-results"), {"text": "Between", "after": "1"}
    )
    assert [row.text for row in KeyResult.objects.all()] == ["First", "Between", "Last"]


def test_an_empty_key_result_is_refused_beside_its_field(cast: Cast) -> None:
    objective(cast)
    answer = cast.as_(cast.mei).post(cast.url("draft/objectives/1/key-results"), {"text": " "})
    assert answer.status_code == 422
    assert 'id="new-O1-error"' in answer.content.decode()
    assert not KeyResult.objects.exists()


def test_too_long_a_sentence_comes_back_whole(cast: Cast) -> None:
    objective(cast)
    text = "🌲" * 10_001
    answer = cast.as_(cast.mei).post(cast.url("draft/objectives/1/key-results"), {"text": text})
    assert answer.status_code == 422 and text in answer.content.decode()


def test_fields_open_inline_and_save_themselves(cast: Cast) -> None:
    row = key_result(cast, objective(cast), "Reduce incidents")
    page = draft(cast, "?edit=K1")
    assert 'name="baseline"' in page and "All fields" in page
    sent = {
        "revision": str(row.revision),
        "text": "Reduce incidents",
        "kind": "decrease",
        "baseline": "２４",
        "target": "8",
        "due": "2027-12-31",
    }
    saved = cast.as_(cast.mei).post("/k/PLAT-27-K1/edit", sent, headers={"X-Autosave": "1"})
    assert saved.status_code == 200
    assert '<span class="chip set">start <b>24</b></span>' in draft(cast)


def test_only_one_line_is_open_and_a_made_up_one_opens_nothing(cast: Cast) -> None:
    key_result(cast, objective(cast))
    assert 'name="baseline"' not in draft(cast)
    assert 'name="baseline"' not in draft(cast, "?edit=K99")
    assert 'name="why_now"' in draft(cast, "?edit=O1")


def test_a_save_by_hand_comes_back_to_the_line(cast: Cast) -> None:
    row = key_result(cast, objective(cast))
    sent = {"revision": row.revision, "text": "New words", "next": cast.url("draft") + "#K1"}
    answer = cast.as_(cast.mei).post("/k/PLAT-27-K1/edit", sent)
    assert answer.headers["Location"] == cast.url("draft") + "#K1"


def test_what_is_missing_stands_under_its_line_and_in_the_panel(cast: Cast) -> None:
    made = objective(cast, kind="")
    text = "Services that only one person can repair, down to 3"
    key_result(cast, made, text, kind="decrease")
    page = draft(cast)
    of_line = {hint.code for hint in hints(cast.plan, "en") if hint.about == "K1"}
    assert of_line == {"KR203", "KR204", "SMT301", "SMT302", "SMT305"}
    assert "OBJ111" in page and "It is committed" in page
    found = sum(hint.level == "fix" for hint in hints(cast.plan, "en"))
    assert found >= 3 and f"{found} to fix" in page
    assert '<a href="#K1" class="has-fix">' in page


def test_one_press_makes_finding_the_start_the_first_part(cast: Cast) -> None:
    row = key_result(
        cast, objective(cast), "Services down to 3", kind="decrease", target=Decimal(3)
    )
    assert "Measure first, by 31\u00a0Jan\u00a02027" in draft(cast)
    cast.as_(cast.mei).post(
        "/k/PLAT-27-K1/edit", {"revision": row.revision, "baseline_due": "2027-01-31"}
    )
    assert "KR203" not in draft(cast)


def test_a_sixth_objective_and_a_sixth_key_result_are_too_many(cast: Cast) -> None:
    for number in range(6):
        objective(cast, f"Objective {number}")
    first = Objective.objects.get(number=1)
    for number in range(6):
        key_result(cast, first, f"Cut waits from {number + 20} to {number + 3} by 31 Dec 2027")
    codes = {(hint.code, hint.about) for hint in hints(cast.plan, "en")}
    assert ("SET401", "") in codes and ("SET402", "O1") in codes


def test_more_than_100_points_are_said_in_words(cast: Cast) -> None:
    objective(cast, points=70)
    page = draft(cast)
    assert "110 of 100 points" in page
    assert "10 points more than there are" in page


def test_points_are_shared_on_one_page(cast: Cast) -> None:
    made = objective(cast, points=70)
    sent = {
        "revision": cast.plan.revision,
        "run": "45",
        "O1": "55",
        "revision-O1": made.revision,
    }
    assert cast.as_(cast.mei).post(cast.url("draft/points"), sent).status_code == 302
    assert "100 of 100 points" in draft(cast)
    wrong = cast.as_(cast.mei).post(cast.url("draft/points"), {**sent, "run": "-3", "O1": "五"})
    assert wrong.status_code == 422 and "五" in wrong.content.decode()


def test_two_people_sharing_points_put_them_side_by_side(cast: Cast) -> None:
    made = objective(cast, points=10)
    edit_objective(cast.mei, made, made.revision, points=20)
    sent = {"revision": cast.plan.revision, "run": "40", "O1": "30"}
    sent["revision-O1"] = made.revision
    answer = cast.as_(cast.mei).post(cast.url("draft/points"), sent)
    assert answer.status_code == 409
    assert Objective.objects.get().points == 20


def test_needs_are_linked_from_an_open_objective(cast: Cast) -> None:
    furnished(cast.mei, cast)
    page = draft(cast, "?edit=O1")
    assert "N2 ship weekly" in page
    assert "Choose a need" in page


def test_what_the_department_above_wants_is_offered_only_when_it_may_be_read(cast: Cast) -> None:
    furnished(cast.mei, cast)
    wang = cast.as_(cast.wang)
    page = wang.get("/bd/2027/plan/draft?edit=O1").content.decode()
    assert "PLAT-27-O1 Releases" not in page
    cast.shared()
    page = wang.get("/bd/2027/plan/draft?edit=O1").content.decode()
    assert "PLAT-27-O1 Releases become a non-event" in page


def test_the_panel_shows_lessons_and_guarded_failures(cast: Cast) -> None:
    furnished(cast.mei, cast)
    page = draft(cast, "?panel=lessons")
    assert "We failed here before" in page or "Lessons that the review carries" in page
    assert "Is this too much?" in draft(cast, "?panel=comments")
    assert "The whole history" in draft(cast, "?panel=history")


def test_the_version_line_counts_what_changed_since(cast: Cast) -> None:
    furnished(cast.mei, cast)
    assert "Version 1.0 and" in draft(cast)
    assert "/plat/2027/plan/versions/1.0..now" in draft(cast)


def test_the_draft_speaks_chinese(cast: Cast) -> None:
    key_result(cast, objective(cast, "让发布不再是大事", kind=""), "减少故障")
    page = draft(cast, language="zh-hans")
    for words in ("精力预算", "主题", "添加目标", "添加关键结果", "不做的事"):
        assert words in page


def test_readers_see_the_draft_without_forms_once_it_is_shared(cast: Cast) -> None:
    key_result(cast, objective(cast))
    assert cast.as_(cast.ana).get(cast.url("draft")).status_code == 404
    cast.shared()
    for person in (cast.wang, cast.ana, cast.he, cast.coach):
        page = cast.as_(person).get(cast.url("draft")).content.decode()
        assert SENTENCE in page
        assert "data-autosave" not in page and "Add a key result" not in page
        assert "to consider" not in page and "Hints judge" not in page
    assert cast.as_(cast.stranger).get(cast.url("draft")).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "draft/objectives",
        "draft/objectives/1/key-results",
        "draft/points",
        "draft/themes/EF",
        "draft/themes/OB/removal",
        "draft/not-doing",
        "draft/key-results/1/metric",
        "needs/1/objective",
        "needs/1/coverage",
    ],
)
def test_only_writers_write(cast: Cast, address: str) -> None:
    furnished(cast.mei, cast)
    cast.shared()
    for person in (cast.wang, cast.ana, cast.he, cast.coach):
        assert cast.as_(person).post(cast.url(address), {}).status_code == 403
    assert cast.as_(cast.stranger).post(cast.url(address), {}).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "draft/objectives/1/key-results",
        "draft/themes/OB/removal",
        "draft/key-results/1/metric",
        "needs/1/objective",
        "needs/1/coverage",
    ],
)
def test_reading_changes_nothing(cast: Cast, address: str) -> None:
    assert cast.as_(cast.mei).get(cast.url(address)).status_code == 405


def test_posting_to_the_page_is_refused(cast: Cast) -> None:
    assert cast.as_(cast.mei).post(cast.url("draft")).status_code == 405


@pytest.mark.parametrize("query", ["", "?panel=lessons", "?panel=comments", "?themes=wheel"])
def test_twenty_rows_cost_no_more_queries_than_ten(
    cast: Cast, query: str, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    mei.get(cast.url("draft"))
    for _round in range(2):
        made = objective(cast, "Another")
        for number in range(10):
            key_result(cast, made, f"Cut waits from {number + 20} to {number + 3} by 30 Jun 2027")
        with django_assert_max_num_queries(12):
            assert mei.get(cast.url("draft") + query).status_code == 200


def test_an_open_line_costs_hardly_more(
    cast: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    for page in ("?edit=O1", "?edit=K1", "?panel=history", "/points", "/objectives"):
        with django_assert_max_num_queries(12):
            assert mei.get(cast.url(f"draft{page}")).status_code == 200


def test_the_step_is_done_when_nothing_is_to_fix_and_every_theme_is_decided(cast: Cast) -> None:
    assert state(cast.plan, counted(cast.plan)).status is Status.NOT_STARTED
    made = objective(cast, themes=["EF"], points=60)
    row = key_result(cast, made)
    said = state(cast.plan, counted(cast.plan))
    assert said.status is Status.IN_PROGRESS
    assert "8 themes are neither covered nor left out." in said.reasons
    assert "No owner: K1" in " ".join(said.reasons)
    for theme in ("BG", "DQ", "TC", "DA", "SE", "OB", "TP"):
        cast.as_(cast.mei).post(
            cast.url(f"draft/themes/{theme}"), {"revision": 0, "left_out_because": "later"}
        )
    edit_key_result(cast.mei, row, row.revision, theme="IN")
    key_result(cast, made, "Cut waits from 20 to 3 by 30 Jun 2027", theme="EF")
    for hint in hints(cast.plan, "en"):
        if hint.level == "fix":
            set_aside(cast.mei, cast.plan, hint.code, hint.identity, hint.about, "seen")
    assert state(cast.plan, counted(cast.plan)).status is Status.DONE


def test_the_workbook_and_the_draft_count_the_same_findings(cast: Cast) -> None:
    made = objective(cast, kind="")
    objective(cast, "Nothing under it", points=90)
    key_result(cast, made, "Reduce incidents")
    key_result(cast, made, "Services down to 3", kind="decrease", target=Decimal(3))
    key_result(cast, made, "Pass the audit", kind="milestone", due=None)
    found = [hint for hint in hints(cast.plan, "en") if hint.level == "fix"]
    said = state(cast.plan, counted(cast.plan))
    assert f"{len(found)} to fix" in [fact.text for fact in said.facts]


def test_the_workbook_reads_its_four_figures(cast: Cast) -> None:
    made = objective(cast)
    key_result(cast, made, data_source="CI")
    key_result(cast, made, "Reduce incidents")
    figures = counted(cast.plan)
    assert figures["okrs_objectives"] == 1 and figures["okrs_key_results"] == 2
    assert figures["okrs_complete"] == 1 and figures["okrs_measured"] == 1


def test_a_date_of_two_possible_days_is_answered_with_one_press(cast: Cast) -> None:
    goal = add_objective(cast.mei, cast.plan, title="Releases become dull")
    row = add_key_result(cast.mei, goal, text="Cut waits from 20 h to 3 h by 03/04/2027")
    mei = cast.as_(cast.mei)
    page = mei.get(cast.url("draft")).content.decode()
    assert "Set 4\u00a0Mar\u00a02027" in page and "Set 3\u00a0Apr\u00a02027" in page
    mei.post(f"/k/{cast.plan.code}-K1/edit", {"revision": row.revision, "due": "2027-04-03"})
    assert KeyResult.objects.get(pk=row.pk).due == date(2027, 4, 3)
    page = mei.get(cast.url("draft")).content.decode()
    assert "Mar\u00a02027" not in page and "which day is meant" not in page
