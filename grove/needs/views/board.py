"""The board and the table, and one need: its form, its place, its refusal."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.method import load
from grove.needs import actions
from grove.needs.forms import NeedForm, PlaceForm, RefusalForm, people_of
from grove.needs.models import Customer, Need
from grove.needs.queries import cards_of, needs_page, targets_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import labels, seen_revision
from grove.record import clock
from grove.record.merge import MergeNeeded

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@plan_view()
def board(door: PlanDoor) -> HttpResponse:
    """All needs: level by perspective, or as a table."""
    return board_page(door)


def board_page(door: PlanDoor, refused: Mapping[int, Form] | None = None) -> HttpResponse:
    """The page; `refused` are answers about old needs that were not taken, by their row."""
    step = load().step("needs")
    return door.render(
        "needs/board.jinja",
        title=step.short(door.language),
        page=needs_page(door, door.request.GET),
        purpose=step.purpose(door.language),
        refused=refused or {},
        status=422 if refused else 200,
        shell={"crumbs": (*crumbs(door), Link(_("step %(number)s of 8") % {"number": 2}, ""))},
    )


@READ_AND_SAVE
@plan_view(read=Verb.SUGGEST, write=Verb.SUGGEST)
def new(door: PlanDoor) -> HttpResponse:
    """A form for one more need; POST keeps it. Leads hear needs themselves."""
    people = people_of(door.department) if door.edits else None
    if door.request.method != "POST":
        asked = door.request.GET
        begun = {
            "level": asked.get("level", ""),
            "perspective": asked.get("perspective", ""),
            "customer": asked.get("customer", "")[:120],
            "weight": 2,
            "heard_on": clock.today().isoformat(),
            "heard_by": door.someone.pk,
        }
        form = NeedForm(initial=begun, language=door.language, people=people)
        return _form_page(door, form, _("Add a need"), door.to("needs:new"))
    form = NeedForm(door.request.POST, language=door.language, people=people)
    if not form.is_valid():
        return _form_page(door, form, _("Add a need"), door.to("needs:new"))
    values = dict(form.cleaned_data)
    if not door.edits:
        values["heard_by"] = door.someone
    made = actions.record_need(door.someone, door.plan, values.pop("customer"), values)
    return to_board(door, made, _("Need %(need)s added") % {"need": made})


@READ_AND_SAVE
@plan_view(write=Verb.SUGGEST)
def need(door: PlanDoor, number: int) -> HttpResponse:
    """One need; for who may change it, as a form. A lead changes needs they heard themselves."""
    found = find_need(door, number)
    writes = door.edits or (door.may(Verb.SUGGEST) and found.heard_by_id == door.someone.pk)
    title = _("Need %(need)s") % {"need": found}
    people = people_of(door.department) if door.edits else None
    if door.request.method != "POST":
        form = NeedForm(initial=_initial(found), language=door.language, people=people)
        return _form_page(door, form if writes else None, title, _here(door, found), found)
    if not writes:
        raise PermissionDenied
    form = NeedForm(door.request.POST, language=door.language, people=people)
    if not form.is_valid():
        return _form_page(door, form, title, _here(door, found), found)
    values = dict(form.cleaned_data)
    customer, revision = values.pop("customer"), seen_revision(form.data)
    try:
        actions.edit_need(door.someone, found, revision, customer, values)
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), _here(door, found))
    return to_board(door, found, _("Need %(need)s saved") % {"need": found})


@require_POST
@plan_view()
def place(door: PlanDoor, number: int) -> HttpResponse:
    """Moves a need into another cell."""
    found = find_need(door, number)
    form = PlaceForm(door.request.POST, language=door.language)
    if not form.is_valid():
        raise Http404
    actions.move_need(door.someone, found, **form.cleaned_data)
    return to_board(door, found, _("Need %(need)s moved") % {"need": found})


@require_POST
@plan_view()
def need_bin(door: PlanDoor, number: int) -> HttpResponse:
    """Puts a need into the bin; the toast offers it back."""
    found = find_need(door, number)
    actions.bin_need(door.someone, found)
    toast = _("Need %(need)s is in the bin") % {"need": found}
    return door.redirect(door.to("needs:board"), toast=toast)


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def refusal(door: PlanDoor, number: int) -> HttpResponse:
    """Asks for the reason; POST declines the need."""
    found = find_need(door, number)
    form = RefusalForm(
        door.request.POST if door.request.method == "POST" else None,
        initial={"because": found.declined_because, "accepted_by": found.accepted_by},
    )
    if form.is_bound and form.is_valid():
        reason, accepted = form.cleaned_data["because"], form.cleaned_data["accepted_by"]
        try:
            actions.decline_need(door.someone, found, reason, accepted)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return to_board(door, found, _("Need %(need)s declined") % {"need": found})
    return door.render(
        "needs/refusal.jinja",
        title=_("Decline need %(need)s") % {"need": found},
        page=found,
        form=form,
        status=422 if form.is_bound else 200,
        action=door.to("needs:refusal", number=number),
        back=_here(door, found),
        shell=under(door),
    )


@require_POST
@plan_view()
def refusal_removal(door: PlanDoor, number: int) -> HttpResponse:
    """Takes the refusal back."""
    found = find_need(door, number)
    actions.take_refusal_back(door.someone, found)
    return to_board(door, found, _("Need %(need)s is open again") % {"need": found})


def crumbs(door: PlanDoor) -> tuple[Link, ...]:
    """The plan, as the first place of every page here."""
    return (Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),)


def under(door: PlanDoor) -> dict[str, Any]:
    """The frame of a page below the board."""
    step = load().step("needs").short(door.language)
    return {"crumbs": (*crumbs(door), Link(step, door.to("needs:board")))}


def find_need(door: PlanDoor, number: int) -> Need:
    """The plan's need of this number, or 404."""
    found = (
        Need.objects.filter(plan=door.plan, number=number)
        .select_related("plan", "customer")
        .first()
    )
    if found is None:
        raise Http404
    return found


def to_board(door: PlanDoor, found: Need, toast: str) -> HttpResponse:
    """Back to the board, at the need's card."""
    return door.redirect(f"{door.to('needs:board')}#{found.code}", toast=toast)


def _form_page(
    door: PlanDoor, form: NeedForm | None, title: str, action: str, found: Need | None = None
) -> HttpResponse:
    invalid = form is not None and form.is_bound
    revision = seen_revision(form.data) if form is not None and invalid else 0
    card = cards_of(door, pk=found.pk)[0] if found else None
    return door.render(
        "needs/need.jinja",
        title=title,
        page=card,
        form=form,
        status=422 if invalid else 200,
        action=action,
        revision=revision or (found.revision if found else 0),
        names=Customer.objects.filter(plan=door.plan).values_list("name", flat=True),
        targets=targets_of(door.plan) if door.edits and card else [],
        to_objective=door.to("drafting:objective_from_need", number=found.number) if found else "",
        to_cover=door.to("drafting:cover_need", number=found.number) if found else "",
        bin=door.to("needs:need_bin", number=found.number) if found else "",
        back=door.to("needs:board"),
        shell=under(door),
    )


def _here(door: PlanDoor, found: Need) -> str:
    return door.to("needs:need", number=found.number)


def _initial(found: Need) -> dict[str, Any]:
    return {
        "customer": found.customer.name,
        "words": found.words,
        "quotation": found.quotation,
        "level": found.level,
        "perspective": found.perspective,
        "weight": found.weight,
        "source": found.source,
        "source_note": found.source_note,
        "heard_on": found.heard_on.isoformat() if found.heard_on else "",
        "heard_by": found.heard_by_id,
    }
