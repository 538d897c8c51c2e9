"""How long documents take once the process is warm: a deck of 15 slides, PDFs of slides and plan.

    python -m tests.benchmarks.documents

In one process with the sample department in both languages, without the network and the database:
from the content of the plan to the bytes of the file. Bar: 500 ms of processor time each (median of
5 after one); the time on the clock, which other work on the machine stretches, stands beside it.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

TIMES, BAR_MS = 5, 500.0
SLIDES = 15


def main() -> int:
    """Print the table; 1 when a document takes longer than its bar."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GROVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "grove.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        from grove.web.sample import load_sample

        call_command("migrate", verbosity=0)
        load_sample("both")
        return _measure()


def _measure() -> int:
    from django.utils import translation

    slow = 0
    print(f"{'document':34}{'ms CPU':>8}{'ms':>8}{'KB':>8}")
    for language, code in (("en", "PLAT"), ("zh-hans", "PTJS")):
        with translation.override(language):
            for name, make in _documents(code).items():
                made = make()
                times = [_timed(make) for _ in range(TIMES)]
                cpu, clock = (statistics.median(column) for column in zip(*times, strict=True))
                slow += cpu > BAR_MS
                size = len(made) / 1024
                print(f"{name + ', ' + language:34}{cpu:8.0f}{clock:8.0f}{size:8.0f}")
    return 1 if slow else 0


def _documents(code: str) -> dict[str, Callable[[], bytes]]:
    from grove.commitment.queries.slides import Wish, shown
    from grove.exchange.out.pdf import plan_pdf, slides_pdf
    from grove.exchange.out.pptx import deck
    from grove.plans.models import Plan

    plans = Plan.objects.select_related("department", "cycle")
    plan = plans.filter(department__code=code).order_by("-cycle__starts_on")[0]
    found = shown(plan, Wish(all_slides=True), "https://grove.example/plat/2027/confirm")
    assert found is not None
    slides = (found.slides * 2)[:SLIDES]
    foot = (plan.department.name, found.words)
    return {
        f"deck of {SLIDES} slides": lambda: deck(slides, foot),
        f"PDF of {SLIDES} slides": lambda: slides_pdf(slides, foot),
        "PDF of the plan": lambda: plan_pdf(plan, found),
    }


def _timed(make: Callable[[], bytes]) -> tuple[float, float]:
    """Milliseconds of the processor, all threads together, and of the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    make()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


if __name__ == "__main__":
    sys.exit(main())
