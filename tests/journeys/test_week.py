"""The week in a browser: four squares by arrow keys, the fullest brief on one sheet of A4."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from grove.health.models import HealthMetric
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult
from grove.plans.actions import share_plan
from grove.record.actions import Recorder, action
from grove.tracking.actions import Update, send_check_in
from grove.tracking.models import HelpRequest
from grove.tracking.weeks import week_address, week_of
from grove.weekly.actions import celebrate, say_in_brief
from tests.cast import Cast
from tests.journeys.conftest import PageFor

TODAY = timezone.localdate()
NOW = week_of(TODAY)
LONG = {
    "en": "Cut the share of changes to tier 1 services that fail in production from 18 % to 5 %",
    "zh-hans": "把一级服务的变更在生产环境中失败的占比从百分之十八降到百分之五以下并保持一个季度",
}

pytestmark = pytest.mark.slow


@action
def _fill(act: Recorder, cast: Cast, words: str) -> None:
    act.within(cast.last)
    for number in range(5):
        act.create(
            HealthMetric(
                department=cast.plat, number=number + 1, name=f"Health {number}",
                at_least=Decimal(9), unit="%",
            )
        )  # fmt: skip
    for result in KeyResult.objects.filter(plan=cast.last).order_by("pk")[:6]:
        act.create(
            HelpRequest(
                key_result=result, team=cast.bd, text=f"{words} {words}", by=cast.ana,
                asked_on=TODAY,
            )
        )  # fmt: skip


def _full(cast: Cast, words: str) -> None:
    """As much as a brief may hold: 25 lines of goals, six of each list, a long sentence."""
    plan = cast.last
    for first in range(5):
        objective = add_objective(cast.mei, plan, title=f"{first} {words}", kind="committed")
        for number in range(4):
            add_key_result(
                cast.mei, objective, text=f"{number} {words}", kind="increase",
                baseline=Decimal(2), target=Decimal(10), unit="per week", owner=cast.ana,
                due=date(2026, 12, 31),
            )  # fmt: skip
    share_plan(cast.mei, plan)
    rows = list(KeyResult.objects.filter(plan=plan))
    for ago, confidence in ((1, 7), (0, 2)):
        day = TODAY - timedelta(weeks=ago)
        said = [Update(row, Decimal(4), confidence, words) for row in rows]
        send_check_in(cast.ana, plan, said, day)
    for number in range(6):
        celebrate(cast.mei, plan, cast.plat, NOW, f"{number} {words}")
    say_in_brief(cast.mei, plan, NOW, f"{words} {words} {words}"[:400])
    _fill(cast.mei, cast, words)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_fullest_brief_prints_on_one_sheet(
    page_for: PageFor, cast: Cast, tmp_path: Path, language: str
) -> None:
    _full(cast, LONG[language])
    page = page_for(cast.he, language=language)
    page.goto(f"/plat/2026/brief/{week_address(TODAY)}")
    printed = tmp_path / "brief.pdf"
    page.pdf(path=printed, prefer_css_page_size=True)
    (sheet,) = PdfReader(printed).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)


def test_arrow_keys_move_between_the_squares_of_a_meeting(page_for: PageFor, cast: Cast) -> None:
    share_plan(cast.mei, cast.last)
    page = page_for(cast.mei)
    page.goto(f"/plat/2026/teams/bd/week/{week_address(TODAY)}?view=meeting")
    for key, square in (
        ("ArrowRight", "s-now"), ("ArrowRight", "s-okr"), ("ArrowDown", "s-health"),
        ("ArrowLeft", "s-ahead"), ("ArrowUp", "s-now"), ("ArrowUp", "s-now"),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(page.locator(f".square[aria-labelledby={square}]")).to_be_focused()


def test_a_long_list_stands_beside_the_three_other_squares(page_for: PageFor, cast: Cast) -> None:
    share_plan(cast.mei, cast.last)
    made = add_objective(cast.mei, cast.last, title="Releases are dull", kind="stretch")
    for number in range(9):
        add_key_result(cast.mei, made, text=f"{number} {LONG['en']}")
    page = page_for(cast.mei)
    page.goto(f"/plat/2026/teams/plat/week/{week_address(TODAY)}?view=meeting")
    for key, square in (
        ("ArrowDown", "s-now"), ("ArrowDown", "s-ahead"), ("ArrowDown", "s-health"),
        ("ArrowRight", "s-okr"), ("ArrowDown", "s-okr"), ("ArrowLeft", "s-now"),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(page.locator(f".square[aria-labelledby={square}]")).to_be_focused()
    gap = """() => document.querySelector("[aria-labelledby=s-ahead]").getBoundingClientRect().top
      - document.querySelector("[aria-labelledby=s-now]").getBoundingClientRect().bottom"""
    assert page.evaluate(gap) < 80  # no hole where the list of key results is long
