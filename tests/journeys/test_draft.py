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


def settled(page: Page) -> None:
    """What was typed is saved, and what the page says about it is that of the last word."""
    page.wait_for_function(
        """() => !Object.keys(localStorage).some((key) => key.startsWith("grove:text:"))
        && !document.querySelector(".htmx-request")"""
    )


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


@pytest.mark.parametrize(
    ("language", "typed", "words", "mended"),
    [
        ("en", "Shorten repair from 30 min to 2 h", "Shorten", "Shorten repair from 2 h to 30 min"),
        ("zh-hans", "将构建时长从6分钟缩短到15分钟", "缩短", "将构建时长从15分钟缩短到6分钟"),
    ],
)  # fmt: skip
def test_what_a_hint_is_about_is_underlined_and_mended_by_key(
    plan: Cast, page_for: PageFor, language: str, typed: str, words: str, mended: str
) -> None:
    page = page_for(plan.mei, language=language)
    page.goto(plan.url("draft"))
    field, underlined = page.locator("#t-K2"), page.locator("#K2 .mirror .fixword")
    field.fill(typed)
    settled(page)
    expect(underlined).to_have_text([words])
    same = """field => {
      const mirror = field.nextElementSibling, [one, other] = [field, mirror].map(getComputedStyle);
      const names = ["font", "lineHeight", "letterSpacing", "paddingTop", "paddingLeft"];
      return names.every((name) => one[name] === other[name]) && mirror.textContent === field.value
        && mirror.clientWidth === field.clientWidth
        && mirror.scrollHeight <= mirror.clientHeight + 2;
    }"""
    assert field.evaluate(same)
    expect(field).to_have_attribute("aria-describedby", re.compile("h-K2-KR206"))
    field.press("Home")
    page.keyboard.insert_text("🙂 ")
    settled(page)
    expect(underlined).to_have_text([words])
    field.evaluate("field => field.dispatchEvent(new Event('compositionstart', { bubbles: true }))")
    expect(page.locator("#K2 .mirror")).to_be_hidden()
    field.evaluate("field => field.dispatchEvent(new Event('compositionend', { bubbles: true }))")
    expect(page.locator("#K2 .mirror")).to_be_visible()
    field.fill(typed)
    settled(page)
    expect(underlined).to_have_text([words])
    added = page.locator("#K2 ins").text_content() or ""
    assert added and added in mended and added not in typed  # only what changes
    field.focus()
    page.keyboard.press("F8")
    expect(page.locator("#h-K2-KR206")).to_be_focused()
    page.keyboard.press("F8")
    expect(page.locator("#h-K2-KR206")).not_to_be_focused()
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Alt+Enter")
    expect(page.locator("#t-K2")).to_have_value(mended)
    expect(page.locator("#K2 .fixword")).to_have_count(0)
    page.keyboard.press("F8")  # from the line that was mended, and not from the top
    expect(page.locator("#K2 [data-hint]:focus")).to_have_count(1)


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
    expect(page.locator("#new-O1")).to_be_focused()  # for the next one


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
