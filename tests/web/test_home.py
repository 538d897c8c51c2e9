"""This week, by role: what stands first is one's own part; below it what waits, changed, a win."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.plans.actions import share_plan
from grove.record.actions import at
from grove.tracking.actions import Update, send_check_in
from grove.tracking.weeks import week_address, week_of
from grove.weekly.actions import celebrate, set_priority
from tests.cast import Cast

TODAY = timezone.localdate()
NOW = week_of(TODAY)


@pytest.fixture
def running(cast: Cast) -> KeyResult:
    """PLAT's plan of 2026 with a key result of Wang Jun and one of Ana; a priority and a win."""
    with at(timezone.now() - timedelta(weeks=3)):
        objective = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
        made: list[KeyResult] = [
            add_key_result(
                cast.mei,
                objective,
                text=text,
                kind="increase",
                baseline=Decimal(2),
                target=Decimal(10),
                unit="/week",
                owner=owner,
            )
            for text, owner in (("Raise deploys", cast.wang), ("Raise reviews", cast.ana))
        ]
        share_plan(cast.mei, cast.last)
    with at(timezone.now() - timedelta(days=8)):
        send_check_in(
            cast.wang, cast.last, [Update(made[0], Decimal(4), 7)], TODAY - timedelta(days=8)
        )
    send_check_in(cast.wang, cast.last, [Update(made[0], Decimal(4), 3)], TODAY)
    set_priority(cast.wang, cast.last, cast.bd, NOW, {"text": "Canary", "rank": 1})
    celebrate(cast.zhao, cast.last, cast.cs, NOW - timedelta(weeks=1), "Four minutes")
    return made[0]


def home(cast: Cast, person: Any, language: str = "en") -> str:
    return cast.as_(person, language).get("/").content.decode()


def test_the_head_reads_the_state_first_and_what_needs_a_decision(
    cast: Cast, running: KeyResult
) -> None:
    page = home(cast, cast.mei)
    assert "0 of 2 key results are on track. 1 off track, 1 without an update." in page
    assert page.index("on track.") < page.index("K1 is off track") < page.index("Waiting for you")
    assert "K1 from 7 to 3" in page and "Four minutes" in page


def test_the_lead_sees_the_check_in_of_the_team_and_its_week(
    cast: Cast, running: KeyResult
) -> None:
    page = home(cast, cast.wang)
    assert "Your team’s check-in" in page and "1 of 1 key result updated this week" in page
    assert "P1 Canary" in page
    assert f'href="/plat/2026/teams/bd/week/{week_address(TODAY)}"' in page
    assert "on track." not in page


def test_the_member_starts_the_own_check_in(cast: Cast, running: KeyResult) -> None:
    page = home(cast, cast.ana)
    own = page.split("Waiting for you")[0]
    assert "Your check-in" in own and "Raise reviews" in own and "Raise deploys" not in own
    assert 'href="/plat/2026/check-in">Start, about a minute' in page


def test_the_boss_opens_the_brief(cast: Cast, running: KeyResult) -> None:
    page = home(cast, cast.he, "zh-hans")
    assert "阅读本周简报" in page and f"/plat/2026/brief/{week_address(TODAY)}" in page
    assert "2个关键结果" in page


def test_the_words_of_the_plan_stand_beside_it_seven_and_four(
    cast: Cast, running: KeyResult
) -> None:
    page = home(cast, cast.ana)
    rail = page.split('class="nav-list"')[1].split("</ul>")[0]
    assert rail.count("<li>") == 7
    bar = page.split('class="tabbar"')[1].split("</nav>")[0]
    assert bar.count("<a ") == 4
    assert 'aria-current="page"' in rail


def test_who_has_no_running_plan_sees_what_there_is(cast: Cast) -> None:
    assert "Begin for real" in home(cast, cast.stranger) or "Plans" in home(cast, cast.stranger)


def test_twelve_queries_for_any_number_of_rows(
    cast: Cast, running: KeyResult, django_assert_max_num_queries: Any
) -> None:
    for number in range(9):
        add_key_result(
            cast.mei, running.objective, text=f"Raise {number}", kind="increase",
            baseline=Decimal(0), target=Decimal(9), unit="x", owner=cast.ana,
        )  # fmt: skip
    for person in (cast.mei, cast.wang, cast.ana, cast.he):
        client = cast.as_(person)
        with django_assert_max_num_queries(12):
            client.get("/")


def test_what_changed_since_a_day_is_told_once_with_why(cast: Cast, running: KeyResult) -> None:
    page = "/plat/2026/changes"
    edit_key_result(cast.mei, running, running.revision, text="Raise them", because="Shorter")
    running.refresh_from_db()
    edit_key_result(cast.mei, running, running.revision, text="Raise deploys a lot", because="True")
    reader = cast.as_(cast.ana)
    read = reader.get(page).content.decode()
    assert "<del>Raise deploys</del> <ins>Raise deploys a lot</ins>" in read
    assert "Raise them" not in read and "because True" in " ".join(
        read.replace("<span>", "").replace("</span>", "").split()
    )
    assert "7 → <b>3</b>" in read
    month = reader.get(f"{page}?since={TODAY - timedelta(days=30)}").content.decode()
    assert "added" in month and "<del>Raise" not in month  # it is new, so nothing of it changed
    for wrong in ("soon", "2999-01-01", "2026-02-30", "1" * 50):
        answer = reader.get(page, {"since": wrong})
        assert answer.status_code == 400 and "is no day until today" in answer.content.decode()
    assert cast.as_(cast.stranger).get(page).status_code == 404


def test_since_my_last_visit_is_the_visit_before(cast: Cast, running: KeyResult) -> None:
    reader = cast.as_(cast.ana)
    assert "my last visit" not in reader.get("/plat/2026/changes").content.decode()
    session = reader.session
    kept = session["changes_seen"]
    (plan,) = kept
    kept[plan] = [(timezone.now() - timedelta(days=3)).isoformat(), None]
    session["changes_seen"] = kept
    session.save()
    for _again in range(2):
        read = reader.get("/plat/2026/changes").content.decode()
        assert f"?since={TODAY - timedelta(days=3)}" in read
