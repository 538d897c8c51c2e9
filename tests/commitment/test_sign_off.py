"""Checking and signing through the eyes of the cast."""

import re
from typing import Any

import pytest
from django.http import HttpResponse

from grove.commitment.models import Signature
from grove.commitment.signers import signers_of
from grove.commitment.step import COUNTS, state
from grove.okrs.models import KeyResult, Objective
from grove.okrs.step import COUNTS as OKRS
from grove.org.models import Person
from grove.plans.models import Plan
from grove.plans.steps import Status
from grove.record.actions import Recorder, action
from grove.rounds.models import Thread
from grove.versions.models import Version
from tests.cast import Cast, fields_of
from tests.commitment.people import confirm
from tests.versions.plans import reword, written

PAGE = "sign-off"

DESPITE = {"despite": "As it is."}  # these tests are not about findings


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return written(cast)


@pytest.fixture
def asked(cast: Cast, plan: Plan) -> Plan:
    answer = cast.as_(cast.mei).post(cast.url("sign-off/request"), DESPITE)
    assert answer.status_code == 302
    return plan


def opened(cast: Cast, person: Person, **more: str) -> dict[str, str]:
    """What the form holds when this person opens the page, ready to sign."""
    page = cast.as_(person).get(cast.url(PAGE)).text
    names = ("version", "version_mark", "draft_mark")
    return {
        **{name: fields_of(page, name)[0] for name in names},
        "answer": "signed",
        "declaration": "on",
        "comment": "",
        **more,
    }


def send(cast: Cast, person: Person, form: dict[str, str], **more: Any) -> HttpResponse:
    return cast.as_(person).post(cast.url("sign-off/signature"), form, **more)


def state_of(person: Person, number: str = "2.0") -> str:
    major, minor = number.split(".")
    place = {"version__major": major, "version__minor": minor, "version__candidate": 0}
    return Signature.objects.filter(person=person, **place).get().state


def step_of(plan: Plan) -> Any:
    counts = Plan.objects.filter(pk=plan.pk).annotate(**COUNTS, **OKRS)
    return state(plan, counts.values(*COUNTS, *OKRS).get())


def test_the_page_lists_what_needs_attention(cast: Cast, plan: Plan) -> None:
    page = cast.as_(cast.mei).get(cast.url(PAGE)).text
    for words in (
        "N2, weight 2, is not covered",
        "K2 has no target",
        "K2 has no date",
        "6 themes are undecided: BG TC DA SE OB TP",
        "90 of 100 focus points are given out",
        "3: 1 covered, 1 declined, 1 open",
        "2 with 3 key results",
        "1 of 1",
        "We exist so that eight product teams can ship safely.",
    ):
        assert words in page, words
    assert "N1, weight" not in page
    assert "K1 has no" not in page


def test_head_boss_and_team_leads_are_the_signers(cast: Cast, plan: Plan) -> None:
    found = [(signer.person.name, str(signer.role)) for signer in signers_of(plan)]
    assert found == [
        ("Mei Lin", "head"),
        ("He Kailin", "boss"),
        ("Wang Jun", "lead"),
        ("Zhao Yan", "lead"),
    ]
    team = Plan.objects.select_related("department").get(pk=cast.team_plan.pk)
    assert [(one.person.name, one.role) for one in signers_of(team)] == [
        ("Wang Jun", "head"),
        ("Mei Lin", "boss"),
    ]


def test_asking_freezes_2_0_and_shares_the_plan(cast: Cast, asked: Plan) -> None:
    assert Version.objects.get().number == "2.0"
    assert Signature.objects.filter(state="asked").count() == 4
    page = cast.as_(cast.he).get(cast.url(PAGE)).text
    assert "Sign version 2.0" in page
    assert Version.objects.get().shown_fingerprint in page
    assert "0 of 4 signatures" in page


def test_asking_twice_asks_once(cast: Cast, asked: Plan) -> None:
    again = cast.as_(cast.mei).post(cast.url("sign-off/request"), DESPITE)
    assert again.status_code == 302
    assert Version.objects.count() == 1
    assert Signature.objects.count() == 4


def test_an_iteration_that_says_the_same_becomes_2_0(cast: Cast, plan: Plan) -> None:
    cast.as_(cast.mei).post(cast.url("versions"), {"number": "1.0", **DESPITE})
    cast.as_(cast.mei).post(cast.url("sign-off/request"), DESPITE)
    first, final = Version.objects.all()
    assert (first.number, final.number) == ("1.0", "2.0")
    assert first.fingerprint == final.fingerprint


