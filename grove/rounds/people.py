"""Whom one can meet about a plan: the people of the department, those who lead first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from grove.org.models import Department, Person, Role

_FIRST = (Role.Name.BOSS, Role.Name.HEAD, Role.Name.LEAD)


@dataclass(frozen=True)
class Invitee:
    """Somebody who can be asked to a meeting. `team` is what they lead or where they belong."""

    person: Person
    team: str
    leads: bool

    @property
    def label(self) -> str:
        return _("%(name)s, %(team)s") % {"name": self.person.name, "team": self.team}


def invitees(department: Department, but: Person) -> tuple[Invitee, ...]:
    """Everybody but one person: boss, heads and leads, then members by name. One query."""
    roles = (
        Role.objects.filter(
            Q(department__path__startswith=department.path)
            | Q(department=department.parent_id, name=Role.Name.HEAD),
            department__binned_at=None,
            person__binned_at=None,
        )
        .exclude(person=but)
        .exclude(name=Role.Name.ADMINISTRATOR)
        .select_related("person", "department")
        .order_by("department__path", "person__name", "pk")
    )
    found: dict[int, Invitee] = {}
    for role in sorted(roles, key=_rank):
        found.setdefault(
            role.person_id,
            Invitee(role.person, role.department.name, role.name in _FIRST),
        )
    return tuple(found.values())


def chosen(people: Iterable[Invitee], keys: Iterable[str]) -> tuple[list[Person], list[str]]:
    """The people with these ids as text, and the ids of nobody."""
    known = {str(one.person.pk): one.person for one in people}
    listed = list(dict.fromkeys(keys))
    return [known[key] for key in listed if key in known], [k for k in listed if k not in known]


def _rank(role: Role) -> tuple[int, str]:
    place = _FIRST.index(role.name) if role.name in _FIRST else len(_FIRST)
    return place, role.department.path if place < len(_FIRST) else role.person.name
