"""Which team of a department somebody belongs to."""

from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from grove.org.models import Role


def team_of_owner(department: int) -> Subquery:
    """Of a query of key results: the owner's team below a department, with its code:
    "BD Build & Delivery"."""
    roles = Role.objects.filter(
        person=OuterRef("owner"),
        department__parent=department,
        department__binned_at=None,
    ).order_by("department__code")
    name = Concat("department__code", Value(" "), "department__name", output_field=CharField())
    return Subquery(roles.annotate(team=name).values("team")[:1])
