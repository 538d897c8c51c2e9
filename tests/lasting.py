"""Rows that are made once: for all tests of a module, or of a process.

Each test takes back only what it adds.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models.sql import InsertQuery

from grove.record.actions import writing
from grove.record.models import Act
from tests.cast import Cast, assemble

T = TypeVar("T")
Statement = tuple[str, tuple[Any, ...]]

_kept: list[tuple[Cast, list[Statement]]] = []


def fresh_cast() -> Cast:
    """The cast with empty plans. The house makes it for the first test of a process; for others
    the same rows are put back, with the same numbers, into tables that are empty again."""
    if Act.objects.exists():
        return assemble(None)
    if not _kept:
        cast = assemble(None)
        _kept.append((deepcopy(cast), list(_as_written())))
        return cast
    [(cast, written)] = _kept
    with writing(), connection.cursor() as cursor:
        for statement, values in written:
            cursor.execute(statement, values)
    return deepcopy(cast)


def _as_written() -> Iterator[Statement]:
    """The statements that write all rows there are of ours, one for each table."""
    counted = []
    for model in apps.get_models(include_auto_created=True):
        rows = list(model._base_manager.order_by("pk"))
        if model.__module__.startswith("grove.") and rows:
            insert = InsertQuery(model)
            insert.insert_values(model._meta.concrete_fields, rows, raw=True)
            yield from insert.get_compiler(connection=connection).as_sql()
            counted.append((model._meta.db_table, rows[-1].pk))
    if connection.vendor == "postgresql":
        # Its counters know nothing of numbers that were not asked of them, and a test that reads
        # an archive sets them back.
        yield (
            " UNION ALL ".join(
                f"SELECT setval('{table}_id_seq', GREATEST(last_value, {newest}))"
                f' FROM "{table}_id_seq"'
                for table, newest in counted
            ),
            (),
        )


def lasting_cast(blocker: Any, furnish: Callable[[Cast], object]) -> Iterator[Cast]:
    """The cast with what `furnish` adds, for a fixture of a module: `yield from` it.

    The tests stand on it in savepoints; after the last of them it is gone. `blocker` is
    pytest-django's, and its `django_db_setup` has to be asked for too.
    """

    def make() -> Cast:
        cast = fresh_cast()
        furnish(cast)
        return cast

    yield from lasting(blocker, make)


def lasting(blocker: Any, make: Callable[[], T]) -> Iterator[T]:
    """The same for rows of any kind: what `make` returns stands until the last of the tests."""
    with blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        try:
            made = make()
        except BaseException:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            raise
    yield made
    with blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


def own_copy(cast: Cast) -> Cast:
    """The same people and plans for one test, which may change these and sign in anew."""
    cast.clients.clear()
    return deepcopy(cast)
