"""Doors to one key result: its page, its fields, its way and its readings."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grove.health.guards import choices_for
from grove.look.shell import Link
from grove.okrs import actions
from grove.okrs.doors import key_result_view
from grove.okrs.forms import CheckpointsForm, KeyResultForm, ReadingForm, RecordForm, StagesForm
from grove.okrs.models import KeyResult, Objective
from grove.okrs.owners import owners, teams_beside
from grove.okrs.queries import key_result_page
from grove.okrs.queries.tree import reading_of
from grove.okrs.views.answers import answer, first_errors, not_taken, shown
from grove.okrs.views.inputs import inputs_of
from grove.okrs.words import key_result_labels, kind_words, pace_words, theme_choices
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.plans.merging import merge_response
from grove.record import clock
from grove.record.merge import MergeNeeded


@require_GET
@key_result_view()
def key_result(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """One key result: definition, chart, readings, history."""
    if key_result.owner_id == door.someone.pk:
        door.keep_on_device()
    return _page(door, key_result)


@key_result_view(read=Verb.EDIT)
def edit_key_result(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """All fields of a key result as one form that saves itself."""
    if door.request.method != "POST":
        return _edit_page(door, key_result)
    form = KeyResultForm(door.plan, door.request.POST)
    try:
        if form.is_valid():
            saved = actions.edit_key_result(
                door.someone, key_result, form.revision, because=form.because, **form.submitted
            )
            return answer(door, saved, _href(key_result), _("%(what)s saved") % {"what": saved})
    except MergeNeeded as error:
        return merge_response(door, error, key_result_labels(), _edit(key_result))
    except ValidationError as error:
        form.refuse(error)
    return not_taken(form) if door.wants_json else _edit_page(door, key_result, form)


@require_POST
@key_result_view()
def key_result_place(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """Move a key result up or down, or to another objective of the plan."""
    to = door.request.POST.get("objective", "")
    if to:
        number = int(to) if to.isascii() and to.isdigit() and len(to) < 10 else 0
        objective = get_object_or_404(Objective, pk=number, plan=door.plan)
        actions.move_key_result_to(door.someone, key_result, objective)
    else:
        direction = -1 if door.request.POST.get("move") == "up" else 1
        actions.move_key_result(door.someone, key_result, direction)
    words = _("%(what)s moved") % {"what": key_result}
    return answer(door, key_result, door.to("okrs:list"), words)


@require_POST
@key_result_view()
def key_result_bin(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """Put a key result into the bin."""
    actions.bin_key_result(door.someone, key_result)
    words = _("%(what)s is in the bin for 30 days") % {"what": key_result}
    return answer(door, key_result, door.to("okrs:list"), words)


@require_POST
@key_result_view()
def checkpoints(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """Set the values expected at the ends of the quarters."""
    form = CheckpointsForm(door.request.POST)
    try:
        if form.is_valid():
            actions.set_checkpoints(door.someone, key_result, form.values)
            return answer(door, key_result, _edit(key_result), _("Checkpoints saved"))
    except ValidationError as error:
        form.refuse(error)
    return not_taken(form) if door.wants_json else _edit_page(door, key_result, form)


@require_POST
@key_result_view()
def stages(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """Set the stages of a milestone."""
    form = StagesForm(door.request.POST)
    try:
        if form.is_valid():
            actions.set_stages(door.someone, key_result, form.stages)
            return answer(door, key_result, _edit(key_result), _("Stages saved"))
    except ValidationError as error:
        form.refuse(error)
    return not_taken(form) if door.wants_json else _edit_page(door, key_result, form)


@require_POST
@key_result_view(write=Verb.READ)
def readings(door: PlanDoor, key_result: KeyResult) -> HttpResponse:
    """Record a value: who writes the plan, and who owns the key result or its objective."""
    if not _may_record(door, key_result):
        raise PermissionDenied
    form = ReadingForm(door.request.POST)
    try:
        if form.is_valid():
            cleaned = form.cleaned_data
            actions.record_reading(
                door.someone,
                key_result,
                cleaned["on"],
                cleaned["value"],
                cleaned["trust"] or "typed",
                cleaned["source"],
                cleaned["note"],
            )
            return answer(door, key_result, _href(key_result), _("Reading recorded"))
    except ValidationError as error:
        form.refuse(error)
    return not_taken(form) if door.wants_json else _page(door, key_result, form)


def _page(door: PlanDoor, key_result: KeyResult, form: RecordForm | None = None) -> HttpResponse:
    page = key_result_page(
        key_result, dict(theme_choices()), reads=reading_of(door.someone, door.roles)
    )
    today = clock.today()
    stored = {"on": today.isoformat(), "value": "", "trust": "typed", "source": "", "note": ""}
    return door.render(
        "okrs/key_result.jinja",
        title=key_result.text,
        page=page,
        form=form,
        errors=first_errors(form),
        values=shown(form, stored),
        records=_may_record(door, key_result),
        status=422 if form else 200,
        shell={
            "crumbs": (
                Link(_("Objectives"), door.to("okrs:list")),
                page.objective,
                Link(key_result.code, ""),
            ),
            "window_title": key_result.code,
        },
    )


def _edit_page(
    door: PlanDoor, key_result: KeyResult, form: RecordForm | None = None
) -> HttpResponse:
    page = key_result_page(key_result, dict(theme_choices()), tells=False)
    return door.render(
        "okrs/edit_key_result.jinja",
        title=_("Edit %(code)s") % {"code": key_result.code},
        page=page,
        form=form,
        errors=first_errors(form),
        values=shown(form, inputs_of(page.row)),
        kinds=list(kind_words().items()),
        paces=list(pace_words().items()),
        people=[(person.pk, person.name) for person in owners(door.department)],
        guards=[(one.pk, one.label) for one in choices_for(door.department)],
        teams=[(one.pk, one.name) for one in teams_beside(door.department)],
        themes=theme_choices(),
        cycle=door.plan.cycle,
        status=422 if form else 200,
        shell={
            "crumbs": (
                Link(_("Objectives"), door.to("okrs:list")),
                page.objective,
                Link(key_result.code, _href(key_result)),
            )
        },
    )


def _may_record(door: PlanDoor, key_result: KeyResult) -> bool:
    owns = door.someone.pk in (key_result.owner_id, key_result.objective.owner_id)
    return owns or door.may(Verb.EDIT)


def _href(key_result: KeyResult) -> str:
    return reverse("okrs:key_result", kwargs={"code": key_result.code})


def _edit(key_result: KeyResult) -> str:
    return reverse("okrs:edit_key_result", kwargs={"code": key_result.code})
