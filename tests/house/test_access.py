"""Every URL × role in one readable table; a URL that is not in it fails.

The table is `tests/house/access.txt`. A cell says what a person meets: `in` the page or the act,
`no` may come in but not do this (403), `–` does not exist for them (404), `sign` must sign in.
Run with GROVE_ACCESS=write to write the table anew; then read it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.addresses import every_url, example_place
from tests.cast import Cast, session_cookie
from tests.furniture import furnished

TABLE = Path(__file__).with_name("access.txt")
ROLES = ("nobody", "mei", "wang", "ana", "he", "coach", "admin", "stranger")
STATES = ("# the plan is a draft of its head", SHARED := "# the plan is shared")
# Loading the sample takes seconds: the first who may loads it, the others find it there.
TOGETHER = {"sample"}
TITLES = ("nobody", "head", "lead", "member", "boss", "coach", "admin", "stranger")


def test_every_view_names_its_policy() -> None:
    without = [name for name, _, url in every_url() if not getattr(url.callback, "policy", "")]
    assert without == []


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
def test_the_table_of_url_and_role_holds(cast: Cast, state: str) -> None:
    furnished(cast.mei, cast)
    if state == SHARED:
        cast.shared()
    found = [state, *_rows(cast)]
    if os.environ.get("GROVE_ACCESS") == "write":
        parts = _parts() | {state: found}
        TABLE.write_text("\n".join(line for one in STATES for line in parts[one]) + "\n")
    assert found == _parts()[state]


def _parts() -> dict[str, list[str]]:
    """The lines of the table by the state of the plan, which is the first of them."""
    lines = TABLE.read_text().splitlines()
    starts = [lines.index(state) for state in STATES]
    ends = [*starts[1:], len(lines)]
    return {state: lines[start:end] for state, start, end in zip(STATES, starts, ends, strict=True)}


def _rows(cast: Cast) -> Iterator[str]:
    cookies = {role: session_cookie(getattr(cast, role)) for role in ROLES if role != "nobody"}
    yield (f"{'':44}{'':6}" + "".join(f"{title:10}" for title in TITLES)).rstrip()
    for name, written, _url in sorted(every_url(), key=lambda row: row[:2]):
        address = reverse(name, kwargs=example_place(cast, name, written))
        for method in ("get", "post"):
            with _taken_back(name in TOGETHER):
                cells = ""
                for role in ROLES:
                    with _taken_back(name not in TOGETHER):
                        cells += f"{_met(cookies.get(role), method, address):10}"
            yield f"{name:44}{method:6}{cells}".rstrip()


@contextmanager
def _taken_back(really: bool) -> Iterator[None]:
    if not really:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _met(cookie: str | None, method: str, address: str) -> str:
    client = Client()  # a new browser each time: one of the acts signs out
    if cookie is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    answer = getattr(client, method)(address)
    if answer.status_code == 302 and answer.headers["Location"].startswith("/sign-in"):
        return "sign"
    return {403: "no", 404: "–", 405: "·"}.get(answer.status_code, "in")
