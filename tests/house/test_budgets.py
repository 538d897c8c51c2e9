"""What a page may cost: bytes, queries; and the headers that every answer carries."""

import gzip
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from grove.rounds.queries import presence
from tests.addresses import every_answer
from tests.cast import Cast
from tests.crowd import crowded
from tests.furniture import furnished

KIB = 1024
LARGEST_PAGE = 30 * KIB  # of HTML, gzip
MOST_QUERIES = 12
# The living page of components shows every component in every state; administrators only.
NOT_TYPICAL = {"components"}
READERS = ("mei", "ana", "admin")

pytestmark = pytest.mark.slow


def test_every_page_is_small_and_carries_the_strict_headers(cast: Cast) -> None:
    furnished(cast.mei, cast)
    crowded(cast.mei, cast, 5)
    client = cast.as_(cast.mei)
    large = {}
    for name, address, answer in every_answer(cast, client):
        _headers_are_strict(answer, address)
        size = len(gzip.compress(answer.content, 6))
        if size > LARGEST_PAGE and name not in NOT_TYPICAL:
            large[f"{name} {address}"] = size
    assert not large, f"more than {LARGEST_PAGE} bytes: {large}"
    for address in ("/nowhere", "/start", "/plat/2027/plan/export"):
        _headers_are_strict(client.get(address), address)
    for address in ("/", "/sign-in", "/invitations/unknown"):
        _headers_are_strict(Client().get(address), address)


def test_every_page_asks_few_questions_and_as_many_for_10_rows_as_for_20(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who looks at a meeting is noted again every few seconds: on a slow machine between two looks.
    monkeypatch.setattr(presence, "NOTED_EVERY", timedelta(days=1))
    monkeypatch.setattr(presence, "STAYS", timedelta(days=1))
    furnished(cast.mei, cast)
    cast.shared()
    crowded(cast.mei, cast, 10)
    clients = {who: cast.as_(getattr(cast, who)) for who in READERS}
    ten = {}
    for who, client in clients.items():
        for name, address, _answer in every_answer(cast, client):
            ten[who, name, address] = _queries(client, address)
    assert {who for who, _name, _address in ten} == set(READERS)
    crowded(cast.mei, cast, 10)
    twenty = {}
    for who, name, address in ten:
        clients[who].get(address)
        twenty[who, name, address] = _queries(clients[who], address)
    many = {page: len(asked) for page, asked in ten.items() if len(asked) > MOST_QUERIES}
    growing = {
        page: [len(asked), len(twenty[page]), _grown(asked, twenty[page])]
        for page, asked in ten.items()
        if len(asked) != len(twenty[page])
    }
    assert not (many or growing), (
        f"more than {MOST_QUERIES} queries: {many}\n"
        + "growing with the rows:\n"
        + "\n".join(f"{page}: {what}" for page, what in growing.items())
    )


def _headers_are_strict(answer: HttpResponse, address: str) -> None:
    headers = answer.headers
    policy = dict(
        re.match(r"(\S+)\s*(.*)", part.strip()).groups()  # type: ignore[union-attr]
        for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'", address
    assert policy["script-src"] == policy["style-src"] == "'self'", address
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'", address
    assert policy["form-action"] == "'self'", address
    assert "unsafe" not in headers["Content-Security-Policy"], address
    assert headers["X-Content-Type-Options"] == "nosniff", address
    assert headers["X-Frame-Options"] == "DENY", address
    assert headers["Referrer-Policy"] == "same-origin", address
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
    assert "public" not in headers.get("Cache-Control", ""), address


def _queries(client: Client, address: str) -> list[str]:
    """The statements of a page for a reader who has just looked at it and does so again."""
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    return [one["sql"] for one in seen.captured_queries]


def _grown(before: list[str], after: list[str]) -> list[str]:
    """The beginnings of the statements that are asked more often."""
    shapes = [re.sub(r"\d+|'[^']*'", "…", one)[:240] for one in after]
    known = [re.sub(r"\d+|'[^']*'", "…", one)[:240] for one in before]
    return sorted({one for one in shapes if shapes.count(one) > known.count(one)})
