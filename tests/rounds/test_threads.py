"""Step 5: people talk about objects of the plan, and somebody says what came of it."""

from typing import Any

import pytest

from grove.record.models import Act
from grove.rounds.about import find
from grove.rounds.actions import answer, begin_thread, resolve
from grove.rounds.models import Comment, Thread
from tests.cast import Cast


@pytest.fixture
def talked(cast: Cast) -> Thread:
    cast.shared()
    about = find(cast.plan, "positioning")
    assert about is not None
    return begin_thread(cast.he, cast.plan, about, "Is this what the board would say?")


def test_the_boss_asks_and_the_head_answers_and_resolves(cast: Cast, talked: Thread) -> None:
    mei = cast.as_(cast.mei)
    sent = mei.post(cast.url(f"comments/threads/{talked.pk}/answers"), {"text": "It is now."})
    assert sent.status_code == 302
    done = mei.post(cast.url(f"comments/threads/{talked.pk}/resolution"), {"line": "Reworded"})
    assert done.status_code == 302
    page = mei.get(cast.url("comments")).text
    assert "It is now." in page
    assert "Resolved by Mei Lin" in page
    assert Act.objects.get(verb="rounds.resolve").because == "Reworded"


def test_a_comment_without_words_is_sent_back_with_a_message(cast: Cast, talked: Thread) -> None:
    page = cast.as_(cast.mei).post(cast.url("comments/threads"), {"about": "plan", "text": "  "})
    assert page.status_code == 422
    assert "Write what you want to say" in page.text


def test_what_was_typed_stays_when_the_object_is_unknown(cast: Cast, talked: Thread) -> None:
    page = cast.as_(cast.mei).post(
        cast.url("comments/threads"), {"about": "O99", "text": "مرحبا 😀 keep me"}
    )
    assert page.status_code == 422
    assert "O99 is nothing in this plan" in page.text
    assert "keep me" in page.text


def test_too_long_a_comment_names_the_limit(cast: Cast, talked: Thread) -> None:
    page = cast.as_(cast.mei).post(
        cast.url("comments/threads"), {"about": "plan", "text": "x" * 10_001}
    )
    assert page.status_code == 422
    assert "10000" in page.text


def test_a_member_cannot_close_somebody_elses_thread(cast: Cast, talked: Thread) -> None:
    answered = cast.as_(cast.ana).post(
        cast.url(f"comments/threads/{talked.pk}/resolution"), {"line": "Enough"}
    )
    assert answered.status_code == 403
    talked.refresh_from_db()
    assert talked.resolved_at is None


def test_its_beginner_may_close_it(cast: Cast, talked: Thread) -> None:
    cast.as_(cast.he).post(
        cast.url(f"comments/threads/{talked.pk}/resolution"), {"line": "I see now"}
    )
    talked.refresh_from_db()
    assert talked.resolved_at is not None


def test_nobody_takes_back_somebody_elses_words(cast: Cast, talked: Thread) -> None:
    comment = Comment.objects.get()
    refused = cast.as_(cast.mei).post(cast.url(f"comments/{comment.pk}/withdrawal"))
    assert refused.status_code == 403
    cast.as_(cast.he).post(cast.url(f"comments/{comment.pk}/withdrawal"))
    assert not Comment.objects.exists()
    assert not Thread.objects.exists()


def test_a_stranger_learns_nothing(cast: Cast, talked: Thread) -> None:
    sam = cast.as_(cast.stranger)
    assert sam.get(cast.url("comments")).status_code == 404
    refused = sam.post(cast.url(f"comments/threads/{talked.pk}/answers"), {"text": "hm"})
    assert refused.status_code == 404


def test_a_thread_of_another_plan_is_not_found(cast: Cast, talked: Thread) -> None:
    wang = cast.as_(cast.wang)
    refused = wang.post(f"/bd/2027/plan/comments/threads/{talked.pk}/answers", {"text": "hm"})
    assert refused.status_code == 404


def test_resolving_twice_keeps_the_first_line(cast: Cast, talked: Thread) -> None:
    resolve(cast.mei, talked, "First")
    resolve(cast.mei, talked, "Second")
    talked.refresh_from_db()
    assert talked.resolution == "First"


def test_the_page_takes_no_more_queries_for_more_threads(
    cast: Cast, talked: Thread, django_assert_max_num_queries: Any
) -> None:
    about = find(cast.plan, "plan")
    assert about is not None
    for number in range(20):
        answer(cast.wang, begin_thread(cast.ana, cast.plan, about, f"Point {number}"), "Yes")
    mei = cast.as_(cast.mei)
    with django_assert_max_num_queries(12):
        page = mei.get(cast.url("comments"))
    assert "21 comments are open" in page.text


def test_a_shared_plan_is_read_in_chinese_too(cast: Cast, talked: Thread) -> None:
    page = cast.as_(cast.ana, "zh-hans").get(cast.url("comments"))
    assert 'lang="zh-Hans"' in page.text
