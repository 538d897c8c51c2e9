"""How far the close of a plan is: counted, never stored."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from grove.closing.models import Note, PrivateNote, Publication, Retrospective
from grove.needs.models import Need
from grove.plans.models import Plan
from grove.plans.steps import count_of
from grove.review.last_cycle import Ended, ended_results, failed, next_plan
from grove.review.models import Failure, Grade, Lesson, Recurrence


@dataclass(frozen=True)
class Close:
    """How far the close of a plan is. Five queries.

    recorded   key results that failed and stand in the failure register, or are a recurrence
    due        whether something is left here that the next plan has not taken over
    """

    plan: Plan
    after: Plan | None
    ended: list[Ended]
    retro: str
    notes: int
    lessons: int
    publication: int
    published_on: Any
    due: bool
    recorded: frozenset[int]

    @property
    def valued(self) -> int:
        return sum(bool(one.row.readings or one.row.stages) for one in self.ended)

    @property
    def graded(self) -> int:
        return sum(one.value is not None for one in self.ended)

    @property
    def causeless(self) -> int:
        """Commitments that were not met and say no cause."""
        return sum(one.lacks_cause for one in self.ended)

    @property
    def ready(self) -> bool:
        """Whether its grades can be published."""
        graded = self.graded == len(self.ended) > 0
        return self.plan.frozen_on is not None and graded and not self.causeless

    @property
    def failures(self) -> list[Ended]:
        """Key results that failed by the grade somebody gave."""
        return [one for one in self.ended if failed(one.value, committed=one.committed)]


def close_of(plan: Plan) -> Close:
    """Everything the list counts. Five queries."""
    after = next_plan(plan)
    counted: Any = (
        Plan.objects.filter(pk=plan.pk)
        .annotate(
            notes=_of_objectives(Note.objects.all()) + _of_objectives(PrivateNote.objects.all()),
            lessons_left=count_of(Lesson.objects.all(), "learned_in"),
            newest=_newest("number"),
            published=_newest("at"),
            due=_left_for(after),
        )
        .select_related("retrospective")
        .get()
    )
    retro: Retrospective | None = getattr(counted, "retrospective", None)
    known = Failure.objects.filter(key_result__plan=plan).order_by().values_list("key_result")
    again = Recurrence.objects.filter(key_result__plan=plan).order_by().values_list("key_result")
    return Close(
        plan=plan,
        after=after,
        ended=ended_results(after, plan),
        retro=stage_of(retro),
        notes=counted.notes,
        lessons=counted.lessons_left,
        publication=counted.newest or 0,
        published_on=counted.published,
        due=counted.due,
        recorded=frozenset(pk for (pk,) in known.union(again)),
    )


WRITING, GROUPING, VOTING, OVER = "writing", "grouping", "voting", "over"


def stage_of(retro: Retrospective | None) -> str:
    """Which part of the retrospective is on."""
    if retro is None or retro.revealed_at is None:
        return WRITING
    if retro.voting_at is None:
        return GROUPING
    return VOTING if retro.ended_at is None else OVER


def next_name(plan: Plan) -> str:
    """What the cycle after a plan's is called."""
    name = plan.cycle.name
    return str(int(name) + 1 if name.isdigit() else plan.cycle.ends_on.year + 1)


def _of_objectives(rows: QuerySet[Any]) -> Coalesce:
    counted = (
        rows.filter(objective__plan=OuterRef("pk"))
        .order_by()
        .values("objective__plan")
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _newest(field: str) -> Subquery:
    rows = Publication.objects.filter(plan=OuterRef("pk")).order_by("-number")
    return Subquery(rows.values(field)[:1])


def _left_for(after: Plan | None) -> Combinable:
    """Whether grades or lessons wait without a plan, or needs that the next plan lacks."""
    old = Need.objects.filter(plan=OuterRef("pk"), declined_because="")
    asks = Plan.objects.filter(
        Q(needs__isnull=False) | Q(carried_needs__isnull=False),
        pk=after.pk if after is not None else 0,
    )
    return ExpressionWrapper(
        Q(Exists(Grade.objects.filter(key_result__plan=OuterRef("pk"), plan=None)))
        | Q(Exists(Lesson.objects.filter(learned_in=OuterRef("pk"), plan=None)))
        | (Q(Exists(old)) & ~Q(Exists(asks))),
        output_field=BooleanField(),
    )
