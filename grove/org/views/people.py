"""The people of a department: who, in which role, and their way in."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.org.actions import add_people, deactivate, edit_person, reactivate, set_roles
from grove.org.doors import DepartmentDoor, department_view
from grove.org.forms import PasteForm, PersonForm
from grove.org.invitations import invite_by_link
from grove.org.models import Person, Role
from grove.org.pasted import LineFault, PersonLine, read_people
from grove.org.policy import Verb, link_verb, may_keep
from grove.org.queries import people_page, subtree
from grove.org.views.crumbs import people_crumbs
from grove.org.words import role_meaning, role_words
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded

kept = department_view(read=Verb.PEOPLE, write=Verb.PEOPLE)


@require_safe
@kept
def people(door: DepartmentDoor) -> HttpResponse:
    page = people_page(door.department, door.someone, door.roles, door.may(Verb.ADMINISTER))
    return door.render(
        "org/people.jinja",
        title=_("People of %(department)s") % {"department": door.department.name},
        page=page,
        shell={"crumbs": people_crumbs(door.department)[:-1]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@kept
def people_add(door: DepartmentDoor) -> HttpResponse:
    """Paste people, look at what was read, add them. Nothing is added while a line is at fault."""
    form = PasteForm(door.request.POST if door.request.method == "POST" else None)
    if door.request.method != "POST":
        return _paste_page(door, form)
    if not form.is_valid():
        return _paste_page(door, form, status=422)
    teams = [team for team in subtree(door.department) if team.pk != door.department.pk]
    lines, faults = read_people(form.cleaned_data["lines"], door.department, teams)
    if faults or not lines:
        return _paste_page(door, form, lines, faults, status=422)
    if "confirmed" not in door.request.POST:
        return _paste_page(door, form, lines)
    added = len(add_people(door.someone, door.department, lines))
    said = ngettext("%(count)d person added", "%(count)d people added", added)
    return door.redirect(_people_of(door), said % {"count": added})


def _paste_page(
    door: DepartmentDoor,
    form: PasteForm,
    lines: list[PersonLine] | None = None,
    faults: list[LineFault] | None = None,
    status: int = 200,
) -> HttpResponse:
    return door.render(
        "org/people_add.jinja",
        title=_("Add people to %(department)s") % {"department": door.department.name},
        page=form,
        status=status,
        lines=[
            (line, role_words(line.role), line.team.name if line.team else door.department.name)
            for line in lines or ()
        ],
        faults=faults or (),
        back=_people_of(door),
        shell={"crumbs": people_crumbs(door.department)},
    )


@dataclass(frozen=True)
class Kept:
    """A person of a department, and what the one who asks may do with them."""

    person: Person
    roles: list[Role]
    here: list[str]
    keeps: bool
    opens: bool
    offered: list[str]


def _kept(door: DepartmentDoor, pk: int) -> Kept:
    """The person of the address with their roles, or 404 when they have none here. One query."""
    roles = list(
        Role.objects.filter(person__pk=pk, person__binned_at=None, department__binned_at=None)
        .select_related("person", "department")
        .order_by("department__path")
    )
    here = [role.name for role in roles if role.department_id == door.department.pk]
    if not here:
        raise Http404
    person = roles[0].person
    offered = [
        name
        for name in Role.Name.values
        if name != Role.Name.ADMINISTRATOR or door.may(Verb.ADMINISTER)
    ]
    administers = any(role.name == Role.Name.ADMINISTRATOR for role in roles)
    verb = Verb.ADMINISTER if administers else Verb.PEOPLE
    return Kept(
        person,
        roles,
        here,
        keeps=may_keep(door.someone, door.roles, roles, verb),
        opens=may_keep(door.someone, door.roles, roles, link_verb(person, roles)),
        offered=offered,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@kept
def person(door: DepartmentDoor, person: int) -> HttpResponse:
    """Name, e-mail, and the roles somebody has in this department."""
    found = _kept(door, person)
    may: dict[str, Any] = {
        "offered": found.offered,
        "keeps": found.keeps,
        "opens": found.opens,
    }
    if door.request.method != "POST":
        start = {
            "name": found.person.name,
            "email": found.person.email or "",
            "roles": found.here,
        }
        return _person_page(door, found, PersonForm(initial=start, **may))
    form = PersonForm(door.request.POST, **may)
    if not form.is_valid():
        return _person_page(door, found, form, status=422)
    try:
        _save(door.someone, door, found, form.cleaned_data)
    except MergeNeeded as clash:
        _add_clash(form, clash)
        return _person_page(door, found, form, 409, clash.record.revision)
    except ValidationError as error:
        form.add_error(None if hasattr(error, "error_dict") else "roles", error)
        return _person_page(door, found, form, status=422)
    return door.redirect(_people_of(door), _("%(name)s saved") % {"name": found.person.name})


@action
def _save(act: Recorder, door: DepartmentDoor, found: Kept, data: dict[str, Any]) -> None:
    """A person's own fields and roles as one act."""
    act.within(door.department)
    own = {field: data[field] for field in ("name", "email") if field in data}
    if own:
        edit_person(act, found.person, data["revision"] or found.person.revision, **own)
    set_roles(act, found.person, door.department, data["roles"], found.offered)


