"""The figures kept with a check-in: progress as it was then, and how its objective stood."""

import copy
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from grove.measure.confidence import objective_confidence
from grove.measure.progress import Progress
from grove.measure.rollup import roll_up
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import standing_of
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.plans.models import Plan
from grove.tracking.models import CheckIn, ObjectiveWeek


def latest(key_results: Iterable[int], until: date) -> dict[int, CheckIn]:
    """The last check-in of each key result, up to a week. One query."""
    newest = CheckIn.objects.filter(key_result=OuterRef("key_result"), week__lte=until)
    rows = CheckIn.objects.filter(
        key_result__in=list(key_results),
        week=Subquery(newest.order_by("-week").values("week")[:1]),
    )
    return {row.key_result_id: row for row in rows}


def keep_figures(plan: Plan, kept: Sequence[CheckIn], on: date, week: date) -> dict[int, Progress]:
    """Keep the progress of the key results, and of their objectives, as it is after this."""
    said = {check_in.key_result_id: check_in for check_in in kept}
    objectives = {check_in.key_result.objective_id for check_in in kept}
    loaded = Loaded(list(Objective.objects.filter(pk__in=objectives)), {})
    results = list(KeyResult.objects.filter(objective__in=objectives))
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
    CheckIn.objects.bulk_update(kept, ["progress"])
    last = latest(reached, week) | said
    for objective in loaded.objectives:
        parts = [result for result in results if result.objective_id == objective.pk]
        together = roll_up((reached[result.pk], Decimal(result.weight)) for result in parts)
        committed = objective.kind == Objective.Kind.COMMITTED
        ObjectiveWeek.objects.update_or_create(
            objective=objective,
            week=week,
            defaults={
                "progress": together.ratio,
                "based_on": together.based_on,
                "of": together.of,
                "confidence": objective_confidence(
                    (
                        last[result.pk].confidence if result.pk in last else None,
                        result.weight,
                        committed,
                    )
                    for result in parts
                ),
            },
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
