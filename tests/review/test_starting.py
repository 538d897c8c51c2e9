"""Step 3 without a last plan: last year's goals as text, or three questions answered."""

from typing import Any

from grove.okrs.models import KeyResult, Objective
from grove.review.models import Failure, Lesson
from tests.cast import Cast

PASTED = """O1 Make releases boring
- deploys 2/wk -> 10/wk
- change failure 18% -> 5%
and something nobody understands
目标2:降低云成本
- 每单成本 4.2 -> 3.0
"""


def post(cast: Cast, page: str, **typed: Any) -> Any:
    return cast.as_(cast.mei).post(cast.url(f"review/{page}"), typed)


def test_both_ways_are_offered_while_there_is_nothing(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(cast.url("review")).text
    assert cast.url("review/paste") in page
    assert cast.url("review/fresh-start") in page


def test_a_reader_is_offered_neither(cast: Cast) -> None:
    page = cast.shared().as_(cast.ana).get(cast.url("review")).text
    assert cast.url("review/paste") not in page
    assert cast.as_(cast.ana).get(cast.url("review/paste")).status_code == 403


def test_what_was_read_is_shown_before_anything_is_saved(cast: Cast) -> None:
    page = post(cast, "paste", text=PASTED)
    assert page.status_code == 200
    assert "2 objectives and 3 key results" in page.text
    assert "2 → 10" in page.text
    assert "降低云成本" in page.text
    assert not Objective.objects.exists()


def test_what_a_line_leaves_open_is_asked_before_anything_is_saved(cast: Cast) -> None:
    page = post(cast, "paste", text=f"{PASTED}- restores in 30 min or 45 min\n")
    assert page.text.count("several numbers; which one is the target?") == 1


def test_brought_in_it_waits_to_be_graded(cast: Cast) -> None:
    sent = post(cast, "past", text=PASTED)
    assert sent.status_code == 302
    assert KeyResult.objects.filter(plan=cast.last).count() == 3
    assert "0 of 3 key results of 2026 are graded" in (
        cast.as_(cast.mei).get(cast.url("review")).text
    )


def test_bringing_it_in_twice_says_what_is_there(cast: Cast) -> None:
    post(cast, "past", text=PASTED)
    again = post(cast, "past", text=PASTED)
    assert again.status_code == 422
    assert "has objectives already" in again.text
    assert KeyResult.objects.filter(plan=cast.last).count() == 3


def test_words_without_an_objective_stay_in_the_field(cast: Cast) -> None:
    for page in ("paste", "past"):
        sent = post(cast, page, text="just a thought 😀")
        assert sent.status_code == 422
        assert "just a thought 😀" in sent.text


def test_far_too_long_a_text_is_no_accident(cast: Cast) -> None:
    sent = post(cast, "paste", text="O1 x\n" + "- y\n" * 12_000)
    assert sent.status_code == 422
    assert post(cast, "paste", text="").status_code == 422


def test_three_answers_become_lessons_and_failures(cast: Cast) -> None:
    sent = post(
        cast,
        "fresh-start",
        worked="- Canary by default\n- Calm on-call",
        failed="Froze schema migration",
        not_again="Freezing in December",
    )
    assert sent.status_code == 302
    lessons = Lesson.objects.values_list("text", flat=True)
    assert list(lessons) == ["Canary by default", "Calm on-call", "Freezing in December"]
    assert Failure.objects.get().happened == "Froze schema migration"


def test_no_answer_at_all_is_sent_back(cast: Cast) -> None:
    page = post(cast, "fresh-start", worked="  ", failed="", not_again="\n")
    assert page.status_code == 422
    assert "Answer at least one" in page.text


def test_too_long_an_answer_keeps_the_others(cast: Cast) -> None:
    page = post(cast, "fresh-start", worked="x" * 10_001, failed="keep me", not_again="")
    assert page.status_code == 422
    assert "keep me" in page.text
    assert not Failure.objects.exists()


def test_a_table_of_a_document_is_read_and_its_other_columns_are_named(cast: Cast) -> None:
    table = (
        "去年的OKR\n\n| 目标 | 关键结果 | 负责人 | 进度 |\n|---|---|---|---|\n"
        "| 订单不再丢失 | 丢单量由每月40单降到5单<br>恢复时间缩短到30分钟 | 王军 | 70% |\n"
        "| 备注 | | | |\n"
    )
    page = post(cast, "paste", text=table).content.decode()
    assert "2 objectives and 2 key results" in page and "40 → 5" in page
    assert "Columns that are not taken over: 负责人, 进度." in page
    chinese = cast.as_(cast.mei, "zh-hans").post(cast.url("review/paste"), {"text": table})
    assert "没有带入的列：负责人、进度。" in chinese.content.decode()
