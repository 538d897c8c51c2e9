"""Understood and commit through the eyes of the cast: an objective a page, then the commitment."""

import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from grove.commitment.models import Confirmation, Confirming, Question
from grove.okrs.models import KeyResult, Objective
from grove.org.actions import accounts
from grove.plans.models import Plan
from tests.cast import Cast
from tests.commitment.people import answer, commit, confirm, hire, mark, sign, through
from tests.lasting import own_copy
from tests.versions.plans import put_in_bin, reword


@pytest.fixture
def cast(signed_cast: Cast, db: None) -> Cast:
    return own_copy(signed_cast)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return cast.plan


def test_the_last_signature_asks_the_people(cast: Cast, plan: Plan) -> None:
    confirming = Confirming.objects.get()
    assert (confirming.version.number, confirming.turn, confirming.target) == ("2.0", 1, 90)
    assert "Say whether the plan of Platform Engineering 2027 is clear" in (
        cast.as_(cast.ana).get("/inbox").text
    )
    for person in (cast.he, cast.coach, cast.stranger):
        assert "is clear to you" not in cast.as_(person).get("/inbox").text


def test_one_objective_a_page_then_the_commitment(cast: Cast, plan: Plan) -> None:
    browser = cast.as_(cast.ana)
    assert browser.get(confirm()).headers["Location"] == confirm("o1")
    page = browser.get(confirm("o1")).text
    for words in (
        "Releases become a non-event for every product team",
        "Objective 1 of 2, about 1 minute left",
        "820\u00a0ms → <b>400\u00a0ms</b>",
        "Save and go to O2",
    ):
        assert words in page, words
    sent = answer(cast, cast.ana, "O1", line="Ship behind a flag")
    assert sent.headers["Location"] == confirm("o2")
    assert browser.get(confirm()).headers["Location"] == confirm("o2")  # resumable
    sent = answer(cast, cast.ana, "O2", answer="question", question="Do batch jobs count?")
    assert sent.headers["Location"] == confirm("commitment")
    assert browser.get(confirm("commitment")).status_code == 200
    assert commit(cast, cast.ana).headers["Location"] == confirm()
    given = browser.get(confirm()).text
    for words in ("Ship behind a flag", "Do batch jobs count?", "You commit to helping"):
        assert words in given, words
    assert "is clear to you" not in browser.get("/inbox").text


def test_answering_twice_is_once_and_the_line_can_be_changed(cast: Cast, plan: Plan) -> None:
    answer(cast, cast.ana, "O1", line="first")
    answer(cast, cast.ana, "O1", answer="question", question="Late?", line="second")
    own = Confirmation.objects.get(person=cast.ana)
    assert own.lines == {"O1": "second"}
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"answer": ""}, "Choose one: you understand it, or you have a question."),
        ({"answer": "maybe"}, "maybe"),
        ({"answer": "question"}, "Write your question."),
        ({"question": "What of batch?"}, "You wrote a question. Choose"),
        ({"answer": "question", "question": "长" * 2001}, "has 2001 characters. At most 2000"),
        ({"line": "x" * 301}, "has 301 characters. At most 300"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    cast: Cast, plan: Plan, form: dict[str, str], said: str
) -> None:
    sent = {"line": "kept line", **form}
    refused = answer(cast, cast.ana, "O1", **sent)
    assert refused.status_code == 422
    assert said in refused.text
    for typed in sent.values():
        assert typed in refused.text
    assert not Confirmation.objects.exists()


