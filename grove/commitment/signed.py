"""Which version of a plan is signed: the newest that everybody who was asked has signed."""

from django.db.models import Exists, OuterRef

from grove.commitment.models import Signature
from grove.plans.models import Plan
from grove.versions.models import Version

SIGNED = (Signature.State.SIGNED, Signature.State.RESERVED)


def signed_version(plan: Plan) -> Version | None:
    """The signed version of a plan, None before there is one. One query."""
    asked = Signature.objects.filter(version=OuterRef("pk"))
    found = (
        Version.objects.filter(Exists(asked), plan=plan)
        .exclude(Exists(asked.exclude(state__in=SIGNED)))
        .order_by("major", "minor")
        .last()
    )
    if found is not None:
        found.plan = plan
    return found
