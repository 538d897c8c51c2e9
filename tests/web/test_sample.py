"""The sample department: on every day of the year, the same each time, asked for by somebody."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from grove.okrs.models import KeyResult, Reading
from grove.org.actions import make_first_person
from grove.org.models import Department
from grove.plans.models import Plan
from grove.versions.models import Version
from grove.web.sample.actions import delete_sample, find_sample, load_sample
from grove.web.sample.days import Days
from tests.cast import Cast, signed_in

CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")

pytestmark = pytest.mark.slow


def plans_of(department: Department) -> tuple[Plan, Plan]:
    """The running plan and the one in the making; before them lies a closed one."""
    plans = Plan.objects.filter(department=department).order_by("cycle__starts_on")
    _closed, running, making = plans
    return running, making


def key_results(plan: Plan) -> dict[str, KeyResult]:
    return {row.short_code: row for row in KeyResult.objects.filter(plan=plan)}


def values(key_result: KeyResult) -> list[float]:
    return [float(value) for value in key_result.readings.values_list("value", flat=True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "today",
    [
        date(2027, 1, 1),
        date(2027, 11, 14),
        date(2028, 2, 29),
    ],
    ids=str,
)
def test_it_fits_every_day_of_the_year(today: date) -> None:
    running, making = plans_of(load_sample("en", today))
    assert (today - running.cycle.starts_on).days // 7 + 1 == 46
    assert making.cycle.starts_on == running.cycle.ends_on + timedelta(days=1)
    assert int(making.cycle.name) == int(running.cycle.name) + 1
    assert key_results(making)["K1"].due in [making.cycle.ends_on, *month_ends(making)]
    assert max(Reading.objects.values_list("on", flat=True)) <= today


def month_ends(plan: Plan) -> list[date]:
    days = [plan.cycle.starts_on + timedelta(days=n) for n in range(364)]
    return [day for day in days if (day + timedelta(days=1)).day == 1]


def test_names_of_cycles_follow_each_other_on_every_day() -> None:
    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(4 * 366)):
        days = Days(day, chinese=False)
        assert int(days.this.name) == int(days.last.name) + 1
        assert days.this.first.weekday() == 0
        for month in (3, 6, 9, 10, 11, 12):
            assert days.this.first < days.this.month_end(month) <= days.this.last


@pytest.mark.django_db
def test_loading_twice_loads_once_and_again_gives_the_same() -> None:
    day = date(2027, 3, 10)
    department = load_sample("zh-hans", day)
    assert load_sample("zh-hans", day) == department
    marks = list(Version.objects.order_by("frozen_at").values_list("fingerprint", flat=True))
    delete_sample(department)
    load_sample("zh-hans", day)
    assert marks == list(
        Version.objects.order_by("frozen_at").values_list("fingerprint", flat=True)
    )


# Seeing it as somebody; more of it in test_sample_seen.py


@pytest.mark.django_db
def test_looking_and_deleting_are_never_a_get(cast: Cast) -> None:
    client = signed_in(cast.ana)
    for address in ("/sample/as/head", "/sample/return", "/sample/removal"):
        assert client.get(address).status_code == 405
    assert client.post("/sample/as/president").status_code == 404
    assert client.post("/sample/as/head").status_code == 404  # nothing loaded yet
    assert Client().post("/sample").headers["Location"].startswith("/sign-in")
    assert find_sample("en") is None


@pytest.mark.django_db
def test_the_first_person_is_led_from_the_sample_to_their_own_department() -> None:
    nora = make_first_person(None, "Nora", "nora@lanternfish.example", "grow slowly and well")
    client = signed_in(nora)
    assert "Start with my department" in client.post("/sample", follow=True).text
    assert client.post("/sample/return?next=/start").headers["Location"] == "/start"
    assert client.get("/start").status_code == 302
    assert client.cookies[settings.SESSION_COOKIE_NAME].value
