"""What opening a comparison costs: 40 objectives with five key results each, every line changed.

    python -m tests.benchmarks.versions

In one process, without a network: the whole stack from middleware to template, with the reasons of
a few hundred acts. Bar: 60 ms CPU of the server (median of 20, after two warm-up requests).
"""

import gc
import logging
import os
import statistics
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

OBJECTIVES, RESULTS = 40, 5
TIMES, WARM = 20, 2
BAR_MS = 60.0


def main() -> int:
    """Print the table; 1 when a comparison takes longer than the bar."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GROVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "grove.settings"}
        os.environ |= {"GROVE_HOSTS": "testserver"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        client, plan = _content()
        gc.collect()
        gc.freeze()
        slow = 0
        print(f"{'comparison':<34}{'ms CPU':>8}{'KB':>8}{'KB gzip':>9}")
        for name, address in PAGES.items():
            answer = client.get(f"{plan}/{address}")
            assert answer.status_code == 200, (address, answer.status_code)
            packed = client.get(f"{plan}/{address}", headers={"Accept-Encoding": "gzip"})
            spent = statistics.median(
                [_milliseconds(client, f"{plan}/{address}") for _n in range(TIMES + WARM)][WARM:]
            )
            slow += spent > BAR_MS
            print(
                f"{name:<34}{spent:>8.1f}{len(answer.content) / 1024:>8.1f}"
                f"{len(packed.content) / 1024:>9.1f}"
            )
        print(f"bar: {BAR_MS:.0f} ms")
        return 1 if slow else 0


def _content() -> "tuple[Client, str]":
    """A plan of this size, frozen, then with every line changed once, frozen, and changed again."""
    from grove.okrs.actions import add_key_result, add_objective
    from grove.versions.actions import freeze_version
    from tests.cast import assemble, signed_in

    cast: Any = assemble(None)
    for at in range(OBJECTIVES):
        objective = add_objective(
            cast.mei, cast.plan, title=f"Customers of market {at} never wait for an order"
        )
        for place in range(RESULTS):
            text = f"Cut the wait of step {place} from {40 + at} min to {20 + at} min by 30 June"
            add_key_result(cast.mei, objective, text=text)
    freeze_version(cast.mei, cast.plan, 1, 0, despite="As it is.")
    _change_all(cast, "to", "down to")
    freeze_version(cast.mei, cast.plan, 1, 1, despite="As it is.")
    _change_all(cast, "30 June", "31 October")
    return signed_in(cast.mei), cast.url("versions")


def _change_all(cast: Any, words: str, others: str) -> None:
    from grove.okrs.actions import edit_key_result, edit_objective
    from grove.okrs.models import KeyResult, Objective

    for row in Objective.objects.filter(plan=cast.plan):
        edit_objective(cast.mei, row, row.revision, title=f"{row.title}, {others}", because="D1")
    for one in KeyResult.objects.filter(plan=cast.plan):
        text = one.text.replace(words, others)
        edit_key_result(cast.mei, one, one.revision, text=text, because="The CFO asked for it")


def _milliseconds(client: "Client", address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


PAGES = {
    "two versions, side by side": "1.0..1.1",
    "two versions, one column": "1.0..1.1?view=one",
    "a version and the draft": "1.1..now",
    "the first version and the draft": "1.0..now",
}

if __name__ == "__main__":
    sys.exit(main())
