"""The Jinja2 environment of every page: rooms by name, escaping on, both languages."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup

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
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    made.context_class = Calling
    made.globals |= {
        "_": _gettext,
        "gettext": _gettext,
        "pgettext": _pgettext,
        "ngettext": _ngettext,
        "npgettext": _npgettext,
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


PLAIN = frozenset({FunctionType, MethodType})


class Calling(Context):
    """Calls macros and plain functions right away.

    Of whatever a page calls, some thousand things, Jinja finds out anew whether it wants to be
    given the context: that takes longer than most of the calls.
    """

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The same as Jinja's own."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind not in PLAIN or getattr(called, "jinja_pass_arg", None) is not None:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


def _gettext(message: str, /, **words: Any) -> Markup:
    return _said(translation.gettext(message), words)


def _pgettext(context: str, message: str, /, **words: Any) -> Markup:
    return _said(translation.pgettext(context, message), words)


def _ngettext(singular: str, plural: str, num: int, /, **words: Any) -> Markup:
    return _said(translation.ngettext(singular, plural, num), {"num": num, **words})


def _npgettext(context: str, singular: str, plural: str, num: int, /, **words: Any) -> Markup:
    found = translation.npgettext(context, singular, plural, num)
    return _said(found, {"num": num, **words})


def _said(found: str, words: Mapping[str, Any]) -> Markup:
    """A text of the catalogue is markup, what is put into it is not. Without a sign to fill or to
    undouble there is nothing to do, and that is most texts."""
    return Markup(found) % words if "%" in found else Markup(found)


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
