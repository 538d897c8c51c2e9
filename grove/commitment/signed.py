"""Which version of a plan is signed: the newest that everybody who was asked has signed."""

from django.db.models import Exists, OuterRef

from grove.commitment.models import Signature
from grove.plans.models import Plan
from grove.versions.models import Version
from grove.versions.numbers import Number, final_after


def number_to_sign(last: Version | None) -> Number:
    """The number of the next version to sign, behind the last one of its plan. A version that was
    sent back gave its number free."""
    if last is not None and last.candidate:
        return Number(last.major, last.minor)
    return final_after(Number(last.major, last.minor) if last else None)


def signed_version(plan: Plan) -> Version | None:
    """The signed version of a plan, None before there is one. One query."""
    asked = Signature.objects.filter(version=OuterRef("pk"))
    found = (
        Version.objects.filter(Exists(asked), plan=plan)
        .exclude(Exists(asked.exclude(state__in=Signature.GIVEN)))
        .order_by("major", "minor", "pk")
        .last()
    )
    if found is not None:
        found.plan = plan
    return found
