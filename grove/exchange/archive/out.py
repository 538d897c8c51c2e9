"""Writing the archive: record by record, in bounded memory, from one moment of the database."""

import hashlib
import json
from typing import Any, BinaryIO

from django.db import connection, transaction

import grove
from grove.exchange.archive.schema import (
    PASSWORD,
    SCHEMA,
    SEEN,
    archived,
    fields_of,
    written,
)

CHUNK = 500


def export_archive(file: BinaryIO, *, with_passwords: bool = False) -> dict[str, int]:
    """Write a whole instance; how many records of each kind it has.

    Passwords (their hashes) are left out unless asked for; then everybody needs a new link.
    """
    digest = hashlib.sha256()

    def line(content: dict[str, Any]) -> None:
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        raw = text.encode("utf-8", "surrogatepass") + b"\n"
        digest.update(raw)
        file.write(raw)

    counts: dict[str, int] = {}
    with transaction.atomic():
        _one_moment()
        line(
            {
                "archive": "grove",
                "schema": SCHEMA,
                "written_by": grove.__version__,
                "passwords": with_passwords,
            }
        )
        for model in archived():
            label = model._meta.label_lower
            fields = fields_of(model)
            counts[label] = 0
            for record in model._base_manager.order_by("pk").iterator(chunk_size=CHUNK):
                values = {one.attname: written(one, getattr(record, one.attname)) for one in fields}
                if label == SEEN[0]:
                    values[SEEN[1]] = None
                if label == PASSWORD[0] and not with_passwords:
                    values[PASSWORD[1]] = ""
                line({"record": label, "fields": values})
                counts[label] += 1
    line({"counts": counts, "sha256": digest.hexdigest()})
    return counts


def _one_moment() -> None:
    """Read everything as it was when the export began, whatever others write meanwhile.

    SQLite holds its one writer back; PostgreSQL is asked for a snapshot, which only the first
    statement of a transaction may do: an export inside another transaction sees that one.
    """
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