def _add_clash(form: PersonForm, clash: MergeNeeded) -> None:
    for conflict in clash.merge.conflicts:
        form.add_error(
            conflict.field,
            _("%(who)s changed this to “%(theirs)s” meanwhile. Save again to keep yours.")
            % {"who": conflict.by, "theirs": conflict.theirs or ""},
        )


def _person_page(
    door: DepartmentDoor,
    found: Kept,
    form: PersonForm,
    status: int = 200,
    revision: int | None = None,
) -> HttpResponse:
    return door.render(
        "org/person.jinja",
        title=found.person.name,
        page=form,
        status=status,
        kept=found,
        revision=revision or form["revision"].value() or found.person.revision,
        role_options=[(name, role_words(name), role_meaning(name)) for name in found.offered],
        elsewhere=[
            (role.department.name, role_words(role.name))
            for role in found.roles
            if role.department_id != door.department.pk
        ],
        is_self=found.person.pk == door.someone.pk,
        shell={"crumbs": people_crumbs(door.department)},
    )


@require_POST
@kept
def person_invitation(door: DepartmentDoor, person: int) -> HttpResponse:
    """A fresh link for somebody, shown this once; it cancels the one before."""
    found = _kept(door, person)
    if not found.opens:
        raise PermissionDenied
    try:
        invited = invite_by_link(door.request, door.someone, found.person)
    except ValidationError as error:
        return door.redirect(_people_of(door), error.messages[0], undo=False)
    answer = door.render(
        "org/link.jinja",
        title=_("A link for %(name)s") % {"name": found.person.name},
        page=invited,
        back=_people_of(door),
        shell={"crumbs": people_crumbs(door.department)},
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_POST
@kept
def person_closing(door: DepartmentDoor, person: int) -> HttpResponse:
    """Close somebody's account: they are signed out everywhere at once."""
    found = _kept(door, person)
    if not found.keeps:
        raise PermissionDenied
    if found.person.pk == door.someone.pk:
        said = _("You cannot deactivate yourself. Ask another administrator.")
        return door.redirect(_people_of(door), said, undo=False)
    try:
        deactivate(door.someone, found.person)
    except ValidationError as error:
        return door.redirect(_people_of(door), error.messages[0], undo=False)
    return door.redirect(
        _people_of(door), _("%(name)s is deactivated") % {"name": found.person.name}
    )


@require_POST
@kept
def person_opening(door: DepartmentDoor, person: int) -> HttpResponse:
    """Open a closed account again."""
    found = _kept(door, person)
    if not found.keeps:
        raise PermissionDenied
    reactivate(door.someone, found.person)
    said = _("%(name)s is active again") % {"name": found.person.name}
    return door.redirect(_people_of(door), said, undo=False)


def _people_of(door: DepartmentDoor) -> str:
    return reverse("people", kwargs={"dept": door.department.slug})
