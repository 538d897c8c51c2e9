"""All rows of a plan, of every room, in one statement: what a snapshot is made of."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, JSONObject

from grove.drafting.models import NotDoing, ThemeDecision
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.needs.models import Customer, Need
from grove.okrs.models import Checkpoint, KeyResult, NeedLink, Objective, ParentLink, Stage
from grove.org.models import Department
from grove.plans.models import Cycle, Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.review.models import Failure, Grade, Lesson
from grove.versions.schema import BY_KEY, Sort

Rows = dict[str, list[dict[str, Any]]]


def rows_of(plan: Plan) -> Rows:
    """Rows by section: one query that unites all tables, each row as a JSON object."""
    sql, parameters = _statement(connection.vendor)
    asked = {_PLAN: plan.pk, _DEPARTMENT: plan.department_id}
    day = connection.ops.adapt_datefield_value(plan.cycle.starts_on)
    found: Rows = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked.get(one, day if one == _DAY else one) for one in parameters])
        for key, row in cursor:
            found[key].append(json.loads(row) if isinstance(row, str) else row)
    return found


# What stands in the statement where a plan's own values go.
_PLAN, _DEPARTMENT, _DAY = -9_100_001, -9_100_002, "starts_on"


@lru_cache(maxsize=2)
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the query and its parameters, with stand-ins for what a plan puts in.

    Put together once: that takes longer than the database needs to answer.
    """
    day = date(1, 1, 1)
    plan = Plan(
        pk=_PLAN, department=Department(pk=_DEPARTMENT), cycle=Cycle(starts_on=day, ends_on=day)
    )
    first, *others = [_part(key, rows, columns) for key, (rows, columns) in _parts(plan).items()]
    sql, parameters = first.union(*others, all=True).query.sql_with_params()
    stands_for = connection.ops.adapt_datefield_value(day)
    return sql, tuple(_DAY if one == stands_for else one for one in parameters)


def _part(key: str, rows: QuerySet[Any], columns: Mapping[str, Any]) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(
            snapshot_section=Value(key, output_field=CharField()),
            snapshot_row=JSONObject(id=F("pk"), revision=F("revision"), **columns),
        )
        .values_list("snapshot_section", "snapshot_row")
    )


def _parts(plan: Plan) -> dict[str, tuple[QuerySet[Any], dict[str, Any]]]:
    """Of every section its rows and, by name in the content, the column each field is read from."""
    here = {"plan": plan}
    of_result = {"plan": plan, "objective__binned_at": None}
    of_link = {"need__plan": plan, "need__binned_at": None, "objective__binned_at": None}
    of_stage = {"key_result__plan": plan, "key_result__binned_at": None}
    live_result = Q(key_result=None) | Q(key_result__binned_at=None)
    return {
        "positioning": (Positioning.objects.filter(**here), _own("positioning")),
        "dimensions": (ValueDimension.objects.filter(**here), _own("dimensions", "position")),
        "customers": (Customer.objects.filter(**here), _own("customers")),
        "needs": (
            Need.objects.filter(**here),
            _own("needs", "number", "covered_by") | _names("customer", "heard_by", "declined_by"),
        ),
        "objectives": (
            Objective.objects.filter(**here),
            _own("objectives", "number", "position", "needs", "supports")
            | _names("owner")
            | {
                "goal_group": Case(
                    When(goal_group__binned_at=None, then=F("goal_group__name")),
                    default=None,
                    output_field=CharField(),
                )
            },
        ),
        "key_results": (
            KeyResult.objects.filter(**of_result),
            _own("key_results", "number", "position", "checkpoints", "stages", "needs")
            | _names("owner")
            | {"objective": F("objective__number")},
        ),
        "need_links": (
            NeedLink.objects.filter(live_result, **of_link),
            {
                "need": F("need__number"),
                "objective": F("objective__number"),
                "key_result": F("key_result__number"),
            },
        ),
        "supports": (
            ParentLink.objects.filter(objective__plan=plan),
            {
                "objective": F("objective__number"),
                "upper": _code_parts("parent_objective__", "O"),
                "measure": _code_parts("parent_key_result__", "K"),
            },
        ),
        "checkpoints": (
            Checkpoint.objects.filter(**of_stage),
            {
                "key_result": F("key_result__number"),
                "quarter": F("quarter"),
                "value": Cast("value", CharField()),
            },
        ),
        "stages": (
            Stage.objects.filter(**of_stage),
            {
                "key_result": F("key_result__number"),
                "position": F("position"),
                "name": F("name"),
                "evidence": F("evidence"),
                "reached_on": F("reached_on"),
            },
        ),
        "not_doing": (NotDoing.objects.filter(**here), _own("not_doing", "position")),
        "themes_left_out": (
            ThemeDecision.objects.filter(**here),
            _own("themes_left_out") | {"theme": F("theme")},
        ),
        "grades": (
            Grade.objects.filter(**here),
            _own("grades") | {"of": _code_parts("key_result__", "K")},
        ),
        "lessons": (
            Lesson.objects.filter(**here),
            _own("lessons", "position", "objective") | {"of": _code_parts("objective__", "O")},
        ),
        "failures": (
            # A register outlives a plan: what is recorded in later cycles is not part of this one.
            Failure.objects.filter(
                Q(cycle=None) | Q(cycle__starts_on__lte=plan.cycle.starts_on),
                department=plan.department,
            ),
            _own("failures", "number", "key_result")
            | _names("guard_owner")
            | {"of": _code_parts("key_result__", "K")},
        ),
        "management": (ManagementPlan.objects.filter(**here), _own("management")),
        "seats": (Seat.objects.filter(**here), _own("seats", "position")),
        "path": (
            PathItem.objects.filter(**here),
            _own("path", "position", "key_result") | {"key_result": F("key_result__number")},
        ),
        "returns": (
            ReturnLine.objects.filter(**here),
            _own("returns", "position", "key_result") | {"key_result": F("key_result__number")},
        ),
    }


_NO_COLUMN = {
    "needs": {"covered_by"},
    "objectives": {"needs", "supports", "goal_group"},
    "key_results": {"checkpoints", "stages", "needs", "objective"},
    "lessons": {"objective"},
    "failures": {"key_result"},
    "path": {"key_result"},
    "returns": {"key_result"},
}


def _own(key: str, *more: str) -> dict[str, Any]:
    """The fields of a section that are columns of its own table, and further columns."""
    section = BY_KEY[key]
    skipped = _NO_COLUMN.get(key, set())
    columns: dict[str, Any] = {name: F(name) for name in more if name not in skipped}
    for field in section.fields:
        if field.name in skipped:
            continue
        # A decimal travels as text: as a JSON number it would lose digits.
        columns[field.name] = (
            Cast(field.name, CharField()) if field.sort is Sort.NUMBER else F(field.name)
        )
    return columns


def _names(*people: str) -> dict[str, Any]:
    return {name: F(f"{name}__name") for name in people}


def _code_parts(prefix: str, letter: str) -> JSONObject:
    return JSONObject(
        department=F(f"{prefix}plan__department__code"),
        cycle=F(f"{prefix}plan__cycle__name"),
        letter=Value(letter),
        number=F(f"{prefix}number"),
    )
