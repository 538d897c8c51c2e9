"""Answers the poll of an unchanged meeting before anything else of a request is looked up.

The tag of a page is minted for one session and one address, after the door let the person in, and
is signed. Whoever sends it back within `FRESH` is told 304 when the stamp is still true: that says
nothing but "as you know it", so neither session nor roles are read again. Every other poll, and the
first after that time, goes the whole way through the door, which also notes who is here.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from grove.rounds.models import Meeting
from grove.rounds.queries.presence import NOTED_EVERY, stamp_of

FRESH = int(NOTED_EVERY.total_seconds())
_SALT = "grove.rounds.polling"


def mint(request: HttpRequest, meeting: Meeting, language: str, stamp: str) -> str:
    """The tag of the page as it is now, for the session that asks."""
    said = f"{meeting.pk}.{meeting.plan_id}.{stamp}.{language}.{int(time.time())}"
    return f'"{said}.{_signature(request, said)}"'


def same(tag: str, other: str) -> bool:
    """Whether two tags tell of the same page, whenever they were minted."""
    one, two = _plain(tag).split("."), _plain(other).split(".")
    return len(one) == len(two) == 6 and one[:4] == two[:4]


class UnchangedPoll:
    """Before the session: the only thing read is the stamp, in one statement."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.headers.get("If-None-Match", "")
        if sent and request.headers.get("HX-Request") == "true" and _is_true(request, sent):
            answer = HttpResponse(status=304)
            answer.headers["ETag"] = sent.removeprefix("W/")
            answer.headers["Cache-Control"] = "no-store"
            return answer
        return self.get_response(request)


def _is_true(request: HttpRequest, sent: str) -> bool:
    said, _dot, signature = _plain(sent).rpartition(".")
    parts = said.split(".")
    if len(parts) != 5 or not constant_time_compare(signature, _signature(request, said)):
        return False
    meeting, plan, stamp, _language, minted = parts
    return time.time() - int(minted) < FRESH and stamp_of(int(meeting), int(plan)) == stamp


def _signature(request: HttpRequest, said: str) -> str:
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    words = "\n".join((session, request.get_full_path(), said))
    return salted_hmac(_SALT, words, algorithm="sha256").hexdigest()


def _plain(tag: str) -> str:
    return tag.removeprefix("W/").strip('"')
