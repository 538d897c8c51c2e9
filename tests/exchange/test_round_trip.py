"""A plan goes out as a file and comes back: the same, in either language, into an empty plan too."""

import pytest

from grove.exchange.actions import import_plan
from grove.exchange.out.plan import document_of, export_plan
from grove.org.models import Department
from grove.plans.models import Plan
from grove.record.models import Act
from tests.cast import Cast
from tests.exchange.elsewhere import emptied
from tests.furniture import furnished

LANGUAGES = ("en", "zh-hans")


@pytest.mark.parametrize("language", LANGUAGES)
def test_importing_what_was_exported_changes_nothing(cast: Cast, language: str) -> None:
    furnished(cast.mei, cast)
    text = export_plan(cast.plan, language)
    acts = Act.objects.count()
    outcome = import_plan(cast.mei, cast.plan, text, remove_missing=True)
    assert not outcome.changes_something, outcome
    assert Act.objects.count() == acts
    assert export_plan(cast.plan, language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_takes_over_the_whole_file(cast: Cast, language: str) -> None:
    furnished(cast.mei, cast)
    text = export_plan(cast.plan, language)
    document = document_of(cast.plan)
    plan: Plan = emptied(None, cast.plan)
    assert len(export_plan(plan, language).splitlines()) < 12
    import_plan(cast.mei, plan, text)
    assert export_plan(plan, language) == text
    assert document_of(plan) == document


def test_a_file_can_change_its_language(cast: Cast) -> None:
    furnished(cast.mei, cast)
    english, chinese = (export_plan(cast.plan, language) for language in LANGUAGES)
    assert english != chinese
    plan: Plan = emptied(None, cast.plan)
    import_plan(cast.mei, plan, chinese)
    assert export_plan(plan, "en") == english
    assert Department.objects.filter(code="PLAT").exists()
