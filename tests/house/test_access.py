"""Every URL × role in one readable table; a URL that is not in it fails.

The table is `tests/house/access.txt`. A cell says what a person meets: `in` the page or the act,
`no` may come in but not do this (403), `–` does not exist for them (404), `sign` must sign in.
Run with GROVE_ACCESS=write to write the table anew; then read it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.addresses import every_url
from tests.cast import Cast, session_cookie
from tests.furniture import example_place, furnished

TABLE = Path(__file__).with_name("access.txt")
ROLES = ("nobody", "mei", "wang", "ana", "he", "coach", "admin", "stranger")
TITLES = ("nobody", "head", "lead", "member", "boss", "coach", "admin", "stranger")


def test_every_view_names_its_policy() -> None:
    without = [name for name, _, url in every_url() if not getattr(url.callback, "policy", "")]
    assert without == []


@pytest.mark.slow
def test_the_table_of_url_and_role_holds(cast: Cast) -> None:
    furnished(cast.mei, cast)
    found = "\n".join(_rows(cast)) + "\n"
    if os.environ.get("GROVE_ACCESS") == "write":
        TABLE.write_text(found)
    assert found.splitlines() == TABLE.read_text().splitlines()


def _rows(cast: Cast) -> Iterator[str]:
    cookies = {role: session_cookie(getattr(cast, role)) for role in ROLES if role != "nobody"}
    heading = f"{'':44}{'':6}" + "".join(f"{title:10}" for title in TITLES)
    for shared in (False, True):
        if shared:
            cast.shared()
        yield f"# the plan is {'shared' if shared else 'a draft of its head'}"
        yield heading.rstrip()
        for name, written, _url in sorted(every_url(), key=lambda row: row[:2]):
            address = reverse(name, kwargs=example_place(cast, name, written))
            for method in ("get", "post"):
                cells = "".join(f"{_met(cookies.get(role), method, address):10}" for role in ROLES)
                yield f"{name:44}{method:6}{cells}".rstrip()


def _met(cookie: str | None, method: str, address: str) -> str:
    client = Client()  # a new browser each time: one of the acts signs out
    if cookie is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    with transaction.atomic():
        answer = getattr(client, method)(address)
        transaction.set_rollback(True)
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in"):
        return "sign"
    return {403: "no", 404: "–", 405: "·"}.get(answer.status_code, "in")
