"""The figures kept with a check-in: progress as it was then, and how its objective stood."""

import copy
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery

from grove.measure.confidence import objective_confidence
from grove.measure.progress import Progress
from grove.measure.rollup import roll_up
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import standing_of
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.tracking.models import CheckIn, ObjectiveWeek


def latest(key_results: Iterable[int], until: date) -> dict[int, CheckIn]:
    """The last check-in of each key result, up to a week. One query."""
    return {row.key_result_id: row for row in _latest(list(key_results), until)}


@RecordsOf
def _latest(key_results: list[int], until: date) -> QuerySet[CheckIn]:
    newest = CheckIn.objects.filter(key_result=OuterRef("key_result"), week__lte=until)
    return CheckIn.objects.filter(
        key_result__in=key_results,
        week=Subquery(newest.order_by("-week").values("week")[:1]),
    )


@RecordsOf
def _key_results(objectives: list[int]) -> QuerySet[KeyResult]:
    return KeyResult.objects.filter(objective__in=objectives)


def keep_figures(
    plan: Plan, objectives: Sequence[Objective], kept: Sequence[CheckIn], on: date, week: date
) -> dict[int, Progress]:
    """Keep the progress of the key results, and of their objectives, as it is after this.

    objectives   those of the check-ins, held by this act
    """
    said = {check_in.key_result_id: check_in for check_in in kept}
    results = list(_key_results([objective.pk for objective in objectives]))
    loaded = Loaded([], {})
    read_measurements(loaded, [result.pk for result in results])
    reached = {
        result.pk: standing_of(
            _as_said(result, said.get(result.pk)),
            plan.cycle,
            on,
            loaded.readings.get(result.pk, ()),
            loaded.stages.get(result.pk, ()),
            loaded.checkpoints.get(result.pk, {}),
        ).progress
        for result in results
    }
    for check_in in kept:
        check_in.progress = reached[check_in.key_result_id].ratio
        CheckIn.objects.filter(pk=check_in.pk).update(progress=check_in.progress)
    last = latest([pk for pk in reached if pk not in said], week) | said
    weeks = []
    for objective in objectives:
        parts = [result for result in results if result.objective_id == objective.pk]
        together = roll_up((reached[result.pk], Decimal(result.weight)) for result in parts)
        committed = objective.kind == Objective.Kind.COMMITTED
        confidence = objective_confidence(
            (
                last[result.pk].confidence if result.pk in last else None,
                result.weight,
                committed,
            )
            for result in parts
        )
        weeks.append(
            ObjectiveWeek(
                objective=objective,
                week=week,
                progress=together.ratio,
                based_on=together.based_on,
                of=together.of,
                confidence=confidence,
            )
        )
    ObjectiveWeek.objects.bulk_create(
        weeks,
        update_conflicts=True,
        unique_fields=["objective", "week"],
        update_fields=["progress", "based_on", "of", "confidence"],
    )
    return reached


def _as_said(result: KeyResult, check_in: CheckIn | None) -> KeyResult:
    """The key result with the start and target its check-in was said against."""
    if check_in is None:
        return result
    then = copy.copy(result)
    then.baseline, then.target = check_in.baseline, check_in.target
    return then


def reached_by(result: KeyResult, on: date) -> Progress:
    """Progress of one key result by the end of a day."""
    loaded = Loaded([], {})
    read_measurements(loaded, [result.pk])
    return standing_of(
        result,
        result.plan.cycle,
        on,
        loaded.readings.get(result.pk, ()),
        loaded.stages.get(result.pk, ()),
        loaded.checkpoints.get(result.pk, {}),
    ).progress
