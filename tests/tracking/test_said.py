"""A key result's page shows what was said; the check-in that is due waits in the inbox."""

from decimal import Decimal

import pytest
from django.utils import timezone, translation

from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult
from grove.org.models import Role
from grove.org.waiting import Asker, Waiting, waiting_for
from grove.plans.actions import share_plan
from grove.tracking.actions import Update, send_check_in
from tests.cast import Cast


@pytest.fixture
def deploys(cast: Cast) -> KeyResult:
    objective = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
    made = add_key_result(
        cast.mei, objective, text="Raise deploys", kind="increase", baseline=Decimal(2),
        target=Decimal(10), unit="/week", owner=cast.ana,
    )  # fmt: skip
    share_plan(cast.mei, cast.last)
    return made


def due(cast: Cast) -> list[Waiting]:
    roles = list(Role.objects.filter(person=cast.ana).select_related("department"))
    found = waiting_for(Asker(cast.ana, roles, timezone.now()))
    return [one for one in found if one.key.startswith("check-in")]


def say(cast: Cast, deploys: KeyResult, done: bool = False) -> None:
    said = Update(deploys, Decimal(8), 3, "Freeze until Friday", done=done)
    send_check_in(cast.ana, cast.last, [said], timezone.localdate())


def test_the_page_shows_the_check_in_and_the_status_that_follows(
    cast: Cast, deploys: KeyResult
) -> None:
    href = f"/k/PLAT-26-{deploys.short_code}"
    assert "Check-ins" not in cast.as_(cast.ana).get(href).content.decode()
    say(cast, deploys)
    page = cast.as_(cast.ana).get(href).content.decode()
    for words in ("Check-ins", "Freeze until Friday", "Off track", "Too early to forecast"):
        assert words in page


def test_this_weeks_check_in_waits_for_its_owner_until_it_is_sent(
    cast: Cast, deploys: KeyResult
) -> None:
    (one,) = due(cast)
    assert one.text == "Your check-in: 1 key result" and one.href == "/plat/2026/check-in"
    with translation.override("zh-hans"):
        assert due(cast)[0].text == "你的周更新：1个关键结果"
    say(cast, deploys)
    assert due(cast) == []
