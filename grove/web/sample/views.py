"""Load the sample, look at it as somebody, come back, delete it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.org.doors import Door, signed_in
from grove.org.entering import safe_next
from grove.org.looking import SEEN, come_back, real_person, see_as
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.web.sample.actions import (
    LANGUAGES,
    delete_sample,
    department_of,
    find_sample,
    load_sample,
    loaded_by,
)
from grove.web.sample.content import words


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sample(door: Door) -> HttpResponse:
    """What the sample is; POST loads it in the reader's language and shows it as its head."""
    if door.request.method == "POST":
        if not door.someone.is_sample:
            load_sample(door.language, actor=door.someone)
        return _look(door, "head")
    root = _root(door)
    return door.render(
        "web/sample.jinja",
        title=_("Sample department"),
        page=words(door.language)["company"],
        loaded=root is not None,
        may_delete=root is not None and _may_delete(_real(door), root),
        shell={"lede": _("A believable department to look around in, before you write your own.")},
    )


@require_POST
@signed_in
def sample_as(door: Door, role: str) -> HttpResponse:
    """See the sample through the eyes of its head, a lead, a member or the boss."""
    if role not in SEEN:
        raise Http404
    return _look(door, role)


@require_POST
@signed_in
def sample_return(door: Door) -> HttpResponse:
    """Be oneself again."""
    if not door.someone.is_sample:
        return door.redirect(safe_next(door.request))
    person = come_back(door.request)
    return door.redirect(safe_next(door.request) if person else reverse("sign_in"))


@require_POST
@signed_in
def sample_removal(door: Door) -> HttpResponse:
    """Delete the sample with everything in it, at once and for good."""
    root = _root(door)
    if root is None:
        raise Http404
    person = _real(door)
    if person is None or not _may_delete(person, root):
        raise PermissionDenied
    if door.someone.is_sample:
        come_back(door.request)
    delete_sample(root, actor=person)
    return door.redirect(reverse("home"), _("The sample department is deleted"), undo=False)


def _look(door: Door, role: str) -> HttpResponse:
    root = _root(door)
    person = _eyes(root, role) if root is not None else None
    if root is None or person is None:
        raise Http404
    if door.someone.is_sample:
        see_as(door.request, person)
    else:
        deletes = _may_delete(door.someone, root)
        see_as(door.request, person, starts=_may_start(door), deletes=deletes)
    plan = get_object_or_404(
        Plan.objects.filter(department=department_of(root))
        .select_related("department", "cycle")
        .order_by("-cycle__starts_on")[:1]
    )
    return door.redirect(reverse("workbook", kwargs=plan.place))


def _root(door: Door) -> Department | None:
    """The sample this person is in; for a real person the one of their language, or any."""
    if door.someone.is_sample:
        tops = {role.department.ancestor_ids[0] for role in door.roles}
        return Department.objects.filter(pk__in=tops, is_sample=True).first()
    found = find_sample(door.language)
    return found or Department.objects.filter(parent=None, is_sample=True).order_by("pk").first()


def _eyes(root: Department, role: str) -> Person | None:
    """The person behind a view: whom the content names for it, else the first of that role."""
    kind = Department.Kind.TEAM if role in ("lead", "member") else Department.Kind.DEPARTMENT
    name = Role.Name.HEAD if role in ("head", "lead") else role
    rows = Role.objects.filter(
        name=name,
        department__path__startswith=root.path,
        department__kind=kind,
        department__binned_at=None,
        person__binned_at=None,
        person__is_active=True,
        person__is_sample=True,
    ).select_related("person")
    people = [row.person for row in rows.order_by("department__path", "pk")]
    # The lead and the engineer with most to do: of SRE, and who watches the deploys.
    wanted = {"lead": "zhao", "member": "sun"}.get(role, "")
    named = {words(each)["company"]["named"].get(wanted) for each in LANGUAGES}
    return next((person for person in people if person.name in named), next(iter(people), None))


def _real(door: Door) -> Person | None:
    return real_person(door.request) if door.someone.is_sample else door.someone


def _may_delete(person: Person | None, root: Department) -> bool:
    """Administrators, and whoever loaded it."""
    if person is None:
        return False
    administers = Role.objects.filter(
        person=person, name=Role.Name.ADMINISTRATOR, department__binned_at=None
    )
    return loaded_by(root) == person.pk or administers.exists()


def _may_start(door: Door) -> bool:
    """Whether this person may set up a department of their own afterwards."""
    if any(role.name == Role.Name.ADMINISTRATOR for role in door.roles):
        return True
    return not Department.objects.filter(is_sample=False).exists()
