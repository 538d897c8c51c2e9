"""Presenting in a real browser: keys, two windows in step, people who follow, paper."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from grove.commitment.actions import write_notes
from tests.cast import Cast
from tests.crowd import crowded
from tests.furniture import furnished
from tests.journeys.conftest import PageFor

HERE = "/plat/2027/present"
SLIDES = 10  # of the furnished plan; one more is hidden

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(cast: Cast) -> Cast:
    furnished(cast.mei, cast)
    write_notes(cast.mei, cast.plan, "why", 0, "Read it slowly.")
    return cast.shared()


def shows(page: Page, slide: str) -> None:
    expect(page.locator("[data-now]")).to_have_attribute("data-slide", slide)


def test_keys_lead_through_the_slides_and_out_again(plan: Cast, page_for: PageFor) -> None:
    page = page_for(plan.mei)
    page.goto(HERE)
    page.keyboard.press("ArrowRight")  # begins with the first slide
    shows(page, "title")
    expect(page.locator(".deck > .slide:visible")).to_have_count(1)
    for key, slide in (
        ("ArrowRight", "why"), ("Space", "learned"), ("PageDown", "year"), ("ArrowLeft", "learned"),
        ("PageUp", "why"), ("End", "confirm"), ("ArrowRight", "confirm"), ("Home", "title"),
    ):  # fmt: skip
        page.keyboard.press(key)
        shows(page, slide)
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    shows(page, "O1")
    expect(page).to_have_url(re.compile("#s-O1$"))
    page.keyboard.press("b")
    expect(page.locator("[data-now]")).not_to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("[data-now]")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator(".deck > .slide:visible")).to_have_count(SLIDES)
    page.locator('[data-slide="path"]').click()
    shows(page, "path")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_visible()


def test_letters_that_are_switched_off_stay_letters(plan: Cast, page_for: PageFor) -> None:
    page = page_for(plan.mei)
    page.goto(HERE)
    page.evaluate("document.body.dataset.keys = 'off'")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("o")
    expect(page.locator(".deck > .slide:visible")).to_have_count(1)


def test_the_presenter_window_keeps_in_step_with_the_slides(plan: Cast, page_for: PageFor) -> None:
    page = page_for(plan.mei)
    page.goto(HERE)
    page.keyboard.press("ArrowRight")
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    window = opened.value
    window.wait_for_selector("[data-now]")
    page.keyboard.press("ArrowRight")
    window.wait_for_selector('[data-now][data-slide="why"]')
    expect(window.get_by_text("Read it slowly.")).to_be_visible()
    expect(window.locator("[data-next]")).to_have_attribute("data-slide", "learned")
    window.keyboard.press("ArrowRight")
    page.wait_for_selector('[data-now][data-slide="learned"]')
    window.get_by_role("button", name="Start the clock").click()
    expect(window.get_by_text("of 25 min")).to_be_visible()
    expect(window.locator("[data-pace]")).to_have_text("5 min ahead")  # two slides of ten
    window.keyboard.press("Home")
    expect(window.locator("[data-pace]")).to_have_text("on time")
    window.get_by_role("button", name="Larger notes").click()
    expect(window.locator("[data-size]")).to_have_attribute("data-size", "l")


def test_people_far_away_follow_until_it_ends(plan: Cast, page_for: PageFor) -> None:
    page, far = page_for(plan.mei), page_for(plan.ana)
    page.goto(HERE)
    page.get_by_role("button", name="Let people follow").click()
    expect(page.get_by_text("Send them this address")).to_be_visible()
    far.goto(HERE)
    far.get_by_role("link", name="Follow Mei Lin").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present", exact=True).click()
    page.keyboard.press("End")
    far.wait_for_selector('[data-now][data-slide="confirm"]', timeout=30_000)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Let people follow").click()
    expect(far.get_by_text("The presentation has ended.")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_words_on_slides_are_at_least_28_px_and_nothing_is_cut_off(
    plan: Cast, page_for: PageFor, language: str
) -> None:
    crowded(plan.mei, plan, 10)
    page = page_for(plan.ana, language=language, width=1280, height=720)
    page.goto(f"{HERE}?bilingual=1&owners=1")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".slide :is(header, .slide-body) *")]
            .filter((part) => [...part.childNodes]
                .some((node) => node.nodeType === 3 && node.data.trim()))
            .filter((part) => !part.closest(".vh, .stale"))
            .map((part) => [parseFloat(getComputedStyle(part).fontSize), part.textContent])"""
    )
    small = [one for one in sizes if one[0] < 28]
    assert sizes and not small
    tall = page.evaluate(
        """() => [...document.querySelectorAll(".slide")]
            .filter((slide) => slide.getBoundingClientRect().height > 721).map((one) => one.id)"""
    )
    assert not tall


def test_without_script_it_is_one_long_page_and_on_paper_one_slide_a_page(
    plan: Cast, page_for: PageFor
) -> None:
    page = page_for(plan.ana, javascript=False)
    page.goto(f"{HERE}#s-O1")
    expect(page.locator(".deck > .slide:visible")).to_have_count(SLIDES)
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == SLIDES
    assert float(pages[0].mediabox.width) > float(pages[0].mediabox.height)
    assert "Releases become a non-event" in pages[4].extract_text().replace("\n", " ")
