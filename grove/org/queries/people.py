"""Who belongs to a department: for pickers of other rooms, and for the page that keeps people."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from grove.org.models import Department, Person, Role
from grove.org.policy import link_verb, may_keep
from grove.org.words import account_state, enumerated, role_words


@dataclass(frozen=True)
class Named:
    """A person as a picker shows them."""

    id: int
    name: str


def people_in(department: Department) -> QuerySet[Person]:
    """Active people with a role in the department or below: limits a form's choice of owners."""
    held = Role.objects.filter(department__path__startswith=department.path)
    return Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name")


def people_of(department: Department) -> list[Named]:
    """The same as plain values, by name. One query."""
    return [Named(*row) for row in people_in(department).values_list("pk", "name")]


def heads_of(department: Department) -> list[Person]:
    """Who heads the department, by name. One query."""
    return _with_role(department.pk, Role.Name.HEAD)


def boss_of(department: Department) -> list[Person]:
    """Who is boss of the department: those named, else the heads of the department above.

    One query, two when none is named.
    """
    named = _with_role(department.pk, Role.Name.BOSS)
    if named or department.parent_id is None:
        return named
    return _with_role(department.parent_id, Role.Name.HEAD)


def _with_role(department: int, name: str) -> list[Person]:
    held = Role.objects.filter(department=department, name=name)
    return list(
        Person.objects.filter(is_active=True, pk__in=held.values("person")).order_by("name")
    )


@dataclass(frozen=True)
class PersonRow:
    """One person of a department: what they are there, and whether they can sign in."""

    name: str
    email: str
    roles: str
    href: str
    state: str
    has_account: bool
    invite_href: str


@dataclass(frozen=True)
class PeoplePage:
    """The people of one department, and where those of the teams below are."""

    rows: tuple[PersonRow, ...]
    add_href: str
    department_href: str
    below: tuple[tuple[str, str, int], ...]


def people_page(
    department: Department, keeper: Person, own: Iterable[Role], administers: bool
) -> PeoplePage:
    """People with a role right here, heads first, and the departments just below. Two queries
    for the people and their roles, one for the departments."""
    people: dict[int, tuple[Person, list[Role]]] = {}
    here = Role.objects.filter(department=department).values("person")
    for role in (
        Role.objects.filter(person__in=here, person__binned_at=None, department__binned_at=None)
        .select_related("person", "department")
        .order_by("person__name", "person_id")
    ):
        people.setdefault(role.person_id, (role.person, []))[1].append(role)
    own = list(own)
    rows = [_row(department, keeper, own, *entry) for entry in people.values()]
    below = [
        (child.name, reverse("people", kwargs={"dept": child.slug}), count)
        for child, count in _children(department)
    ]
    return PeoplePage(
        rows=tuple(row for _rank, row in sorted(rows, key=lambda pair: pair[0])),
        add_href=reverse("people_add", kwargs={"dept": department.slug}),
        department_href=(
            reverse("department_edit", kwargs={"dept": department.slug}) if administers else ""
        ),
        below=tuple(below),
    )


_RANK = {name: rank for rank, name in enumerate(Role.Name.values)}


def _row(
    department: Department, keeper: Person, own: list[Role], person: Person, roles: list[Role]
) -> tuple[tuple[bool, int], PersonRow]:
    here = sorted(
        (role.name for role in roles if role.department_id == department.pk), key=_RANK.__getitem__
    )
    place = {"dept": department.slug, "person": person.pk}
    may_invite = person.is_active and may_keep(keeper, own, roles, link_verb(person, roles))
    row = PersonRow(
        name=person.name,
        email=person.email or "",
        roles=enumerated([role_words(name) for name in here]),
        href=reverse("person", kwargs=place),
        state=account_state(person.is_active, person.has_account),
        has_account=person.has_account,
        invite_href=reverse("person_invitation", kwargs=place) if may_invite else "",
    )
    return (not person.is_active, _RANK[here[0]]), row


def _children(department: Department) -> list[tuple[Department, int]]:
    from_below: dict[int, set[int]] = {}
    children = list(Department.objects.filter(parent=department).order_by("name"))
    held = Role.objects.filter(
        department__path__startswith=department.path,
        person__binned_at=None,
        person__is_active=True,
    ).exclude(department=department)
    for person, path in held.values_list("person_id", "department__path"):
        for child in children:
            if path.startswith(child.path):
                from_below.setdefault(child.pk, set()).add(person)
    return [(child, len(from_below.get(child.pk, ()))) for child in children]
