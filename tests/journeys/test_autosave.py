"""Nothing typed is lost: it saves itself, waits for the network, meets another's words."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from grove.method import load
from grove.positioning.actions import save_answers
from grove.positioning.models import Positioning, ValueDimension
from tests.cast import Cast
from tests.furniture import furnished
from tests.journeys.conftest import PageFor

WHY, VALUE = (one.text("en") for one in load().questions[:2])
SAVED = re.compile(r"Saved \d{1,2}:\d\d")
NOT_SAVED = re.compile(r"Not saved|Saved on this device")

pytestmark = pytest.mark.slow


@pytest.fixture
def cast(cast: Cast) -> Cast:
    return furnished(cast.mei, cast)


def test_typing_saves_itself_and_outlives_a_reload(page_for: PageFor, cast: Cast) -> None:
    page = _positioning(page_for(cast.mei), cast)
    _answer(page).fill("So that eight teams ship safely.")
    expect(_status(page)).to_have_text(SAVED)
    _all_saved(page)
    page.reload()
    expect(_answer(page)).to_have_value("So that eight teams ship safely.")
    assert Positioning.objects.get(plan=cast.plan).why_set_up == "So that eight teams ship safely."


def test_without_network_the_text_is_kept_and_offered_again(page_for: PageFor, cast: Cast) -> None:
    train = _positioning(page_for(cast.mei), cast)
    context = train.context
    context.set_offline(True)
    _answer(train).fill("Typed on the train.")
    expect(_status(train)).to_have_text(NOT_SAVED)
    train.close()
    context.set_offline(False)
    page = _positioning(context.new_page(), cast)
    expect(page.get_by_text("You have unsaved text from")).to_be_visible()
    expect(_answer(page)).to_have_value("So that product teams ship safely.")
    page.get_by_role("button", name="Restore").click()
    expect(_answer(page)).to_have_value("Typed on the train.")
    _all_saved(page)
    assert Positioning.objects.get(plan=cast.plan).why_set_up == "Typed on the train."


def test_back_on_the_network_the_page_saves_by_itself(page_for: PageFor, cast: Cast) -> None:
    page = _positioning(page_for(cast.mei), cast)
    page.context.set_offline(True)
    _answer(page).fill("Typed in the tunnel.")
    expect(_status(page)).to_have_text(NOT_SAVED)
    page.context.set_offline(False)
    _all_saved(page)
    expect(_status(page)).to_have_text(SAVED)
    assert Positioning.objects.get(plan=cast.plan).why_set_up == "Typed in the tunnel."


def test_undo_in_the_toast_brings_a_deleted_thing_back(page_for: PageFor, cast: Cast) -> None:
    page = page_for(cast.mei)
    dimension = ValueDimension.objects.get(plan=cast.plan)
    page.goto(cast.url(f"positioning/dimensions/{dimension.pk}"))
    page.get_by_role("button", name="Put the dimension into the bin").click()
    toast = page.locator("[data-toast]")
    expect(toast).to_be_visible()
    expect(page.get_by_role("rowheader", name="Stability")).to_have_count(0)
    toast.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("rowheader", name="Stability")).to_have_count(1)


def test_two_people_in_different_fields_both_keep_their_words(
    page_for: PageFor, cast: Cast
) -> None:
    mei = _positioning(page_for(cast.mei), cast)
    zhao = _positioning(page_for(cast.zhao), cast)  # invited to write this plan
    _answer(zhao, VALUE).fill("Zhao on value.")
    _all_saved(zhao)
    _answer(mei).fill("Mei on why.")
    _all_saved(mei)
    mei.reload()
    expect(_answer(mei)).to_have_value("Mei on why.")
    expect(_answer(mei, VALUE)).to_have_value("Zhao on value.")


def test_two_people_in_one_field_see_both_texts_and_save_the_result(
    page_for: PageFor, cast: Cast
) -> None:
    mei = _positioning(page_for(cast.mei), cast)
    zhao = _positioning(page_for(cast.zhao), cast)
    _answer(zhao).fill("Zhao on why.")
    _all_saved(zhao)
    _answer(mei).fill("Mei on why.")
    status = _status(mei)
    expect(status).to_contain_text("Zhao Yan")
    _answer(mei, VALUE).focus()  # whoever looks up loses nothing
    open_both = status.get_by_text("Put both side by side")
    with mei.expect_navigation():
        open_both.click()
    _merges(mei)
    assert Positioning.objects.get(plan=cast.plan).why_set_up == "Both: why."


def test_two_people_in_one_field_without_javascript(page_for: PageFor, cast: Cast) -> None:
    mei = _positioning(page_for(cast.mei, javascript=False), cast)
    save_answers(cast.zhao, cast.plan, 1, {"why_set_up": "Zhao on why."})
    _answer(mei).fill("Mei on why.")
    mei.get_by_role("button", name="Save the answers").click()
    _merges(mei)
    assert Positioning.objects.get(plan=cast.plan).why_set_up == "Both: why."


def test_what_is_still_being_composed_is_not_sent(page_for: PageFor, cast: Cast) -> None:
    page = _positioning(page_for(cast.mei), cast)
    posts: list[str] = []
    page.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
    answer = _answer(page)
    answer.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "ping tai", "selectionStart": 8, "selectionEnd": 8}
    )
    expect(answer).to_have_value(re.compile("ping tai"))
    page.wait_for_function(
        "() => new Promise(done => setTimeout(() => done(true), 1200))"  # longer than the pause
    )
    assert posts == []
    keyboard.send("Input.insertText", {"text": "平台"})
    _all_saved(page)
    expect(_status(page)).to_have_text(SAVED)
    assert len(posts) == 1
    assert "平台" in Positioning.objects.get(plan=cast.plan).why_set_up


def _positioning(page: Page, cast: Cast) -> Page:
    page.goto(cast.url("positioning"))
    return page


def _answer(page: Page, question: str = WHY) -> Locator:
    return page.get_by_label(question)


def _status(page: Page) -> Locator:
    return page.locator("[data-save-status]").first


def _all_saved(page: Page) -> None:
    """Nothing waits on this device any more."""
    page.wait_for_function(
        """() => document.querySelector("[data-save-status]").dataset.saveState === "saved"
        && !Object.keys(localStorage).some(key => key.startsWith("grove:text:"))"""
    )


def _merges(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two versions")
    expect(page.locator(".merge")).to_contain_text("Zhao on why.")
    expect(page.locator(".merge")).to_contain_text("Mei on why.")
    expect(page.locator(".merge")).to_contain_text("So that product teams ship safely.")
    page.get_by_role("radio", name="Combine them").check()
    page.get_by_role("textbox").filter(visible=True).first.fill("Both: why.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save the result").click()
    expect(_answer(page)).to_have_value("Both: why.")
