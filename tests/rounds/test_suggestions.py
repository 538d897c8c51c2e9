"""Suggested wording: anybody who may comment proposes, the owner accepts or declines with why."""

import json
import re
from html import unescape
from typing import Any

import pytest

from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.record.models import Act
from grove.record.undo import undo
from grove.rounds.models import Suggestion, Thread
from tests.cast import Cast

TEXT = "Lower cost per order from 4.20 to 3.50 by 31 Dec"
BETTER = TEXT.replace("3.50", "3.00")


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    cast.shared()
    objective = add_objective(cast.mei, cast.plan, title="Every order costs less to serve")
    return add_key_result(cast.mei, objective, text=TEXT, owner=cast.zhao)


def suggest(cast: Cast, who: Any, field: str = "text", **fields: str) -> Any:
    sent = {"after": BETTER, "text": "The CFO asked for 30 %", **fields}
    return cast.as_(who).post(cast.url(f"suggestions/K1?field={field}"), sent)


def accept(cast: Cast, who: Any, **fields: str) -> Any:
    where = cast.url(f"comments/threads/{Thread.objects.get().pk}/acceptance")
    return cast.as_(who).post(where, fields)


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found is not None
    return unescape(found[1])


def test_a_member_suggests_and_the_head_accepts_with_a_reason_in_the_history(
    cast: Cast, result: KeyResult
) -> None:
    form = cast.as_(cast.ana).get(cast.url("suggestions/K1")).text
    assert TEXT in form
    assert suggest(cast, cast.ana, seen=seen(form)).status_code == 302
    page = cast.as_(cast.mei).get(cast.url("comments")).text
    assert "<ins>3.00</ins>" in page and 'aria-keyshortcuts="Alt+Enter"' in page
    assert accept(cast, cast.mei, seen=seen(page)).status_code == 302
    result.refresh_from_db()
    assert result.text == BETTER
    act = Act.objects.latest("id")
    assert act.because == "Suggestion by Ana Silva: The CFO asked for 30 %"
    thread = Thread.objects.get()
    assert (thread.resolving_act, thread.suggestion.state) == (act.pk, "accepted")
    undo(cast.mei, act)
    result.refresh_from_db()
    thread.refresh_from_db()
    assert (result.text, thread.resolved_at) == (TEXT, None)
    assert Suggestion.objects.get().state == "open"


def test_the_owner_may_accept_and_others_may_not(cast: Cast, result: KeyResult) -> None:
    suggest(cast, cast.ana)
    assert accept(cast, cast.ana).status_code == 403
    assert accept(cast, cast.he).status_code == 403
    assert accept(cast, cast.stranger).status_code == 404
    assert "data-accept" not in cast.as_(cast.he).get(cast.url("comments")).text
    assert "data-accept" in cast.as_(cast.zhao).get(cast.url("comments")).text
    assert accept(cast, cast.zhao).status_code == 302
    result.refresh_from_db()
    assert result.text == BETTER
    assert accept(cast, cast.mei).status_code == 302
    assert Act.objects.filter(verb="rounds.accept").count() == 1


def test_what_came_between_is_woven_and_shown_before_it_is_accepted(
    cast: Cast, result: KeyResult
) -> None:
    suggest(cast, cast.ana)
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("Lower", "Cut"))
    page = cast.as_(cast.mei).get(cast.url("comments")).text
    assert "Both changes fit" in page
    agreed = seen(page)
    assert json.loads(agreed) == BETTER.replace("Lower", "Cut")
    result.refresh_from_db()
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("Lower", "Push down"))
    accept(cast, cast.mei, seen=agreed)  # not what was shown any more
    result.refresh_from_db()
    assert result.text == TEXT.replace("Lower", "Push down")
    accept(cast, cast.mei, seen=seen(cast.as_(cast.mei).get(cast.url("comments")).text))
    result.refresh_from_db()
    assert result.text == BETTER.replace("Lower", "Push down")


def test_out_of_date_is_said_and_never_applied(cast: Cast, result: KeyResult) -> None:
    suggest(cast, cast.ana, "target", after="3.00")
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("3.50", "2.80"))
    page = cast.as_(cast.mei).get(cast.url("comments")).text
    assert "Out of date" in page and "2.8" in page and "data-accept" not in page
    accept(cast, cast.mei)
    result.refresh_from_db()
    assert result.text == TEXT.replace("3.50", "2.80")
    assert Suggestion.objects.get().state == "open"


def test_it_is_declined_with_a_reason_taken_back_and_opened_again(
    cast: Cast, result: KeyResult
) -> None:
    suggest(cast, cast.ana)
    thread = Thread.objects.get()
    where = cast.url(f"comments/threads/{thread.pk}/")
    cast.as_(cast.mei).post(where + "resolution", {"line": "Not without the contract"})
    assert Suggestion.objects.get().state == "declined"
    assert "Not without the contract" in cast.as_(cast.ana).get(cast.url("comments")).text
    cast.as_(cast.ana).post(where + "reopening")
    assert Suggestion.objects.get().state == "open"
    cast.as_(cast.ana).post(where + "resolution", {"line": "I was wrong"})
    assert Suggestion.objects.get().state == "withdrawn"
    result.refresh_from_db()
    assert result.text == TEXT


@pytest.mark.parametrize(
    ("field", "after", "said"),
    [
        ("text", "", "is empty"),
        ("text", TEXT, "This is what it says already"),
        ("target", "3.5", "This is what it says already"),
        ("target", "4.2", "Start and target are both"),
        ("target", "soon", "Enter one number"),
        ("due", "2031-01-01", "outside the cycle"),
        ("text", "x" * 10_001, "10000"),
        ("data_source", "x" * 301, "at most 300 fit"),
    ],
)
def test_what_the_plan_would_refuse_is_refused_at_once(
    cast: Cast, result: KeyResult, field: str, after: str, said: str
) -> None:
    refused = suggest(cast, cast.ana, field, after=after, text="keep me")
    assert refused.status_code == 422
    assert said in refused.text and "keep me" in refused.text
    assert not Thread.objects.exists()


def test_a_reason_is_asked_for(cast: Cast, result: KeyResult) -> None:
    refused = suggest(cast, cast.ana, text=" ")
    assert refused.status_code == 422
    assert "Say in a line why" in refused.text and "3.00" in refused.text


def test_owners_links_and_unknown_things_are_not_suggested(cast: Cast, result: KeyResult) -> None:
    ana = cast.as_(cast.ana)
    for page in ("K1?field=owner", "K9", "F1", "X", "K1?field=themes", "P?field=nothing"):
        assert ana.get(cast.url(f"suggestions/{page}")).status_code == 404
    assert ana.get(cast.url("suggestions/P?field=we_do")).status_code == 200
    assert ana.get(cast.url("suggestions/O1?field=points")).status_code == 200
    assert cast.as_(cast.stranger).get(cast.url("suggestions/K1")).status_code == 404
