"""The inbox: one list of what waits for a person, counted in the rail, each thing with its act."""

from dataclasses import replace
from typing import Any

import pytest

from grove.commitment.models import Signature
from grove.org.models import Role
from grove.org.waiting import Asker, counted, sources, waiting_for
from grove.plans.models import Plan
from grove.record.actions import writing
from tests.cast import Cast
from tests.inbox.moments import NOW
from tests.versions.plans import written


@pytest.fixture
def asked(cast: Cast) -> Plan:
    plan = written(cast)
    assert (
        cast.as_(cast.mei).post(cast.url("sign-off/request"), {"despite": "As it is."}).status_code
        == 302
    )
    return plan


def asker(person: Any) -> Asker:
    roles = Role.objects.filter(person=person).select_related("department")
    return Asker(person, list(roles), NOW)


def waits(reader: Asker) -> int:
    return sum(count for _source, count in counted(reader))


def test_a_signature_waits_for_who_was_asked_and_for_nobody_else(cast: Cast, asked: Plan) -> None:
    page = cast.as_(cast.he).get("/inbox").text
    assert "Sign version 2.0 of Platform Engineering 2027" in page
    assert f'href="{cast.url("sign-off")}"' in page
    assert "1 thing waits for you." in page
    for person in (cast.ana, cast.coach, cast.stranger):
        assert "Nothing waits for you." in cast.as_(person).get("/inbox").text


def test_the_rail_and_the_phone_say_how_many(cast: Cast, asked: Plan) -> None:
    page = cast.as_(cast.wang).get(cast.url("needs")).text
    assert '<b class="due">1<span class="vh"> waiting for you</span></b>' in page
    assert '<a href="/inbox"><span>Inbox <b>1</b></span></a>' in page
    assert 'class="due"' not in cast.as_(cast.ana).get(cast.url("needs")).text


def test_the_count_is_the_length_of_the_list(cast: Cast, asked: Plan) -> None:
    for person in cast.everyone.values():
        assert waits(asker(person)) == len(waiting_for(asker(person)))


def test_counting_is_one_query_and_listing_one_more_for_each_kind_of_thing_that_waits(
    cast: Cast, asked: Plan, django_assert_num_queries: Any
) -> None:
    reader = asker(cast.he)
    with django_assert_num_queries(1):
        assert waits(reader) == 1
    with django_assert_num_queries(2):
        assert len(waiting_for(reader)) == 1
    assert len(list(sources())) > 2


def test_what_waits_is_counted_anew_on_every_page(cast: Cast, asked: Plan) -> None:
    reader = asker(cast.he)
    before = waits(reader)
    with writing():
        Signature.objects.filter(person=cast.he).update(state=Signature.State.SIGNED)
    assert waits(reader) == before - 1
    assert waits(replace(reader, roles=[])) == 0
    assert waits(asker(cast.wang)) == 1


def test_home_lists_it_too_and_speaks_chinese(cast: Cast, asked: Plan) -> None:
    assert "Sign version 2.0 of Platform" in cast.as_(cast.he).get("/").text
    page = cast.as_(cast.he, "zh-hans").get("/inbox").text
    assert "有1件事等你处理" in page


def test_nobody_reads_an_inbox_without_signing_in(cast: Cast, client: Any) -> None:
    assert client.get("/inbox").headers["Location"] == "/sign-in?next=%2Finbox"
    assert cast.as_(cast.he).post("/inbox").status_code == 405