def test_the_commitment_comes_last_and_not_yet_says_why(cast: Cast, plan: Plan) -> None:
    answer(cast, cast.ana, "O1")
    early = cast.as_(cast.ana).get(confirm("commitment"))
    assert early.headers["Location"] == confirm("o2")
    assert commit(cast, cast.ana).headers["Location"] == confirm("o2")
    assert Confirmation.objects.get().commitment == ""
    answer(cast, cast.ana, "O2")
    page = confirm("commitment/answer")
    silent = cast.as_(cast.ana).post(page, {"commitment": "not_yet", "because": " "})
    assert silent.status_code == 422 and "Write what is still in the way." in silent.text
    mixed = cast.as_(cast.ana).post(page, {"commitment": "commit", "because": "But I typed"})
    assert mixed.status_code == 422 and "But I typed" in mixed.text
    assert cast.as_(cast.ana).post(page, {}).status_code == 422
    commit(cast, cast.ana, "We lack two people")
    assert "We lack two people" in cast.as_(cast.ana).get(confirm()).text
    commit(cast, cast.ana)
    own = Confirmation.objects.get()
    assert (own.commitment, own.because, own.finished) == ("commit", "", 1)


def test_who_is_not_asked_reads_but_does_not_answer(cast: Cast, plan: Plan) -> None:
    for person in (cast.he, cast.coach):
        assert cast.as_(person).get(confirm()).headers["Location"] == confirm("coverage")
        assert cast.as_(person).get(confirm("coverage")).status_code == 200
        assert answer(cast, person, "O1").status_code == 403
        assert commit(cast, person).status_code == 403
    assert answer(cast, cast.admin, "O1").status_code == 403
    for page in ("", "o1", "commitment", "coverage", "coverage.csv"):
        assert cast.as_(cast.stranger).get(confirm(page)).status_code == 404
    assert answer(cast, cast.stranger, "O1").status_code == 404
    assert Client().get(confirm()).headers["Location"].startswith("/sign-in?next=")
    assert not Confirmation.objects.exists()


def test_others_answers_are_hidden_until_one_has_given_ones_own(cast: Cast, plan: Plan) -> None:
    answer(cast, cast.wang, "O1", answer="question", question="Which trains?")
    for page in ("coverage", "coverage.csv"):
        hidden = cast.as_(cast.ana).get(confirm(page))
        assert hidden.headers["Location"] == confirm()
    assert "Which trains?" not in cast.as_(cast.ana).get(confirm("o1")).text
    assert "Which trains?" in cast.as_(cast.mei).get(confirm("coverage")).text  # answers them
    through(cast, cast.ana)
    assert "Which trains?" in cast.as_(cast.ana).get(confirm("coverage")).text


def test_not_yet_is_for_the_head_and_ones_own_lead_only(cast: Cast, plan: Plan) -> None:
    (engineer,) = hire(cast.admin, cast.bd, 1)
    through(cast, engineer, "Nights are too many")
    for person in (cast.ana, cast.wang, cast.zhao):
        through(cast, person)
    told = {
        name: "Nights are too many" in cast.as_(person).get(confirm("coverage")).text
        for name, person in cast.everyone.items()
        if name not in ("stranger", "admin")
    }
    assert told == {
        "mei": True,
        "wang": True,
        "zhao": False,
        "ana": False,
        "he": False,
        "coach": False,
    }


def test_nobody_is_named_for_not_having_answered(cast: Cast, plan: Plan) -> None:
    hired = hire(cast.admin, cast.bd, 5)
    for person in hired[:4]:
        through(cast, person)
    page = cast.as_(cast.mei).get(confirm("coverage")).text
    assert not any(person.name in page for person in hired)
    history = cast.as_(cast.mei).get(cast.url("history")).text
    assert not any(person.name in history for person in hired)


def test_small_teams_are_taken_together_in_page_and_download(cast: Cast, plan: Plan) -> None:
    hired = hire(cast.admin, cast.bd, 4)  # BD has 5, CS 1, no team 2 (Mei and Ana)
    for person in (*hired, cast.zhao):
        through(cast, person)
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", cast.as_(cast.mei).get(
        confirm("coverage")).text))  # fmt: skip
    assert "5 of 8 answered" in page
    assert "Build &amp; Delivery, Core Services, without a team" in page
    assert "5 of 8" in page and "4 of 5" not in page and "1 of 1" not in page
    rows = list(csv.reader(io.StringIO(
        cast.as_(cast.mei).get(confirm("coverage.csv")).content.decode("utf-8-sig"))))  # fmt: skip
    assert rows[1] == ["Build & Delivery + Core Services + without a team", "8", "5", "5", "0"]
    assert rows[2] == ["All", "8", "5", "5", "0"]


