"""Whose week it is: the team in the address, its own plan of the cycle, and who writes there."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from grove.okrs.models import KeyResult
from grove.org.models import Department, Role
from grove.org.waiting import OF_THE_DEPARTMENT
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan


@dataclass(frozen=True)
class Team:
    """A team in front of one plan: the plan's own department, or one below it.

    own      id of its own plan of the same cycle, once that is shared
    writes   whether the person who looks may write its week
    """

    department: Department
    plan: Plan
    own: int | None
    writes: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is the plan's department itself."""
        return self.department.pk == self.plan.department_id

    @property
    def place(self) -> dict[str, str]:
        """The part of an address that names it."""
        return {**self.plan.place, "team": self.department.slug}


def find_team(door: PlanDoor, slug: str) -> Team:
    """The team of an address, or 404. One query."""
    own = Plan.objects.filter(
        department=OuterRef("pk"), cycle=door.plan.cycle_id, shared_at__isnull=False
    )
    found = (
        Department.objects.filter(code=slug.upper(), path__startswith=door.department.path)
        .annotate(own=Subquery(own.values("pk")[:1]))
        .first()
    )
    if found is None or slug != found.slug:
        raise Http404
    return team_of(door, found, found.own)


def team_of(door: PlanDoor, department: Department, own: int | None) -> Team:
    """The team as this person meets it. No query."""
    return Team(department, door.plan, own, _writes(door, department))


def key_results(team: Team) -> QuerySet[KeyResult]:
    """What a team looks at each week: of the plan those its people own, and its own plan's. For
    the department itself all of the plan."""
    rows = KeyResult.objects.filter(objective__binned_at=None).select_related(
        "objective", "owner", "plan__department", "plan__cycle"
    )
    if team.is_whole:
        rows = rows.filter(plan=team.plan)
    else:
        roles = Role.objects.filter(
            name__in=OF_THE_DEPARTMENT, department__path__startswith=team.department.path
        )
        people = Q(owner__in=roles.values("person")) | Q(
            owner=None, objective__owner__in=roles.values("person")
        )
        rows = rows.filter(Q(plan=team.own) | Q(people, plan=team.plan))
    return rows.order_by("plan", "objective__position", "objective", "position", "pk")


def _writes(door: PlanDoor, department: Department) -> bool:
    """Who writes the plan, and the people of the team; of the whole department who leads it."""
    if door.looks_back:
        return False
    if door.edits:
        return True
    whole = department.pk == door.plan.department_id
    return any(
        role.name in OF_THE_DEPARTMENT
        and (
            role.department_id == department.pk and role.name != Role.Name.MEMBER
            if whole
            else role.department.path.startswith(department.path)
        )
        for role in door.roles
    )
