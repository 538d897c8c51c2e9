"""Due jobs: at most once a period, whoever looks and however often."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from grove.jobs import due
from grove.jobs.due import Job, jobs, run_due, take
from grove.jobs.loop import loop
from grove.jobs.models import Turn

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOURLY = Job("hourly", timedelta(hours=1), lambda now: None)


@pytest.mark.django_db
def test_a_job_is_taken_once_a_period() -> None:
    looks = [NOON, NOON + timedelta(minutes=59), NOON + timedelta(minutes=60), NOON]
    assert [take(HOURLY, at) for at in looks] == [True, False, True, False]


@pytest.mark.django_db
def test_a_job_that_fails_waits_for_its_next_period_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[datetime] = []

    def fail(now: datetime) -> None:
        done.append(now)
        raise ValueError("no")

    hour = timedelta(hours=1)
    both = (Job("fails", hour, fail), Job("works", hour, done.append))
    monkeypatch.setattr(due, "jobs", lambda: iter(both))
    assert run_due(NOON) == ["works"]
    assert run_due(NOON) == []
    assert done == [NOON, NOON]
    assert "due job fails failed" in caplog.text


def test_the_registry_names_jobs_once() -> None:
    names = [job.name for job in jobs()]
    assert {"empty_bin", "letters"} <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.django_db(transaction=True)
def test_of_four_that_look_at_once_one_takes_it() -> None:
    taken: list[bool] = []
    together = threading.Barrier(4)

    def look() -> None:
        together.wait()
        try:
            taken.append(take(HOURLY, NOON))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False, False, False, True]
    assert Turn.objects.get().period == HOURLY.period(NOON)


@pytest.mark.django_db(transaction=True)  # it lets go of its connections after each look
def test_the_loop_looks_soon_and_then_again() -> None:
    looked: list[datetime] = []
    stop = threading.Event()

    def look(now: datetime) -> None:
        looked.append(now)
        if len(looked) == 3:
            stop.set()

    loop(stop, first=0.001, every=0.001, look=look)
    assert len(looked) == 3
