"""Doors from the needs board: a new objective from a need, covering it, taking that back."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grove.drafting.views.frame import at
from grove.needs.models import Need
from grove.okrs import actions
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.plans.doors import PlanDoor, plan_view

Found = tuple[Objective, KeyResult | None]


@require_POST
@plan_view()
def objective_from_need(door: PlanDoor, number: int) -> HttpResponse:
    """Begin an objective with a need's words; it covers the need at once."""
    need = _need(door, number)
    try:
        made = actions.add_objective(door.someone, door.plan, title=need.words, need=need)
    except ValidationError as error:
        return _back(door, need, _message(error))
    words = _("%(what)s begun from %(need)s") % {"what": made, "need": need}
    return door.redirect(at(door, made.short_code, f"edit={made.short_code}"), toast=words)


@require_POST
@plan_view()
def cover_need(door: PlanDoor, number: int) -> HttpResponse:
    """Say which objective or key result (`target`: O3, K7) covers a need."""
    need, found = _need(door, number), _target(door, door.request.POST.get("target", ""))
    if found is None:
        words = _("Choose an objective or a key result of this plan to cover %(need)s.")
        return _back(door, need, words % {"need": need})
    try:
        actions.cover_need(door.someone, need, *found)
    except ValidationError as error:
        return _back(door, need, _message(error))
    words = _("%(need)s is covered by %(what)s") % {"need": need, "what": found[1] or found[0]}
    return door.redirect(_board(door, need), toast=words)


@require_POST
@plan_view()
def uncover_need(door: PlanDoor, number: int, link: int) -> HttpResponse:
    """Say that something does not cover a need any more."""
    need = _need(door, number)
    found = get_object_or_404(
        NeedLink.objects.select_related("objective__plan"), pk=link, need=need
    )
    actions.uncover_need(door.someone, found)
    return door.redirect(_board(door, need), toast=_("Link removed"))


def _need(door: PlanDoor, number: int) -> Need:
    return get_object_or_404(Need, plan=door.plan, number=number)


def _target(door: PlanDoor, code: str) -> Found | None:
    """The objective or key result of a short code in this plan."""
    letter, digits = code[:1].upper(), code[1:]
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return None
    if letter == "O":
        objective = Objective.objects.filter(plan=door.plan, number=int(digits))
        found = objective.select_related("plan").first()
        return (found, None) if found else None
    rows = KeyResult.objects.filter(plan=door.plan, number=int(digits))
    result = rows.select_related("objective__plan").first() if letter == "K" else None
    return (result.objective, result) if result else None


def _back(door: PlanDoor, need: Need, words: str) -> HttpResponse:
    return door.redirect(_board(door, need), toast=words, undo=False)


def _board(door: PlanDoor, need: Need) -> str:
    return f"{door.to('needs:board')}#{need.code}"


def _message(error: ValidationError) -> str:
    return " ".join(error.messages)
