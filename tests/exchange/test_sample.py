"""The sample department, the fullest content there is, survives both ways out and back in."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from grove.exchange.actions import import_plan
from grove.exchange.archive import export_archive, import_archive
from grove.exchange.out.plan import export_plan
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.web.sample import load_sample
from tests.exchange.elsewhere import emptied, wiped
from tests.lasting import lasting

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("sample"),
    pytest.mark.xdist_group("sample to and fro"),
]


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[object]:
    """Loading takes seconds: all these tests begin with the sample of the same day."""
    yield from lasting(django_db_blocker, lambda: load_sample("both", date(2026, 11, 23)))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_plan_of_the_sample_comes_back_from_its_file(language: str) -> None:
    plans = Plan.objects.select_related("department", "cycle")
    assert len(plans) > 2
    for plan in plans:
        head = Person.objects.get(roles__department=plan.department, roles__name="head")
        text = export_plan(plan, language)
        outcome = import_plan(head, plan, text, remove_missing=True)
        assert not outcome.changes_something, outcome
        emptied(None, plan)
        import_plan(head, plan, text)
        assert export_plan(plan, language) == text


def test_the_sample_comes_back_from_its_archive_to_the_byte() -> None:
    before, after = io.BytesIO(), io.BytesIO()
    export_archive(before, with_passwords=True)
    with writing():
        wiped()
    before.seek(0)
    counts = import_archive(before)
    export_archive(after, with_passwords=True)
    assert after.getvalue() == before.getvalue() and counts["record.change"] > 500
