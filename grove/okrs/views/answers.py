"""What every view of this room does after a write: back to the page, or JSON for autosave."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString

from grove.okrs.forms import RecordForm
from grove.okrs.models import KeyResult, Objective
from grove.plans.doors import PlanDoor


def back_to(request: HttpRequest, page: str) -> str:
    """Where the form said to go next, if that is a page of ours; else `page`."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if asked.startswith("/") and ours else page


def not_taken(form: RecordForm) -> JsonResponse:
    """The answer autosave shows beside the fields."""
    return JsonResponse({"errors": form.errors_by_field}, status=422)


def shown(form: RecordForm | None, stored: Mapping[str, Any]) -> dict[str, Any]:
    """What the inputs of a page hold: what was typed, or what is stored."""
    if form is None or not form.is_bound:
        return dict(stored)
    typed = dict(stored)
    for name in form.fields:
        if form.was_sent(name):
            values = form.data.getlist(name) if hasattr(form.data, "getlist") else None
            many = isinstance(stored.get(name), list | tuple)
            typed[name] = values if many else form.data.get(name)
    return typed


def hidden_next(page: str) -> SafeString:
    """The input by which a small form says which page to show afterwards."""
    return format_html('<input type="hidden" name="next" value="{}">', page)


def typed_in(form: RecordForm | None) -> dict[str, str]:
    """What was typed into a small form; "" for every other input."""
    return defaultdict(str, {name: form.data.get(name, "") for name in form.fields} if form else {})


def first_errors(form: RecordForm | None) -> dict[str, str]:
    """The first message of each field of a form that was not taken; "" for every other input."""
    found = form.errors if form is not None else {}
    return defaultdict(str, {name: str(texts[0]) for name, texts in found.items()})


def answer(door: PlanDoor, record: Objective | KeyResult, page: str, toast: str) -> HttpResponse:
    """After a write that was taken."""
    if door.wants_json:
        return door.saved(record.revision)
    return door.redirect(back_to(door.request, page), toast=toast)
