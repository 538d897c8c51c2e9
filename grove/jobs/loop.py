"""The one loop that looks for due jobs: a thread of `grove serve`, or `grove worker` by itself."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from grove.jobs.due import run_due

log = logging.getLogger(__name__)
MINUTE = 60.0  # seconds between two looks


def loop(
    stop: threading.Event,
    first: float = MINUTE,
    every: float = MINUTE,
    look: Callable[[datetime], object] = run_due,
) -> None:
    """Look until told to stop. A database that is away is asked again at the next look.

    `first` and `every` are seconds. In `grove serve` not at once: while the workers are forked
    this thread has to be at rest.
    """
    wait = first
    while not stop.wait(wait):
        wait = every
        try:
            close_old_connections()
            look(timezone.now())
        except DatabaseError:
            log.warning("due jobs not looked at", exc_info=True)
        finally:
            let_go_of_the_database()


def let_go_of_the_database() -> None:
    """Close connections and their pool: a fork must not take them along."""
    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]
