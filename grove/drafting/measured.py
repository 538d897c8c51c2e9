"""What the reviewer knows of the figures of a plan: of its week by week, and of the cycle before.

Branches of the one query of `known`. What is said week by week stands in a room above this one, so
its records are reached by their relations.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Aggregate,
    CharField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat

from grove.drafting.metrics import find_shipped
from grove.drafting.union import KNOWN, Row, known_columns
from grove.measure.kinds import Kind
from grove.okrs.models import KeyResult, Reading
from grove.plans.models import Plan
from grove.quality import plan as quality

LOOKED_BACK = timedelta(days=183)  # before the cycle: half a year says how a number moves
MEASURED = (Kind.INCREASE, Kind.DECREASE, Kind.HOLD_ABOVE, Kind.HOLD_BELOW, Kind.HOLD_WITHIN)
# Days until a metric is read once, each at its shortest: nobody is told of a day that is not sure.
RHYTHMS = {"weekly": 7, "monthly": 28, "quarterly": 89, "yearly": 365}


class Joined(Aggregate):
    """Texts of a group in one, with a space between; in no order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **context)


@dataclass
class Figures:
    """check_ins   code of a key result that is still asked about → what was said of it last
    read        codes of key results that were read in this cycle
    """

    check_ins: dict[str, quality.CheckIn] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def check_in(self, code: str, due: date | None, on: date) -> quality.CheckIn | None:
        """What was said of a key result last; None when its day is over."""
        return None if due is not None and due < on else self.check_ins.get(code)

    def period(self, code: str, metric: str) -> int | None:
        """Days until a key result is read once, by its metric; None: unknown, or it was read."""
        entry = None if code in self.read or not metric else find_shipped(metric)
        return RHYTHMS[entry.shipped.rhythm] if entry and entry.shipped else None


def branches(plan: Plan) -> tuple[QuerySet[Any, Any], ...]:
    """What was said and read of the plan's key results."""
    return _said(plan), _read(plan)


def figures_of(rows: Iterable[Row]) -> Figures:
    """What the rows of these branches say."""
    found = Figures()
    for row in rows:
        if row.tag == f"{KNOWN}read":
            found.read.add(f"K{row.number}")
        elif row.tag == f"{KNOWN}said":
            found.check_ins[f"K{row.number}"] = quality.CheckIn(
                on=date.fromisoformat(row.first[:10]),
                confidence=int(row.second),
                confidence_before=int(row.third) if row.third else None,
                note=row.fourth,
            )
    return found


def values_of(row: Row) -> tuple[Decimal, ...]:
    """What a row of `was` says was measured, oldest first."""
    pairs = sorted(one.split("=", 1) for one in row.first.split())
    return tuple(Decimal(value) for _day, value in pairs)


def _said(plan: Plan) -> QuerySet[Any, Any]:
    """The last check-in of each key result that is neither done nor resting."""
    check_ins: Any = KeyResult._meta.get_field("check_ins").related_model
    pauses: Any = KeyResult._meta.get_field("pauses").related_model
    of_it = check_ins.objects.filter(key_result=OuterRef("key_result")).order_by("-week", "-pk")
    rows = check_ins.objects.filter(
        key_result__plan=plan,
        key_result__binned_at=None,
        key_result__objective__binned_at=None,
        done=False,
        pk=Subquery(of_it.values("pk")[:1]),
    ).exclude(Exists(pauses.objects.filter(key_result=OuterRef("key_result"), ended_on=None)))
    rows = rows.annotate(before=Subquery(of_it.values("confidence")[1:2]))
    return known_columns(
        rows, "said", "on", "confidence", "before", "note", number="key_result__number"
    )


def _read(plan: Plan) -> QuerySet[Any, Any]:
    """Key results with a metric that were read in this cycle: so they can be."""
    rows = KeyResult.objects.filter(plan=plan, objective__binned_at=None).exclude(metric="")
    read = rows.filter(Exists(Reading.objects.filter(key_result=OuterRef("pk"))))
    return known_columns(read, "read", number="number")


def was(plan: Plan, before: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """What was measured in the cycle before: `pk` is the key result, its values are one text.

    before   gives the id of that plan
    """
    of_it = Reading.objects.filter(
        key_result=OuterRef("pk"), on__gt=plan.cycle.starts_on - LOOKED_BACK
    )
    joined = (
        of_it.order_by()
        .values("key_result")
        .annotate(
            said=Joined(
                Concat(
                    Cast(F("on"), TextField()),
                    Value("="),
                    Cast(F("value"), TextField()),
                    output_field=CharField(),
                )
            )
        )
        .values("said")
    )
    rows = KeyResult.objects.filter(
        plan=Subquery(before), objective__binned_at=None, kind__in=[one.value for one in MEASURED]
    ).annotate(values_then=Subquery(joined))
    return known_columns(
        rows.filter(values_then__isnull=False), "was", "values_then", "unit", "metric"
    )
