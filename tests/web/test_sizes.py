"""Organisations to measure with: so much of everything, the same each time, gone without trace."""

from datetime import date

import pytest

from grove.okrs.models import KeyResult, Objective, Reading
from grove.okrs.queries.tree import plan_tree
from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.tracking.models import CheckIn, ObjectiveWeek
from grove.web.sample import sizes
from grove.web.sample.actions import delete_sample

DAY = date(2026, 11, 20)
SMALL = sizes.Size(departments=2, teams=3, people=9, objectives=4, results=3, check_ins=60)


@pytest.mark.django_db
def test_a_size_holds_what_it_says_and_is_the_same_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sizes.SIZES, "reference", SMALL)
    assert sizes.load_size("reference", DAY) == sizes.load_size("reference", DAY)
    assert Objective.objects.count() == 8
    assert KeyResult.objects.count() == SMALL.key_results == 24
    assert CheckIn.objects.count() == Reading.objects.count() == 60
    assert Person.objects.count() == 9 and Department.objects.filter(kind="team").count() == 6
    said = list(CheckIn.objects.order_by("pk").values_list("value", "confidence", "on"))
    plan = Plan.objects.select_related("department", "cycle").order_by("pk")[0]
    stored = {
        one.objective_id: one.progress
        for one in ObjectiveWeek.objects.filter(objective__plan=plan, week=date(2026, 11, 16))
    }
    tree = plan_tree(plan, DAY)
    assert stored == {row.id: pytest.approx(row.progress.ratio) for row in tree.objectives}
    delete_sample()
    assert not Department.everything.exists() and not CheckIn.everything.exists()
    sizes.load_size("reference", DAY)
    assert list(CheckIn.objects.order_by("pk").values_list("value", "confidence", "on")) == said


def test_the_sizes_are_those_that_figures_are_given_for() -> None:
    reference, large = sizes.SIZES["reference"], sizes.SIZES["large"]
    assert (reference.teams, reference.people, reference.objectives) == (100, 500, 500)
    assert (reference.key_results, reference.check_ins) == (1500, 10_000)
    assert (large.departments, large.key_results, large.check_ins) == (5000, 100_000, 4_000_000)
