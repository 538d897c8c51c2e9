"""Step 5: a meeting is called, builds its agenda, is held, decides, and leaves minutes."""

import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from grove.needs.actions import record_need
from grove.okrs.actions import add_objective, edit_objective
from grove.okrs.models import Objective
from grove.org.models import Department
from grove.record.actions import Recorder, action, writing
from grove.record.actions import at as moment
from grove.record.models import Act
from grove.rounds import polling
from grove.rounds.about import find
from grove.rounds.actions import begin_thread, resolve
from grove.rounds.actions.agenda import go_to_item
from grove.rounds.actions.meetings import open_meeting
from grove.rounds.agenda import candidates
from grove.rounds.models import (
    AgendaItem,
    Ask,
    Meeting,
    Note,
    Round,
    TeamAnswer,
    Thread,
)
from grove.versions.models import Version
from grove.versions.snapshot import snapshot
from tests.cast import Cast
from tests.rounds.meetings import SOON, at, form


def test_the_head_calls_a_meeting_and_its_agenda_is_built(cast: Cast) -> None:
    cast.shared()
    answer = cast.as_(cast.mei).post("/plat/2027/meetings/new", form(cast))
    assert answer.status_code == 302, answer.content.decode()
    assert answer.headers["Location"] == at("agenda")
    meeting = Meeting.objects.get()
    assert meeting.title == "Alignment with Build & Delivery"
    assert meeting.starts_at == datetime(2026, 12, 3, 6, 0, tzinfo=UTC)
    titles = [item.title for item in meeting.items.all()]
    assert titles[0] == "Check-in and aim"
    assert titles[-1] == "Agree on the next step"


def test_pages_of_a_meeting_open(cast: Cast, running: Meeting) -> None:
    for page in ("", "details", "cancellation", "agenda", "minutes", "decisions", "minutes.md"):
        answer = cast.as_(cast.mei).get(at(page))
        assert answer.status_code == 200, page
    assert cast.as_(cast.mei).get("/plat/2027/meetings").status_code == 200
    assert cast.as_(cast.mei).get("/plat/2027/decisions").status_code == 200
    assert cast.as_(cast.mei, "zh-hans").get(at()).status_code == 200


def test_the_agenda_is_built_from_what_is_open_the_weightiest_first(
    cast: Cast, planned: Meeting
) -> None:
    titles = list(planned.items.filter(spare=False).values_list("title", "about"))
    assert titles[0][0] == "Check-in and aim"
    assert ("Is ten not too much?", "K1") in titles
    beside = list(planned.items.filter(spare=True).values_list("title", flat=True))
    assert "No date" in beside or ("No date", "K1") in titles
    assert sum(planned.items.filter(spare=False).values_list("minutes", flat=True)) <= 45


def test_what_weighs_more_and_waits_longer_comes_first(cast: Cast, planned: Meeting) -> None:
    for words, weight, ago in (("light", 1, 9), ("heavy", 3, 5), ("young", 3, 1)):
        values = {"words": words, "level": "company", "perspective": "customer"}
        day = timezone.localdate() - timedelta(days=ago)
        record_need(cast.mei, cast.plan, "Sales", {**values, "weight": weight, "heard_on": day})
    found = [one.title for one in candidates(planned) if one.source == "need"]
    assert [title.rsplit(": ")[-1] for title in found] == ["heavy", "light", "young"]


def test_an_ask_without_an_answer_is_on_the_agenda_of_its_team_only(
    cast: Cast, planned: Meeting
) -> None:
    _ask(cast.mei, cast, cast.bd, "More runners")
    _ask(cast.mei, cast, cast.cs, "Fewer meetings")
    found = [one.title for one in candidates(planned) if one.source == "ask"]
    assert found == ["A1 More runners"]
    planned.kind = "one_to_one"
    assert len([one for one in candidates(planned) if one.source == "ask"]) == 2


def test_an_alignment_leaves_out_what_concerns_others(cast: Cast, planned: Meeting) -> None:
    about = find(cast.plan, "O1")
    assert about is not None
    other = add_objective(cast.mei, cast.plan, title="Another", owner=cast.zhao)
    elsewhere = find(cast.plan, other.short_code)
    assert elsewhere is not None
    begin_thread(cast.zhao, cast.plan, elsewhere, "Only of CS")
    assert "Only of CS" not in [one.title for one in candidates(planned)]
    planned.kind = "one_to_one"
    assert "Only of CS" in [one.title for one in candidates(planned)]


def test_bringing_the_agenda_up_to_date_drops_what_was_resolved(
    cast: Cast, planned: Meeting
) -> None:
    resolve(cast.mei, Thread.objects.get(), "Ten it is")
    cast.as_(cast.wang).post(at("agenda/renewal"))
    assert not planned.items.filter(title="Is ten not too much?").exists()


