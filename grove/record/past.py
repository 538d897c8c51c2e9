"""The database as it was at the end of a day: every page can be drawn as of then.

Inside `as_of` each table something happened to since is hidden behind a view of this connection:
its rows of today without what was touched since, and those rows as they were, reckoned back from
the change stream. Temporary tables and views go before the real ones when a name is looked up, on
SQLite and on PostgreSQL, so no query knows of it. Nothing real is written or locked: the whole is
rolled back, and on SQLite the transaction never asks for the write lock.

What is not in the stream cannot be turned back. People, roles and who may read stay as they are
today; answers, drafts and other things without history are not shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from grove.record import clock
from grove.record.actions import unplain
from grove.record.models import Act, Change, Recorded

# Who may read, and where one works, is asked of today.
OF_TODAY = frozenset({"org", "jobs", "contenttypes", "auth"})
OF_TODAY_MODELS = frozenset({"plans.writer", "plans.counter"})
OF_TODAY_FIELDS = frozenset({("plans.plan", "shared_at")})
AT_ONCE = 500  # ids in one statement

_hidden: ContextVar[tuple[str, ...]] = ContextVar("grove_hidden_tables", default=())


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Read everything as it was when this day ended. Nothing written inside is kept.

    Inside another `as_of` the earlier of both days holds.
    """
    before = clock.past_day()
    if before is not None and before <= day:
        yield
        return
    with _reading(), clock.turned_to(day):
        seen = _hidden.get()
        with connection.cursor() as cursor:
            for table in seen:
                cursor.execute(f'DROP VIEW "{table}"')
        token = _hidden.set(tuple(_turn_back(clock.end_of(day), f"past{len(seen)}")))
        try:
            yield
        finally:
            _hidden.reset(token)


@contextmanager
def _reading() -> Iterator[None]:
    """A transaction that is rolled back. SQLite's begins without the write lock; PostgreSQL groups
    by every column, since a view has no primary key that would stand for the others."""
    mode = getattr(connection, "transaction_mode", None)
    by_key = connection.features.allows_group_by_selected_pks
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    connection.features.allows_group_by_selected_pks = False
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        connection.features.allows_group_by_selected_pks = by_key
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode  # type: ignore[attr-defined]


def _turn_back(moment: datetime, name: str) -> Iterator[str]:
    """Hide every table behind its past; the tables hidden."""
    late, touched = f"{name}_acts", f"{name}_touched"
    acts, changes = Act._meta.db_table, Change._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY TABLE "{late}" (id bigint PRIMARY KEY)')
        cursor.execute(
            f'INSERT INTO "{late}" SELECT id FROM "{acts}" WHERE at >= %s',
            [connection.ops.adapt_datetimefield_value(moment)],
        )
        cursor.execute(
            f'CREATE TEMPORARY TABLE "{touched}" AS SELECT kind, object_id, '
            "MAX(CASE WHEN event = 'created' THEN 1 ELSE 0 END) AS is_new "
            f'FROM "{changes}" WHERE act_id IN (SELECT id FROM "{late}") GROUP BY kind, object_id'
        )
        cursor.execute(f'CREATE INDEX "{touched}_i" ON "{touched}" (kind, object_id)')
        cursor.execute(f'SELECT DISTINCT kind FROM "{touched}"')
        kinds = {kind for (kind,) in cursor.fetchall()}
    # The stream itself comes last: until then it is read.
    for model in sorted(apps.get_models(), key=lambda model: model in (Change, Act)):
        hidden = _hide(model, kinds, late, touched, name)
        if hidden:
            yield hidden


def _hide(model: type[models.Model], kinds: set[str], late: str, touched: str, name: str) -> str:
    """Put the past of one table before it; its name, or "" when today's rows are true."""
    kind, table = model._meta.label_lower, model._meta.db_table
    if model._meta.app_label in OF_TODAY or kind in OF_TODAY_MODELS:
        return ""
    if issubclass(model, Recorded):
        if kind not in kinds:
            return ""
        columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
        patch = f"{name}_{table}"
        _copy_changed(model, patch, touched)
        _reverse(model, patch, late, touched)
        shown = (
            f'SELECT {columns} FROM {_real(table)} AS r WHERE NOT EXISTS (SELECT 1 FROM "{touched}"'
            f" t WHERE t.kind = '{kind}' AND t.object_id = r.id)"
            f' UNION ALL SELECT {columns} FROM "{patch}"'
        )
    elif model is Act:
        shown = f'SELECT * FROM {_real(table)} WHERE id NOT IN (SELECT id FROM "{late}")'
    elif model is Change:
        shown = f'SELECT * FROM {_real(table)} WHERE act_id NOT IN (SELECT id FROM "{late}")'
    else:
        shown = f"SELECT * FROM {_real(table)} WHERE 1 = 0"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY VIEW "{table}" AS {shown}')
    return table


