"""Who is asked to sign a plan: its head, the head's boss, the leads of the teams."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from grove.org.models import Person, Role
from grove.plans.models import Plan
from grove.record.statement import RecordsOf


@dataclass(frozen=True)
class Signer:
    """A person and the role in which they sign."""

    person: Person
    role: str


_ORDER = (Role.Name.HEAD, Role.Name.BOSS, Role.Name.LEAD)


def signers_of(plan: Plan) -> tuple[Signer, ...]:
    """Each person once, in their first role of head, boss, lead. One query.

    Boss: who is named so in the department; without one the head of the department above.
    Leads: leads of the department, heads and leads of the teams right below it.
    """
    department = plan.department
    # No department is above the topmost; none has the id 0.
    roles = list(_roles_around([department.pk, department.parent_id or 0]))
    asked = [(_role(role, plan), role.person) for role in roles]
    if any(role.department_id == department.pk and role.name == Role.Name.BOSS for role in roles):
        above = {role.pk for role in roles if role.department_id == department.parent_id}
        asked = [pair for pair, role in zip(asked, roles, strict=True) if role.pk not in above]
    found: dict[int, Signer] = {}
    for name in _ORDER:
        for role_name, person in asked:
            if role_name == name:
                found.setdefault(person.pk, Signer(person, name))
    return tuple(found.values())


@RecordsOf
def _roles_around(both: list[int]) -> QuerySet[Role]:
    department, above = both
    rows = Role.objects.filter(
        Q(department=department, name__in=_ORDER)
        | Q(
            department__parent=department,
            department__binned_at=None,
            name__in=[Role.Name.HEAD, Role.Name.LEAD],
        )
        | Q(department=above, name=Role.Name.HEAD),
        person__binned_at=None,
    )
    return rows.select_related("person").order_by("department__path", "person__name", "pk")


def _role(role: Role, plan: Plan) -> str:
    if role.department_id == plan.department_id:
        return role.name
    return Role.Name.BOSS if role.department_id == plan.department.parent_id else Role.Name.LEAD