def test_figures_of_few_answers_are_not_told(cast: Cast, plan: Plan) -> None:
    hire(cast.admin, cast.bd, 4)
    through(cast, cast.ana, "I do not see it yet")
    rows = list(csv.reader(io.StringIO(
        cast.as_(cast.he).get(confirm("coverage.csv")).content.decode("utf-8-sig"))))  # fmt: skip
    assert ["All", "8", "1", "", ""] in rows
    assert ["O2 每笔订单的成本更低", "", "", "", ""] in rows


def test_a_question_is_answered_and_asked_again(cast: Cast, plan: Plan) -> None:
    answer(cast, cast.ana, "O1", answer="question", question="Which trains?")
    inbox = cast.as_(cast.mei).get("/inbox").text
    assert "Answer 1 question about the plan of Platform Engineering 2027" in inbox
    key = f"q{Question.objects.get().pk}"
    page = confirm(f"questions/{key}/reply")
    assert cast.as_(cast.mei).post(page, {"reply": " "}).status_code == 422
    for person in (cast.ana, cast.wang, cast.he):
        assert cast.as_(person).post(page, {"reply": "No"}).status_code == 403
    assert cast.as_(cast.mei).post(page, {"reply": "The weekly ones."}).status_code == 302
    again = cast.as_(cast.mei).post(page, {"reply": "Others."})
    assert again.status_code == 422 and "answered already" in again.text
    assert "Answer 1 question" not in cast.as_(cast.mei).get("/inbox").text
    assert "Your question is answered: “Which trains?”" in cast.as_(cast.ana).get("/inbox").text

    mine = confirm(f"questions/{key[1:]}")
    assert "The weekly ones." in cast.as_(cast.ana).get(mine).text
    assert cast.as_(cast.wang).get(mine).status_code == 404
    unsaid = cast.as_(cast.ana).post(f"{mine}/settlement", {"clear": "no"})
    assert unsaid.status_code == 422 and "Write what is still open." in unsaid.text
    sent = {"clear": "no", "question": "And the nightly?"}
    assert cast.as_(cast.ana).post(f"{mine}/settlement", sent).status_code == 302
    assert cast.as_(cast.ana).post(f"{mine}/settlement", sent).status_code == 302  # twice is once
    assert Question.objects.filter(reply="").get().text == "And the nightly?"
    assert "Your question is answered" not in cast.as_(cast.ana).get("/inbox").text


def test_more_can_be_asked_later(cast: Cast, plan: Plan) -> None:
    page = confirm("o1/question")
    assert cast.as_(cast.ana).post(page, {"question": "Early?"}).status_code == 404
    answer(cast, cast.ana, "O1")
    assert "One more question?" in cast.as_(cast.ana).get(confirm("o1")).text
    assert cast.as_(cast.ana).post(page, {"question": ""}).status_code == 422
    assert cast.as_(cast.ana).post(page, {"question": "What of K2?"}).status_code == 302
    assert Question.objects.get().first is False


def test_it_is_done_when_all_is_answered_and_the_target_reached(cast: Cast, plan: Plan) -> None:
    answer(cast, cast.ana, "O1", answer="question", question="Which trains?")
    answer(cast, cast.ana, "O2")
    commit(cast, cast.ana)
    for person in (cast.wang, cast.zhao):
        through(cast, person)
    coverage = confirm("coverage")
    assert "Done when 90 % have answered" in cast.as_(cast.mei).get(coverage).text
    for wrong in ("0", "101", "x", "", "1e2"):
        sent = cast.as_(cast.mei).post(f"{coverage}/target", {"target": wrong})
        assert sent.status_code == 422 and "from 1 to 100" in sent.text
    assert cast.as_(cast.he).post(f"{coverage}/target", {"target": "1"}).status_code == 403
    cast.as_(cast.mei).post(f"{coverage}/target", {"target": "75 %"})
    assert "some questions are still open" in cast.as_(cast.mei).get(coverage).text
    workbook = cast.as_(cast.mei).get(cast.url()).text
    assert "3 of 4 answered" in workbook
    key = f"q{Question.objects.get().pk}"
    cast.as_(cast.mei).post(confirm(f"questions/{key}/reply"), {"reply": "All."})
    assert "Done: every question is answered" in cast.as_(cast.mei).get(coverage).text


