"""Whose signature of a plan stands when it is amended: who signed what the amendment leaves alone.

The head and the boss answer for the whole and sign every amendment that touches an objective. A
lead signs again when one of the objectives it touches, or a key result of one, is owned by them or
by somebody of a team they lead. An amendment that touches no objective leaves every signature.
"""

from django.db.models import Q

from grove.commitment.models import Signature
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Role
from grove.plans.models import Plan
from grove.versions.compare import compare, touched
from grove.versions.models import Version


def standing_signatures(plan: Plan, version: Version) -> dict[int, Signature]:
    """Person → the signature of the last signed version that still stands. At most five queries."""
    before = _signed_before(plan, version)
    if before is None:
        return {}
    given = {one.person_id: one for one in before.signatures.all()}
    codes = list(touched(compare(before.content, version.content)))
    if not codes:
        return given
    concerned = _concerned(plan, [int(code[1:]) for code in codes])
    return {
        person: one
        for person, one in given.items()
        if one.role == Role.Name.LEAD and person not in concerned
    }


def _signed_before(plan: Plan, version: Version) -> Version | None:
    found = (
        Version.objects.filter(plan=plan).exclude(pk=version.pk).order_by("major", "minor", "pk")
    )
    for one in reversed(found.prefetch_related("signatures")):
        given = one.signatures.all()
        if given and all(signature.state in Signature.GIVEN for signature in given):
            return one
    return None


def _concerned(plan: Plan, numbers: list[int]) -> set[int]:
    """People who own a touched objective or a key result of it, and the leads of their teams."""
    objectives = Objective.everything.filter(plan=plan, number__in=numbers)
    results = KeyResult.everything.filter(objective__in=objectives)
    owners = {
        *objectives.exclude(owner=None).values_list("owner", flat=True),
        *results.exclude(owner=None).values_list("owner", flat=True),
    }
    teams = Role.objects.filter(person__in=owners).values("department")
    leads = Role.objects.filter(
        Q(department__in=teams), name__in=[Role.Name.HEAD, Role.Name.LEAD]
    ).exclude(department=plan.department_id)
    return owners | set(leads.values_list("person", flat=True))
