"""Comments in a real browser: on selected words, and a suggestion taken with one key."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.org.models import Person
from grove.rounds.models import Thread
from tests.cast import Cast
from tests.journeys.hands import Hands

PageFor = Callable[..., Page]
pytestmark = pytest.mark.slow

TEXT = {
    "en": "Lower cost per order from 4.20 to 3.50 by 31 Dec 2027",
    "zh-hans": "单均成本从4.20降到3.50，2027年12月31日前",
}
WORDS = {"en": "cost per order", "zh-hans": "单均成本"}
# Selects the words as a pointer does: from their first to behind their last character.
SELECT = """
(line, words) => {
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
  throw new Error("no such words");
}
"""


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_selected_words_are_what_a_comment_is_about_and_one_key_takes_a_suggestion(
    cast: Cast, page_for: PageFor, language: str
) -> None:
    text, words = TEXT[language], WORDS[language]
    objective = add_objective(cast.mei, cast.plan, title="Every order costs less to serve")
    add_key_result(cast.mei, objective, text=text, owner=cast.zhao)
    cast.shared()

    ana = _hands(page_for, cast.ana, language)
    ana.page.goto(cast.url("comments?about=K1"))
    ana.page.locator(".talk-words .said").first.evaluate(SELECT, words)
    form = ana.page.locator("#new")
    expect(form.locator("[name=quoted]")).to_have_value(words)
    form.locator("[name=text]").fill("With or without batch work?")
    ana.press(ana.say("Send the comment"))
    expect(ana.page.locator(".talk-words mark")).to_have_text(words)

    # The words stay marked while what stands around them changes.
    result = KeyResult.objects.get()
    edit_key_result(cast.mei, result, result.revision, text=text.replace("3.50", "3.40"))
    ana.page.reload()
    expect(ana.page.locator(".talk-words mark")).to_have_text(words)
    assert Thread.objects.get().quoted == words

    ana.follow(ana.say("Suggest a change"))
    ana.page.locator("[name=after]").fill(text.replace("3.50", "3.00"))
    ana.page.locator("[name=text]").fill("The CFO asked for 30 %")
    ana.press(ana.say("Send the suggestion"))
    thread = Thread.objects.latest("pk")

    mei = _hands(page_for, cast.mei, language)
    mei.page.goto(cast.url(f"comments?about=K1#t{thread.pk}"))
    expect(mei.page.locator(f"#t{thread.pk} ins")).to_have_text("3.00")
    mei.page.keyboard.press("Alt+Enter")
    expect(mei.page.locator(".talk-words .said").first).to_have_text(text.replace("3.50", "3.00"))


def _hands(page_for: PageFor, person: Person, language: str) -> Hands:
    return Hands(page_for(person, language=language), language)