def test_an_amendment_asks_again_only_about_what_it_touches(cast: Cast, plan: Plan) -> None:
    for person in (cast.ana, cast.wang):
        through(cast, person)
    reword(cast.mei, KeyResult.objects.get(plan=plan, number=3), target="3.00")
    sign(cast, "The CFO asked for 30 %")
    assert Confirming.objects.get().turn == 2
    assert "is clear to you" in cast.as_(cast.ana).get("/inbox").text
    assert cast.as_(cast.ana).get(confirm()).headers["Location"] == confirm("o2")
    page = cast.as_(cast.ana).get(confirm("o2")).text
    assert "Amended in version 2.1: The CFO asked for 30 %" in page
    assert ">Save</button>" in page
    assert answer(cast, cast.ana, "O2").headers["Location"] == confirm()
    own = Confirmation.objects.get(person=cast.ana)
    assert (own.finished, own.commitment) == (2, "commit")


def test_an_amendment_that_touches_no_objective_asks_nobody(cast: Cast, plan: Plan) -> None:
    through(cast, cast.ana)
    put_in_bin(cast.mei, plan.needs.get(number=2))
    sign(cast, "One need is gone")
    assert Confirming.objects.get().turn == 1
    assert "is clear to you" not in cast.as_(cast.ana).get("/inbox").text


def test_an_objective_amended_while_it_was_read_is_read_once_more(cast: Cast, plan: Plan) -> None:
    old = mark(plan, "O1")
    reword(cast.mei, Objective.objects.get(plan=plan, number=1), title="Releases are dull")
    sign(cast, "Shorter")
    late = answer(cast, cast.ana, "O1", mark=old, line="kept")
    assert late.status_code == 409
    for words in ("was amended while you read", "Releases are dull", "kept"):
        assert words in late.text
    assert answer(cast, cast.ana, "O1").status_code == 302


def test_somebody_just_invited_sets_a_password_and_lands_on_it(cast: Cast, plan: Plan) -> None:
    (engineer,) = hire(cast.admin, cast.bd, 1)
    token = accounts.invite(cast.admin, engineer)
    browser = Client()
    sent = browser.post(f"/invitations/{token}", {"password": "slow rivers run deep"}, follow=True)
    assert sent.redirect_chain[-1][0] == confirm("o1")
    assert "Objective 1 of 2" in sent.text


def test_the_pages_speak_chinese(cast: Cast, plan: Plan) -> None:
    page = cast.as_(cast.ana, "zh-hans").get(confirm("o2")).text
    assert "目标2/2，约1分钟" in page and "这个目标你清楚吗？" in page
    through(cast, cast.ana)
    assert "按团队的覆盖" in cast.as_(cast.ana, "zh-hans").get(confirm("coverage")).text


def test_pages_ask_the_database_twelve_times_at_most(
    cast: Cast, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    hire(cast.admin, cast.bd, 3)
    for person in (cast.ana, cast.wang):
        through(cast, person, "not yet")
    answer(cast, cast.zhao, "O1", answer="question", question="What of K2?")
    for person, page in (
        (cast.mei, "coverage"),
        (cast.wang, "coverage"),
        (cast.ana, ""),
        (cast.zhao, "o1"),
        (cast.zhao, "o2"),
    ):
        cast.as_(person).get(confirm(page))  # the toast of the act before is shown once
        with django_assert_max_num_queries(12):
            assert cast.as_(person).get(confirm(page)).status_code == 200
