"""Nothing is written but by an action: the guard of tests/conftest.py sees the other ways."""

import pytest
from django.db import transaction
from django.test import Client

from grove.org.models import Person
from grove.record.actions import writing

pytestmark = pytest.mark.django_db


def test_a_record_created_outside_an_action_fails() -> None:
    with pytest.raises(AssertionError, match="outside an action"), transaction.atomic():
        Person.objects.create(name="Ana")


def test_updating_and_deleting_in_bulk_outside_an_action_fails() -> None:
    with writing():
        Person.objects.create(name="Ana")
    with pytest.raises(AssertionError, match="outside an action"), transaction.atomic():
        Person.objects.update(name="Ben")
    with pytest.raises(AssertionError, match="outside an action"), transaction.atomic():
        Person.objects.bulk_create([Person(name="Chen")])
    with pytest.raises(AssertionError, match="outside an action"), transaction.atomic():
        Person.objects.all()._raw_delete(using="default")
    assert [person.name for person in Person.objects.all()] == ["Ana"]


def test_signing_in_is_no_write_to_a_plan(client: Client) -> None:
    with writing():
        ana = Person.objects.create(name="Ana", email="ana@example.org")
    client.force_login(ana)
    assert client.session.session_key
