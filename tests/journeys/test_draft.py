"""The draft editor in a real browser: sentences fill fields, lines move by key."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from grove.okrs.actions import add_key_result, add_objective
from tests.cast import Cast
from tests.journeys.axe import violations

PageFor = Callable[..., Page]
pytestmark = pytest.mark.slow


@pytest.fixture
def plan(cast: Cast) -> Cast:
    """Two lines under one objective: one to mend, one that is whole."""
    objective = add_objective(cast.mei, cast.plan, title="Releases become a non-event")
    add_key_result(cast.mei, objective, text="Reduce incidents")
    add_key_result(cast.mei, objective, text="Cut waits from 20 h to 3 h by 30 Jun 2027")
    return cast


def test_a_sentence_fills_chips_fields_and_clears_its_hints(plan: Cast, page_for: PageFor) -> None:
    page = page_for(plan.mei)
    page.goto(plan.url("draft?edit=K1"))
    line = page.locator("#K1")
    expect(line).to_contain_text("KR204")
    line.get_by_label("Key result K1").fill("Cut incidents from 24 to 8 by 31 Dec 2027")
    expect(line.get_by_label("Start")).to_have_value("24")
    expect(line.get_by_label("Target")).to_have_value("8")
    expect(line.locator(".chips")).to_contain_text("31\u00a0Dec\u00a02027")
    expect(line).not_to_contain_text("KR204")
    expect(page.locator("#panel")).not_to_contain_text("KR204")
    expect(line.get_by_label("Key result K1")).to_be_focused()


def test_what_is_typed_while_the_page_renews_itself_stays(plan: Cast, page_for: PageFor) -> None:
    page = page_for(plan.mei)
    page.goto(plan.url("draft?edit=K2"))
    line = page.locator("#K2")
    line.get_by_label("Key result K2").fill("Cut waits from 20 h to 4 h by 30 Jun 2027")
    line.get_by_label("Unit").fill("")
    line.get_by_label("Unit").press_sequentially("hours", delay=250)
    expect(line.locator(".chips")).to_contain_text("target 4")
    expect(line.get_by_label("Unit")).to_have_value("hours")
    expect(line.get_by_label("Unit")).to_be_focused()


def test_alt_and_an_arrow_move_a_line_and_the_focus_goes_with_it(
    plan: Cast, page_for: PageFor
) -> None:
    page = page_for(plan.mei)
    page.goto(plan.url("draft"))
    page.get_by_label("Key result K2").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".kr > a.code")).to_have_text(["K2", "K1"])
    expect(page.get_by_label("Key result K2")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_draft_works_without_scripts(plan: Cast, page_for: PageFor, language: str) -> None:
    page = page_for(plan.mei, language=language, width=360, javascript=False)
    page.goto(plan.url("draft?edit=K1"))
    page.locator("#t-K1").fill("将线上故障从24起降到8起，12月31日前完成")
    page.locator("#f-K1 button").click()
    expect(page).to_have_url(re.compile("/draft#K1$"))
    expect(page.locator("#about-K1 .chips")).to_contain_text("24")
    page.locator("#new-O1").fill("Keep availability at or above 99.95 % until 31 Dec 2027")
    page.locator("#new-O1").press("Enter")
    expect(page.locator("#K3")).to_contain_text("99.95")


@pytest.mark.parametrize(
    ("language", "theme", "width"), [("en", "light", 1280), ("zh-hans", "dark", 360)]
)
def test_nothing_keeps_anybody_out(
    plan: Cast, page_for: PageFor, language: str, theme: str, width: int
) -> None:
    page = page_for(plan.mei, language=language, theme=theme, width=width)
    for address in ("draft", "draft?edit=O1", "draft?edit=K1", "draft/metrics?for=K1&q=rate"):
        page.goto(plan.url(address))
        assert violations(page) == []
