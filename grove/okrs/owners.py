"""Who can own an objective or key result of a department, and whose help it can need."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from grove.okrs.definition import refuse
from grove.org.models import Department, Person, Role


def owners(department: Department) -> QuerySet[Person]:
    """People with a role in the department or anywhere below it, and the head above it, by name."""
    roles = Role.objects.filter(
        Q(department__path__startswith=department.path)
        | Q(department=department.parent_id, name=Role.Name.HEAD),
        department__binned_at=None,
    )
    return Person.objects.filter(pk__in=roles.values("person")).order_by("name", "pk")


def teams_beside(department: Department) -> QuerySet[Department]:
    """Other departments and teams of the same company, those below this one too; none above it."""
    company = department.ancestor_ids[0]
    return (
        Department.objects.filter(path__startswith=f"/{company}/")
        .exclude(pk__in=department.ancestor_ids)
        .order_by("name", "pk")
    )


def check_owner(owner: Person | None, department: Department) -> None:
    """Raise ValidationError unless the owner belongs to the department."""
    if owner is not None and not owners(department).filter(pk=owner.pk).exists():
        raise refuse(
            "owner",
            _("%(name)s has no role in %(department)s. Choose somebody who belongs to it.")
            % {"name": owner, "department": department.name},
        )
