"""Doors to the list of objectives and to one objective."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grove.look.shell import Link
from grove.needs.models import Need
from grove.okrs import actions
from grove.okrs.doors import objective_view
from grove.okrs.forms import (
    ConfidenceForm,
    NeedForm,
    NewKeyResultForm,
    NewObjectiveForm,
    ObjectiveForm,
    OwnForm,
    ParentForm,
    RecordForm,
)
from grove.okrs.models import NeedLink, Objective, ParentLink
from grove.okrs.owners import owners
from grove.okrs.queries import objective_page, plan_tree
from grove.okrs.queries.tree import reading_of
from grove.okrs.views.answers import answer, first_errors, hidden_next, not_taken, shown, typed_in
from grove.okrs.words import objective_labels, theme_choices
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.record import clock
from grove.record.merge import MergeNeeded


@plan_view(read=Verb.READ, write=Verb.EDIT)
def objectives(door: PlanDoor) -> HttpResponse:
    """All objectives with their key results; a POST adds one."""
    if door.request.method == "POST":
        form = NewObjectiveForm(door.request.POST)
        if form.is_valid():
            made = actions.add_objective(door.someone, door.plan, title=form.cleaned_data["title"])
            return answer(door, made, _edit(made), _("%(what)s added") % {"what": made})
        return _list(door, form)
    return _list(door, None)


@require_GET
@objective_view()
def objective(door: PlanDoor, objective: Objective) -> HttpResponse:
    """One objective: wording, key results, what it serves, its history."""
    return _page(door, objective)


@objective_view(read=Verb.EDIT)
def edit_objective(door: PlanDoor, objective: Objective) -> HttpResponse:
    """All fields of an objective as one form that saves itself."""
    if door.request.method != "POST":
        return _edit_page(door, objective)
    form = ObjectiveForm(door.plan, door.request.POST)
    try:
        if form.is_valid():
            saved = actions.edit_objective(
                door.someone, objective, form.revision, because=form.because, **form.submitted
            )
            return answer(door, saved, _href(objective), _("%(what)s saved") % {"what": saved})
    except MergeNeeded as error:
        return merge_response(door, error, objective_labels(), _edit(objective))
    except ValidationError as error:
        form.refuse(error)
    return not_taken(form) if door.wants_json else _edit_page(door, objective, form)


@require_POST
@objective_view()
def objective_place(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Move an objective one place up or down."""
    direction = -1 if door.request.POST.get("move") == "up" else 1
    actions.move_objective(door.someone, objective, direction)
    words = _("%(what)s moved") % {"what": objective}
    return answer(door, objective, door.to("okrs:list"), words)


