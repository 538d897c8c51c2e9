"""Queries that are asked over and over, made into SQL once: building one costs more than asking.

`statement_of` turns a query set of values into SQL that can be kept. `AskedOf` keeps the SQL of a
query about rows given by their ids: the ids are put into it each time. `RecordsOf` gives records.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

# Stand in for what is asked with while the SQL is built. No row has such an id, none such a moment.
_PLACE = -(10**15)
_MOMENT = datetime(1, 1, 2, tzinfo=UTC)
KEPT = 128
_MOST = 2**63 - 1  # no column holds more; no row has it as its id

Asked = int | str | datetime


@dataclass(frozen=True)
class Statement:
    """SQL, its parameters, and by column what makes the database's values Python's.

    slots   which parameters stand for something else each time: the place of the parameter, that
            of what is asked with, and what stands before and after it (of a beginning: "%")
    """

    sql: str
    parameters: tuple[Any, ...]
    converters: dict[int, tuple[list[Any], Any]]
    slots: tuple[tuple[int, int, str, str], ...] = ()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One query."""
        return self.rows_of(())

    def rows_of(self, asked: Sequence[Asked]) -> Iterator[tuple[Any, ...]]:
        """One query, with ids and moments where the statement was built with `places`."""
        parameters = list(self.parameters)
        for at, place, before, after in self.slots:
            one: Any = asked[place]
            if isinstance(one, datetime):
                one = connection.ops.adapt_datetimefield_value(one)
            elif isinstance(one, int):
                one = max(-_MOST, min(one, _MOST))  # what an address says may be any number
            if before or after:
                one = f"{before}{connection.ops.prep_for_like_query(str(one))}{after}"
            parameters[at] = one
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            found = cursor.fetchall()
        if not self.converters:
            yield from found
            return
        for row in found:
            values = list(row)
            for at, (converters, expression) in self.converters.items():
                for convert in converters:
                    values[at] = convert(values[at], expression, connection)
            yield tuple(values)


def statement_of(rows: "QuerySet[Any, Any]", stand_ins: Sequence[Any] = ()) -> Statement:
    """The SQL of a query set of values (`values_list`). Asks the database nothing.

    stand_ins   what of it is given only when it is asked (see `places`)
    """
    compiler = rows.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select or ()]
    return Statement(
        sql,
        tuple(parameters),
        compiler.get_converters(columns),
        tuple(_slots(parameters, stand_ins)),
    )


def _slots(
    parameters: Sequence[Any], stand_ins: Sequence[Any]
) -> Iterator[tuple[int, int, str, str]]:
    # A column of texts makes a text of the number that stands in for one.
    texts = {
        str(connection.ops.adapt_datetimefield_value(one) if isinstance(one, datetime) else one): at
        for at, one in enumerate(stand_ins)
    }
    for at, parameter in enumerate(parameters):
        said = str(parameter)
        for text, place in texts.items():
            before, found, after = said.partition(text)
            if found:
                yield at, place, before, after


def places(kinds: Sequence[type]) -> list[Any]:
    """Stand-ins of these kinds, to build a statement with."""
    return [
        _MOMENT + timedelta(days=at) if issubclass(kind, datetime) else _PLACE - at
        for at, kind in enumerate(kinds)
    ]


def dialect() -> Hashable:
    """What the SQL of one query set can differ by at different times: a key to keep it under."""
    return connection.vendor, connection.features.allows_group_by_selected_pks


class AskedOf:
    """A query about rows given by their ids, or by other numbers, texts and moments that columns
    equal (or texts that they begin with).

    It is built once for each number of them. `build` makes the query set of values from the ids,
    and from what else it is asked with (few different things, or it is built as often as asked).
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, Any]]") -> None:
        self._build = build
        self._built = lru_cache(KEPT)(self._statement)

    def _statement(
        self, _dialect: Hashable, kinds: tuple[type, ...], *others: Hashable
    ) -> Statement:
        stand_ins = places(kinds)
        return statement_of(self._build(stand_ins, *others), stand_ins)

    def __call__(self, asked: Sequence[Asked], *others: Hashable) -> Iterator[tuple[Any, ...]]:
        """The rows, as the query set would give them. One query, none without ids."""
        if not asked:
            return iter(())
        return self._built(dialect(), tuple(map(type, asked)), *others).rows_of(asked)


class RecordsOf(Generic[M]):
    """The same for records. `build` makes their query set; what it reads along (`select_related`)
    and its annotations come with each record."""

    def __init__(self, build: "Callable[..., QuerySet[M]]") -> None:
        self._build = build
        self._built = lru_cache(KEPT)(self._reading)

    def _reading(self, _dialect: Hashable, kinds: tuple[type, ...], *others: Hashable) -> "Reading":
        stand_ins = places(kinds)
        return Reading(self._build(stand_ins, *others), stand_ins)

    def __call__(self, asked: Sequence[Asked], *others: Hashable) -> Iterator[M]:
        """The records, as the query set would give them. One query, none without ids."""
        if not asked:
            return iter(())
        return self._built(dialect(), tuple(map(type, asked)), *others).records(asked)


class Reading:
    """The statement of a query set of records, and what each of its rows is made into.

    parts   of the model itself and of what is read along: where it hangs, model, columns
    """

    def __init__(self, rows: "QuerySet[Any]", stand_ins: Sequence[Any] = ()) -> None:
        self._parts: list[tuple[str, Any, list[str]]] = []
        self._without, deferred = rows.query.deferred_loading
        assert deferred, "leave columns out with `defer`"
        self._add("", rows.model, rows.query.select_related or {})
        self._besides = list(rows.query.annotation_select)
        columns = [
            f"{path}__{column}" if path else column
            for path, _model, columns in self._parts
            for column in columns
        ]
        self._statement = statement_of(rows.values_list(*columns, *self._besides), stand_ins)

    def _add(self, path: str, model: Any, below: Any) -> None:
        before = f"{path}__" if path else ""
        columns = [
            field.attname
            for field in model._meta.concrete_fields
            if before + field.name not in self._without
        ]
        self._parts.append((path, model, columns))
        for name, further in below.items():
            self._add(before + name, model._meta.get_field(name).related_model, further)

    def records(self, asked: Sequence[Asked] = ()) -> Iterator[Any]:
        """One query."""
        return map(self._record, self._statement.rows_of(asked))

    def _record(self, row: Sequence[Any]) -> Any:
        made: dict[str, Any] = {}
        at = 0
        for path, model, columns in self._parts:
            values = row[at : at + len(columns)]
            there = not path or values[0] is not None  # the first column is the id
            made[path] = model.from_db(connection.alias, columns, values) if there else None
            at += len(columns)
            above, _dots, name = path.rpartition("__")
            if path and made[above] is not None:
                made[above]._state.fields_cache[name] = made[path]
        record = made[""]
        for name, value in zip(self._besides, row[at:], strict=True):
            setattr(record, name, value)
        return record
