"""What pages read of a department's health metrics: each with its limit and how it went."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet

from grove.health.guards import KNOWN_FOR
from grove.health.models import HealthMetric
from grove.health.words import STATES, figure, held_word, limit_text, unit_words, value_text
from grove.look.saying import went_words
from grove.measure.limits import Held, held
from grove.measure.units import plain_number
from grove.org.models import Department
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.record.statement import RecordsOf

DRAWN = 12  # readings of the small line
YEAR = timedelta(weeks=53)


class Point(NamedTuple):
    """One reading."""

    week: date
    on: date
    value: Decimal


@dataclass(frozen=True)
class HealthRow:
    """One health metric as the strip, the page and the check-in show it.

    hidden    its figures are not for this reader; whether it holds is
    typed     this week's value as an input holds it
    reports   whether this reader says what was read
    """

    pk: int
    number: int
    code: str
    name: str
    unit_words: str
    limit: str
    figure: str
    figure_unit: str
    on: date | None
    state: str
    word: str
    broken: bool
    hidden: bool
    spark: tuple[float, ...]
    spark_words: str
    owner_name: str
    source: str
    metric: str
    typed: str
    reports: bool


def health_of(door: PlanDoor, on: date) -> tuple[HealthRow, ...]:
    """The department's health metrics in order, as this reader may see them. One query."""
    return health_rows(
        door.department, on, sees=door.may(Verb.SIGN), edits=door.edits, reader=door.someone.pk
    )


def health_rows(
    department: Department, on: date, *, sees: bool, edits: bool = False, reader: int | None = None
) -> tuple[HealthRow, ...]:
    """The same for somebody who sees figures about people (`sees`) or does not. One query: each
    metric comes once for each of its readings."""
    metrics: dict[int, HealthMetric] = {}
    points: dict[int, list[Point]] = defaultdict(list)
    for row in _read([department.pk], on):
        metrics.setdefault(row.pk, row)
        if row.week is not None:
            points[row.pk].append(Point(row.week, row.on, row.value))
    return tuple(_row(row, points[pk], on, sees, edits, reader) for pk, row in metrics.items())


@RecordsOf
def _read(departments: list[int], on: date) -> QuerySet[Any]:
    read = FilteredRelation(
        "readings",
        condition=Q(readings__binned_at=None, readings__on__gt=on - YEAR, readings__on__lte=on),
    )
    return (
        HealthMetric.objects.filter(department__in=departments)
        .select_related("owner")
        .annotate(read=read, week=F("read__week"), on=F("read__on"), value=F("read__value"))
        .order_by("number", "week")
    )


def _row(
    row: HealthMetric,
    read: list[Point],
    on: date,
    sees: bool,
    edits: bool,
    reader: int | None,
) -> HealthRow:
    last = read[-1] if read and read[-1].on > on - KNOWN_FOR else None
    state = held(last.value if last else None, row.at_least, row.at_most)
    hidden = row.sensitive and not sees
    shown, unit = figure(last.value, row.unit) if last and not hidden else ("", "")
    this_week = last is not None and last.week == on - timedelta(days=on.weekday())
    return HealthRow(
        pk=row.pk,
        number=row.number,
        code=row.code,
        name=row.name,
        unit_words=unit_words(row.unit),
        limit=limit_text(row),
        figure=shown,
        figure_unit=unit,
        on=last.on if last else None,
        state=STATES[state],
        word=held_word(state),
        broken=state is Held.BROKEN,
        hidden=hidden,
        spark=() if hidden else tuple(float(one.value) for one in read[-DRAWN:]),
        spark_words="" if hidden else _went([one.value for one in read[-DRAWN:]], row.unit),
        owner_name=str(row.owner or ""),
        source=row.source,
        metric=row.metric,
        typed=plain_number(last.value) if last and this_week and not hidden else "",
        reports=edits or (reader is not None and row.owner_id == reader),
    )


def _went(values: list[Decimal], unit: str) -> str:
    if len(values) < 2:
        return ""
    first, now = values[0], values[-1]
    return went_words(first, now, value_text(first, ""), value_text(now, unit), len(values))
