"""A reminder on the team's day, one more after two working days, never a third; all by the clock.

2026: Friday 16 October, Monday 19 October, and so on; nobody waits for them.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from grove.inbox.jobs import send_letters
from grove.inbox.letters import reading_as
from grove.okrs.models import KeyResult
from grove.org.actions import set_account
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import at
from grove.tracking.actions import Update, pause_key_result, send_check_in, set_rhythm
from grove.tracking.calls import again_on, called_on
from tests.cast import Cast
from tests.inbox.post_office import PostOffice
from tests.tracking.weeks import keys, waiting

FRIDAY = date(2026, 10, 16)


def noon(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def says(cast: Cast, day: date, *numbers: int) -> None:
    """Ana checks in on a day, for her two key results unless told otherwise."""
    rows = KeyResult.objects.filter(plan=cast.last, number__in=numbers or (1, 2))
    with at(noon(day)):
        updates = [Update(row, row.baseline or Decimal(99), 6) for row in rows.order_by("number")]
        send_check_in(cast.ana, cast.last, updates, day)


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    with PostOffice() as opened:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        settings.SMTP_URL = f"smtp://127.0.0.1:{opened.port}"
        settings.URL = "https://grove.example"
        yield opened


@pytest.mark.parametrize(
    ("called", "again"),
    [
        (date(2026, 10, 12), date(2026, 10, 14)),
        (date(2026, 10, 15), date(2026, 10, 19)),
        (date(2026, 10, 16), date(2026, 10, 20)),
        (date(2026, 10, 17), date(2026, 10, 20)),
        (date(2026, 10, 18), date(2026, 10, 20)),
    ],
)
def test_two_working_days_leave_out_the_weekend(called: date, again: date) -> None:
    assert again_on(called) == again
    assert called_on(called.weekday(), again) == called


def only(cast: Cast, *readers: Person) -> None:
    """Nobody else has letters switched on, which keeps the days short."""
    for person in cast.everyone.values():
        set_account(person, person, letters=person in readers)


def days(first: date, last: date, hour: int = 9) -> Iterator[datetime]:
    """The same hour of each day."""
    for number in range((last - first).days + 1):
        yield noon(first + timedelta(days=number), hour)


@pytest.mark.slow
def test_over_five_weeks_each_call_is_told_twice_at_most(
    cast: Cast, running: Plan, office: PostOffice
) -> None:
    """Ana answers the second call before its day, the third after its first letter, no other."""
    only(cast, cast.ana)
    told: list[date] = []
    for moment in days(FRIDAY, date(2026, 11, 15)):
        if moment.date() in (date(2026, 10, 21), date(2026, 10, 31)):
            says(cast, moment.date())
        told += [moment.date()] * send_letters(moment)
    assert told == [
        FRIDAY,
        date(2026, 10, 20),  # Tuesday
        date(2026, 10, 30),
        date(2026, 11, 6),
        date(2026, 11, 10),
        date(2026, 11, 13),
    ]
    assert {letter["Subject"] for letter in office.letters} == {"Your check-in: 2 key results"}
    body = office.letters[0].get_body(("plain",)).get_content()  # type: ignore[attr-defined]
    assert "Two minutes to keep everyone in the picture." in body


@pytest.mark.slow
def test_the_letters_come_on_the_day_of_the_plan_in_the_time_zone_of_the_reader(
    cast: Cast, running: Plan, office: PostOffice
) -> None:
    set_rhythm(cast.mei, running, 1, True)  # Tuesday
    only(cast, cast.ana, cast.wang)
    says(cast, date(2026, 10, 14))
    says(cast, date(2026, 10, 14), 3)
    set_account(cast.ana, cast.ana, time_zone="Pacific/Auckland")
    set_account(cast.wang, cast.wang, time_zone="America/Los_Angeles")
    sent: dict[str, list[datetime]] = {"ana.silva": [], "wang.jun": []}
    for moment in (
        noon(date(2026, 10, day), hour) for day in range(19, 24) for hour in (14, 15, 18, 19)
    ):
        before = len(office.letters)
        send_letters(moment)
        for letter in office.letters[before:]:
            sent[letter["To"].split("@")[0]].append(moment)
    assert sent["ana.silva"] == [
        datetime(2026, 10, 19, 19, tzinfo=UTC),  # Tuesday 8:00 in Auckland
        datetime(2026, 10, 21, 19, tzinfo=UTC),
    ]
    assert sent["wang.jun"] == [
        datetime(2026, 10, 20, 15, tzinfo=UTC),  # Tuesday 8:00 in Los Angeles
        datetime(2026, 10, 22, 15, tzinfo=UTC),
    ]


def test_a_plan_without_reminders_waits_in_the_inbox_only(
    cast: Cast, running: Plan, office: PostOffice
) -> None:
    set_rhythm(cast.mei, running, 4, False)
    send_letters(noon(FRIDAY))
    assert not [one for one in office.letters if "ana.silva" in one["To"]]
    assert keys(cast.ana, noon(FRIDAY)) == ["check-in"]


def test_nothing_waits_before_the_first_day_of_the_rhythm(cast: Cast, running: Plan) -> None:
    assert keys(cast.ana, noon(date(2026, 1, 1))) == []
    assert keys(cast.ana, noon(date(2026, 1, 2))) == ["check-in"]


def test_what_was_said_before_the_day_counts_and_what_rests_is_not_asked_for(
    cast: Cast, running: Plan
) -> None:
    says(cast, date(2026, 10, 13), 1)
    (one,) = waiting(cast.ana, noon(FRIDAY))
    assert one.text == "Your check-in: 1 key result"
    pause_key_result(cast.mei, KeyResult.objects.get(plan=running, number=2), "Freeze")
    assert waiting(cast.ana, noon(FRIDAY)) == []
    (again,) = waiting(cast.ana, noon(FRIDAY + timedelta(weeks=1)))
    assert again.text == "Your check-in: 1 key result"


def test_the_day_is_that_of_the_reader(cast: Cast, running: Plan) -> None:
    says(cast, date(2026, 10, 12))
    late = datetime(2026, 10, 22, 12, tzinfo=UTC)  # Friday has begun in Auckland alone
    set_account(cast.ana, cast.ana, time_zone="Pacific/Auckland")
    cast.ana.refresh_from_db()
    with reading_as(cast.ana):
        assert keys(cast.ana, late) == ["check-in"]
    set_account(cast.ana, cast.ana, time_zone="Europe/London")
    cast.ana.refresh_from_db()
    with reading_as(cast.ana):
        assert keys(cast.ana, late) == []


def test_after_two_missed_weeks_the_lead_reads_it_as_a_fact(cast: Cast, running: Plan) -> None:
    """K3 was never said anything about; K1 and K2 were in the week of 12 October."""

    def fact(day: date) -> list[str]:
        found = waiting(cast.mei, noon(day))
        return [one.text for one in found if one.key.startswith("unheard")]

    assert fact(date(2026, 11, 1)) == []
    says(cast, date(2026, 10, 12))
    assert fact(date(2026, 11, 1)) == ["1 key result without an update for two weeks"]
    assert fact(date(2026, 11, 2)) == ["3 key results without an update for two weeks"]
    assert "unheard" not in keys(cast.ana, noon(date(2026, 11, 2)))
    says(cast, date(2026, 11, 3))
    assert fact(date(2026, 11, 3)) == ["1 key result without an update for two weeks"]
