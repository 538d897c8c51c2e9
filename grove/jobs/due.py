"""Due jobs: each at most once a period, however many processes look.

A room that has something to do at times offers `JOBS`, a tuple of `Job`, in a module named in
`settings.DUE_JOBS`. Nothing else knows the job.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction

from grove.jobs.models import Turn
from grove.record.actions import writing

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something to do once every so often. `do` gets the moment (aware) and looks by itself what
    there is to do; it runs outside any transaction and outside an action."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]

    def period(self, now: datetime) -> int:
        """The number of the period a moment lies in, counted from 1970."""
        return int(now.timestamp() // self.every.total_seconds())


def jobs() -> Iterator[Job]:
    """All jobs of all rooms, in the order of the settings."""
    for module in settings.DUE_JOBS:
        yield from import_module(module).JOBS


def run_due(now: datetime) -> list[str]:
    """Do what is due and nobody has taken yet; the names of what was done.

    A job that fails is logged and waits for its next period: at most once, never twice.
    """
    done = []
    for job in jobs():
        if not take(job, now):
            continue
        try:
            job.do(now)
        except Exception:
            log.exception("due job %s failed", job.name)
        else:
            done.append(job.name)
    return done


def take(job: Job, now: datetime) -> bool:
    """Whether this process is the one that does the job in this period. The row is locked while
    it is decided, and the turn is taken before the job begins."""
    period = job.period(now)
    if Turn.objects.filter(name=job.name, period__gte=period).exists():
        return False  # most looks end here and lock nothing
    with transaction.atomic(), writing():
        Turn.objects.get_or_create(name=job.name)
        turn = Turn.objects.select_for_update().get(name=job.name)
        if turn.period >= period:
            return False
        turn.period, turn.taken_at = period, now
        turn.save()
    return True
