"""Signing a browser in and out, and where it goes next."""

from django.contrib.auth import login, logout
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from grove.org.models import Person, Session

_BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest, person: Person) -> None:
    """Make this browser this person's, with a session that begins now.

    Whoever was signed in here before is signed out first.
    """
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    request.session.flush()
    login(request, person, backend=_BACKEND)


def sign_out(request: HttpRequest) -> None:
    """End this browser's session."""
    logout(request)


def end_sessions(person: Person, *, but: str | None = None) -> int:
    """End a person's sessions, all or all but the one of this key. Returns how many ended."""
    sessions = Session.objects.filter(person=person)
    return (sessions.exclude(pk=but) if but else sessions).delete()[0]


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this instance, or the first page."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours and wanted.startswith("/") else reverse("home")


def after_signing_in(request: HttpRequest) -> str:
    """The same, but never back to the entrance."""
    wanted = safe_next(request)
    back = wanted.partition("?")[0] in {reverse("sign_in"), reverse("sign_out")}
    return reverse("home") if back else wanted
