"""A health metric as the guard of a key result: whether what must not get worse still holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from grove.health.models import HealthMetric
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


def guard(metric: HealthMetric, value: Decimal | None, read_on: date | None, on: date) -> Guard:
    """What a health metric says as a guard on a day, of the last value read by then."""
    known = read_on is not None and on - KNOWN_FOR < read_on <= on
    state = held(value if known else None, metric.at_least, metric.at_most)
    return Guard(
        metric=metric.pk,
        name=metric.name,
        limit=limit_text(metric),
        now=value_text(value, metric.unit) if known and not metric.sensitive else "",
        state=STATES[state],
        word=held_word(state),
        broken=state is Held.BROKEN,
    )


def choices_for(department: Department) -> QuerySet[HealthMetric]:
    """Health metrics that can guard a key result of a department: its own, and those above it."""
    rows = HealthMetric.objects.filter(department__in=department.ancestor_ids)
    return rows.order_by(F("department__path").desc(), "number")
