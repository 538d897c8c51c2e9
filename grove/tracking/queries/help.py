"""Calls for help: those of some key results, and whom they can go to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.okrs.models import KeyResult
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.tracking.models import HelpRequest

LEADS = (Role.Name.HEAD, Role.Name.LEAD)
MOST_OFFERED = 200  # teams in one list; nobody finds one among more


@dataclass(frozen=True)
class HelpLine:
    """One call on the page of the check-in."""

    code: str
    text: str
    whom: str
    since: date
    answer: str
    href: str


def calls_of(rows: Iterable[KeyResult]) -> tuple[HelpLine, ...]:
    """Calls for these key results that are open, or whose answer nobody has read. One query."""
    found = _calls([row.pk for row in rows])
    return tuple(
        HelpLine(
            code=one.key_result.short_code,
            text=one.text,
            whom=one.team.name if one.team else _("the head"),
            since=one.asked_on,
            answer=one.answer,
            href=reverse("help:page", args=[one.pk]),
        )
        for one in found
    )


@RecordsOf
def _calls(key_results: list[int]) -> QuerySet[HelpRequest]:
    rows = HelpRequest.objects.filter(key_result__in=key_results, read_on=None)
    return rows.select_related("key_result", "team").order_by("asked_on", "pk")


def teams_asked(plan: Plan) -> QuerySet[Department]:
    """Who can be asked: every team of the company but the plan's own. One query."""
    return _asked_but(_company(plan), plan.department_id)


def _company(plan: Plan) -> str:
    return f"/{plan.department.ancestor_ids[0]}/"


def _asked_but(company: str, own: int) -> QuerySet[Department]:
    return (
        Department.objects.filter(path__startswith=company)
        .exclude(pk=own)
        .exclude(kind=Department.Kind.COMPANY)
        .order_by("path", "pk")
    )


@RecordsOf
def _nearest(asked: list[Any], most: int) -> QuerySet[Department]:
    company, own, path, parent, chosen = asked
    near = Case(
        When(pk=chosen, then=0),
        When(path__startswith=path, then=1),
        When(parent=parent, then=2),
        default=3,
    )
    return _asked_but(company, own).order_by(near, "path", "pk")[:most]


def team_choices(
    plan: Plan, chosen: int | None = None
) -> tuple[tuple[str, list[tuple[str, str]]], ...]:
    """Who can be asked, grouped for a select: the own department's teams first, then the other
    departments by their names, each with its teams. One query.

    chosen   a team (by id) that is there in any case; of a very large company only the nearest are
    """
    own = plan.department.ancestor_ids[:2]
    heads = {plan.department_id: plan.department}
    groups: dict[int, list[Department]] = {}
    at = plan.department
    # Neither a chosen team nor a parent has the id 0.
    near: list[Any] = [_company(plan), at.pk, at.path, at.parent_id or 0, chosen or 0]
    for team in _nearest(near, MOST_OFFERED):
        heads[team.pk] = team
        groups.setdefault(team.ancestor_ids[:2][-1], []).append(team)
    named = [
        (pk != own[-1], heads[pk].name if pk in heads else _("Others"), teams)
        for pk, teams in groups.items()
    ]
    return tuple(
        (name, [(team.code, team.name) for team in sorted(teams, key=_place)])
        for _far, name, teams in sorted(named, key=lambda one: one[:2])
    )


def _place(team: Department) -> tuple[bool, str]:
    """A department before its teams, these by their names."""
    return len(team.ancestor_ids) > 2, team.name


def asked_of(person: Person) -> QuerySet[HelpRequest]:
    """Calls that this person may answer: as a lead of the team, or as the head of the plan."""
    leads = Role.objects.filter(
        person=person, name__in=LEADS, department=OuterRef("team"), department__binned_at=None
    )
    heads = Role.objects.filter(
        person=person,
        name=Role.Name.HEAD,
        department=OuterRef("key_result__plan__department"),
        department__binned_at=None,
    )
    return HelpRequest.objects.filter(
        Q(Exists(leads)) | Q(Exists(heads)), key_result__binned_at=None
    ).annotate(dept=F("key_result__plan__department__name"))
