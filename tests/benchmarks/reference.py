"""What pages cost in the reference organisation: 500 objectives and 1,500 key results in one plan.

    python -m tests.benchmarks.reference

In one process, without a network: the whole stack from middleware to template. Bars for the
dashboard: 30 ms CPU for the first view after a check-in, or in a process that remembers nothing,
10 ms when nothing has changed since the last, 12 queries, 150 KB before compression; 8 ms CPU for
the page of one key result or objective and for the start page; 150 MB of memory for the process
that served them.
"""

import gc
import logging
import os
import resource
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from typing import Any

TIMES, WARM = 15, 2
FIRST_MS, SAME_MS, QUERIES, KB = 30.0, 10.0, 12, 150.0
PAGE_MS, MEMORY_MB = 8.0, 150.0


def main() -> int:
    """Print the table; 1 when a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GROVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "grove.settings"}
        os.environ |= {"GROVE_HOSTS": "testserver"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        from django.core.management import call_command

        from grove.web.sample import load_size

        call_command("migrate", verbosity=0)
        department = load_size("reference")
        gc.collect()
        gc.freeze()
        return _measure(department)


def _measure(department: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from grove.okrs.models import KeyResult
    from grove.org.models import Role
    from grove.plans.models import Plan
    from grove.record import clock
    from grove.record.kept import forget_everything
    from grove.tracking.actions import Update, send_check_in
    from tests.cast import signed_in

    plan = Plan.objects.select_related("department", "cycle").get(department=department)
    head = Role.objects.get(department=department, name="head").person
    client = signed_in(head)
    results = list(KeyResult.objects.filter(plan=plan).select_related("objective", "owner")[:100])
    where = f"/{department.slug}/{plan.cycle.name}"
    track = f"{where}/track"
    first, same, cold = [], [], []
    for _turn in range(TIMES + WARM):
        forget_everything()
        cold.append(_spent(client, track))
    for turn in range(TIMES + WARM):
        said = Update(results[turn], Decimal(turn + 1), turn % 11)
        send_check_in(results[turn].owner, plan, [said], clock.today())
        first.append(_spent(client, track))
        same.append(_spent(client, track))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(track)
    size = len(answer.content) / 1024
    seen, again, early = (statistics.median(one[WARM:]) for one in (first, same, cold))
    print(f"dashboard, nothing remembered  {early:7.1f} ms CPU (bar {FIRST_MS:.0f})")
    print(f"dashboard, after a check-in    {seen:7.1f} ms CPU (bar {FIRST_MS:.0f})")
    print(f"dashboard, nothing changed     {again:7.1f} ms CPU (bar {SAME_MS:.0f})")
    print(f"dashboard, queries             {len(asked):7d}        (bar {QUERIES})")
    print(f"dashboard, KB                  {size:7.1f}        (bar {KB:.0f})")
    missed = (
        (seen > FIRST_MS)
        + (early > FIRST_MS)
        + (again > SAME_MS)
        + (len(asked) > QUERIES)
        + (size > KB)
    )
    one = results[0]
    for name, address in (
        ("one key result", f"/k/{one.code}"),
        ("one objective", f"/o/{one.objective.code}"),
        ("start page", "/"),
        ("check-in", f"{where}/check-in"),
    ):
        status = client.get(address).status_code
        spent = statistics.median([_spent(client, address) for _turn in range(TIMES)])
        print(f"{name:<31}{spent:7.1f} ms CPU (bar {PAGE_MS:.0f}), answered {status}")
        missed += spent > PAGE_MS
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its most             {memory:7.1f} MB     (bar {MEMORY_MB:.0f})")
    return 1 if missed or memory > MEMORY_MB else 0


def _spent(client: Any, address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
