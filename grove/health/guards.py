"""A health metric as the guard of a key result: whether what must not get worse still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from grove.health.models import HealthMetric, HealthReading
from grove.health.words import STATES, held_word, limit_text, value_text
from grove.measure.limits import Held, held
from grove.org.models import Department

KNOWN_FOR = timedelta(days=100)
"""A quarter and a few days: what was read before says nothing about today."""


@dataclass(frozen=True)
class Guard:
    """The guard of a key result on a day. `now` is empty where the figure is not for everybody."""

    metric: int
    name: str
    limit: str
    now: str
    state: str
    word: str
    broken: bool

    @property
    def words(self) -> str:
        """ "on-call pages: 9 per week, at most 6 per week"."""
        facts = {"name": self.name, "now": self.now or self.word, "limit": self.limit}
        return _("%(name)s: %(now)s, %(limit)s") % facts


def read_by(rows: QuerySet[HealthMetric], on: date) -> QuerySet[HealthMetric]:
    """Health metrics with the last value read by a day: `now`, `now_on`; None when long ago."""
    last = HealthReading.objects.filter(
        metric=OuterRef("pk"), on__lte=on, on__gt=on - KNOWN_FOR
    ).order_by("-week")
    return rows.annotate(
        now=Subquery(last.values("value")[:1]), now_on=Subquery(last.values("on")[:1])
    )


def guards_of(metrics: Iterable[int], on: date) -> dict[int, Guard]:
    """Guards by the id of their health metric. One query, none without ids."""
    wanted = set(metrics)
    if not wanted:
        return {}
    found: dict[int, Guard] = {}
    for row in read_by(HealthMetric.objects.filter(pk__in=wanted), on):
        state = held(row.now, row.at_least, row.at_most)  # type: ignore[attr-defined]
        found[row.pk] = Guard(
            metric=row.pk,
            name=row.name,
            limit=limit_text(row),
            now="" if row.sensitive else value_text(row.now, row.unit),  # type: ignore[attr-defined]
            state=STATES[state],
            word=held_word(state),
            broken=state is Held.BROKEN,
        )
    return found


def choices_for(department: Department) -> QuerySet[HealthMetric]:
    """Health metrics that can guard a key result of a department: its own, and those above it."""
    return HealthMetric.objects.filter(Q(department__in=department.ancestor_ids)).order_by(
        F("department__path").desc(), "number"
    )
