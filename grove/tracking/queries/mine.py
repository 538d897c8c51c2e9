"""Which key results somebody checks in on: those they own, or whose objective they own alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from grove.okrs.guards import with_guards
from grove.okrs.models import KeyResult
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record import clock
from grove.record.statement import RecordsOf
from grove.tracking.actions.figures import latest
from grove.tracking.models import CheckIn
from grove.tracking.queries.rest import Rest, rest_of
from grove.tracking.weeks import week_of


@dataclass(frozen=True)
class Reported:
    """What somebody reports on in a week, in the order of the plan.

    last      the last check-in of each, up to that week
    resting   what nobody is asked about any more; None: its owner called it done
    """

    rows: tuple[KeyResult, ...]
    last: dict[int, CheckIn]
    resting: tuple[tuple[KeyResult, Rest | None], ...]


def reported(
    plan: Plan, person: Person, week: date, today: date, everything: bool = False
) -> Reported:
    """The key results of a person; in a week that is over, all that something was said about or
    could have been. Three queries."""
    found = list(_reported([plan.pk, person.pk], clock.today(), everything))
    for row in found:
        row.plan = plan
    last = latest((row.pk for row in found), week)
    rests = rest_of(plan)
    if week < week_of(today):
        return Reported(tuple(found), last, ())
    rests_now = {
        row.pk
        for row in found
        if row.pk in rests or (row.pk in last and last[row.pk].done and last[row.pk].week < week)
    }
    return Reported(
        rows=tuple(row for row in found if row.pk not in rests_now),
        last=last,
        resting=tuple((row, rests.get(row.pk)) for row in found if row.pk in rests_now),
    )


def measured(rows: Sequence[KeyResult]) -> Loaded:
    """These key results below their objectives, with what was measured. One query."""
    by_objective: dict[int, list[KeyResult]] = defaultdict(list)
    for row in rows:
        by_objective[row.objective_id].append(row)
    objectives = {row.objective_id: row.objective for row in rows}
    loaded = Loaded(list(objectives.values()), dict(by_objective))
    read_measurements(loaded, [row.pk for row in rows])
    return loaded


@RecordsOf
def _reported(both: list[int], by: date, everything: bool) -> QuerySet[KeyResult]:
    """Key results of a plan that a person reports on; everything: all of it, for who writes it."""
    plan, person = both
    rows = with_guards(KeyResult.objects.filter(plan=plan, objective__binned_at=None), by)
    if not everything:
        rows = rows.filter(Q(owner=person) | Q(owner=None, objective__owner=person))
    rows = rows.select_related("owner", "objective__owner")
    return rows.order_by("objective__position", "objective_id", "position", "id")
