"""When the values of a plan are final: from then on its goals and their values stay as they are."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record.statement import AskedOf


class ValuesAreFinal(ValidationError):
    """Something of a plan was to be changed whose values are final."""


def require_open_values(plan: int) -> None:
    """Raise ValuesAreFinal when the values of this plan (by id) are final. One query."""
    for cycle, day in _asked_final([plan]):
        raise ValuesAreFinal(final_words(cycle, day))


_asked_final = AskedOf(
    lambda plans: Plan.objects.filter(pk__in=plans, frozen_on__isnull=False).values_list(
        "cycle__name", "frozen_on"
    )
)


def final_words(cycle: str, day: Any) -> str:
    """Why nothing is changed any more, and who could let it happen."""
    return _(
        "The values of %(cycle)s are final since %(day)s, so nothing was changed."
        " The head can reopen them where the cycle is closed, with a reason."
    ) % {"cycle": cycle, "day": date_text(day)}


def says_when_final(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of plan doors that answers in words where its own form does not."""

    @functools.wraps(view)
    def opened(door: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(door, *args, **kwargs)
        except ValuesAreFinal as error:
            if door.wants_json:
                return JsonResponse({"errors": {"": error.messages}}, status=422)
            back = door.request.headers.get("Referer", "")
            known = url_has_allowed_host_and_scheme(back, {door.request.get_host()})
            return door.redirect(
                back if known else door.to("workbook"), error.messages[0], undo=False
            )

    return opened
