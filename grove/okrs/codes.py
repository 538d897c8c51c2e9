"""Finding an objective or key result by its stable code: PLAT-27-O3, PLAT-27-K14."""

import re
import unicodedata
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from grove.okrs.guards import with_guards
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Writer

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
    rows: QuerySet[Any] = (Objective if kind == "O" else KeyResult).objects.filter(
        plan__department__code=department,
        plan__cycle__name__iendswith=cycle,
        number=int(number),
        plan__binned_at=None,
    )
    around = ["plan__department", "plan__cycle", "owner"]
    if kind == "K":
        rows = rows.filter(objective__binned_at=None)
        rows = with_guards(rows)
        around.append("objective__owner")
    if reader is not None:
        writes = Writer.objects.filter(plan=OuterRef("plan"), person=reader)
        rows = rows.annotate(written=Exists(writes))
    found = rows.select_related(*around).order_by("-plan__cycle__starts_on").first()
    if found is not None and reader is not None:
        found.plan.written = found.written
    return found
