"""The tree of departments as pages draw it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from grove.org.models import Department, Person, Role
from grove.org.policy import Verb, standing
from grove.org.words import kind_words


@dataclass(frozen=True)
class Branch:
    """A department with those below it. An empty address: this reader may not."""

    name: str
    code: str
    kind: str
    people: int
    people_href: str
    edit_href: str
    add_href: str
    below: list["Branch"] = field(default_factory=list)


def branches(keeper: Person, own: Iterable[Role]) -> tuple[Branch, ...]:
    """The departments whose people or tree this person keeps, as they stand. One query.

    A department whose department above is not shown stands at the top.
    """
    own = list(own)
    tops: list[Branch] = []
    made: dict[int, Branch] = {}
    for department in departments_kept(own):
        stand = standing(keeper, department, own)
        branch = _branch(department, stand.may(Verb.ADMINISTER))
        made[department.pk] = branch
        above = made.get(department.parent_id or 0)
        (above.below if above else tops).append(branch)
    return tuple(tops)


def departments_kept(own: Iterable[Role], *names: str) -> list[Department]:
    """Departments at and below those where the roles are of these names (head, administrator),
    each after the one above it; siblings by name. With `people_here`. One query."""
    names = names or (Role.Name.HEAD, Role.Name.ADMINISTRATOR)
    within = Q(pk__in=[])
    for role in own:
        if role.name in names:
            within |= Q(path__startswith=role.department.path)
    found = Department.objects.filter(within).annotate(
        people_here=Count(
            "roles__person",
            filter=Q(
                roles__binned_at=None,
                roles__person__is_active=True,
                roles__person__binned_at=None,
            ),
            distinct=True,
        )
    )
    return _in_order(list(found))


def subtree(department: Department) -> list[Department]:
    """A department and everything below it, each after the one above it. One query."""
    return _in_order(list(Department.objects.filter(path__startswith=department.path)))


def options_of(departments: Iterable[Department]) -> list[tuple[int, str]]:
    """Options of a select that show the depth by dashes."""
    listed = list(departments)
    known = {department.pk for department in listed}
    return [
        (
            department.pk,
            "– " * sum(pk in known for pk in department.ancestor_ids[:-1]) + department.name,
        )
        for department in listed
    ]


def free_code(name: str, taken: Iterable[str] = ()) -> str:
    """A code nobody has yet, from the first letters of a name: Platform Engineering → PE.

    Chinese names have no letters to take; they become DEPT, DEPT2, … One query.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z][A-Z0-9]*", plain)
    stem = "".join(word[0] for word in words)[:4] if len(words) > 1 else "".join(words)[:4]
    stem = stem if len(stem) >= 2 else "DEPT"
    used = set(Department.everything.filter(code__startswith=stem).values_list("code", flat=True))
    used |= set(taken)
    numbered = (f"{stem}{number}" for number in range(2, 10_000))
    return next(code for code in (stem, *numbered) if code not in used)


def _in_order(departments: list[Department]) -> list[Department]:
    """Depth first, siblings by name: a path of names."""
    names = {department.pk: department.name.casefold() for department in departments}
    return sorted(departments, key=lambda one: [(names.get(pk, ""), pk) for pk in one.ancestor_ids])


def _branch(department: Department, administers: bool) -> Branch:
    place = {"dept": department.slug}
    return Branch(
        name=department.name,
        code=department.code,
        kind=kind_words(department.kind),
        people=department.people_here,  # type: ignore[attr-defined]
        people_href=reverse("people", kwargs=place),
        edit_href=reverse("department_edit", kwargs=place) if administers else "",
        add_href=reverse("department_add", kwargs=place) if administers else "",
    )
