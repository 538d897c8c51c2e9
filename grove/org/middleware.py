"""Who asks: the person's language and time zone for this request, and the wall before sign-in."""

import zoneinfo
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from grove.org.doors import SAFE, SignInFirst
from grove.org.models import Person

LANGUAGE_COOKIE = "grove_language"


class WhoAsks:
    """Sets `request.user` and activates the language and time zone of the one who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: _person_of(request))  # type: ignore[assignment]
        person = _signed_in(request)
        if person is not None:
            request.session.note_seen()  # type: ignore[attr-defined]
        language = (person.language if person else "") or _asked_for(request)
        zone = (person.time_zone if person else "") or settings.TIME_ZONE
        try:
            timezone.activate(zoneinfo.ZoneInfo(zone))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            timezone.deactivate()
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response


def _person_of(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    """The person of the session, who came with it; checked as `get_user` checks."""
    number = request.session.get(SESSION_KEY)
    person = request.session.person  # type: ignore[attr-defined]
    if person is None or str(person.pk) != number:
        return get_user(request)
    kept = str(request.session.get(HASH_SESSION_KEY, ""))
    if (
        person.is_active
        and person.binned_at is None
        and constant_time_compare(kept, person.get_session_auth_hash())
    ):
        return person
    return AnonymousUser()


def _signed_in(request: HttpRequest) -> Person | None:
    """Who asks. A request without the cookie costs no query."""
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return None
    return request.user if isinstance(request.user, Person) else None


class SignInWall:
    """Sends whoever is not signed in to the sign-in page, and afterwards to where they wanted.

    What a script asked for is answered with 401 and a sentence: the page stays as it is, and with
    it the words somebody was typing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, SignInFirst):
            return None
        if any(name in request.headers for name in ("X-Autosave", "X-Outbox", "HX-Request")):
            message = _("You are signed out. Sign in in another tab; your text stays here.")
            return JsonResponse({"message": message, "sign_in": reverse("sign_in")}, status=401)
        back = request.get_full_path() if request.method in SAFE else _page_before(request)
        query = f"?{urlencode({'next': back})}" if back not in {"", "/"} else ""
        return HttpResponseRedirect(f"{reverse('sign_in')}{query}")


def _page_before(request: HttpRequest) -> str:
    """The page a form was sent from, when it is one of ours."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _asked_for(request: HttpRequest) -> str:
    """The language chosen before signing in, else the instance's, else the browser's."""
    chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
    if chosen in dict(settings.LANGUAGES):
        return chosen
    for part in request.headers.get("Accept-Language", "").lower().split(","):
        code = part.split(";")[0].strip()
        if code.startswith("zh"):
            return "zh-hans"
        if code.startswith("en"):
            return "en"
    return settings.LANGUAGE_CODE
