"""Where each key result of a plan stands: what was said beside what arithmetic says, no words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from grove.measure.confidence import (
    MISSED_WEEKS,
    ON_TRACK_FROM,
    Disagreement,
    Said,
    Status,
    disagreement,
    missed_weeks,
    objective_confidence,
    of_confidence,
    status,
)
from grove.measure.forecast import Forecast, forecast
from grove.measure.kinds import Kind
from grove.okrs.models import KeyResult, Objective
from grove.okrs.queries.rows import KeyResultRow, ObjectiveRow
from grove.okrs.queries.tree import PlanTree
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.tracking.models import CheckIn
from grove.tracking.queries.rest import Rest, rest_of
from grove.tracking.weeks import week_of

BETTER = {Kind.INCREASE: 1, Kind.COUNT: 1, Kind.DECREASE: -1}


@dataclass(frozen=True)
class Stand:
    """One key result: the last check-in and the one before, and what arithmetic makes of it.

    fresh   whether the last word came since what it is compared with: only then it is a change
    gap     by how much the confidence promises more than the pace (0..1); hidden risk first
    """

    row: KeyResultRow
    last: CheckIn | None
    before: CheckIn | None
    status: Status
    forecast: Forecast | None
    disagrees: Disagreement | None
    fresh: bool
    gap: float

    @property
    def confidence(self) -> int | None:
        """What counts as said now; None when nobody knows any more."""
        if self.last is None or self.status is Status.NO_UPDATE:
            return None
        return self.last.confidence

    @property
    def change(self) -> int:
        """How far confidence moved with the last word; 0 when it did not or is long ago."""
        if self.last is None or self.before is None or not self.fresh:
            return 0
        return self.last.confidence - self.before.confidence


@dataclass(frozen=True)
class ObjectiveStand:
    """An objective and its key results, hidden risk first.

    own     whether its owner stated the confidence; else it is the mean of its key results
    worst   the key result that goes worst; None while nobody said anything
    """

    row: ObjectiveRow
    confidence: int | None
    status: Status
    parts: tuple[Stand, ...]
    own: bool = False
    worst: Stand | None = None


def stands_of(
    plan: Plan,
    tree: PlanTree,
    on: date,
    then: date | None = None,
    rests: Mapping[int, Rest] | None = None,
) -> tuple[ObjectiveStand, ...]:
    """Every objective with its key results as they stand on a day. Two queries, one when it is
    known which of them rest.

    then   compared with what was said up to this week (its Monday); without it with the word before
    """
    said = last_words([row.id for row in tree.key_results], then)
    rests = rest_of(plan) if rests is None else rests
    return tuple(_objective(plan, row, said, rests, on, then) for row in tree.objectives)


def stand_of(
    plan: Plan,
    row: KeyResultRow,
    said: list[CheckIn],
    rest: Rest | None,
    on: date,
    then: date | None = None,
) -> Stand:
    """One key result. `said` are its check-ins, the last first. What missed its day is off track,
    and stays so without another word."""
    last = said[0] if said else None
    before = said[1] if len(said) > 1 else None
    found = status_now(plan, (last.confidence, last.on, last.done) if last else None, rest, on)
    ahead = forecast_of(plan, row, on)
    confidence = last.confidence if last and found is not Status.NO_UPDATE else None
    settled = rest is not None or found is Status.DONE
    chance = ahead.chance if ahead else None
    return Stand(
        row=row,
        last=last,
        before=before,
        status=found,
        forecast=ahead,
        disagrees=None if settled else disagreement(confidence, chance, row.share, row.expected),
        fresh=last is not None and last.week > (then or week_of(on) - timedelta(weeks=2)),
        gap=0.0 if settled else _gap(confidence, row),
    )


def status_now(
    plan: Plan, said: tuple[int, date, bool] | None, rest: Rest | None, on: date
) -> Status:
    """The status that follows from the last word (confidence, day, done) and from what rests."""
    if rest is Rest.MISSED:
        return Status.OFF_TRACK
    confidence, day, done = said or (None, None, False)
    return status(
        Said(confidence, day, done=done or rest is Rest.MET, paused=rest is Rest.PAUSED),
        plan.cycle.starts_on,
        on,
    )


def forecast_of(plan: Plan, row: KeyResultRow, on: date) -> Forecast | None:
    """Where the value is heading by its due day; None for kinds without a way, or too early."""
    if not row.kind or Kind(row.kind) not in BETTER:
        return None
    values = [(point.on, point.value) for point in row.readings]
    lowest = 0.0 if all(value >= 0 for _day, value in values) else None
    return forecast(
        values, on, row.due or plan.cycle.ends_on, row.target, BETTER[Kind(row.kind)], lowest
    )


def _gap(confidence: int | None, row: KeyResultRow) -> float:
    if confidence is None or row.share is None or row.expected is None:
        return 0.0
    return max(0.0, row.expected - max(row.share, 0.0)) * confidence / 10


def _objective(
    plan: Plan,
    row: ObjectiveRow,
    said: Mapping[int, list[CheckIn]],
    rests: Mapping[int, Rest],
    on: date,
    then: date | None,
) -> ObjectiveStand:
    parts = [
        stand_of(plan, one, said.get(one.id, []), rests.get(one.id), on, then)
        for one in row.key_results
    ]
    kept = row.kind == Objective.Kind.COMMITTED
    own = own_word(row, plan, on)
    together = objective_confidence(
        ((part.confidence, part.row.weight, kept) for part in parts), own
    )
    off = kept and any(part.status is Status.OFF_TRACK for part in parts)
    if together is not None and off:
        together = min(together, ON_TRACK_FROM - 1)
    return ObjectiveStand(
        row=row,
        confidence=together,
        status=_together(together, parts),
        parts=tuple(sorted(parts, key=risk_first)),
        own=own is not None,
        worst=_worst(parts),
    )


def own_word(row: ObjectiveRow, plan: Plan, on: date) -> int | None:
    """The confidence an objective's owner stated, as long as a check-in counts; else None."""
    if row.stated is None or row.stated_on is None:
        return None
    missed = missed_weeks(row.stated_on, plan.cycle.starts_on, on)
    return row.stated if missed < MISSED_WEEKS else None


