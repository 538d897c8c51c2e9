"""The tree of departments, and one department's name and place in it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.org.actions import (
    add_department,
    bin_department,
    edit_department,
    move_department,
)
from grove.org.doors import DepartmentDoor, Door, department_view, keepers
from grove.org.forms import DepartmentForm
from grove.org.models import Department, Role
from grove.org.policy import Verb
from grove.org.queries import branches, departments_kept, options_of
from grove.org.views.crumbs import people_crumbs, settings_crumbs
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded

administered = department_view(read=Verb.ADMINISTER, write=Verb.ADMINISTER)


@require_safe
@keepers
def departments(door: Door) -> HttpResponse:
    return door.render(
        "org/departments.jinja",
        title=_("Departments and people"),
        page=branches(door.someone, door.roles),
        shell={"crumbs": settings_crumbs(), "lede": _lede(door)},
    )


def _lede(door: Door) -> str:
    if any(role.name == Role.Name.ADMINISTRATOR for role in door.roles):
        return _("Company, business units, departments, teams: as deep as yours go.")
    return _("The departments you head, and those below them. You keep their people.")


@require_http_methods(["GET", "HEAD", "POST"])
@administered
def department_add(door: DepartmentDoor) -> HttpResponse:
    """A new department below this one."""
    parents = options_of([door.department])
    start = {"kind": _kind_below(door.department), "parent": door.department.pk}
    if door.request.method != "POST":
        return _form_page(door, DepartmentForm(initial=start, parents=parents), new=True)
    form = DepartmentForm(door.request.POST, parents=parents)
    if not form.is_valid():
        return _form_page(door, form, new=True, status=422)
    data = form.cleaned_data
    try:
        made = add_department(
            door.someone, door.department, name=data["name"], code=data["code"], kind=data["kind"]
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _form_page(door, form, new=True, status=422)
    said = _("%(name)s added") % {"name": made.name}
    return door.redirect(reverse("departments"), said, undo=False)


@require_http_methods(["GET", "HEAD", "POST"])
@administered
def department_edit(door: DepartmentDoor) -> HttpResponse:
    """Name, code, kind, and what it is part of."""
    department = door.department
    parents = options_of(_possible_parents(door))
    start = {
        "name": department.name,
        "code": department.code,
        "kind": department.kind,
        "parent": department.parent_id,
    }
    if door.request.method != "POST":
        return _form_page(door, DepartmentForm(initial=start, parents=parents))
    form = DepartmentForm(door.request.POST, parents=parents)
    if not form.is_valid():
        return _form_page(door, form, status=422)
    try:
        saved = _save(door.someone, department, form.cleaned_data)
    except MergeNeeded as clash:
        _add_clash(form, clash)
        return _form_page(door, form, status=409, revision=clash.record.revision)
    except ValidationError as error:
        form.add_error(None, error)
        return _form_page(door, form, status=422)
    return door.redirect(
        reverse("departments"), _("%(name)s saved") % {"name": saved.name}, undo=False
    )


@action(undoable=False)
def _save(act: Recorder, department: Department, data: dict[str, Any]) -> Department:
    """Rename and move as one act."""
    saved: Department = edit_department(
        act,
        department,
        data["revision"] or department.revision,
        name=data["name"],
        code=data["code"],
        kind=data["kind"],
    )
    parent = int(data["parent"] or 0)
    if parent and parent != saved.parent_id:
        saved = move_department(act, saved, Department.objects.get(pk=parent))
    return saved


@require_POST
@administered
def department_bin(door: DepartmentDoor) -> HttpResponse:
    """Take an empty department away."""
    try:
        bin_department(door.someone, door.department)
    except ValidationError as error:
        return door.redirect(
            reverse("department_edit", kwargs={"dept": door.department.slug}),
            error.messages[0],
            undo=False,
        )
    return door.redirect(
        reverse("departments"), _("%(name)s moved to the bin") % {"name": door.department.name}
    )


def _possible_parents(door: DepartmentDoor) -> list[Department]:
    """Where it may go: departments this person administers in the same company, outside itself.

    Where it stands now is among them even when they do not administer that.
    """
    own = door.department
    if own.parent_id is None:
        return []
    kept = departments_kept(door.roles, Role.Name.ADMINISTRATOR)
    found = [
        one
        for one in kept
        if one.ancestor_ids[0] == own.ancestor_ids[0] and own.pk not in one.ancestor_ids
    ]
    if own.parent_id not in {one.pk for one in found}:
        found.insert(0, Department.objects.get(pk=own.parent_id))
    return found


def _kind_below(department: Department) -> str:
    order = Department.Kind.values
    return order[min(order.index(department.kind) + 1, len(order) - 1)]


def _add_clash(form: DepartmentForm, clash: MergeNeeded) -> None:
    for conflict in clash.merge.conflicts:
        form.add_error(
            conflict.field,
            _("%(who)s changed this to “%(theirs)s” meanwhile. Save again to keep yours.")
            % {"who": conflict.by, "theirs": conflict.theirs},
        )


def _form_page(
    door: DepartmentDoor,
    form: DepartmentForm,
    new: bool = False,
    status: int = 200,
    revision: int | None = None,
) -> HttpResponse:
    title = (
        _("New department in %(name)s") % {"name": door.department.name}
        if new
        else door.department.name
    )
    return door.render(
        "org/department.jinja",
        title=title,
        page=form,
        status=status,
        new=new,
        revision=revision or form["revision"].value() or door.department.revision,
        shell={"crumbs": people_crumbs(door.department)[:-1]},
    )
