"""What the poll of an unchanged meeting costs: CPU of the server, with the sample loaded.

    python -m tests.benchmarks.polls

In one process, without a network: the whole stack from the WSGI door to the empty answer 304.
Bar: 2 ms CPU (median of 200, after twenty to warm up).
"""

import gc
import io
import logging
import os
import statistics
import sys
import tempfile
import time
from typing import Any

TIMES, WARM = 200, 20
BAR_MS = 2.0


def main() -> int:
    """Print the figures; 1 when the median misses the bar."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"GROVE_DATA": folder, "DJANGO_SETTINGS_MODULE": "grove.settings"}
        os.environ |= {"GROVE_HOSTS": "testserver"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        logging.disable(logging.CRITICAL)
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        address, cookie = _open_meeting()
        return _measure(address, cookie)


def _open_meeting() -> tuple[str, str]:
    """The address of the sample's next meeting, opened, and the session of who called it."""
    from django.urls import reverse

    from grove.rounds.actions.meetings import open_meeting
    from grove.rounds.models import Meeting
    from grove.web.sample import load_sample
    from tests.cast import session_cookie

    load_sample("en")
    planned = Meeting.objects.filter(opened_at=None).select_related("called_by")
    meeting = planned.select_related("plan__department", "plan__cycle").get()
    assert meeting.called_by is not None
    open_meeting(meeting.called_by, meeting)
    address = reverse("meetings:meeting", kwargs={**meeting.plan.place, "meeting": meeting.number})
    return address, session_cookie(meeting.called_by)


def _measure(address: str, cookie: str) -> int:
    from django.core.wsgi import get_wsgi_application

    from grove.rounds import polling

    application = get_wsgi_application()

    def ask(tag: str = "") -> tuple[str, str]:
        """Status and tag of one poll."""
        said: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            said["status"], said["tag"] = status[:3], dict(headers).get("ETag", "")

        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": "",
            "SERVER_NAME": "testserver", "SERVER_PORT": "80", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "HTTP_HOST": "testserver", "HTTP_COOKIE": f"grove={cookie}",
            "HTTP_HX_REQUEST": "true", "HTTP_ACCEPT_ENCODING": "gzip", "HTTP_IF_NONE_MATCH": tag,
        }  # fmt: skip
        answer = application(environ, start)
        answer.close()
        return said["status"], said["tag"]

    def spend() -> list[float]:
        """Milliseconds of CPU of each poll."""
        _status, tag = ask()
        spent = []
        for _n in range(TIMES + WARM):
            began = time.process_time()
            status, tag = ask(tag)
            spent.append((time.process_time() - began) * 1000)
            assert status == "304", status
        return spent[WARM:]

    gc.collect()
    gc.freeze()
    polling.FRESH = 0
    whole = statistics.median(spend())
    polling.FRESH = 3600
    short = spend()
    median, worst = statistics.median(short), statistics.quantiles(short, n=100)[98]
    print(f"unchanged poll     {median:.2f} ms CPU median, {worst:.2f} ms p99; bar {BAR_MS} ms")
    print(f"the whole way      {whole:.2f} ms CPU median: one poll in five, it notes who is here")
    return 0 if median <= BAR_MS else 1


if __name__ == "__main__":
    sys.exit(main())
