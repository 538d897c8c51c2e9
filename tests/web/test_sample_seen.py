"""The sample department beside a real company: who may look at it, change it and delete it."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from grove.org.actions import add_people, give_role, invite
from grove.org.models import Department, Person, Role, Session
from grove.org.pasted import PersonLine
from grove.record.actions import Recorder, action
from grove.web.sample.actions import delete_sample, find_sample, load_sample
from tests.cast import Cast, signed_in
from tests.lasting import fresh_cast, lasting, own_copy
from tests.web.test_sample import plans_of

NORA = PersonLine(1, "New Nora", "nora@lanternfish.example", None, Role.Name.MEMBER)

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("sample")]


def rows() -> dict[str, int]:
    """How many rows each table of ours has; sessions come and go with signing in."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("grove.")
    }


@dataclass
class Loaded:
    """The sample that Ana asked for: what was there before it, what she saw, her browser."""

    cast: Cast
    before: dict[str, int]
    opened: str
    browser: Client


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """Loading takes seconds: all these tests see the same sample."""

    def load() -> Loaded:
        cast = fresh_cast()
        browser = signed_in(cast.ana)
        before = rows()
        assert browser.get("/sample").status_code == 200
        return Loaded(cast, before, browser.post("/sample", follow=True).text, browser)

    yield from lasting(django_db_blocker, load)


@pytest.fixture
def cast(loaded: Loaded, db: None) -> Cast:
    return own_copy(loaded.cast)


@pytest.fixture
def ana(loaded: Loaded) -> Client:
    """The browser in which she asked for it, before a page of the sample."""
    browser = Client()
    browser.cookies = deepcopy(loaded.browser.cookies)
    return browser


def test_a_person_loads_it_looks_as_four_people_and_comes_back(loaded: Loaded, ana: Client) -> None:
    assert "See it as" in loaded.opened and 'aria-current="true">Head<' in loaded.opened
    assert "Mei Lin" in loaded.opened
    for role, word in (("lead", "Team lead"), ("member", "Engineer"), ("boss", "Head’s boss")):
        page = ana.post(f"/sample/as/{role}", follow=True)
        assert page.status_code == 200 and f'aria-current="true">{word}<' in page.text
    back = ana.post("/sample/return", follow=True)
    assert "See it as" not in back.text and "Ana Silva" in back.text
    assert Session.objects.filter(person__is_sample=True).count() == 0


def test_who_loaded_it_deletes_it_with_one_press(loaded: Loaded, ana: Client) -> None:
    assert "Delete sample data" in loaded.opened
    gone = ana.post("/sample/removal", follow=True)
    assert "The sample department is deleted" in gone.text and "Ana Silva" in gone.text
    assert find_sample("en") is None


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


def test_deleting_one_language_leaves_the_other_and_deleting_both_leaves_nothing(
    loaded: Loaded, cast: Cast
) -> None:
    english = rows()
    chinese = load_sample("zh-hans", actor=cast.admin)
    both = rows()
    with transaction.atomic():
        delete_sample(chinese)
        assert rows() == english
        transaction.set_rollback(True)
    assert rows() == both != english
    head = Role.objects.get(department__code="PLAT2", name=Role.Name.HEAD).person
    signed_in(head).post("/sample/as/lead")
    add_people(head, load_sample("en"), [NORA])
    delete_sample(actor=cast.admin)
    assert rows() == loaded.before


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
