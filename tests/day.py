"""The day all tests live on, whenever they are run.

The cast plans 2027 at the end of 2026: a test that runs in the spring of a later year would find
its cycles over. The hours and seconds are those of the machine's clock.
"""

from datetime import UTC, date, datetime

from django.utils import timezone

THE_DAY = date(2026, 11, 26)


def live_on_the_day() -> None:
    """Let `timezone.now`, the one source of the time in Grove, tell the day of the tests."""
    shift = THE_DAY - datetime.now(tz=UTC).date()
    timezone.now = lambda: datetime.now(tz=UTC) + shift
