"""Fetching objectives with everything around them in four queries, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateField,
    DecimalField,
    ExpressionWrapper,
    F,
    Field,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from grove.okrs.guards import with_guards
from grove.okrs.models import Checkpoint, KeyResult, NeedLink, Objective, ParentLink, Reading, Stage
from grove.okrs.pace import ReadingPoint, StagePoint
from grove.record import clock
from grove.record.statement import AskedOf, RecordsOf


@dataclass(frozen=True)
class LinkRow:
    """One line of the links query; `kind` is "need", "parent" or "child"."""

    kind: str
    objective: int
    key_result: int | None
    link: int
    number: int
    text: str
    letter: str
    department: str
    department_name: str
    path: str
    cycle: str
    shared: bool
    level: str


@dataclass
class Loaded:
    """Records and their rows by key result or objective."""

    objectives: list[Objective]
    key_results: dict[int, list[KeyResult]]
    readings: dict[int, list[ReadingPoint]] = field(default_factory=dict)
    stages: dict[int, list[StagePoint]] = field(default_factory=dict)
    checkpoints: dict[int, dict[int, Decimal]] = field(default_factory=dict)
    links: dict[int, list[LinkRow]] = field(default_factory=dict)


def load_plan(plan: int) -> Loaded:
    """All objectives of a plan (by id) in order, with all that hangs on them: four queries."""
    return load_around(list(_objectives_of_plan([plan])))


def load_around(
    objectives: list[Objective],
    children: bool = False,
    read: Callable[[list[int]], Iterable[KeyResult]] | None = None,
) -> Loaded:
    """The key results, measurements and links of objectives at hand. Three queries.

    read   how the key results of objectives are read, for who wants to know more of them at once
    """
    pks = [objective.pk for objective in objectives]
    key_results: dict[int, list[KeyResult]] = defaultdict(list)
    for row in read(pks) if read else _key_results_of(pks, clock.today()):
        key_results[row.objective_id].append(row)
    loaded = Loaded(objectives, dict(key_results))
    read_measurements(loaded, [row.pk for rows in key_results.values() for row in rows])
    read_links(loaded, pks, children)
    return loaded


def key_results_below(objectives: list[int], by: date) -> QuerySet[KeyResult]:
    """Key results of objectives in order, with their owners and guards."""
    rows = KeyResult.objects.filter(objective__in=objectives)
    return with_guards(rows, by).select_related("owner")


_key_results_of = RecordsOf(key_results_below)


@RecordsOf
def _objectives_of_plan(plans: list[int]) -> QuerySet[Objective]:
    return Objective.objects.filter(plan__in=plans).select_related("owner")


def read_measurements(loaded: Loaded, key_results: list[int]) -> None:
    """Readings, stages and checkpoints of key results, sorted. One query."""
    readings: dict[int, list[ReadingPoint]] = defaultdict(list)
    stages: dict[int, list[StagePoint]] = defaultdict(list)
    checkpoints: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for tag, key_result, place, day, amount, first, second, third in _asked_measurements(
        key_results
    ):
        if tag == "r":
            point = ReadingPoint(place, day, amount, second, first, third)
            readings[key_result].append(point)
        elif tag == "s":
            stages[key_result].append(StagePoint(place, first, second, day))
        else:
            checkpoints[key_result][place] = amount
    for points in readings.values():
        points.sort(key=lambda reading: (reading.on, reading.id))
    for steps in stages.values():
        steps.sort(key=lambda stage: stage.position)
    loaded.readings, loaded.stages = dict(readings), dict(stages)
    loaded.checkpoints = dict(checkpoints)


def read_links(loaded: Loaded, objectives: list[int], children: bool) -> None:
    """Needs covered, what is supported, and with `children` what supports it. One query."""
    links: dict[int, list[LinkRow]] = defaultdict(list)
    for row in _asked_links(objectives, children):
        link = LinkRow(*row)
        links[link.objective].append(link)
    for several in links.values():
        several.sort(key=lambda link: (link.department, link.letter, link.number, link.link))
    loaded.links = dict(links)


def _links(objectives: list[int], children: bool) -> QuerySet[Any, Any]:
    return _needs(objectives).union(
        _parents(objectives, "parent_objective"),
        _parents(objectives, "parent_key_result"),
        *([_children(objectives)] if children else []),
        all=True,
    )


_asked_links = AskedOf(_links)


def _measurements(key_results: list[int]) -> QuerySet[Any, Any]:
    decimal: Field[Any, Any] = DecimalField(max_digits=20, decimal_places=6)
    no_text, no_day = _none(TextField()), _none(DateField())
    readings = _columns(
        Reading.objects.filter(key_result__in=key_results),
        _text("r"), F("key_result_id"), F("id"), F("on"), F("value"),
        Cast("source", TextField()), Cast("trust", TextField()), F("note"),
    )  # fmt: skip
    stages = _columns(
        Stage.objects.filter(key_result__in=key_results),
        _text("s"), F("key_result_id"), Cast("position", BigIntegerField()), F("reached_on"),
        _none(decimal), Cast("name", TextField()), Cast("evidence", TextField()), no_text,
    )  # fmt: skip
    checkpoints = _columns(
        Checkpoint.objects.filter(key_result__in=key_results),
        _text("c"), F("key_result_id"), Cast("quarter", BigIntegerField()), no_day, F("value"),
        no_text, no_text, no_text,
    )  # fmt: skip
    return readings.union(stages, checkpoints, all=True)


_asked_measurements = AskedOf(_measurements)


def _needs(objectives: list[int]) -> QuerySet[Any, Any]:
    rows = NeedLink.objects.filter(objective__in=objectives, need__binned_at=None)
    return _columns(
        rows,
        _text("need"), F("objective_id"), F("key_result_id"), F("id"),
        Cast("need__number", BigIntegerField()), F("need__words"), _text("N"),
        _text(""), _text(""), _text(""), _text(""), Cast(Value(True), BooleanField()),
        Cast("need__level", TextField()),
    )  # fmt: skip


def _parents(objectives: list[int], end: str) -> QuerySet[Any, Any]:
    key_result = end == "parent_key_result"
    rows = ParentLink.objects.filter(
        **{"objective__in": objectives, f"{end}__isnull": False, f"{end}__binned_at": None}
    )
    text = F(f"{end}__text" if key_result else f"{end}__title")
    return _placed(rows, "parent", "objective_id", end, text, "K" if key_result else "O")


def _children(objectives: list[int]) -> QuerySet[Any, Any]:
    rows = ParentLink.objects.filter(
        Q(parent_objective__in=objectives) | Q(parent_key_result__objective__in=objectives),
        objective__binned_at=None,
    ).annotate(above=Coalesce("parent_objective_id", "parent_key_result__objective_id"))
    return _placed(rows, "child", "above", "objective", F("objective__title"), "O")


def _placed(
    rows: QuerySet[Any], tag: str, objective: str, end: str, text: Any, letter: str
) -> QuerySet[Any, Any]:
    plan = f"{end}__plan__"
    return _columns(
        rows,
        _text(tag), F(objective), F("parent_key_result_id"), F("id"),
        Cast(f"{end}__number", BigIntegerField()), text, _text(letter),
        Cast(f"{plan}department__code", TextField()),
        Cast(f"{plan}department__name", TextField()),
        Cast(f"{plan}department__path", TextField()),
        Cast(f"{plan}cycle__name", TextField()),
        ExpressionWrapper(Q(**{f"{plan}shared_at__isnull": False}), BooleanField()), _text(""),
    )  # fmt: skip


def _columns(rows: QuerySet[Any], *expressions: Any) -> QuerySet[Any, Any]:
    """The same columns for every branch of a union, whatever model it reads."""
    named = {f"column{index}": each for index, each in enumerate(expressions)}
    return rows.order_by().annotate(**named).values_list(*named)


def _text(value: str) -> Cast:
    return Cast(Value(value, CharField()), TextField())


def _none(kind: "Field[Any, Any]") -> Cast:
    """NULL of a type: PostgreSQL wants the branches of a union to agree."""
    return Cast(Value(None), kind)
