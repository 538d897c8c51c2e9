"""Step 5: a meeting is called, builds its agenda, is held, decides, and leaves minutes."""

from datetime import UTC, datetime
from typing import Any

import pytest

from grove.okrs.actions import add_key_result, add_objective
from grove.rounds.about import find
from grove.rounds.actions import begin_thread
from grove.rounds.actions.meetings import call_meeting, open_meeting
from grove.rounds.models import Meeting
from tests.cast import Cast

SOON = datetime(2026, 12, 2, 6, 0, tzinfo=UTC)


@pytest.fixture
def planned(cast: Cast) -> Meeting:
    """Mei meets Wang, who leads BD, about a plan with one key result that has no date."""
    objective = add_objective(cast.mei, cast.plan, title="Releases are dull", owner=cast.wang)
    add_key_result(cast.mei, objective, text="Raise deploys from 2 to 10 per week", owner=cast.wang)
    cast.shared()
    about = find(cast.plan, "K1")
    assert about is not None
    begin_thread(cast.wang, cast.plan, about, "Is ten not too much?")
    return call_meeting(
        cast.mei,
        cast.plan,
        kind="alignment",
        people=[cast.wang],
        starts_at=SOON,
        time_zone="Asia/Shanghai",
        minutes=45,
        place="Room 7",
    )


@pytest.fixture
def running(cast: Cast, planned: Meeting) -> Meeting:
    return open_meeting(cast.mei, planned)


def at(page: str = "") -> str:
    return "/plat/2027/meetings/1" + (f"/{page}" if page else "")


def form(cast: Cast, **changed: Any) -> dict[str, Any]:
    sent = {
        "kind": "alignment",
        "people": [str(cast.wang.pk)],
        "day": "2026-12-03",
        "clock": "14:00",
        "time_zone": "Asia/Shanghai",
        "minutes": "45",
        "place": "",
        "party": "",
    }
    return sent | changed


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