def test_everybody_signs_and_the_plan_is_signed(cast: Cast, asked: Plan) -> None:
    assert step_of(asked).status is Status.IN_PROGRESS
    for person in (cast.mei, cast.he, cast.wang):
        assert send(cast, person, opened(cast, person)).status_code == 302
        assert state_of(person) == "signed"
    reserved = opened(cast, cast.zhao, answer="reserved", comment="K3 only with two more people")
    assert send(cast, cast.zhao, reserved).status_code == 302
    page = cast.as_(cast.ana).get(cast.url(PAGE)).text
    assert "signed with reservation" in page and "K3 only with two more people" in page
    assert "Version 2.0 is signed by everybody who was asked." in page
    signed = step_of(asked)
    assert signed.status is Status.IN_PROGRESS  # until its people have said whether it is clear
    assert [fact.text for fact in signed.facts] == [
        "4 of 4 signatures",
        "Present it",
        "0 of 4 answered",
    ]
    counted = Plan.objects.annotate(**COUNTS).get(pk=asked.pk)
    assert counted.commitment_signed == 1


def test_a_text_changed_meanwhile_returns_the_diff_and_signs_nothing(
    cast: Cast, asked: Plan
) -> None:
    form = opened(cast, cast.he, comment="I like it")
    objective = Objective.objects.get(plan=asked, number=2)
    reword(cast.mei, objective, title="每笔订单都更省钱", because="Said the boss")
    answer = send(cast, cast.he, form)
    assert answer.status_code == 409
    assert state_of(cast.he) == "asked"
    assert "Nothing was signed" in answer.text
    assert "<ins>都更省钱</ins>" in answer.text
    assert "Said the boss" in answer.text
    assert "I like it" in answer.text
    fresh = {**form, "draft_mark": fields_of(answer.text, "draft_mark")[0]}
    assert send(cast, cast.he, fresh).status_code == 302
    assert state_of(cast.he) == "signed"


def test_a_newer_version_returns_the_diff_and_signs_nothing(cast: Cast, asked: Plan) -> None:
    form = opened(cast, cast.he)
    reword(cast.mei, KeyResult.objects.get(plan=asked, number=3), target="3.00")
    assert amend(cast, "The CFO asked for 30 %").status_code == 302
    answer = send(cast, cast.he, form)
    assert answer.status_code == 409
    assert "Version 2.1 has taken the place" in answer.text
    assert "<ins>¥3</ins>" in answer.text
    assert state_of(cast.he) == "lapsed"
    assert state_of(cast.he, "2.1") == "asked"
    assert 'value="2.1"' in answer.text


def amend(cast: Cast, reason: str) -> HttpResponse:
    return cast.as_(cast.mei).post(cast.url("sign-off/request"), {"reason": reason, **DESPITE})


def test_an_amendment_needs_a_reason_and_lists_only_what_it_touches(
    cast: Cast, asked: Plan
) -> None:
    for person in (cast.mei, cast.he, cast.wang, cast.zhao):
        send(cast, person, opened(cast, person))
    reword(cast.mei, KeyResult.objects.get(plan=asked, number=3), target="3.00")
    silent = amend(cast, " ")
    assert silent.status_code == 422
    assert "Write why the plan is amended" in silent.text
    assert amend(cast, "The CFO asked for 30 %").status_code == 302
    page = cast.as_(cast.he).get(cast.url(PAGE)).text
    assert "An amendment of version 2.0" in page
    assert "The CFO asked for 30 %" in page
    touched = re.search(r"signed again:.*?<ul>(.*?)</ul>", page, re.DOTALL)
    assert touched and "O2" in touched[1] and "O1" not in touched[1]


@pytest.mark.parametrize(
    ("answer", "said"),
    [("reserved", "Write what your reservation is"), ("changes", "Write what should change")],
)
def test_an_answer_that_is_no_plain_yes_needs_words(
    cast: Cast, asked: Plan, answer: str, said: str
) -> None:
    refused = send(cast, cast.he, opened(cast, cast.he, answer=answer, comment="  "))
    assert refused.status_code == 422
    assert said in refused.text
    assert state_of(cast.he) == "asked"