@require_POST
@objective_view()
def objective_bin(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Put an objective into the bin."""
    actions.bin_objective(door.someone, objective)
    words = _("%(what)s is in the bin for 30 days") % {"what": objective}
    return answer(door, objective, door.to("okrs:list"), words)


@require_POST
@objective_view()
def key_results(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Add a key result to an objective."""
    form = NewKeyResultForm(door.request.POST)
    try:
        if form.is_valid():
            made = actions.add_key_result(door.someone, objective, text=form.cleaned_data["text"])
            return answer(door, made, _edit(objective), _("%(what)s added") % {"what": made})
    except ValidationError as error:
        form.refuse(error)
    return _edit_page(door, objective, form)


@require_POST
@objective_view()
def objective_needs(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Say that an objective covers a need."""
    form = NeedForm(door.plan, door.request.POST)
    try:
        if form.is_valid():
            need = form.cleaned_data["need"]
            actions.cover_need(door.someone, need, objective)
            words = _("%(need)s is covered by %(what)s") % {"need": need, "what": objective}
            return answer(door, objective, _edit(objective), words)
    except ValidationError as error:
        form.refuse(error)
    return _edit_page(door, objective, form)


@require_POST
@objective_view()
def need_removal(door: PlanDoor, objective: Objective, link: int) -> HttpResponse:
    """Say that an objective does not cover a need any more."""
    actions.uncover_need(door.someone, get_object_or_404(NeedLink, pk=link, objective=objective))
    return answer(door, objective, _edit(objective), _("Link removed"))


@require_POST
@objective_view()
def objective_parents(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Say that an objective supports one of another plan."""
    form = ParentForm(door.request.POST)
    try:
        if form.is_valid():
            actions.support(door.someone, objective, form.cleaned_data["parent"])
            return answer(door, objective, _edit(objective), _("Link added"))
    except ValidationError as error:
        form.refuse(error)
    return _edit_page(door, objective, form)


@require_POST
@objective_view()
def parent_removal(door: PlanDoor, objective: Objective, link: int) -> HttpResponse:
    """Say that an objective does not support something any more."""
    actions.unsupport(door.someone, get_object_or_404(ParentLink, pk=link, objective=objective))
    return answer(door, objective, _edit(objective), _("Link removed"))


@require_POST
@objective_view()
def objective_own(door: PlanDoor, objective: Objective) -> HttpResponse:
    """Say that an objective is the team's own, or take that back."""
    form = OwnForm(door.request.POST)
    try:
        if form.is_valid():
            because = form.cleaned_data["own_because"]
            actions.declare_own(door.someone, objective, because)
            words = _("%(what)s is your own") if because else _("%(what)s is undecided again")
            return answer(door, objective, _edit(objective), words % {"what": objective})
    except ValidationError as error:
        form.refuse(error)
    return _edit_page(door, objective, form)


@require_POST
@objective_view(write=Verb.READ)
def confidence(door: PlanDoor, objective: Objective) -> HttpResponse:
    """The owner states a confidence, or leaves it to the key results again."""
    if not _may_state(door, objective):
        raise PermissionDenied
    form = ConfidenceForm(door.request.POST)
    if not form.is_valid():
        return _page(door, objective, form)
    stated = form.cleaned_data["confidence"]
    actions.state_confidence(door.someone, objective, stated, clock.today())
    words = (
        _("The confidence of %(what)s follows its key results")
        if stated is None
        else _("The confidence of %(what)s is kept")
    )
    return answer(door, objective, _href(objective), words % {"what": objective})


def _may_state(door: PlanDoor, objective: Objective) -> bool:
    return door.edits or door.someone.pk == objective.owner_id


def _page(door: PlanDoor, objective: Objective, form: ConfidenceForm | None = None) -> HttpResponse:
    page = objective_page(
        objective, dict(theme_choices()), reads=reading_of(door.someone, door.roles)
    )
    stored = {"confidence": "" if page.row.stated is None else page.row.stated}
    return door.render(
        "okrs/objective.jinja",
        title=objective.title,
        page=page,
        form=form,
        errors=first_errors(form),
        values=shown(form, stored),
        states=_may_state(door, objective),
        status=422 if form else 200,
        shell={
            "crumbs": (Link(_("Objectives"), door.to("okrs:list")), Link(objective.code, "")),
            "window_title": objective.code,
        },
    )


def _list(door: PlanDoor, form: RecordForm | None) -> HttpResponse:
    page = plan_tree(door.plan, reads=reading_of(door.someone, door.roles))
    return door.render(
        "okrs/list.jinja",
        title=_("Objectives %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        form=form,
        typed=typed_in(form),
        errors=first_errors(form),
        status=422 if form else 200,
        shell={"crumbs": ()},
    )


def _edit_page(
    door: PlanDoor, objective: Objective, form: RecordForm | None = None
) -> HttpResponse:
    page = objective_page(objective, dict(theme_choices()), story=False)
    stored = {name: getattr(page.row, name) for name in ("title", "kind", "why_now", "owner")}
    stored |= {"themes": list(page.row.themes), "points": page.row.points}
    needs = Need.objects.filter(plan=door.plan, declined_because="").order_by("number")
    covered = {need.code for need in page.row.needs}
    return door.render(
        "okrs/edit_objective.jinja",
        title=_("Edit %(code)s") % {"code": objective.code},
        page=page,
        form=form,
        values=shown(form if isinstance(form, ObjectiveForm) else None, stored),
        typed=typed_in(form),
        errors=first_errors(form),
        next_here=hidden_next(_edit(objective)),
        kinds=Objective.Kind.choices,
        people=[(person.pk, person.name) for person in owners(door.department)],
        themes=theme_choices(),
        needs=[(need.pk, need.label) for need in needs if need.code not in covered],
        status=422 if form else 200,
        shell={
            "crumbs": (
                Link(_("Objectives"), door.to("okrs:list")),
                Link(objective.code, _href(objective)),
            )
        },
    )


def _href(objective: Objective) -> str:
    return reverse("okrs:objective", kwargs={"code": objective.code})


def _edit(objective: Objective) -> str:
    return reverse("okrs:edit_objective", kwargs={"code": objective.code})
