"""Reading an archive into an empty instance: all of it in one transaction, or nothing."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from grove.exchange.archive.schema import (
    SCHEMA,
    ArchiveBroken,
    NotEmpty,
    archived,
    fields_of,
    read,
)
from grove.org.models import Department, Invitation, Person
from grove.record.actions import writing
from grove.record.models import Act, Change

BATCH = 500
LONGEST_LINE = 64 * 1024 * 1024


def import_archive(file: BinaryIO) -> dict[str, int]:
    """Restore an instance; how many records of each kind there are now.

    Raises NotEmpty when there are people or departments already, ArchiveBroken when the file is
    not a whole archive of a schema this version reads. Nothing is imported then.
    """
    try:
        with writing(), transaction.atomic():
            _require_empty()
            counts = _Reader(file).read()
            connection.check_constraints()
            _go_on_counting()
    except DatabaseError as error:
        raise ArchiveBroken(0, _refused(error)) from error
    return counts


class _Reader:
    """Goes through the lines once; keeps one batch in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._number = 0
        self._models = {model._meta.label_lower: model for model in archived()}
        self._counts = dict.fromkeys(self._models, 0)
        self._batch: list[models.Model] = []

    def read(self) -> dict[str, int]:
        lines = self._lines()
        self._check_head(next(lines, {}))
        for content in lines:
            if "sha256" in content:
                self._write()
                self._check_end(content, lines)
                return self._counts
            self._record(content)
        raise ArchiveBroken(
            self._number, _("The archive ends in the middle. Take a complete copy of the file.")
        )

    def _lines(self) -> Iterator[dict[str, Any]]:
        while raw := self._file.readline(LONGEST_LINE):
            self._number += 1
            try:
                content = json.loads(raw)
            except ValueError:
                content = None
            if not isinstance(content, dict):
                raise ArchiveBroken(
                    self._number,
                    _("This is no line of an archive. Take the file as it was written."),
                )
            self._before = self._digest.hexdigest()
            self._digest.update(raw)
            yield content

    def _check_head(self, head: dict[str, Any]) -> None:
        if head.get("archive") != "grove":
            raise ArchiveBroken(
                0, _("This is no archive of Grove. Choose a file written by “grove export”.")
            )
        schema = head.get("schema")
        if schema != SCHEMA:
            raise ArchiveBroken(
                0,
                _(
                    "This archive has schema %(theirs)s, and this Grove reads schema %(ours)s."
                    " It was written by Grove %(version)s: import it with that version."
                )
                % {"theirs": schema, "ours": SCHEMA, "version": head.get("written_by")},
            )

    def _record(self, content: dict[str, Any]) -> None:
        label, values = content.get("record"), content.get("fields")
        model = self._models.get(label) if isinstance(label, str) else None
        if model is None or not isinstance(values, dict):
            raise ArchiveBroken(
                self._number, _("“%(kind)s” is no kind of record.") % {"kind": str(label)[:60]}
            )
        fields = fields_of(model)
        unlike = {one.attname for one in fields} ^ values.keys()
        if unlike:
            raise ArchiveBroken(
                self._number,
                _("%(kind)s has other fields here: %(fields)s.")
                % {"kind": label, "fields": ", ".join(sorted(unlike))},
            )
        try:
            record = model(**{one.attname: read(one, values[one.attname]) for one in fields})
        except (ValidationError, TypeError, ValueError) as error:
            raise ArchiveBroken(
                self._number, _("A value of %(kind)s cannot be read.") % {"kind": label}
            ) from error
        if self._batch and (type(self._batch[0]) is not model or len(self._batch) >= BATCH):
            self._write()
        self._batch.append(record)
        self._counts[model._meta.label_lower] += 1

    def _write(self) -> None:
        if not self._batch:
            return
        try:
            type(self._batch[0])._base_manager.bulk_create(self._batch)
        except (DatabaseError, ValueError, OverflowError) as error:
            raise ArchiveBroken(self._number, _refused(error)) from error
        self._batch = []

    def _check_end(self, end: dict[str, Any], lines: Iterator[dict[str, Any]]) -> None:
        if end["sha256"] != self._before or end.get("counts") != self._counts:
            raise ArchiveBroken(
                self._number,
                _("The archive was changed after it was written: its checksum does not fit."),
            )
        for _more in lines:
            raise ArchiveBroken(self._number, _("There are lines behind the end of the archive."))


def _require_empty() -> None:
    """Nobody and nothing here yet. The link to the first account, if one was made, is forgotten."""
    if Person.everything.exists() or Department.everything.exists():
        raise NotEmpty
    for model in (Invitation, Change, Act):
        model._base_manager.all().delete()


def _go_on_counting() -> None:
    """New records get ids above all that were ever used, those the history still names included."""
    named = dict(Change.objects.values_list("kind").annotate(Max("object_id")))
    with connection.cursor() as cursor:
        for model in archived():
            pk = model._meta.pk
            if not isinstance(pk, models.AutoField | models.BigAutoField):
                continue
            table, column = model._meta.db_table, pk.column
            present = model._base_manager.aggregate(top=Max("pk"))["top"] or 0
            top = max(present, named.get(model._meta.label_lower, 0))
            if not top:
                continue
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', column, top]
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, top]
                )


def _refused(error: Exception) -> str:
    return _("The database refused a record of the archive: %(error)s") % {
        "error": str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    }
