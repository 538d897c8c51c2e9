"""The figures kept with a check-in: progress as it was then, and how its objective stood."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery

from grove.measure.confidence import objective_confidence
from grove.measure.progress import Progress
from grove.measure.rollup import roll_up
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import reached_by
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.tracking.models import CheckIn, ObjectiveWeek


def latest(key_results: Iterable[int], until: date) -> dict[int, CheckIn]:
    """The last check-in of each key result, up to a week. One query."""
    return {row.key_result_id: row for row in _latest(list(key_results), until)}


def hold_around(
    key_results: Sequence[int], until: date
) -> tuple[list[Objective], dict[int, KeyResult], dict[int, CheckIn]]:
    """The objectives of key results, all their key results by id, and the last check-in of each up
    to a week: fresh, and held until the act ends. Three queries.

    Always in the same order, so that two people who check in at once wait and never lock each
    other out; and the objective first, so that its figure sees all its key results.
    """
    objectives = list(_objectives_held(key_results))
    by_id = {one.pk: one for one in objectives}
    results = {row.pk: row for row in _results_held(list(by_id))}
    for row in results.values():
        row.objective = by_id[row.objective_id]
    last = {row.key_result_id: row for row in _latest_held(list(results), until)}
    return objectives, results, last


def progress_of(plan: Plan, results: Sequence[KeyResult], on: date) -> dict[int, Progress]:
    """Progress of key results of a plan by the end of a day. One query."""
    loaded = Loaded([], {})
    read_measurements(loaded, [result.pk for result in results])
    return {
        result.pk: reached_by(
            result,
            plan.cycle,
            on,
            loaded.readings.get(result.pk, ()),
            loaded.stages.get(result.pk, ()),
        )[0]
        for result in results
    }


def keep_week(
    objectives: Sequence[Objective],
    results: Iterable[KeyResult],
    reached: Mapping[int, Progress],
    last: Mapping[int, CheckIn],
    week: date,
) -> None:
    """Keep how objectives stood in a week: what their key results reached and were said together.
    One query."""
    parts: dict[int, list[KeyResult]] = {objective.pk: [] for objective in objectives}
    for result in results:
        parts[result.objective_id].append(result)
    weeks = []
    for objective in objectives:
        below = parts[objective.pk]
        together = roll_up((reached[result.pk], Decimal(result.weight)) for result in below)
        committed = objective.kind == Objective.Kind.COMMITTED
        confidence = objective_confidence(
            (
                last[result.pk].confidence if result.pk in last else None,
                result.weight,
                committed,
            )
            for result in below
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


def _newest(key_results: list[int], until: date) -> QuerySet[CheckIn]:
    newest = CheckIn.objects.filter(key_result=OuterRef("key_result"), week__lte=until)
    return CheckIn.objects.filter(
        key_result__in=key_results,
        week=Subquery(newest.order_by("-week").values("week")[:1]),
    )


_latest = RecordsOf(_newest)


@RecordsOf
def _objectives_held(key_results: list[int]) -> QuerySet[Objective]:
    theirs = KeyResult.everything.filter(pk__in=key_results).values("objective")
    rows = Objective.everything.filter(pk__in=theirs)
    return rows.order_by("pk").select_for_update(of=("self",))


@RecordsOf
def _latest_held(key_results: list[int], until: date) -> QuerySet[CheckIn]:
    return _newest(key_results, until).order_by("pk").select_for_update(of=("self",))


@RecordsOf
def _results_held(objectives: list[int]) -> QuerySet[KeyResult]:
    rows = KeyResult.everything.filter(objective__in=objectives)
    return rows.order_by("pk").select_for_update(of=("self",))
