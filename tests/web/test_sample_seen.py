"""The sample department beside a real company: who may look at it, change it and delete it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from grove.org.actions import add_people, give_role, invite
from grove.org.models import Department, Person, Role, Session
from grove.record.actions import Recorder, action
from grove.web.sample.actions import delete_sample, find_sample, load_sample
from tests.cast import Cast, signed_in
from tests.lasting import lasting_cast, own_copy
from tests.web.test_sample import NORA, plans_of, rows

pytestmark = pytest.mark.xdist_group("sample")


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """Loading takes seconds: all these tests see the sample that Ana asked for."""
    yield from lasting_cast(django_db_blocker, lambda cast: load_sample("en", actor=cast.ana))


@pytest.fixture
def cast(loaded: Cast, db: None) -> Cast:
    return own_copy(loaded)


def test_codes_that_real_departments_have_are_left_to_them(cast: Cast) -> None:
    department = load_sample("en")
    assert department.code == "PLAT2"
    assert department.parent is not None and department.parent.code == "LANT2"


def test_looking_gives_the_real_person_no_role(cast: Cast) -> None:
    signed_in(cast.ana).post("/sample")
    department = load_sample("en")
    plan = plans_of(department)[1]
    assert not Role.objects.filter(person=cast.ana, department__is_sample=True).exists()
    address = reverse("workbook", kwargs=plan.place)
    assert signed_in(cast.ana).get(address).status_code == 404
    assert signed_in(cast.stranger).get(address).status_code == 404


def test_somebody_of_the_sample_reaches_nothing_real(cast: Cast) -> None:
    cast.shared()
    client = signed_in(cast.ana)
    client.post("/sample")
    assert client.get(cast.url()).status_code == 404
    assert client.get("/plat/people").status_code == 404
    assert client.get("/start").status_code == 403


def test_somebody_of_the_sample_invites_nobody(cast: Cast) -> None:
    department = load_sample("en")
    head = Role.objects.get(department=department, name=Role.Name.HEAD).person
    other = Role.objects.filter(department__parent=department).exclude(person=head)[0].person
    with pytest.raises(Exception, match="invite nobody"):
        invite(head, other)
    added = add_people(head, department, [NORA])
    assert added[0].is_sample
    with pytest.raises(Exception, match="stay apart"):
        give_role(head, cast.ana, department, Role.Name.MEMBER)
    with pytest.raises(Exception, match="stay apart"):
        give_role(cast.admin, head, cast.plat, Role.Name.HEAD)


def test_coming_back_needs_the_own_session_still_alive(cast: Cast) -> None:
    client = signed_in(cast.ana)
    client.post("/sample")
    Session.objects.filter(person=cast.ana).delete()  # ended from another browser
    assert client.post("/sample/return").headers["Location"] == "/sign-in"
    assert client.get("/").status_code == 302


def test_coming_back_is_closed_for_a_deactivated_account(cast: Cast) -> None:
    client = signed_in(cast.ana)
    client.post("/sample")
    close(None, cast.ana)
    assert client.post("/sample/return").headers["Location"] == "/sign-in"


@action
def close(act: Recorder, person: Person) -> None:
    act.change(act.lock(person), is_active=False)


def test_a_link_alone_lets_nobody_come_back_as_somebody(cast: Cast) -> None:
    department = load_sample("en")
    head = Role.objects.get(department=department, name=Role.Name.HEAD).person
    client = signed_in(head)
    page = client.post("/sample/as/member", follow=True)
    assert "Leave the sample" not in page.text and "Delete sample data" not in page.text
    assert client.post("/sample/removal").status_code == 403
    assert client.post("/sample/return").headers["Location"] == "/sign-in"


def test_deleting_one_language_leaves_the_other(cast: Cast) -> None:
    before = rows()
    delete_sample(load_sample("zh-hans"))
    assert rows() == before


def test_a_real_company_is_never_deleted(cast: Cast) -> None:
    with pytest.raises(ValueError):
        delete_sample(cast.plat)
    assert Department.objects.filter(pk=cast.company.pk).exists()


def test_others_cannot_delete_it_but_an_administrator_can(cast: Cast) -> None:
    mei = signed_in(cast.mei)
    assert "Delete sample data" not in mei.post("/sample", follow=True).text
    assert mei.post("/sample/removal").status_code == 403
    assert signed_in(cast.wang).post("/sample/removal").status_code == 403
    assert signed_in(cast.admin).post("/sample/removal").status_code == 302
    assert find_sample("en") is None