def risk_first(stand: Stand) -> tuple[bool, float, int]:
    """Where people say more than the pace does; then the lowest confidence."""
    hidden = stand.disagrees is Disagreement.OPTIMISTIC
    return (not hidden, -stand.gap if hidden else 0.0, lowest_first(stand))


def lowest_first(stand: Stand) -> int:
    """The lowest confidence; what nobody knows comes before it."""
    return -1 if stand.confidence is None else stand.confidence


def _together(confidence: int | None, parts: Sequence[Stand]) -> Status:
    """Done or at rest when all of it is; else what its confidence says."""
    statuses = {part.status for part in parts}
    if statuses == {Status.DONE}:
        return Status.DONE
    if statuses and statuses <= {Status.DONE, Status.PAUSED}:
        return Status.PAUSED
    return Status.NO_UPDATE if confidence is None else of_confidence(confidence)


def _worst(parts: Sequence[Stand]) -> Stand | None:
    """The lowest confidence among those that are not finished and of which something is known."""
    heard = [
        part
        for part in parts
        if part.confidence is not None and part.status not in (Status.DONE, Status.PAUSED)
    ]
    return min(
        heard,
        key=lambda part: (part.status is not Status.OFF_TRACK, lowest_first(part), -part.gap),
        default=None,
    )


def last_words(key_results: list[int], then: date | None = None) -> dict[int, list[CheckIn]]:
    """The last check-in of each key result and the one it is compared with, the last first.
    One query.

    then   the week (its Monday) by which the other was said; without it the one before the last
    """
    found: dict[int, list[CheckIn]] = defaultdict(list)
    for row in _words_of(key_results, then):
        found[row.key_result_id].append(row)
    return dict(found)


@RecordsOf
def _words_of(key_results: list[int], then: date | None) -> QuerySet[CheckIn]:
    said = CheckIn.objects.filter(key_result=OuterRef("pk")).order_by("-week").values("pk")
    earlier = said[1:2] if then is None else said.filter(week__lte=then)[:1]
    rows = KeyResult.objects.filter(pk__in=key_results)
    last = rows.annotate(place=Subquery(said[:1])).values("place")
    before = rows.annotate(place=Subquery(earlier)).values("place")
    return CheckIn.objects.filter(Q(pk__in=last) | Q(pk__in=before)).order_by("-week", "-id")
