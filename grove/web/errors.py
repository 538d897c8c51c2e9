"""Pages for what went wrong: what happened, what to do, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from grove.org.doors import Door, public


@public
def bad_request(door: Door, exception: Exception | None = None) -> HttpResponse:
    return _page(
        door,
        400,
        _("This request cannot be read"),
        _("Something in it is not what the page expects. Go back and send the form again."),
    )


@public
def forbidden(door: Door, exception: Exception | None = None) -> HttpResponse:
    return _page(
        door,
        403,
        _("You may look, but not do this"),
        _("Your role in this department does not include it. Its head can tell you who can."),
    )


@public
def not_found(door: Door, exception: Exception | None = None) -> HttpResponse:
    return _page(
        door,
        404,
        _("There is no such page, or it is not open to you"),
        _("Check the address, or ask the person who sent it whether the plan is shared yet."),
    )


@public
def broken(door: Door) -> HttpResponse:
    return _page(
        door,
        500,
        _("Grove could not finish this"),
        _("Nothing was half-saved. Go back: your text is still in the form. Then try once more."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from an old page or another site: nothing was changed."""
    return _expired(request)


@public
def _expired(door: Door) -> HttpResponse:
    return _page(
        door,
        403,
        _("This form is too old to be sent"),
        _("Go back, reload the page and send it again. Nothing was changed."),
    )


def _page(door: Door, status: int, title: str, words: str) -> HttpResponse:
    return door.render("web/problem.jinja", title=title, status=status, shell={"lede": words})
