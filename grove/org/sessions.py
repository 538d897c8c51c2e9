"""The session engine of settings: `SessionStore` is found here by Django."""

from django.contrib.sessions.middleware import SessionMiddleware as DjangoMiddleware
from django.http import HttpRequest

from grove.org.models import SessionStore

__all__ = ["SessionMiddleware", "SessionStore"]


class SessionMiddleware(DjangoMiddleware):
    """Django's, with the browser's name noted on the session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.session.browser = request.headers.get("User-Agent", "")  # type: ignore[attr-defined]
