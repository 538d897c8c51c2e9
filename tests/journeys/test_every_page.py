"""Every page in both languages, both themes and both widths: no fault that a machine can see."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page

from grove.org.actions import accounts
from grove.org.models import Department, Person
from tests.addresses import every_page
from tests.cast import Cast
from tests.furniture import furnished
from tests.journeys.axe import bring_along, violations
from tests.journeys.conftest import PageFor
from tests.journeys.english import SAID, left_in_chinese, left_in_english
from tests.journeys.watchman import Watchman

LANG = {"en": "en", "zh-hans": "zh-Hans"}
IN_BOTH = {"/-/components"}  # specimens of both languages stand side by side
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
FACTS = """
() => ({
  lang: document.documentElement.lang,
  h1: [...document.querySelectorAll("h1")].filter(one => one.checkVisibility()).length,
  title: document.title.trim(),
  ids: [...document.querySelectorAll("[id]")].map(one => one.id)
    .filter((id, at, all) => all.indexOf(id) !== at),
})
"""
SIDEWAYS = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return "";
  const wide = [...document.body.querySelectorAll("*")].find((one) => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > width + 1 && !one.closest("[data-scroll], .scroll");
  });
  return `scrolls sideways to ${document.documentElement.scrollWidth} px; `
    + (wide ? wide.outerHTML.slice(0, 160) : "");
}
"""

pytestmark = pytest.mark.slow


def test_texts_left_in_the_other_language_are_found(page_for: PageFor) -> None:
    page = page_for()
    page.set_content(
        '<html lang="zh-Hans"><title>页</title><p>Add a need<p lang="en">Decline the need'
        '<p>Saved 14:32<p>Releases become a non-event<button aria-label="Undo">撤销</button>'
    )
    assert left_in_english(page.evaluate(SAID)) == ["Add a need", "Saved 14:32", "Undo"]
    page.set_content('<html lang="en"><title>A</title><p>撤销<p lang="zh-Hans">撤销 2')
    assert left_in_chinese(page.evaluate(SAID)) == ["撤销"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_is_without_fault(
    page_for: PageFor, watchman: Watchman, cast: Cast, language: str
) -> None:
    furnished(cast.mei, cast)
    names = {one.name for one in (*cast.everyone.values(), *Department.objects.all())}
    faults: list[str] = []
    # Finding all pages takes longer than looking at some: both themes share it.
    for theme, (person, addresses) in product(["light", "dark"], list(_visits(cast))):
        page = page_for(person, language=language, theme=theme)
        bring_along(page.context)
        # Axe takes most of the time: it sees each theme at each width in one of the languages.
        size = WIDE if (theme == "light") == (language == "en") else NARROW
        for name, address in addresses.items():
            for fault in _faults(page, address, language, names, size):
                faults.append(f"{name} {address}, {theme}: {fault}")
            faults += [f"{name} {address}, {theme}: {fault}" for fault in watchman.faults]
            watchman.faults.clear()
        page.context.close()
    assert not faults, f"{len(faults)} faults, {language}:\n" + "\n".join(faults)


def _visits(cast: Cast) -> Iterator[tuple[Person | None, dict[str, str]]]:
    """Who looks at which pages: the head at all of hers, others at what only they see."""
    mei = every_page(cast, cast.as_(cast.mei))
    admin = every_page(cast, cast.as_(cast.admin))
    token = accounts.invite(cast.admin, cast.ana)
    yield cast.mei, mei
    yield cast.admin, {name: address for name, address in admin.items() if name not in mei}
    yield (
        None,
        {
            "sign_in": "/sign-in",
            "password_help": "/sign-in/help",
            "invitation": f"/invitations/{token}",
            "a broken invitation": "/invitations/unknown",
        },
    )


def _faults(
    page: Page, address: str, language: str, names: set[str], axe_at: dict[str, int]
) -> Iterator[str]:
    answer = page.goto(address)
    assert answer
    broken_on_purpose = "unknown" in address
    if answer.status != 200 and not broken_on_purpose:
        yield f"status {answer.status}"
    facts = page.evaluate(FACTS)
    if facts["lang"] != LANG[language]:
        yield f"lang is {facts['lang']!r}"
    if facts["h1"] != 1:
        yield f"{facts['h1']} visible h1"
    if not facts["title"]:
        yield "no title"
    if facts["ids"]:
        yield f"ids used twice: {facts['ids']}"
    said = page.evaluate(SAID)
    left = left_in_english(said, names) if language == "zh-hans" else left_in_chinese(said)
    if left and address not in IN_BOTH:
        yield f"left in the other language: {left}"
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        if sideways := page.evaluate(SIDEWAYS):
            yield f"at {size['width']} px {sideways}"
        if size == axe_at:
            yield from (f"at {size['width']} px {one}" for one in violations(page))
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
