"""Addresses of rooms whose pages are not there yet."""

from django.http import Http404, HttpResponse
from django.urls import include, path

from grove.org.doors import Door, public

PAGES = {
    "positioning": {"page": "positioning"},
    "needs": {"board": "needs"},
    "review": {"page": "review"},
    "drafting": {"page": "draft"},
    "versions": {"page": "versions"},
    "rounds": {"page": "rounds"},
    "commitment": {"sign_off": "sign-off"},
    "management": {"page": "management"},
}


@public
def later(door: Door, **kwargs: object) -> HttpResponse:
    raise Http404


def missing(room: str):
    return include(
        ([path(address, later, name=name) for name, address in PAGES[room].items()], room)
    )


def alone(*names: str):
    return [path(f"later/{name}", later, name=name) for name in names]
