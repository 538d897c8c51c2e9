"""Comments hang on selected words, call people, are resolved by a change, and show on the thing."""

from typing import Any

import pytest

from grove.okrs.actions import add_key_result, add_objective, bin_key_result, edit_key_result
from grove.okrs.models import KeyResult
from grove.positioning.actions import save_answers
from grove.record.models import Act
from grove.rounds.about import find
from grove.rounds.actions import answer, begin_thread, resolve
from grove.rounds.models import Comment, Mention, Thread
from grove.rounds.queries import mentions_of
from tests.cast import Cast

TEXT = "Lower cost per order from 4.20 to 3.50 by 31 Dec"


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    cast.shared()
    objective = add_objective(cast.mei, cast.plan, title="Every order costs less to serve")
    return add_key_result(cast.mei, objective, text=TEXT, owner=cast.zhao)


def comment(cast: Cast, who: Any, **fields: str) -> Any:
    sent = {"about": "K1", "text": "Is this possible?", **fields}
    return cast.as_(who).post(cast.url("comments/threads"), sent)


def reword(cast: Cast, result: KeyResult, text: str, because: str = "") -> None:
    result.refresh_from_db()
    edit_key_result(cast.mei, result, result.revision, text=text, because=because)


def page(cast: Cast, who: Any, query: str = "") -> str:
    return str(cast.as_(who).get(cast.url("comments") + query).text)


def test_a_comment_stays_with_its_words_while_the_rest_is_edited(
    cast: Cast, result: KeyResult
) -> None:
    assert comment(cast, cast.he, quoted="from 4.20 to  3.50").status_code == 302
    assert Thread.objects.get().quoted == "from 4.20 to 3.50"
    reword(cast, result, f"In every market: {TEXT.lower()}".replace("31 dec", "30 Nov"))
    html = page(cast, cast.he, "?about=K1")
    assert (
        '<mark><a href="#t1">from 4.20 to 3.50</a></mark>'.replace(
            "t1", f"t{Thread.objects.get().pk}"
        )
        in html
    )
    assert "Wording changed since" not in html


def test_reworded_words_are_shown_beside_those_of_now(cast: Cast, result: KeyResult) -> None:
    comment(cast, cast.he, quoted="from 4.20 to 3.50")
    reword(cast, result, TEXT.replace("3.50", "3.00"))
    html = page(cast, cast.he)
    assert "Wording changed since" in html
    assert "<ins>from 4.20 to 3.00</ins>" in html
    assert "<del>from 4.20 to 3.50</del>" in html


def test_vanished_words_are_said_to_be_gone_and_shown(cast: Cast, result: KeyResult) -> None:
    comment(cast, cast.he, quoted="by 31 Dec")
    reword(cast, result, "Halve what an order costs to serve")
    html = page(cast, cast.he)
    assert "The words were: <del>by 31 Dec</del>" in html
    bin_key_result(cast.mei, result)
    assert "This is in the bin." in page(cast, cast.he)


def test_words_that_stand_nowhere_are_asked_for_again_and_nothing_is_lost(
    cast: Cast, result: KeyResult
) -> None:
    refused = comment(cast, cast.he, quoted="from 9 to 1", text="keep me")
    assert refused.status_code == 422
    assert "These words do not stand in K1" in refused.text
    assert "keep me" in refused.text and "from 9 to 1" in refused.text
    assert not Thread.objects.exists()


def test_an_answer_of_the_positioning_can_be_commented_word_by_word(cast: Cast) -> None:
    cast.shared()
    save_answers(cast.mei, cast.plan, 0, {"we_do": "We build and run the platform"})
    comment(cast, cast.ana, about="positioning", quoted="run the platform")
    thread = Thread.objects.get()
    assert (thread.label, thread.field) == ("positioning.we_do", "we_do")
    html = page(cast, cast.ana, "?about=positioning.we_do")
    assert "run the platform</a></mark>" in html


def test_somebody_called_by_name_finds_it_until_they_answered(
    cast: Cast, result: KeyResult
) -> None:
    comment(cast, cast.he, text="@Wang Jun is this yours? And @Nobody?", mention="ana silva")
    assert {row.person for row in Mention.objects.all()} == {cast.wang, cast.ana}
    (waiting,) = mentions_of(cast.wang)
    assert (waiting.who, waiting.about) == ("He Kailin", "K1")
    assert waiting.href.endswith(f"comments#t{Thread.objects.get().pk}")
    assert not mentions_of(cast.zhao)
    answer(cast.wang, Thread.objects.get(), "It is")
    assert not mentions_of(cast.wang)
    resolve(cast.mei, Thread.objects.get(), "Wang owns it")
    assert not mentions_of(cast.ana)


def test_who_cannot_read_the_plan_cannot_be_called(cast: Cast, result: KeyResult) -> None:
    refused = comment(cast, cast.he, mention="Stranger Sam")
    assert refused.status_code == 422
    assert "Stranger Sam cannot read this plan" in refused.text
    comment(cast, cast.he, text="@Stranger Sam what now")
    assert not Mention.objects.exists()


def test_it_is_resolved_by_the_change_that_did_it(cast: Cast, result: KeyResult) -> None:
    comment(cast, cast.he)
    reword(cast, result, TEXT.replace("3.50", "3.00"), because="The CFO asked for 30 %")
    act = Act.objects.latest("id")
    html = page(cast, cast.mei)
    assert f'<option value="{act.pk}">' in html
    where = cast.url(f"comments/threads/{Thread.objects.get().pk}/resolution")
    assert cast.as_(cast.mei).post(where, {"line": "", "change": ""}).status_code == 422
    assert cast.as_(cast.mei).post(where, {"line": "", "change": "x"}).status_code == 422
    assert cast.as_(cast.mei).post(where, {"line": "", "change": act.pk}).status_code == 302
    assert Thread.objects.get().resolving_act == act.pk
    html = page(cast, cast.mei)
    assert "by this change:" in html
    assert "<ins>3.00</ins>" in html and f"#a{act.pk}" in html


def test_the_owner_of_a_key_result_may_resolve_what_is_said_about_it(
    cast: Cast, result: KeyResult
) -> None:
    comment(cast, cast.he)
    where = cast.url(f"comments/threads/{Thread.objects.get().pk}/resolution")
    assert cast.as_(cast.wang).post(where, {"line": "no"}).status_code == 403
    assert cast.as_(cast.zhao).post(where, {"line": "Yes, measured"}).status_code == 302


def test_an_unknown_thing_has_no_comments(cast: Cast, result: KeyResult) -> None:
    assert cast.as_(cast.mei).get(cast.url("comments") + "?about=K99").status_code == 404


def test_many_threads_of_all_kinds_take_no_more_queries(
    cast: Cast, result: KeyResult, django_assert_max_num_queries: Any
) -> None:
    about = find(cast.plan, "K1")
    assert about is not None
    for number in range(12):
        thread = begin_thread(cast.he, cast.plan, about, f"Point {number}", "cost per order")
        answer(cast.ana, thread, "@Wang Jun?", [cast.wang])
        if number % 3 == 0:
            resolve(cast.mei, thread, "done", Act.objects.latest("id"))
    reword(cast, result, TEXT.replace("cost", "costs"))
    for person in (cast.mei, cast.ana):
        cast.as_(person)
        with django_assert_max_num_queries(12):
            html = page(cast, person)
        assert "8 comments are open" in html
    assert Comment.objects.count() == 24