def test_asking_for_changes_reopens_the_text_as_a_release_candidate(
    cast: Cast, asked: Plan
) -> None:
    signing = opened(cast, cast.wang)
    wish = opened(cast, cast.he, answer="changes", comment="K3 to ¥3.00", declaration="")
    assert send(cast, cast.he, wish).status_code == 302
    (candidate,) = Version.objects.all()
    assert candidate.number == "2.0-rc1"
    frozen = candidate.content, candidate.fingerprint
    page = cast.as_(cast.mei).get(cast.url(PAGE)).text
    assert "Sent back: somebody asks for changes." in page and "K3 to ¥3.00" in page
    assert send(cast, cast.wang, signing).status_code == 302  # the text he read is still the text
    assert cast.as_(cast.mei).get(cast.url("versions/2.0-rc1")).status_code == 200
    reword(cast.mei, KeyResult.objects.get(plan=asked, number=3), target="3.00")
    assert "Ask for signatures on version 2.0" in cast.as_(cast.mei).get(cast.url(PAGE)).text
    assert amend(cast, "").status_code == 302  # nothing was signed: no amendment, no reason
    assert [one.number for one in Version.objects.all()] == ["2.0-rc1", "2.0"]
    candidate.refresh_from_db()
    assert (candidate.content, candidate.fingerprint) == frozen
    for person in (cast.mei, cast.he, cast.wang, cast.zhao):
        assert send(cast, person, opened(cast, person)).status_code == 302
    assert step_of(asked).facts[0].text == "4 of 4 signatures"
    versions = cast.as_(cast.mei).get(cast.url("versions")).text
    assert "2.0-rc1" in versions and "sent back" in versions


def test_who_asked_for_changes_can_still_sign(cast: Cast, asked: Plan) -> None:
    wish = opened(cast, cast.he, answer="changes", comment="K3 to ¥3.00", declaration="")
    assert send(cast, cast.he, wish).status_code == 302
    assert "asked for changes" in cast.as_(cast.mei).get(cast.url(PAGE)).text
    assert send(cast, cast.he, opened(cast, cast.he)).status_code == 302
    assert state_of(cast.he) == "signed"
    assert Version.objects.get().number == "2.0"


def test_who_signed_what_an_amendment_leaves_alone_stays_signed(cast: Cast, asked: Plan) -> None:
    for person in (cast.mei, cast.he, cast.wang):
        send(cast, person, opened(cast, person))
    reserved = opened(cast, cast.zhao, answer="reserved", comment="With two more people")
    send(cast, cast.zhao, reserved)
    # K1 is Wang Jun's: he signs again, and so do head and boss; Zhao Yan's signature stands.
    reword(cast.mei, KeyResult.objects.get(plan=asked, number=1), target="350")
    assert amend(cast, "Volume grows").status_code == 302
    people = (cast.mei, cast.he, cast.wang, cast.zhao)
    assert [state_of(one, "2.1") for one in people] == ["asked", "asked", "asked", "reserved"]
    page = cast.as_(cast.mei).get(cast.url(PAGE)).text
    assert "stays signed" in page and "With two more people" in page
    for person in (cast.mei, cast.he, cast.wang):
        assert send(cast, person, opened(cast, person)).status_code == 302
    # An amendment that touches no objective leaves every signature as it is.
    reword(cast.mei, asked.needs.get(number=2), words="In under a second.")
    assert amend(cast, "One need in other words").status_code == 302
    assert state_of(cast.mei, "2.2") == "signed"
    assert "Version 2.2 is signed by everybody" in cast.as_(cast.he).get(cast.url(PAGE)).text


def test_signing_needs_the_declaration(cast: Cast, asked: Plan) -> None:
    form = opened(cast, cast.he)
    del form["declaration"]
    refused = send(cast, cast.he, {**form, "comment": "kept"})
    assert refused.status_code == 422
    assert "Tick that you have read this version" in refused.text
    assert "kept" in refused.text


def test_signing_twice_is_once(cast: Cast, asked: Plan) -> None:
    form = opened(cast, cast.he)
    send(cast, cast.he, form)
    first = Signature.objects.get(person=cast.he)
    again = send(cast, cast.he, {**form, "answer": "changes", "comment": "no"})
    assert again.status_code == 302
    second = Signature.objects.get(person=cast.he)
    assert (second.state, second.answered_at) == ("signed", first.answered_at)


