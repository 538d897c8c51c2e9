"""Every page of Grove that somebody can open, and every address a form can be sent to."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import Cast
from tests.furniture import example_place


def every_url() -> Iterator[tuple[str, str, URLPattern]]:
    """Name with namespace, address as written, and pattern, of every URL there is."""

    def walk(patterns: Any, space: str, above: str) -> Iterator[tuple[str, str, URLPattern]]:
        for pattern in patterns:
            address = above + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern.url_patterns, inner, address)
            else:
                yield f"{space}{pattern.name}", address, pattern

    yield from walk(get_resolver().url_patterns, "", "")


def every_address(cast: Cast) -> list[tuple[str, str]]:
    """Name and address of everything there is, with places that exist in the furnished plan."""
    return sorted(
        (name, reverse(name, kwargs=example_place(cast, name, written)))
        for name, written, _ in every_url()
    )


def every_page(cast: Cast, client: Client) -> dict[str, str]:
    """Name → address of the HTML pages that this person's browser can open, broken ones too."""
    found = {}
    client.raise_request_exception = False
    for name, address in every_address(cast):
        if is_page(client.get(address)):
            found[name] = address
    return found


def is_page(answer: HttpResponse) -> bool:
    """Whether a browser was shown an HTML page, or a broken one."""
    html = answer.headers["Content-Type"].startswith("text/html")
    return (answer.status_code == 200 and html) or answer.status_code >= 500


def as_written(address: str) -> str:
    """An address as a browser sends it."""
    return quote(address, safe="/:?=&.%-")
