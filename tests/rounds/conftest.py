"""A meeting of Mei and Wang: planned, and running."""

import pytest

from grove.okrs.actions import add_key_result, add_objective
from grove.rounds.about import find
from grove.rounds.actions import begin_thread
from grove.rounds.actions.meetings import call_meeting, open_meeting
from grove.rounds.models import (
    Meeting,
)
from tests.cast import Cast
from tests.rounds.meetings import SOON


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
