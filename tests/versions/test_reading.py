"""A link reads one version without an account: read only, until it ends, revocable by the head."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.versions.actions import freeze_version
from grove.versions.models import ReadingLink
from grove.versions.reading import open_reading
from tests.cast import Cast
from tests.versions.plans import written


@pytest.fixture
def plan(cast: Cast) -> Plan:
    plan = written(cast)
    freeze_version(cast.mei, plan, 1, 0, "first share", despite="As it is.")
    return plan


@pytest.fixture
def address(cast: Cast, plan: Plan) -> str:
    mei = cast.as_(cast.mei)
    assert mei.post(cast.url("versions/1.0/links"), {"days": 14}).status_code == 302
    link = ReadingLink.objects.get()
    assert f"/read/{link.token}" in mei.get(cast.url("versions/1.0")).text
    return f"/read/{link.token}"


@action
def let_expire(act: Recorder, link: ReadingLink) -> None:
    act.change(link, expires_at=timezone.now() - timedelta(minutes=1))


def test_somebody_without_an_account_reads_the_version_and_nothing_else(
    cast: Cast, address: str
) -> None:
    page = Client().get(address)
    assert page.status_code == 200
    assert "Cut p95 checkout latency" in page.text
    assert "read only, without comments and without later changes" in page.text
    assert 'method="post"' not in page.text and "/plat/2027" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "只读" in Client(headers={"Accept-Language": "zh-Hans"}).get(address).text


def test_a_changed_address_opens_nothing(address: str) -> None:
    number, _dash, signature = address.removeprefix("/read/").partition("-")
    wrong = "0" if signature[0] != "0" else "1"
    for token in (f"{number}-{wrong}{signature[1:]}", f"9{number}-{signature}", number, "x-y", "-"):
        answer = Client().get(f"/read/{token}")
        assert answer.status_code == 404
        assert "Ask whoever gave it to you" in answer.text


def test_it_ends_by_itself_and_at_the_head_s_word(cast: Cast, address: str) -> None:
    link = ReadingLink.objects.get()
    let_expire(cast.mei, link)
    assert Client().get(address).status_code == 404
    assert Client().get(f"/read/{link.token}").status_code == 404
    fresh = open_reading(cast.mei, link.version, 7)
    assert Client().get(f"/read/{fresh.token}").status_code == 200
    removal = cast.url(f"versions/1.0/links/{fresh.pk}/removal")
    assert cast.as_(cast.mei).post(removal).status_code == 302
    assert Client().get(f"/read/{fresh.token}").status_code == 404


def test_only_the_head_makes_and_ends_links(cast: Cast, address: str) -> None:
    link = ReadingLink.objects.get()
    for person, status in ((cast.wang, 403), (cast.ana, 403), (cast.stranger, 404)):
        client = cast.as_(person)
        assert client.post(cast.url("versions/1.0/links"), {"days": 7}).status_code == status
        removal = cast.url(f"versions/1.0/links/{link.pk}/removal")
        assert client.post(removal).status_code == status
        assert link.token not in client.get(cast.url("versions/1.0")).text
    refused = cast.as_(cast.mei).post(cast.url("versions/1.0/links"), {"days": "4000"})
    assert refused.status_code == 422
    assert "Choose for how many days the link works" in refused.text


def test_a_link_of_a_plan_in_the_bin_reads_nothing(cast: Cast, plan: Plan, address: str) -> None:
    @action
    def put_away(act: Recorder) -> None:
        act.bin(act.lock(plan))

    put_away(cast.mei)
    assert Client().get(address).status_code == 404
