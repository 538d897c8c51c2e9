"""`grove migrate`, `grove export` and `grove import`: the database as a whole."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.cli.stop import Stop
from grove.exchange.archive import ArchiveBroken, NotEmpty, export_archive, import_archive


def migrate(arguments: argparse.Namespace) -> None:
    """Prepare the database; says how many steps it took."""
    steps = prepare()
    if steps:
        print(
            ngettext("Database prepared, %(num)d step.", "Database prepared, %(num)d steps.", steps)
            % {"num": steps}
        )
    else:
        print(_("The database is up to date."))


def prepare() -> int:
    """Bring the database up to date; how many migrations were applied. Fast when there are none."""
    executor = MigrationExecutor(connection)
    steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if steps:
        call_command("migrate", verbosity=0, interactive=False)
    return steps


def export(arguments: argparse.Namespace) -> None:
    """Write the archive beside its place first: an old one is only replaced by a whole one."""
    if arguments.file == "-":
        export_archive(sys.stdout.buffer, with_passwords=arguments.with_passwords)
        return
    path = Path(arguments.file)
    part = path.with_name(f".{path.name}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            counts = export_archive(file, with_passwords=arguments.with_passwords)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise Stop(
            _("%(file)s cannot be written: %(error)s. Choose another place.")
            % {"file": path, "error": error.strerror}
        ) from error
    finally:
        part.unlink(missing_ok=True)
    print(_records(counts) % {"num": sum(counts.values()), "file": path})
    if not arguments.with_passwords:
        print(_("Passwords are not in it. After a restore, “grove link” lets people in again."))


def import_(arguments: argparse.Namespace) -> None:
    """Restore an archive; the database is prepared first."""
    try:
        with sys.stdin.buffer if arguments.file == "-" else open(arguments.file, "rb") as file:
            prepare()
            counts = import_archive(file)
    except OSError as error:
        raise Stop(
            _("%(file)s cannot be read: %(error)s.")
            % {"file": arguments.file, "error": error.strerror}
        ) from error
    except NotEmpty as error:
        raise Stop(
            _(
                "This instance already holds people or departments, and an archive restores a whole"
                " one. Choose an empty database with DATABASE_URL or GROVE_DATA."
            )
        ) from error
    except ArchiveBroken as error:
        raise Stop(_("Nothing was imported. %(reason)s") % {"reason": error}) from error
    print(_("%(num)d records restored.") % {"num": sum(counts.values())})


def _records(counts: Mapping[str, int]) -> str:
    return ngettext(
        "%(num)d record written to %(file)s.",
        "%(num)d records written to %(file)s.",
        sum(counts.values()),
    )
