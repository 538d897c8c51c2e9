"""The tests' database: migrated once into a template, copied for every process that runs tests.

On SQLite the template is a file in build/, on PostgreSQL a database beside the others. It carries
a mark of all migrations: when one is changed, the next run migrates anew, from nothing.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.house.places import ROOT

BUILT = ROOT / "build" / "test-database"


@contextmanager
def migrated(worker: str, folder: Path) -> Iterator[None]:
    """A migrated database, empty of rows, behind every connection of this process.

    worker: tells the processes of one run apart. folder: this process's own, to be cleared later.
    """
    before = str(connection.settings_dict["NAME"])
    BUILT.mkdir(parents=True, exist_ok=True)
    copy = _copied_file(folder) if connection.vendor == "sqlite" else _copied_database(worker)
    _open(copy)
    yield
    _open(before)
    if connection.vendor != "sqlite":
        _on_the_server(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def mark_of_migrations() -> str:
    """Another one with every change to a migration, to the list of rooms, or of Django."""
    digest = hashlib.sha256(f"{django.__version__} {settings.INSTALLED_APPS}".encode())
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _copied_file(folder: Path) -> str:
    template = BUILT / f"{mark_of_migrations()}.sqlite3"
    copy = folder / "test.sqlite3"
    with _one_at_a_time():
        if not template.exists():
            for old in BUILT.glob("*.sqlite3*"):
                old.unlink()
            half = template.with_name("half.sqlite3")
            _migrate(str(half))
            half.rename(template)
        shutil.copyfile(template, copy)
    return str(copy)


def _copied_database(worker: str) -> str:
    template = f"test_{connection.settings_dict['NAME']}"
    copy = f"{template}_{worker}"
    mark = mark_of_migrations()
    described = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with _one_at_a_time():
        if _on_the_server(described, template) != (mark,):
            _on_the_server(f'DROP DATABASE IF EXISTS "{template}" WITH (FORCE)')
            _on_the_server(f'CREATE DATABASE "{template}"')
            _migrate(template)
            _on_the_server(f"COMMENT ON DATABASE \"{template}\" IS '{mark}'")
        _on_the_server(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
        _on_the_server(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    return copy


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with open(BUILT / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(name: str) -> None:
    _open(name)
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()  # SQLite puts its log into the file, and leaves no other beside it
    if connection.vendor != "sqlite":
        connection.close_pool()  # type: ignore[attr-defined]


def _open(name: str) -> None:
    """Every connection of this process, in whatever thread, is one to that database from now on."""
    connection.close()
    if connection.vendor != "sqlite":
        connection.close_pool()  # type: ignore[attr-defined]
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _on_the_server(statement: str, *parameters: str) -> tuple[object, ...] | None:
    """Run one statement outside any of our databases; its first row, if it has rows."""
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement, parameters or None)
        return cursor.fetchone() if cursor.description else None
