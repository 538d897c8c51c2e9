"""The teams of a plan with their own plans: how far, what supports what, what is their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse

from grove.okrs.models import KeyResult, Objective, ParentLink
from grove.org.models import Department, Role
from grove.org.policy import Verb, standing
from grove.plans.models import Plan, Writer
from grove.rounds.models import Meeting
from grove.rounds.teams import SPEAKERS, teams_of


@dataclass(frozen=True)
class TeamDraft:
    """A team's own plan in figures. `begun` without `seen`: it is there, and not for this reader.

    `shared`: what it supports is said to everybody who reads the department's. Figures are counts
    of lines; nothing of them enters the department's.
    """

    team: Department
    begun: bool
    shared: bool
    seen: bool
    objectives: int
    key_results: int
    supports: int
    own: int
    href: str
    plan_href: str
    plan_id: int | None = None
    meets_at: datetime | None = None

    @property
    def unsaid(self) -> int:
        """Objectives that neither support anything nor are said to be the team's own."""
        return self.objectives - self.supports - self.own


def teams_with_plans(plan: Plan, reader: int) -> list[Department]:
    """The teams, each with its plan of the same cycle counted (`plan_id`, `plan_shared`, …) and
    whether the reader writes it; `meets_at` is when its leads are met next. One query."""
    plans = Plan.objects.filter(department=OuterRef("pk"), cycle=plan.cycle_id)
    writes = Writer.objects.filter(
        plan__department=OuterRef("pk"),
        plan__cycle=plan.cycle_id,
        plan__binned_at=None,
        person=reader,
    )
    here = {"plan__cycle": plan.cycle_id, "plan__binned_at": None}
    objectives = Objective.objects.filter(**here)
    linked = ParentLink.objects.filter(objective=OuterRef("pk"))
    supporting = objectives.filter(Exists(linked))
    own = objectives.exclude(own_because="").exclude(Exists(linked))
    results = KeyResult.objects.filter(**here, objective__binned_at=None)
    meetings = Meeting.objects.filter(
        plan=plan,
        ended_at=None,
        cancelled_at=None,
        attendees__binned_at=None,
        attendees__person__roles__department=OuterRef("pk"),
        attendees__person__roles__name__in=SPEAKERS,
        attendees__person__roles__binned_at=None,
    ).order_by("starts_at")
    return list(
        teams_of(plan.department).annotate(
            plan_id=Subquery(plans.values("pk")[:1], output_field=BigIntegerField()),
            plan_shared=Subquery(plans.values("shared_at")[:1], output_field=DateTimeField()),
            plan_written=ExpressionWrapper(Q(Exists(writes)), output_field=BooleanField()),
            meets_at=Subquery(meetings.values("starts_at")[:1], output_field=DateTimeField()),
            n_objectives=_count(objectives),
            n_results=_count(results),
            n_supports=_count(supporting),
            n_own=_count(own),
        )
    )


def drafts(
    plan: Plan, teams: Iterable[Any], reader: Any, roles: Iterable[Role]
) -> tuple[TeamDraft, ...]:
    """What `teams_with_plans` found, as far as this reader may see it. No query."""
    held = list(roles)
    found = []
    for team in teams:
        begun = team.plan_id is not None
        seen = begun and standing(reader, team, held).may(
            Verb.READ, shared=team.plan_shared is not None, co_writer=team.plan_written
        )
        place = {"dept": team.slug, "cycle": plan.cycle.name}
        found.append(
            TeamDraft(
                team=team,
                begun=begun,
                shared=team.plan_shared is not None,
                seen=seen,
                objectives=team.n_objectives if seen else 0,
                key_results=team.n_results if seen else 0,
                supports=team.n_supports if seen else 0,
                own=team.n_own if seen else 0,
                href=reverse("rounds:team", kwargs={**plan.place, "team": team.slug}),
                plan_href=reverse("drafting:page", kwargs=place) if seen else "",
                plan_id=team.plan_id,
                meets_at=team.meets_at,
            )
        )
    return tuple(found)


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = (
        rows.filter(plan__department=OuterRef("pk"))
        .order_by()
        .values("plan__department")
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    return Coalesce(Subquery(counted, output_field=BigIntegerField()), Value(0))
