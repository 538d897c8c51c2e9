"""The teams a plan is talked through with, and who speaks for one."""

from collections.abc import Iterable

from django.db.models import QuerySet

from grove.org.models import Department, Role

SPEAKERS = frozenset({Role.Name.HEAD, Role.Name.LEAD})


def teams_of(department: Department) -> QuerySet[Department]:
    """The departments right below one, as they were founded."""
    return Department.objects.filter(parent=department).order_by("pk")


def teams_led(roles: Iterable[Role]) -> frozenset[int]:
    """Ids of the departments of which these roles make somebody the head or a lead. No query."""
    return frozenset(role.department_id for role in roles if role.name in SPEAKERS)
