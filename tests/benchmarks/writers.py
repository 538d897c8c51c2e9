"""Sixteen people check in at once for ten seconds; and what one check-in costs beside a bare write.

    python -m tests.benchmarks.writers

On SQLite, then on PostgreSQL (a server of its own, away from the disk). Every writer is a process
and goes through the action a page goes through. Bars: no error, nothing lost, progress as stored
equal to the newest values within 1e-9; 300 check-ins a second on SQLite; a check-in at most 3.5
times the time of a write without any sum above it on SQLite, 1.5 times on PostgreSQL.
"""

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

WRITERS, SECONDS, OBJECTIVES = 16, 10.0, 40
LEAST_A_SECOND = {"sqlite": 300}
MOST_TIMES = {"sqlite": 3.5, "postgresql": 1.5}
TIMES, WARM = 60, 5
HERE = "here"  # said to the process that measures, on the database it is given


def main() -> int:
    """Both databases, each in a process of its own; 1 when a bar is missed."""
    if sys.argv[1:] == [HERE]:
        return _measure()
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "tests.benchmarks.writers", HERE]
        environment = os.environ | {"GROVE_DATA": folder, "GROVE_SECRET_KEY": "a benchmark's"}
        environment.pop("DATABASE_URL", None)
        on_sqlite = subprocess.run(words, env=environment, check=False).returncode
        server = [sys.executable, "-m", "provision.postgres", *words]
        return subprocess.run(server, env=environment, check=False).returncode or on_sqlite


def _measure() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "grove.settings"
    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.core.management import call_command
    from django.db import connection

    from tests.cast import assemble
    from tests.writers import lost_and_wrong, prepare, write

    call_command("migrate", verbosity=0)
    cast = assemble(None)
    key_results = prepare(cast, OBJECTIVES)
    vendor = connection.vendor
    with tempfile.TemporaryDirectory() as folder:
        sent = write(cast, key_results, WRITERS, SECONDS, Path(folder))
    faults = lost_and_wrong(cast, sent)
    rate = sent.count / SECONDS
    print(f"{vendor}: {WRITERS} writers, {rate:.0f} check-ins a second, {len(faults)} faults")
    print("\n".join(faults[:5]))
    alone, whole = _alone_and_whole(cast, key_results)
    print(
        f"{vendor}: one check-in {whole:.1f} ms, the value alone {alone:.1f} ms, "
        f"{whole / alone:.2f} times"
    )
    slow = rate < LEAST_A_SECOND.get(vendor, 0) or whole / alone > MOST_TIMES[vendor]
    return 1 if faults or slow else 0


def _alone_and_whole(cast: Any, key_results: list[int]) -> tuple[float, float]:
    """ms CPU of this process: keeping one value with its history, and a whole check-in; medians of
    turns taken one after the other."""
    from grove.okrs.actions import record_reading
    from grove.okrs.models import KeyResult
    from grove.record.actions import at
    from grove.tracking.actions import Update, send_check_in
    from tests.writers import DAY, MOMENT

    rows = list(KeyResult.objects.filter(pk__in=key_results).select_related("objective", "plan"))
    alone, whole = [], []
    with at(MOMENT):
        for turn in range(TIMES + WARM):
            row, value = rows[turn % len(rows)], Decimal(turn + 500_000)
            alone.append(
                _spent(lambda row=row, value=value: record_reading(cast.wang, row, DAY, value))
            )
            update = Update(row, value + 1000, 5)
            whole.append(
                _spent(lambda said=update: send_check_in(cast.wang, cast.plan, [said], DAY))
            )
    return statistics.median(alone[WARM:]), statistics.median(whole[WARM:])


def _spent(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
