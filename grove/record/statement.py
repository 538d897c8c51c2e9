"""Queries that are asked over and over, made into SQL once: building one costs more than asking.

`statement_of` turns a query set of values into SQL that can be kept. `AskedOf` keeps the SQL of a
query about rows given by their ids: the ids are put into it each time. `RecordsOf` gives records.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

# Stand in for ids while the SQL is built. No row has such an id.
_PLACE = -(10**15)
KEPT = 128


@dataclass(frozen=True)
class Statement:
    """SQL, its parameters, and by column what makes the database's values Python's."""

    sql: str
    parameters: tuple[Any, ...]
    converters: dict[int, tuple[list[Any], Any]]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One query."""
        return self._rows(self.parameters)

    def rows_of(self, ids: Sequence[int | str]) -> Iterator[tuple[Any, ...]]:
        """One query, with ids where the statement was built with `places`."""
        given = {str(_PLACE - at): one for at, one in enumerate(ids)}
        # A column of texts makes a text of the number that stands in for one.
        return self._rows(
            [
                given.get(str(one), one) if isinstance(one, int | str) else one
                for one in self.parameters
            ]
        )

    def _rows(self, parameters: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            found = cursor.fetchall()
        for row in found:
            values = list(row)
            for at, (converters, expression) in self.converters.items():
                for convert in converters:
                    values[at] = convert(values[at], expression, connection)
            yield tuple(values)


def statement_of(rows: "QuerySet[Any, Any]") -> Statement:
    """The SQL of a query set of values (`values_list`). Asks the database nothing."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [expression for expression, _sql, _alias in compiler.select or ()]
    return Statement(sql, tuple(parameters), compiler.get_converters(columns))


def places(count: int) -> list[int]:
    """So many stand-ins for ids, to build a statement with."""
    return [_PLACE - at for at in range(count)]


def dialect() -> Hashable:
    """What the SQL of one query set can differ by at different times: a key to keep it under."""
    return connection.vendor, connection.features.allows_group_by_selected_pks


class AskedOf:
    """A query about rows given by their ids, or by other numbers and texts that columns equal.

    It is built once for each number of them. `build` makes the query set of values from the ids,
    and from what else it is asked with (few different things, or it is built as often as asked).
    """

    def __init__(self, build: "Callable[..., QuerySet[Any, Any]]") -> None:
        self._built = lru_cache(KEPT)(
            lambda _dialect, count, *others: statement_of(build(places(count), *others))
        )

    def __call__(self, ids: Sequence[int | str], *others: Hashable) -> Iterator[tuple[Any, ...]]:
        """The rows, as the query set would give them. One query, none without ids."""
        return self._built(dialect(), len(ids), *others).rows_of(ids) if ids else iter(())


class RecordsOf(Generic[M]):
    """The same for records. `build` makes their query set; what it reads along (`select_related`)
    and its annotations come with each record."""

    def __init__(self, build: "Callable[..., QuerySet[M]]") -> None:
        self._built = lru_cache(KEPT)(
            lambda _dialect, count, *others: _Reading(build(places(count), *others))
        )

    def __call__(self, ids: Sequence[int | str], *others: Hashable) -> Iterator[M]:
        """The records, as the query set would give them. One query, none without ids."""
        return self._built(dialect(), len(ids), *others).records(ids) if ids else iter(())


class _Reading:
    """The statement of a query set of records, and what each of its rows is made into.

    parts   of the model itself and of what is read along: where it hangs, model, columns
    """

    def __init__(self, rows: "QuerySet[Any]") -> None:
        self._parts: list[tuple[str, Any, list[str]]] = []
        self._add("", rows.model, rows.query.select_related or {})
        self._besides = list(rows.query.annotation_select)
        columns = [
            f"{path}__{column}" if path else column
            for path, _model, columns in self._parts
            for column in columns
        ]
        self._statement = statement_of(rows.values_list(*columns, *self._besides))

    def _add(self, path: str, model: Any, below: Any) -> None:
        columns = [field.attname for field in model._meta.concrete_fields]
        self._parts.append((path, model, columns))
        for name, further in below.items():
            related = model._meta.get_field(name).related_model
            self._add(f"{path}__{name}" if path else name, related, further)

    def records(self, ids: Sequence[int | str]) -> Iterator[Any]:
        """One query."""
        return map(self._record, self._statement.rows_of(ids))

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
