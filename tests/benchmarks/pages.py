"""What each main page costs: CPU of the server and number of queries, with the sample loaded.

    python -m tests.benchmarks.pages

In one process, without a network: the whole stack from middleware to template. Bars: 12 queries;
8 ms CPU for a typical page (median of 20, after two warm-up requests).
"""

import gc
import logging
import os
import statistics
import sys
import tempfile
import time
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

    from grove.plans.models import Plan

TIMES, WARM = 20, 2
BAR_QUERIES, BAR_MS = 12, 8.0


def main() -> int:
    """Print the table; 1 when a page asks more than 12 queries."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GROVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "grove.settings"}
        os.environ |= {"GROVE_HOSTS": "testserver"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        logging.disable(logging.CRITICAL)  # an answer that is not 200 is in the table
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        client, plan, content = _content()
        client.raise_request_exception = False
        gc.collect()
        gc.freeze()
        return _measure(client, plan, content)


def _content() -> "tuple[Client, Plan, str]":
    """Somebody signed in as the head of a full plan: the sample's, else the tests' own."""
    from grove.org.models import Role
    from tests.cast import assemble, signed_in
    from tests.furniture import furnished

    module: Any = import_module("grove.web.sample") if find_spec("grove.web.sample") else None
    if hasattr(module, "load_sample"):
        module.load_sample("en")
        head = (
            Role.objects.filter(name=Role.Name.HEAD, department__kind="department")
            .exclude(department__plans=None)
            .select_related("person", "department")
            .order_by("pk")[0]
        )
        plan = head.department.plans.order_by("-cycle__starts_on")[0]
        return signed_in(head.person), plan, "sample"
    cast: Any = assemble(None)
    furnished(cast.mei, cast)
    return signed_in(cast.mei), cast.plan, "cast of the tests"


def _measure(client: "Client", plan: "Plan", content: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import NoReverseMatch, reverse

    print(f"content: {content}\n{'page':<24}{'ms CPU':>8}{'queries':>9}{'KB':>7}{'KB gzip':>9}")
    slow = 0
    for name in PAGES:
        try:
            address = reverse(name, kwargs={} if name in WITHOUT_PLAN else plan.place)
        except NoReverseMatch:
            print(f"{name:<24}    has no address")
            continue
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
            queries = len(asked)
        if answer.status_code != 200:
            print(f"{name:<24}    answers {answer.status_code}")
            continue
        spent = [_milliseconds(client, address) for _n in range(TIMES + WARM)][WARM:]
        packed = client.get(address, headers={"Accept-Encoding": "gzip"})
        too_many = queries > BAR_QUERIES and name != "export_markdown"
        slow += too_many
        print(
            f"{name:<24}{statistics.median(spent):>8.1f}{queries:>9}"
            f"{len(answer.content) / 1024:>7.1f}{len(packed.content) / 1024:>9.1f}"
            f"{'   over 12 queries' if too_many else ''}"
        )
    print(f"bars: {BAR_MS:.0f} ms CPU for a typical page, {BAR_QUERIES} queries")
    return 1 if slow else 0


def _milliseconds(client: "Client", address: str) -> float:
    began = time.process_time()
    client.get(address)
    return (time.process_time() - began) * 1000


WITHOUT_PLAN = {"home", "guide", "metrics", "settings", "account"}
PAGES = (
    *("home", "workbook", "positioning:page", "needs:board", "review:page", "drafting:page"),
    *("okrs:list", "versions:page", "rounds:comments", "commitment:sign_off", "management:page"),
    *("history", "guide", "metrics", "settings", "account", "export_markdown", "import_markdown"),
)

if __name__ == "__main__":
    sys.exit(main())
