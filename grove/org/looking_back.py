"""Any page of a plan as of a past day: `?as-of=2026-09-01`, to read and nothing else.

The door lets in who may read today, then the page is drawn in the past (`record/past.py`). Links
on it stay on that day; what could be sent is switched off, and refused when it is sent anyway.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from grove.look.shell import PastBanner
from grove.look.words import date_text
from grove.record import clock
from grove.record.past import as_of

View = Callable[..., HttpResponse]
AS_OF = "as-of"
OLDEST = date(1990, 1, 1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LINK = re.compile(r'(<a\b(?![^>]*\bdata-now\b)[^>]*?\bhref=")(/[^"#]*)')
_FORM = re.compile(r"(<form\b[^>]*>)(.*?)</form>", re.DOTALL)
_SENDS = re.compile(r'\bmethod="?post', re.IGNORECASE)


def without_past(words: str | Promise) -> Callable[[View], View]:
    """Mark a view whose content is in no history: asked for a past day it says so, in these words,
    and leads to today's page."""

    def mark(view: View) -> View:
        view.without_past = words  # type: ignore[attr-defined]
        return view

    return mark


def page(
    view: Callable[..., HttpResponse],
    enter: Callable[[HttpRequest, dict[str, Any]], Any],
    request: HttpRequest,
    *args: Any,
    **kwargs: Any,
) -> HttpResponse:
    """What the view shows of the asked day. The door has let the person in already, today."""
    asked = request.GET[AS_OF]
    today = enter(request, dict(kwargs))
    day = _past_day(asked)
    if day is None:
        words = _("“%(asked)s” is no day that is over. Write a past day as 2026-09-01.")
        return _instead(today, request, 400, words % {"asked": asked[:40]})
    if request.method not in ("GET", "HEAD"):
        words = _("What you see is over. Go back to today to change something.")
        return _instead(today, request, 403, words)
    if words := getattr(view, "without_past", ""):
        return _instead(today, request, 200, str(words))
    try:
        with as_of(day):
            door = enter(request, kwargs)
            door.looks_back = True
            answer = view(door, *args, **kwargs)
    except Http404:
        words = _("On %(day)s there was nothing at this address yet.")
        return _instead(today, request, 404, words % {"day": date_text(day)})
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        place = "/".join(("", *today.plan.place.values(), ""))
        html = answer.content.decode(answer.charset)
        answer.content = _still(html, day, (place, "/o/", "/k/")).encode(answer.charset)
    return answer


def banner(request: HttpRequest) -> PastBanner | None:
    """The line over a page of the past; None today."""
    day = clock.past_day()
    if day is None or AS_OF not in request.GET:
        return None
    return PastBanner(
        words=_("You see this page as it was at the end of %(day)s.") % {"day": date_text(day)},
        day=day.isoformat(),
        here=request.path,
        today=_of_today(request),
    )


def _past_day(asked: str) -> date | None:
    try:
        day = date.fromisoformat(asked) if _DAY.fullmatch(asked) else None
    except ValueError:
        return None
    return day if day is not None and OLDEST <= day < clock.today() else None


def _of_today(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(AS_OF, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _instead(door: Any, request: HttpRequest, status: int, words: str) -> HttpResponse:
    answer: HttpResponse = door.render(
        "org/no_past.jinja",
        title=_("No page of this day"),
        page=_of_today(request),
        status=status,
        shell={"lede": words},
    )
    return answer


def _still(html: str, day: date, places: tuple[str, ...]) -> str:
    """Links to pages of the plan stay on the day; forms that send something are switched off."""

    def link(found: re.Match[str]) -> str:
        before, address = found.groups()
        if not address.startswith(places) or f"{AS_OF}=" in address:
            return found[0]
        return f"{before}{address}{'&amp;' if '?' in address else '?'}{AS_OF}={day}"

    def form(found: re.Match[str]) -> str:
        opening, inner = found.groups()
        if _SENDS.search(opening):
            return f'{opening}<fieldset class="still" disabled>{inner}</fieldset></form>'
        if f'name="{AS_OF}"' in inner:
            return found[0]
        return f'{opening}<input type="hidden" name="{AS_OF}" value="{day}">{inner}</form>'

    return _FORM.sub(form, _LINK.sub(link, html))
