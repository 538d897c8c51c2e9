"""Who can read a plan: the people somebody may call into it by name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from grove.org.models import Department, Person, Role
from grove.org.policy import Verb, standing
from grove.plans.models import Plan, Writer
from grove.record.statement import RecordsOf


def readers(plan: Plan) -> list[Person]:
    """Everybody who may read the plan now, by name. Two queries.

    The policy decides, as it does at the door; before the plan is shared these are its writers.
    """
    department = plan.department
    roles = _roles_around([department.path, *department.ancestor_ids])
    held: defaultdict[int, list[Role]] = defaultdict(list)
    writing = {one.person_id: one.person for one in _writers([plan.pk])}
    people = dict(writing)
    for role in roles:
        held[role.person_id].append(role)
        people[role.person_id] = role.person
    found = [
        person
        for pk, person in people.items()
        if person.is_active
        and person.binned_at is None
        and _reads(person, department, held[pk], plan, pk in writing)
    ]
    return sorted(found, key=lambda person: (person.name, person.pk))


@RecordsOf
def _roles_around(asked: list[Any]) -> QuerySet[Role]:
    path, *above = asked
    return Role.objects.filter(
        Q(department__path__startswith=path) | Q(department__in=above), department__binned_at=None
    ).select_related("department", "person")


@RecordsOf
def _writers(plans: list[int]) -> QuerySet[Writer]:
    return Writer.objects.filter(plan__in=plans).select_related("person")


def _reads(
    person: Person, department: Department, roles: Iterable[Role], plan: Plan, writes: bool
) -> bool:
    stand = standing(person, department, roles)
    return stand.may(Verb.READ, shared=plan.shared_at is not None, co_writer=writes)
