"""A real Chromium before a real server: pages for the people of a test, axe, and a watchman."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from playwright.sync_api import Browser, Page, expect, sync_playwright

from grove.org.models import Person, SessionStore
from grove.record.actions import writing
from provision.machine import browser as find_browser
from tests.journeys.watchman import Watchman

# Playwright keeps an event loop in this thread; Django would refuse the database beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to run as root with it; it opens only our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
]
# How long a slow machine may take to do what is waited for, in ms; nothing waits longer than that.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE / 2)
LOCALES = {"en": "en-GB", "zh-hans": "zh-CN"}

PageFor = Callable[..., Page]


@pytest.fixture(scope="session")
def _no_static_files() -> None:
    """Grove serves its own assets; Django's test server would look for others."""
    settings.STATIC_URL = "/-/no-static-files/"


@pytest.fixture(scope="session")
def live_server(_no_static_files: None, live_server: Any) -> Any:
    """The whole application behind a port of its own."""
    return live_server


@pytest.fixture(autouse=True)
def _committed_rows(transactional_db: None) -> None:
    """The server reads through connections of its own: rows must be committed."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; each page gets a profile of its own."""
    path = find_browser()
    if path is None:
        pytest.fail("No Chromium here: install the Debian package chromium, or set GROVE_CHROMIUM.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def watchman(live_server: Any) -> Watchman:
    """Sees every page of the test; what it noticed fails the test at its end."""
    return Watchman(live_server.url)


@pytest.fixture
def page_for(browser: Browser, live_server: Any, watchman: Watchman) -> Iterator[PageFor]:
    """Make a page of a browser of one's own: `page_for(person, language="zh-hans", width=360)`.

    person: who is signed in; None for a visitor. Their language and theme are set as asked.
    language: "en" or "zh-hans". width, height: of the window in CSS px. theme: "light" or "dark".
    javascript: False for a browser that runs no scripts. touch: a phone, worked by thumb.
    Addresses are relative to the server: `page.goto("/")`.
    """
    contexts = []

    def make(
        person: Person | None = None,
        *,
        language: str = "en",
        width: int = 1280,
        height: int = 800,
        theme: str = "light",
        javascript: bool = True,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale=LOCALES[language],
            timezone_id="UTC",
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            java_script_enabled=javascript,
            has_touch=touch,
            is_mobile=touch,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if person is not None:
            with writing():
                Person.everything.filter(pk=person.pk).update(language=language, theme=theme)
            context.add_cookies(
                [
                    {
                        "name": settings.SESSION_COOKIE_NAME,
                        "value": signed_in(person),
                        "url": live_server.url,
                        "httpOnly": True,
                        "sameSite": "Lax",
                    }
                ]
            )
        page = context.new_page()
        watchman.watch(page)
        return page

    yield make
    for context in contexts:
        context.close()
    watchman.report()


def signed_in(person: Person) -> str:
    """The key of a new session of this person, as the sign-in page would begin it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key
