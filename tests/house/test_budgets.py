"""What a page may cost: bytes, queries; and the headers that every answer carries."""

import gzip
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.addresses import every_page
from tests.cast import Cast
from tests.crowd import crowded
from tests.furniture import furnished

KIB = 1024
LARGEST_PAGE = 30 * KIB  # of HTML, gzip
MOST_QUERIES = 12
# The living page of components shows every component in every state; administrators only.
NOT_TYPICAL = {"components"}

pytestmark = pytest.mark.slow


def test_every_page_is_small(cast: Cast) -> None:
    furnished(cast.mei, cast)
    crowded(cast.mei, cast, 5)
    client = cast.as_(cast.mei)
    sizes = {
        f"{name} {address}": len(gzip.compress(client.get(address).content, 6))
        for name, address in every_page(cast, client).items()
        if name not in NOT_TYPICAL
    }
    large = {page: size for page, size in sizes.items() if size > LARGEST_PAGE}
    assert not large, f"more than {LARGEST_PAGE} bytes: {large}"


@pytest.mark.parametrize("who", ["mei", "ana", "admin"])
def test_every_page_asks_few_questions_and_as_many_for_10_rows_as_for_20(
    cast: Cast, who: str
) -> None:
    furnished(cast.mei, cast)
    cast.shared()
    crowded(cast.mei, cast, 10)
    client = cast.as_(getattr(cast, who))
    pages = every_page(cast, client)
    ten = _queries(client, pages)
    crowded(cast.mei, cast, 10)
    twenty = _queries(client, pages)
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


def test_every_answer_carries_the_strict_headers(cast: Cast) -> None:
    furnished(cast.mei, cast)
    client = cast.as_(cast.mei)
    addresses = [*every_page(cast, client).values(), "/nowhere", "/start", "/plat/2027/plan/export"]
    for address in addresses:
        _headers_are_strict(client, address)
    for address in ("/", "/sign-in", "/invitations/unknown"):
        _headers_are_strict(Client(), address)


def _headers_are_strict(client: Client, address: str) -> None:
    headers = client.get(address).headers
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


def _queries(client: Client, pages: dict[str, str]) -> dict[str, list[str]]:
    """The statements of each page, as a reader who looks for the second time causes them."""
    asked = {}
    for name, address in pages.items():
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(address)
        asked[f"{name} {address}"] = [one["sql"] for one in seen.captured_queries]
    return asked


def _grown(before: list[str], after: list[str]) -> list[str]:
    """The beginnings of the statements that are asked more often."""
    shapes = [re.sub(r"\d+|'[^']*'", "…", one)[:240] for one in after]
    known = [re.sub(r"\d+|'[^']*'", "…", one)[:240] for one in before]
    return sorted({one for one in shapes if shapes.count(one) > known.count(one)})
