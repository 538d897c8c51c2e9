"""What stays on a person's device: a name for the reader that says nothing, and the way back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac

from grove.org.models import Person

NOBODY = "nobody"


def reader_of(person: Person | None) -> str:
    """Sixteen hex digits that tell two readers of one browser apart, and nobody else anything."""
    if person is None:
        return NOBODY
    return salted_hmac("grove.device", str(person.pk)).hexdigest()[:16]


class OnDevice:
    """Says whose page this is, and whether the browser may keep it for when there is no connection.

    A form that the outbox sends is answered with where it would have led: the page it leads to,
    and what that page tells once, are for the reader and not for the script.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.headers.get("X-Outbox") == "1" and response.status_code in (302, 303):
            told = JsonResponse({"to": response.headers["Location"]})
            told.cookies = response.cookies
            return told
        if response.headers.get("Content-Type", "").startswith("text/html"):
            user = request.user
            response.headers["Grove-Reader"] = reader_of(user if isinstance(user, Person) else None)
            if getattr(request, "kept_on_device", False) and response.status_code == 200:
                response.headers["Grove-Keep"] = "1"
        return response
