"""Rows that are made once for all tests of a module; each test takes back only what it adds."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, TypeVar

from django.db import transaction

from tests.cast import Cast, assemble

T = TypeVar("T")


def lasting_cast(blocker: Any, furnish: Callable[[Cast], object]) -> Iterator[Cast]:
    """The cast with what `furnish` adds, for a fixture of a module: `yield from` it.

    The tests stand on it in savepoints; after the last of them it is gone. `blocker` is
    pytest-django's, and its `django_db_setup` has to be asked for too.
    """

    def make() -> Cast:
        cast = assemble(None)
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