def test_leads_and_boss_add_items_and_move_them(cast: Cast, planned: Meeting) -> None:
    wang = cast.as_(cast.wang)
    assert wang.post(at("agenda"), {"title": "Night shifts", "minutes": "7"}).status_code == 302
    item = planned.items.get(title="Night shifts")
    assert (item.minutes, item.added_by) == (7, cast.wang)
    wang.post(at(f"agenda/{item.pk}/place"), {"move": "up"})
    assert list(planned.items.filter(spare=False))[-2] == item
    wang.post(at(f"agenda/{item.pk}/removal"))
    assert not planned.items.filter(pk=item.pk).exists()
    refused = wang.post(at("agenda"), {"title": "x" * 301, "minutes": "999"})
    assert refused.status_code == 422
    assert "x" * 301 in refused.text and "from 1 to 240" in refused.text


def test_a_meeting_is_read_by_its_people_the_head_and_the_boss_only(
    cast: Cast, planned: Meeting
) -> None:
    assert cast.as_(cast.he).get(at()).status_code == 200
    assert cast.as_(cast.he).post(at("notes"), {"text": "hm"}).status_code == 403
    for outsider in (cast.zhao, cast.ana, cast.coach, cast.stranger):
        assert cast.as_(outsider).get(at()).status_code == 404
    assert planned.title not in cast.as_(cast.zhao).get("/plat/2027/meetings").text
    assert not Act.objects.filter(scope=cast.plan.scope, verb="rounds.call_meeting").exists()


def test_lines_are_written_by_all_at_once_and_nothing_conflicts(
    cast: Cast, running: Meeting
) -> None:
    item = running.items.get(title="Is ten not too much?")
    cast.as_(cast.mei).post(at("now"), {"item": str(item.pk)})
    mei, wang = cast.as_(cast.mei), cast.as_(cast.wang)
    assert mei.post(at("notes"), {"text": "Ten is two a day", "kind": "note"}).status_code == 302
    wang.post(at("notes"), {"text": "Not with one runner", "kind": "note"})
    wang.post(at("notes"), {"text": "Order runners", "kind": "action", "due": "2027-01-15"})
    mei.post(at("notes"), {"text": "Who pays?", "kind": "question"})
    mei.post(at("notes"), {"text": "Later", "kind": "parked"})
    mei.post(at("notes"), {"text": "Ten stays", "kind": "decision"})
    page = mei.get(at()).text
    for words in ("Ten is two a day", "Not with one runner", "Decision D1", "Who pays?"):
        assert words in page
    action = Note.objects.get(kind="action")
    assert (action.who, str(action.due), action.item) == (cast.wang, "2027-01-15", item)
    assert mei.post(at("notes"), {"text": "  "}).status_code == 422
    mine = Note.objects.get(text="Ten is two a day")
    assert wang.post(at(f"notes/{mine.pk}/withdrawal")).status_code == 403
    assert mei.post(at(f"notes/{mine.pk}/withdrawal")).status_code == 302
    assert not Note.objects.filter(pk=mine.pk).exists()


def test_the_clock_of_an_item_runs_by_the_servers_time(cast: Cast, planned: Meeting) -> None:
    began = timezone.now()
    with moment(began):
        open_meeting(cast.mei, planned)
        first, second = planned.items.filter(spare=False)[:2]
        go_to_item(cast.mei, planned, first, False)
    with moment(began + timedelta(minutes=5, seconds=12)):
        go_to_item(cast.wang, planned, second, True)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.spent, first.now_since, bool(first.done_at)) == (312, None, True)
    assert second.now_since is not None
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        AgendaItem.objects.filter(pk=first.pk).update(now_since=began)