def _real(table: str) -> str:
    """The table behind the view. PostgreSQL binds the name before the view exists; SQLite looks
    it up whenever the view is read."""
    return f'main."{table}"' if connection.vendor == "sqlite" else f'"{table}"'


def _copy_changed(model: type[Recorded], patch: str, touched: str) -> None:
    """The rows that were there already and were changed since, as they are now."""
    table, kind = _real(model._meta.db_table), model._meta.label_lower
    with connection.cursor() as cursor:
        cursor.execute(
            f'CREATE TEMPORARY TABLE "{patch}" AS SELECT r.* FROM {table} AS r '
            f'JOIN "{touched}" AS t ON t.object_id = r.id WHERE t.kind = %s AND t.is_new = 0',
            [kind],
        )
        cursor.execute(f'CREATE UNIQUE INDEX "{patch}_i" ON "{patch}" (id)')
        cursor.execute(
            f'SELECT t.object_id FROM "{touched}" AS t WHERE t.kind = %s AND t.is_new = 0 '
            f'AND t.object_id NOT IN (SELECT id FROM "{patch}")',
            [kind],
        )
        gone = [pk for (pk,) in cursor.fetchall()]
    _bring_back(model, patch, gone)


def _bring_back(model: type[Recorded], patch: str, gone: list[int]) -> None:
    """Rows that have left the bin for good since: as they stood last, from their own history."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for chunk in _chunks(gone):
        rows: dict[int, dict[str, Any]] = {}
        for change in Change.objects.filter(
            kind=model._meta.label_lower, object_id__in=chunk
        ).order_by("pk"):
            row = rows.setdefault(change.object_id, {})
            if change.event == Change.Event.CREATED:
                row |= change.after or {}
            elif change.event == Change.Event.CHANGED:
                row[change.field] = change.after
            row["revision"] = change.revision
        with connection.cursor() as cursor:
            for pk, row in rows.items():
                values = {
                    fields[name].column: _stored(fields[name], value)
                    for name, value in row.items()
                    if name in fields
                } | {"id": pk}
                names = ", ".join(f'"{column}"' for column in values)
                marks = ", ".join(["%s"] * len(values))
                cursor.execute(
                    f'INSERT INTO "{patch}" ({names}) VALUES ({marks})', list(values.values())
                )


def _reverse(model: type[Recorded], patch: str, late: str, touched: str) -> None:
    """Set each field to what it held before its first change since."""
    kind, fields = model._meta.label_lower, {f.attname: f for f in model._meta.concrete_fields}
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT MIN(c.id) FROM "{Change._meta.db_table}" AS c JOIN "{touched}" AS t '
            "ON t.kind = c.kind AND t.object_id = c.object_id AND t.is_new = 0 "
            f'WHERE c.kind = %s AND c.act_id IN (SELECT id FROM "{late}") '
            "GROUP BY c.object_id, CASE WHEN c.event = 'changed' THEN c.field ELSE '' END",
            [kind],
        )
        first = [pk for (pk,) in cursor.fetchall()]
    for chunk in _chunks(first):
        told = Change.objects.filter(pk__in=chunk).select_related("act")
        sets: dict[str | None, list[tuple[Any, int]]] = defaultdict(list)
        for change in told:
            if change.event == Change.Event.CHANGED:
                field = fields.get(change.field)
                today = (kind, change.field) in OF_TODAY_FIELDS or change.field in model.secret
                if field is not None and not today:
                    sets[field.column].append((_stored(field, change.before), change.object_id))
            else:
                binned = None if change.event == Change.Event.BINNED else change.act.at
                field = fields["binned_at"]
                sets[field.column].append((_stored(field, binned), change.object_id))
        with connection.cursor() as cursor:
            for column, values in sets.items():
                cursor.executemany(f'UPDATE "{patch}" SET "{column}" = %s WHERE id = %s', values)


def _stored(field: "models.Field[Any, Any]", value: Any) -> Any:
    """A value of the stream as the database holds it."""
    return field.get_db_prep_save(unplain(field, value), connection)


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))
