"""Who is needed at which step, in words: the head by name, the leads and everybody by count."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.org.models import Role
from grove.plans.models import Plan
from grove.record.statement import AskedOf


def who_is_needed(plan: Plan) -> dict[str, str]:
    """Step key → who. One query."""
    rows = list(_roles_below([plan.department.path]))
    heads = sorted(
        {
            (pk, name)
            for at, role, pk, name in rows
            if role == Role.Name.HEAD and at == plan.department_id
        },
        key=lambda row: row[1],
    )
    leads = {
        pk
        for at, role, pk, _name in rows
        if role in (Role.Name.HEAD, Role.Name.LEAD) and at != plan.department_id
    }
    boss = sorted(
        {
            name
            for at, role, _pk, name in rows
            if role == Role.Name.BOSS and at == plan.department_id
        }
    )
    head = _listed(*(name for _pk, name in heads))
    lead_words = (
        ngettext("%(count)d lead", "%(count)d leads", len(leads)) % {"count": len(leads)}
        if leads
        else ""
    )
    both = _listed(head, lead_words)
    everybody = _listed(head, *boss, lead_words)
    return {
        "positioning": head,
        "needs": both,
        "review": both,
        "draft": head,
        "iterate": everybody,
        "sign_off": everybody,
        "management": head,
        "track": _("everybody"),
    }


@AskedOf
def _roles_below(paths: list[str]) -> QuerySet[Any, Any]:
    rows = Role.objects.filter(department__path__startswith=paths[0], department__binned_at=None)
    return rows.values_list("department_id", "name", "person_id", "person__name")


def _listed(*words: str) -> str:
    return _(", ").join(word for word in words if word)