def test_a_poll_is_answered_304_until_something_changes(cast: Cast, running: Meeting) -> None:
    mei, wang = cast.as_(cast.mei), cast.as_(cast.wang)
    polls = {"HX-Request": "true"}
    wang.get(at(), headers=polls)
    first = mei.get(at(), headers=polls)
    assert first.status_code == 200 and first.headers["Cache-Control"] == "no-store"
    known = polls | {"If-None-Match": first.headers["ETag"]}
    again = mei.get(at(), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    wang.post(at("notes"), {"text": "New"})
    changed = mei.get(at(), headers=known)
    assert changed.status_code == 200 and "New" in changed.text
    known = polls | {"If-None-Match": "W/" + changed.headers["ETag"]}
    assert mei.get(at(), headers=known).status_code == 304
    edit_objective(cast.mei, Objective.objects.get(), 1, title="Releases are a non-event")
    assert mei.get(at(), headers=known).status_code == 200
    fresh = mei.get(at(), headers=polls).headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        assert mei.get(at(), headers=polls | {"If-None-Match": fresh}).status_code == 304
    assert len(asked) == 1
    assert "2 here" in changed.text


def test_a_tag_is_good_for_its_session_its_address_and_a_short_time_only(
    cast: Cast, running: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = {"HX-Request": "true"}
    cast.as_(cast.wang).get(at(), headers=polls)
    tag = cast.as_(cast.mei).get(at(), headers=polls).headers["ETag"]
    known = polls | {"If-None-Match": tag}
    assert Client().get(at(), headers=known).status_code == 401
    assert cast.as_(cast.zhao).get(at(), headers=known).status_code == 404
    assert cast.as_(cast.mei).get(at("agenda"), headers=known).status_code == 200
    forged = tag.replace(tag.split(".")[2], "9-9-9-9-9")
    assert (
        cast.as_(cast.mei).get(at(), headers=polls | {"If-None-Match": forged}).status_code == 200
    )
    for broken in ('"x"', '"1.2.3.4.5.6"', "W/", '"…"'):
        answer = cast.as_(cast.mei).get(at(), headers=polls | {"If-None-Match": broken})
        assert answer.status_code == 200
    later = time.time() + polling.FRESH + 1
    monkeypatch.setattr(polling.time, "time", lambda: later)
    with CaptureQueriesContext(connection) as asked:
        renewed = cast.as_(cast.mei).get(at(), headers=known)
    assert (renewed.status_code, len(asked) > 1) == (304, True)
    assert renewed.headers["ETag"] != tag


def test_the_calendar_file_moves_and_cancels_the_same_event(cast: Cast, planned: Meeting) -> None:
    mei = cast.as_(cast.mei)
    event = calendar_of(mei)
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event.decoded("DTSTART") == SOON.astimezone(ZoneInfo("Asia/Shanghai"))
    assert (int(event["SEQUENCE"]), str(event["STATUS"])) == (0, "CONFIRMED")
    assert "Check-in and aim" in event["DESCRIPTION"]
    mei.post(at("details"), form(cast, revision="1", clock="16:30"))
    moved = calendar_of(mei)
    assert (moved["UID"], int(moved["SEQUENCE"])) == (event["UID"], 1)
    assert moved.decoded("DTSTART").hour == 16
    assert mei.post(at("cancellation"), {"because": ""}).status_code == 422
    mei.post(at("cancellation"), {"because": "Storm"})
    gone = calendar_of(mei)
    assert (gone["UID"], int(gone["SEQUENCE"]), gone["STATUS"]) == (event["UID"], 2, "CANCELLED")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"time_zone": "Mars/Base"}, "Mars/Base”"),
        ({"clock": "25:99"}, "25:99"),
        ({"day": "2027-02-30"}, "2027-02-30"),
        ({"minutes": "2"}, "from 5 to 480"),
        ({"people": []}, "at least one person"),
        ({"people": ["987654321"]}, "nobody of this department"),
        ({"kind": "party"}, "neither 1:1 nor alignment"),
        ({"day": "2027-03-28", "clock": "02:30", "time_zone": "Europe/Paris"}, "put forward"),
    ],
)
def test_a_meeting_that_cannot_be_is_sent_back_with_all_that_was_typed(
    cast: Cast, changed: dict[str, Any], said: str
) -> None:
    cast.shared()
    sent = form(cast, place="Room 七", **changed)
    answer = cast.as_(cast.mei).post("/plat/2027/meetings/new", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert "Room 七" in answer.text
    assert not Meeting.objects.exists()


def test_a_meeting_waits_for_its_people_and_is_counted_in_the_navigation(
    cast: Cast, planned: Meeting
) -> None:
    with transaction.atomic(), writing():
        Meeting.objects.update(starts_at=timezone.now() + timedelta(days=2))
    wang = cast.as_(cast.wang)
    assert "Alignment with Build &amp; Delivery" in wang.get("/inbox").text
    assert re.search(r'<span>Meetings</span> <b class="due">1', wang.get(cast.url()).text)
    assert '<b class="due">' not in cast.as_(cast.ana).get(cast.url()).text


def calendar_of(client: Client) -> Any:
    file = Calendar.from_ical(client.get(at("meeting.ics")).content)
    return file.walk("VEVENT")[0]


@action
def _ask(act: Recorder, cast: Cast, team: Department, text: str) -> None:
    number = Ask.objects.count() + 1
    version = act.create(
        Version(
            plan=cast.plan,
            major=number,
            minor=0,
            frozen_by=cast.mei,
            frozen_at=act.at,
            content=snapshot(cast.plan),
            fingerprint=str(number),
        )
    )
    shared = act.create(
        Round(
            plan=cast.plan,
            number=number,
            version=version,
            due=act.at.date(),
            shared_at=act.at,
            closed_at=act.at,
            closed_with=version,
        )
    )
    answer = act.create(TeamAnswer(round=shared, team=team, answer="asks", answered_at=act.at))
    act.create(
        Ask(
            plan=cast.plan,
            answer=answer,
            number=number,
            kind="change",
            about_kind="plan",
            about_code="plan",
            text=text,
            asked_at=act.at,
        )
    )
