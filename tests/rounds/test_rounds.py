"""A version goes down to the teams and their answers come up: read, agree, ask, silence, close."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.record.actions import at
from grove.record.models import Act, Change
from grove.rounds.about import find
from grove.rounds.actions import (
    agree,
    answer_ask,
    ask,
    begin_thread,
    close_round,
    remind,
    say_read,
    share_round,
)
from grove.rounds.models import Ask, Round, TeamAnswer
from grove.rounds.proposals import OutOfDate, propose
from grove.rounds.queries.asks import open_asks
from grove.versions.actions import freeze_version
from grove.versions.models import Version
from tests.cast import Cast
from tests.conftest import GUARD

TEXT = "Cut cost per order from 4.20 to 3.50 by 31 Dec"


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    objective = add_objective(cast.mei, cast.plan, title="Every order costs less to serve")
    return add_key_result(cast.mei, objective, text=TEXT)


@pytest.fixture
def first(cast: Cast, result: KeyResult) -> Round:
    """Version 1.0 is with both teams."""
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    cast.plan.refresh_from_db()
    due = timezone.localdate() + timedelta(days=7)
    return share_round(cast.mei, version, [cast.bd, cast.cs], due, "What is missing?")


def given(round: Round, team: Any) -> TeamAnswer:
    return TeamAnswer.objects.select_related("round", "team").get(round=round, team=team)


def asked(cast: Cast, round: Round, about: str = "K1", text: str = "3.50 is too little") -> Ask:
    thing = find(cast.plan, about)
    assert thing is not None
    return ask(cast.wang, given(round, cast.bd), "change", thing, text)


def test_the_head_shares_a_version_and_the_teams_see_it(cast: Cast, result: KeyResult) -> None:
    mei = cast.as_(cast.mei)
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    form = mei.get(cast.url("rounds/sharing")).text
    assert "Build &amp; Delivery" in form
    due = timezone.localdate() + timedelta(days=5)
    sent = mei.post(
        cast.url("rounds/sharing"),
        {"version": version.pk, "teams": [cast.bd.pk], "due": due, "line": "Too big?"},
    )
    assert sent.status_code == 302
    made = Round.objects.get()
    assert (made.number, made.planned, made.line) == (1, 2, "Too big?")
    page = cast.as_(cast.wang).get(cast.url("rounds")).text
    assert "has not read this version yet" in page
    assert "Round 1 of 2 is open" in page
    assert "not asked yet" in page  # Core Services


def test_a_get_never_says_that_a_team_has_read(cast: Cast, first: Round) -> None:
    wang = cast.as_(cast.wang)
    assert wang.get(cast.url("rounds/teams/bd")).status_code == 200
    assert given(first, cast.bd).read_at is None
    wang.post(cast.url("rounds/teams/bd/reading"))
    row = given(first, cast.bd)
    assert row.read_by == cast.wang
    say_read(cast.wang, row)
    assert Act.objects.filter(verb="rounds.say_read").count() == 1


def test_a_later_answer_replaces_the_earlier_and_the_history_keeps_both(
    cast: Cast, first: Round
) -> None:
    wang = cast.as_(cast.wang)
    made = asked(cast, first)
    assert given(first, cast.bd).answer == "asks"
    wang.post(
        cast.url("rounds/teams/bd/agreement"),
        {"answer": "reserved", "reservation": "K1 needs a second pair of hands"},
    )
    row = given(first, cast.bd)
    assert (row.answer, row.reservation) == ("reserved", "K1 needs a second pair of hands")
    made.refresh_from_db()
    assert made.state == Ask.State.WITHDRAWN
    agree(cast.wang, row)
    assert TeamAnswer.objects.filter(round=first, team=cast.bd).count() == 1
    said = Change.objects.filter(kind="rounds.teamanswer", field="answer").order_by("pk")
    assert [change.after for change in said] == ["asks", "reserved", "agrees"]


def test_only_who_leads_the_team_answers_for_it(cast: Cast, first: Round) -> None:
    for person, status in (
        (cast.mei, 403), (cast.zhao, 403), (cast.ana, 403), (cast.he, 403), (cast.coach, 403),
        (cast.stranger, 404),
    ):  # fmt: skip
        sent = cast.as_(person).post(cast.url("rounds/teams/bd/reading"))
        assert sent.status_code == status, person
    assert cast.as_(cast.wang).get(cast.url("rounds/sharing")).status_code == 403
    assert cast.as_(cast.wang).post(cast.url("rounds/closing")).status_code == 403
    assert cast.as_(cast.wang).post(cast.url("rounds/teams/cs/reminder")).status_code == 403


def test_an_answer_without_its_words_is_sent_back(cast: Cast, first: Round) -> None:
    wang = cast.as_(cast.wang)
    page = wang.post(cast.url("rounds/teams/bd/agreement"), {"answer": "reserved"})
    assert page.status_code == 422
    assert "Write what your reservation is." in page.text
    page = wang.post(
        cast.url("rounds/teams/bd/asks"), {"kind": "need", "about": "O99", "text": "two people"}
    )
    assert page.status_code == 422
    assert "O99 is nothing in this plan" in page.text
    assert "two people" in page.text
    long = "x" * 2001
    page = wang.post(cast.url("rounds/teams/bd/asks"), {"kind": "need", "text": long})
    assert "At most 2000 fit" in page.text


def test_the_head_takes_an_ask_and_the_line_changes_with_its_reason(
    cast: Cast, first: Round
) -> None:
    made = asked(cast, first)
    assert [one.code for one in open_asks(cast.plan)] == ["A1"]
    mei = cast.as_(cast.mei)
    page = mei.get(cast.url("rounds/asks/1")).text
    assert "3.50 is too little" in page
    sent = mei.post(
        cast.url("rounds/asks/1"),
        {
            "verdict": "taken",
            "reason": "The CFO wants 30 %",
            "wording": TEXT.replace("3.50", "3.00"),
            "before": TEXT,
        },
    )
    assert sent.status_code == 302
    result = KeyResult.objects.get()
    assert result.text == TEXT.replace("3.50", "3.00")
    assert result.target == 3  # the fields follow the sentence
    change = Change.objects.filter(kind="okrs.keyresult", field="text").latest("pk")
    assert change.act.because == "A1 of Build & Delivery: The CFO wants 30 %"
    made.refresh_from_db()
    assert (made.state, made.edit["after"]) == ("taken", result.text)
    assert open_asks(cast.plan) == ()
    page = cast.as_(cast.wang).get(cast.url("rounds/teams/bd")).text
    assert "The CFO wants 30 %" in page


def test_an_ask_is_never_answered_without_a_reason_nor_a_declined_one_with_an_edit(
    cast: Cast, first: Round, result: KeyResult
) -> None:
    made = asked(cast, first)
    page = cast.as_(cast.mei).post(cast.url("rounds/asks/1"), {"verdict": "declined"})
    assert page.status_code == 422
    assert "Write why" in page.text
    edit = propose(result, "text", "Something else")
    with pytest.raises(ValidationError):
        answer_ask(cast.mei, made, "declined", "No", edit)
    assert cast.as_(cast.wang).post(cast.url("rounds/asks/1"), {}).status_code == 403


def test_what_was_reworded_meanwhile_is_not_overwritten(
    cast: Cast, first: Round, result: KeyResult
) -> None:
    asked(cast, first)
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("3.50", "3.20"))
    sent = {
        "verdict": "taken",
        "reason": "Yes",
        "wording": TEXT.replace("3.50", "3.00"),
        "before": TEXT,
    }
    page = cast.as_(cast.mei).post(cast.url("rounds/asks/1"), sent)
    assert page.status_code == 422
    assert "K1 was changed in the same place since" in page.text
    result.refresh_from_db()
    assert "3.20" in result.text
    assert Ask.objects.get().state == Ask.State.OPEN
    assert issubclass(OutOfDate, Exception)


def test_silence_is_a_fact_and_a_reminder_reaches_the_lead(cast: Cast, result: KeyResult) -> None:
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    with at(timezone.now() - timedelta(days=6, hours=1)):
        due = timezone.localdate() + timedelta(days=1)
        made = share_round(cast.mei, version, [cast.bd], due)
    page = cast.as_(cast.mei).get(cast.url("rounds")).text
    assert "silent 6 days" in page
    assert cast.as_(cast.mei).post(cast.url("rounds/teams/bd/reminder")).status_code == 302
    assert given(made, cast.bd).reminded_at is not None
    waits = cast.as_(cast.wang).get("/inbox").text
    assert "Answer round 1 of Platform Engineering 2027 for Build &amp; Delivery" in waits
    agree(cast.wang, given(made, cast.bd))
    assert "Answer round 1" not in cast.as_(cast.wang).get("/inbox").text
    with pytest.raises(ValidationError):
        remind(cast.mei, given(made, cast.bd))


def test_an_open_ask_waits_for_the_head(cast: Cast, first: Round) -> None:
    asked(cast, first)
    assert "Answer A1 of Build &amp; Delivery" in cast.as_(cast.mei).get("/inbox").text
    assert "Answer A1" not in cast.as_(cast.he).get("/inbox").text


def test_closing_freezes_a_version_and_names_what_is_open(
    cast: Cast, first: Round, result: KeyResult
) -> None:
    asked(cast, first)
    mei = cast.as_(cast.mei)
    refused = mei.post(cast.url("rounds/closing"), {})
    assert refused.status_code == 422
    assert "A1 is still open" in refused.text
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("Cut", "Lower"))
    sent = mei.post(cast.url("rounds/closing"), {"reason": "The board meets on Monday"})
    assert sent.status_code == 302
    first.refresh_from_db()
    assert first.closed_with is not None
    assert first.closed_with.number == "1.1"
    assert first.closed_because == "The board meets on Monday"
    # An answer after that is not taken, and says so.
    late = cast.as_(cast.wang).post(cast.url("rounds/teams/bd/agreement"), {"answer": "agrees"})
    assert late.status_code == 422
    assert "Round 1 is closed" in late.text
    with pytest.raises(ValidationError):
        close_round(cast.mei, first)


def test_a_round_in_which_nothing_changed_closes_with_its_version(cast: Cast, first: Round) -> None:
    agree(cast.wang, given(first, cast.bd))
    close_round(cast.mei, first)
    first.refresh_from_db()
    assert first.closed_with == first.version
    assert Version.objects.count() == 1


def test_there_are_at_most_four_rounds_one_at_a_time(cast: Cast, first: Round) -> None:
    due, version = timezone.localdate() + timedelta(days=3), first.version
    with pytest.raises(ValidationError, match="still open"):
        share_round(cast.mei, version, [cast.bd], due)
    close_round(cast.mei, first)
    for number in (2, 3, 4):
        made = share_round(cast.mei, version, [cast.bd], due)
        assert made.number == number
        close_round(cast.mei, made)
    with pytest.raises(ValidationError, match="4 rounds"):
        share_round(cast.mei, version, [cast.bd], due)


def test_a_version_goes_only_to_teams_of_the_department(cast: Cast, result: KeyResult) -> None:
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    due = timezone.localdate()
    for teams in ([], [cast.elsewhere], [cast.plat]):
        with pytest.raises(ValidationError):
            share_round(cast.mei, version, teams, due)
    with pytest.raises(ValidationError):
        share_round(cast.mei, version, [cast.bd], due - timedelta(days=1))


def test_the_database_itself_refuses_impossible_answers(cast: Cast, first: Round) -> None:
    row = given(first, cast.bd)
    now = timezone.now()
    made = asked(cast, first)
    GUARD.active = False
    for rows, values in (
        (TeamAnswer.objects.filter(pk=row.pk), {"answer": "perhaps", "answered_at": now}),
        (TeamAnswer.objects.filter(pk=row.pk), {"answer": "reserved", "answered_at": now}),
        (TeamAnswer.objects.filter(pk=row.pk), {"answer": "agrees", "answered_at": None}),
        (Round.objects.filter(pk=first.pk), {"number": 5}),
        (Round.objects.filter(pk=first.pk), {"closed_at": now}),
        (Ask.objects.filter(pk=made.pk), {"state": "taken", "reason": ""}),
        (Ask.objects.filter(pk=made.pk), {"state": "lost"}),
        (Ask.objects.filter(pk=made.pk), {"edit": {"after": "x"}}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamAnswer.objects.bulk_create([TeamAnswer(round=first, team=cast.bd)])


def test_an_open_ask_holds_step_five(cast: Cast, first: Round) -> None:
    asked(cast, first)
    page = cast.as_(cast.mei).get("/plat/2027/plan").text
    assert "1 ask open" in page
    assert "Asks of the teams want an answer with a reason." in page


def test_the_page_takes_no_more_queries_for_more_of_everything(
    cast: Cast, first: Round, django_assert_max_num_queries: Any
) -> None:
    about = find(cast.plan, "plan")
    assert about is not None
    for number in range(10):
        asked(cast, first, text=f"Ask {number}")
        begin_thread(cast.ana, cast.plan, about, f"Point {number}")
    for address in ("rounds", "rounds/teams/bd", "rounds/asks/1"):
        client = cast.as_(cast.mei)
        with django_assert_max_num_queries(12):
            assert client.get(cast.url(address)).status_code == 200


def test_the_figures_say_how_thinking_came_together(
    cast: Cast, first: Round, result: KeyResult
) -> None:
    about = find(cast.plan, "plan")
    assert about is not None
    begin_thread(cast.ana, cast.plan, about, "Is this too much?")
    agree(cast.wang, given(first, cast.bd))
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("3.50", "3.00"))
    page = cast.as_(cast.he).get(cast.url("rounds")).text
    assert "1 of 2 teams is aligned" in page or "1 of 2 teams are aligned" in page
    assert "Open comments went from 0 to 1" in page
    assert "The round has changed" in page
    chinese = cast.as_(cast.he, "zh-hans").get(cast.url("rounds")).text
    assert "收敛" in chinese


def test_a_day_that_is_no_day_says_how_to_write_one(cast: Cast, result: KeyResult) -> None:
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    page = cast.as_(cast.mei).post(
        cast.url("rounds/sharing"),
        {"version": version.pk, "teams": [cast.bd.pk], "due": "soon", "line": "keep this"},
    )
    assert page.status_code == 422
    assert "Write the day as 2027-06-30." in page.text
    assert "keep this" in page.text