def test_nobody_signs_for_somebody_else(cast: Cast, asked: Plan) -> None:
    form = opened(cast, cast.he)
    for person in (cast.ana, cast.coach, cast.admin):
        assert cast.as_(person).get(cast.url(PAGE)).status_code == 200
        assert "Sign version 2.0" not in cast.as_(person).get(cast.url(PAGE)).text
        assert send(cast, person, form).status_code == 403
    assert send(cast, cast.stranger, form).status_code == 404
    assert cast.as_(cast.stranger).get(cast.url(PAGE)).status_code == 404
    assert not Signature.objects.exclude(state="asked").exists()


def test_only_the_head_asks(cast: Cast, plan: Plan) -> None:
    cast.shared()
    for person in (cast.he, cast.wang, cast.ana):
        assert cast.as_(person).post(cast.url("sign-off/request"), DESPITE).status_code == 403
    assert cast.as_(cast.stranger).post(cast.url("sign-off/request"), DESPITE).status_code == 404


@action
def comment_on(act: Recorder, plan: Plan) -> None:
    """Leave an open thread."""
    act.within(plan)
    act.create(Thread(plan=plan, kind="plan", label="plan"))


def test_open_comments_come_first(cast: Cast, plan: Plan) -> None:
    comment_on(cast.mei, plan)
    assert step_of(plan).status is Status.WAITS
    page = cast.as_(cast.mei).get(cast.url(PAGE)).text
    assert "One comment is not resolved" in page
    assert "Ask for signatures on" not in page
    refused = cast.as_(cast.mei).post(cast.url("sign-off/request"), DESPITE)
    assert refused.status_code == 422
    assert not Version.objects.exists()


def test_before_a_version_is_signed_nobody_is_asked(cast: Cast, plan: Plan) -> None:
    cast.shared()
    page = cast.as_(cast.ana).get(confirm()).text
    assert "When a version is signed, everybody in Platform Engineering says" in page
    assert cast.as_(cast.ana).get(confirm("o1")).status_code == 302
    assert cast.as_(cast.ana).post(confirm("o1/answer"), {}).status_code == 404


def test_a_plan_without_objectives_waits(cast: Cast) -> None:
    assert step_of(cast.plan).status is Status.WAITS
    page = cast.as_(cast.mei).get(cast.url(PAGE))
    assert "There is no objective to sign yet." in page.text
    assert cast.as_(cast.mei).post(cast.url("sign-off/request"), DESPITE).status_code == 422


@pytest.mark.parametrize(
    "broken",
    [
        {"version": "x"},
        {"version": "9.9"},
        {"answer": "maybe"},
        {"comment": "字" * 10_001},
        {"version_mark": "x" * 99},
        {"draft_mark": "０"},
    ],
)
def test_a_broken_form_signs_nothing(cast: Cast, asked: Plan, broken: dict[str, str]) -> None:
    answer = send(cast, cast.he, opened(cast, cast.he) | broken)
    assert answer.status_code in {404, 409, 422}
    assert state_of(cast.he) == "asked"


def test_a_form_before_anybody_was_asked_is_not_found(cast: Cast, plan: Plan) -> None:
    cast.shared()
    form = {"version": "2.0", "version_mark": "x", "draft_mark": "x", "answer": "signed"}
    assert send(cast, cast.he, form | {"declaration": "on"}).status_code == 404
    assert send(cast, cast.he, {}).status_code == 404


def test_reading_changes_nothing(cast: Cast, asked: Plan) -> None:
    for person in (cast.he, cast.mei):
        cast.as_(person).get(cast.url(PAGE))
    assert set(Signature.objects.values_list("state", flat=True)) == {"asked"}
    assert cast.as_(cast.he).get(cast.url("sign-off/signature")).status_code == 405
    assert cast.as_(cast.he).post(cast.url(PAGE)).status_code == 405


def test_the_page_asks_the_database_twelve_times_at_most(
    cast: Cast, asked: Plan, django_assert_max_num_queries: Any
) -> None:
    reword(cast.mei, Objective.objects.get(plan=asked, number=1), points=31)
    amend(cast, "More points")
    reword(cast.mei, Objective.objects.get(plan=asked, number=1), points=32)
    for person in (cast.mei, cast.he):
        cast.as_(person).get(cast.url(PAGE))  # the toast of the act before is shown once
        with django_assert_max_num_queries(12):
            assert cast.as_(person).get(cast.url(PAGE)).status_code == 200


def test_the_page_speaks_chinese(cast: Cast, asked: Plan) -> None:
    page = cast.as_(cast.he, "zh-hans").get(cast.url(PAGE)).text
    assert "确认2.0版" in page
    assert "需要留意" in page
