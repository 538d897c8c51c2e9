"""What every test has: a database in a file, and a guard against writes outside an action."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import jinja2
import pytest
from django.apps import apps
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.template import engines
from hypothesis import settings

from grove.record.actions import may_write
from grove.record.kept import forget_everything
from tests.cast import Cast
from tests.database import migrated
from tests.day import live_on_the_day
from tests.house.places import ROOT
from tests.lasting import fresh_cast

# The same examples each time, on a slow machine too, so that what failed fails again. Others are
# tried by `pytest --hypothesis-profile=wander`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("wander", derandomize=False, deadline=None)
settings.load_profile("same")

# Written by the machinery, not by people: who signed in where, which slide is on, and who looks at
# a meeting, are no part of a plan.
UNGUARDED = {"org.session", "org.signinattempt", "commitment.showing", "rounds.presence"}
WRITE = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"([^"]+)"', re.IGNORECASE)

# Django's own note of a sign-in.
SIGNED_IN = re.compile(r'UPDATE "\w+" SET "last_login" = \S+ WHERE')


class WriteGuard:
    """Fails a write to one of our tables that happens outside an action, bulk or single."""

    def __init__(self) -> None:
        self.active = False
        self._tables: set[str] = set()

    def watch(self, connection: BaseDatabaseWrapper, **_: Any) -> None:
        """Stand before every statement of a connection, those of a test server's threads too."""
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        written = WRITE.match(sql) if self.active and not SIGNED_IN.match(sql) else None
        if written and written[1] in self.tables and not may_write():
            raise AssertionError(f"A write outside an action: {sql[:200]}")
        return execute(sql, params, many, context)

    @property
    def tables(self) -> set[str]:
        """Tables of all rooms' models but the unguarded ones."""
        if not self._tables:
            self._tables = {
                model._meta.db_table
                for model in apps.get_models(include_auto_created=True)
                if model.__module__.startswith("grove.")
                and model._meta.label_lower not in UNGUARDED
            }
        return self._tables


GUARD = WriteGuard()


def pytest_configure() -> None:
    """Watch connections from the first one on; live on one day; hash passwords at little cost;
    keep what templates were compiled to, since every process would do it anew."""
    live_on_the_day()
    _keep_compiled_templates()
    connection_created.connect(GUARD.watch, weak=False)
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 64  # rounds, KiB
    Argon2PasswordHasher.parallelism = 1


def _keep_compiled_templates() -> None:
    """Jinja compiles a template anew when its text changed; others when what compiles them did."""
    made_by = (ROOT / "grove" / "look" / "environment.py").read_bytes()
    mark = hashlib.sha256(jinja2.__version__.encode() + made_by)
    folder = ROOT / "build" / "test-templates" / mark.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    engines["jinja2"].env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(folder))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that know a database are told from those that need not run on both."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


def pytest_runtest_setup() -> None:
    """What a process kept is about the rows of another test."""
    forget_everything()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """The guard is on while a test runs: migrations and clearing tables are not its business."""
    GUARD.active = True
    try:
        yield
    finally:
        GUARD.active = False


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """In place of pytest-django's: a copy of a template. SQLite is in a file, as people run it:
    in memory all threads would share one connection."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(migrated(worker_id, tmp_path_factory.mktemp("database")))
        yield
        with django_db_blocker.unblock():
            stack.close()


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast of named people, with empty plans."""
    return fresh_cast()
