"""Finding an objective or key result by its stable code: PLAT-27-O3, PLAT-27-K14."""

import re
import unicodedata
from datetime import date
from typing import Any, cast

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet, Value

from grove.okrs.guards import with_guards
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Writer
from grove.record import clock
from grove.record.statement import RecordsOf

Found = Objective | KeyResult
LONGEST_CODE = 40
_CODE = re.compile(r"([A-Z][A-Z0-9]{1,7})-(\w{1,2})-([OK])([1-9]\d{0,5})")


def find_by_code(code: str, reader: Person | None = None) -> Found | None:
    """What lives under a code, with its plan, department and cycle; None when nothing does.

    Case and full-width letters do not matter. One query. With a reader `plan.written` says whether
    they are one of its invited writers.
    """
    plain = unicodedata.normalize("NFKC", code[:LONGEST_CODE]).strip().upper()
    parts = _CODE.fullmatch(plain)
    if parts is None:
        return None
    department, cycle, kind, number = parts.groups()
    asked = _objective if kind == "O" else _key_result
    said = [department, cycle, int(number), reader.pk if reader else 0]
    found: Any = next(asked(said, clock.today()), None)
    if found is not None and reader is not None:
        found.plan.written = found.written
    return cast("Found | None", found)


def _placed(rows: QuerySet[Any], said: list[Any]) -> QuerySet[Any]:
    """Those with a number in the newest plan that has this name."""
    department, cycle, number, reader = said
    found = rows.filter(
        plan__department__code=department,
        plan__cycle__name__iendswith=cycle,
        number=Value(number, BigIntegerField()),
        plan__binned_at=None,
    )
    writes = Writer.objects.filter(plan=OuterRef("plan"), person=reader)
    found = found.select_related("plan__department", "plan__cycle", "owner")
    return found.annotate(written=Exists(writes)).order_by("-plan__cycle__starts_on")[:1]


@RecordsOf
def _objective(said: list[Any], _by: date) -> QuerySet[Objective]:
    return _placed(Objective.objects.all(), said)


@RecordsOf
def _key_result(said: list[Any], by: date) -> QuerySet[KeyResult]:
    rows = with_guards(KeyResult.objects.filter(objective__binned_at=None), by)
    return _placed(rows.select_related("objective__owner"), said)
