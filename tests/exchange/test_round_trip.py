"""A plan goes out as a file and comes back the same, in either language, into an empty plan too."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from grove.exchange.actions import import_plan
from grove.exchange.out.markdown import write
from grove.exchange.out.plan import document_of, export_plan
from grove.exchange.outcome import ImportRefused
from grove.plans.models import Plan
from grove.quality.plan_file.document import Document, Item
from grove.quality.plan_file.shape import SECTIONS
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.review.models import Grade
from tests.cast import Cast
from tests.exchange.elsewhere import emptied
from tests.exchange.test_grammar import LETTERS, ODD
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


def test_cause_and_reach_of_a_grade_travel_and_published_grades_stay(cast: Cast) -> None:
    furnished(cast.mei, cast)
    english, chinese = (export_plan(cast.plan, language) for language in LANGUAGES)
    assert "  - cause: No canary\n  - was it a stretch: aimed too low\n" in english
    assert "  - 未兑现的原因：No canary\n  - 算不算挑战：目标定低了\n" in chinese
    grade = Grade.objects.get(plan=cast.plan)
    assert grade.key_result.plan.closed_on is None
    wrong = english.replace("aimed too low", "perhaps")
    with pytest.raises(ImportRefused, match="hard to reach, aimed too low"):
        import_plan(cast.mei, cast.plan, wrong)
    _close(cast.mei, grade.key_result.plan)
    later = english.replace("No canary", "Bad luck").replace("- because: traffic", "- because: Fog")
    with pytest.raises(ImportRefused, match="were published on"):
        import_plan(cast.mei, cast.plan, later)
    import_plan(cast.mei, cast.plan, english)
    grade.refresh_from_db()
    assert (grade.cause, grade.because) == ("No canary", "traffic")


@action
def _close(act: Recorder, plan: Plan) -> None:
    act.change(plan, frozen_on=date(2026, 12, 29), closed_on=date(2026, 12, 30))


def test_a_file_can_change_its_language(cast: Cast) -> None:
    furnished(cast.mei, cast)
    english, chinese = (export_plan(cast.plan, language) for language in LANGUAGES)
    assert english != chinese
    plan: Plan = emptied(None, cast.plan)
    import_plan(cast.mei, plan, chinese)
    assert export_plan(plan, "en") == english


def words(longest: int) -> st.SearchStrategy[str]:
    """Texts of any shape that fit a field: the odd ones of the grammar's tests and random ones."""
    return st.one_of(st.sampled_from(ODD), st.text(LETTERS, min_size=1, max_size=20)).map(
        lambda text: text[:longest]
    )


numbers = st.decimals(1, 10**9, places=6).map(lambda one: one.quantize(Decimal("1E-6")))


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_whatever_is_in_a_plan_comes_back(cast: Cast, data: st.DataObject, language: str) -> None:
    with transaction.atomic():
        wanted = plan_of(data)
        import_plan(cast.mei, cast.plan, write(wanted, "en"))
        text = export_plan(cast.plan, language)
        emptied(None, cast.plan)
        import_plan(cast.mei, cast.plan, text)
        assert export_plan(cast.plan, language) == text
        again = import_plan(cast.mei, cast.plan, text, remove_missing=True)
        assert not again.changes_something, again
        found = document_of(cast.plan)
        assert found.texts == wanted.texts
        for part, items in wanted.lists.items():
            assert found.lists[part] == items, part
        transaction.set_rollback(True)


def plan_of(data: st.DataObject) -> Document:
    """A plan with one of each thing, all its texts of any shape."""

    def text(longest: int = 10_000) -> str:
        return data.draw(words(longest))

    def item(head: int, code: str = "", **values: Any) -> Item:
        return Item(data.draw(words(head).filter(str.strip)), code, values)

    need = item(
        99, "N4", level="business", perspective="financial", weight=3, source="survey",
        source_note=text(300), heard_by="Mei Lin", quotation=text(), accepted_by=text(120),
    )  # fmt: skip
    first = item(
        999, "K9", kind="increase", baseline=Decimal("-2.5"), target=data.draw(numbers),
        unit="drills", due=date(2027, 9, 30), owner="Wang Jun", theme="TC", metric="DQ-01",
        guard_metric=text(200), data_source=text(300), needs=["N4"], weight=0,
    )  # fmt: skip
    # Names of stages lose the space around them, as on the page.
    stages = [
        Item(f"{place} {text(150)}".strip(), values={"evidence": f"a{text(200)}b"})
        for place in range(3)
    ]
    second = item(999, "K2", kind="milestone", stages=stages)
    objective = item(
        999, "O3", kind="stretch", owner="Mei Lin", why_now=text(), themes=["DQ", "BG"], points=7,
        needs=["N4"], own_because=text(), goal_group="team",
    )  # fmt: skip
    objective.items = [first, second]
    customer = item(120, role=text(120))
    customer.items = [need]
    failure = item(
        99, "F2", cycle="2026", cause=text(), found_by=text(200), guard=text(), state="again",
        guard_owner="Ana Silva", check_when=text(200), watch_words=text(),
    )  # fmt: skip
    lists = {
        "dimensions": [item(200, measured_by=text(200), judged_by=text(200)) for _n in range(2)],
        "customers": [customer],
        "lessons": [item(999, carried=False), item(999)],
        "failures": [failure],
        "objectives": [objective],
        "not_doing": [item(300, why=text(), revisit=text(120)) for _n in range(2)],
        "themes_left_out": [Item("EF", values={"left_out_because": "x" + text()})],
        "seats": [item(120, ready_now=0, ready_in_a_year=2)],
        "path": [item(300, key_result="K9", when=text(60), resources=text(200))],
        "returns": [item(300, side="back", unit=text(40), low=Decimal(1), assumption=text())],
    }
    parts = [part.word.key for one in SECTIONS for part in one.parts if part.noun is None]
    return Document(plan=Item(code="PLAT-27"), texts={part: text() for part in parts}, lists=lists)
