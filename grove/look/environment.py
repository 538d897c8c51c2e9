"""The Jinja2 environment of every page: rooms by name, escaping on, both languages."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from grove.look.addresses import address
from grove.look.assets import asset_url
from grove.look.shapes import spark_shape, wheel_shape
from grove.look.words import (
    date_text,
    day_text,
    first_text,
    lang_attribute,
    lang_of,
    listed,
    moment_text,
    number_text,
    page_lang,
    percent_text,
    time_text,
    unbroken,
)

GROVE = Path(__file__).resolve().parent.parent


def rooms_with_pages() -> dict[str, Path]:
    """Name of each room that has pages, and where they are."""
    return {
        folder.parent.name: folder for folder in sorted(GROVE.glob("*/pages")) if folder.is_dir()
    }


def environment(**options: Any) -> Environment:
    """What `django.template.backends.jinja2` builds once; page names are `room/page.jinja`."""
    options["loader"] = PrefixLoader(
        {room: FileSystemLoader(folder) for room, folder in rooms_with_pages().items()}
    )
    options["undefined"] = StrictUndefined
    options["autoescape"] = True
    options.setdefault("cache_size", -1)
    made = Environment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals |= {
        "url": _url,
        "asset_url": asset_url,
        "page_lang": page_lang,
        "lang_attribute": lang_attribute,
        "spark_shape": spark_shape,
        "wheel_shape": wheel_shape,
    }
    made.filters |= {
        "date_text": date_text,
        "day_text": day_text,
        "time_text": time_text,
        "moment_text": moment_text,
        "number_text": number_text,
        "percent_text": percent_text,
        "lang_of": lang_of,
        "first_text": first_text,
        "unbroken": unbroken,
    }
    made.tests["listed"] = listed
    return made


def one_csrf_token(request: HttpRequest) -> dict[str, "Once"]:
    """The hidden field of every form of a page. Django masks a token anew for each form; one a
    page is as safe, and a page of fifty forms costs a fifth less."""
    return {"csrf_input": Once(lambda: csrf_input(request))}


class Once:
    """Markup that is made when a page first asks for it, and only once."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> str:
        return self._make()

    def __html__(self) -> str:
        return self._made

    __str__ = __html__


def _url(name: str, *args: object, **kwargs: object) -> str:
    """`url("plan", department="PLAT", cycle=2027)`: the address of a page by its name."""
    return reverse(name, args=args) if args else address(name, **kwargs)
