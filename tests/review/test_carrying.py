"""Step 3: a key result taken into the draft begins where it ended and asks for its target."""

from decimal import Decimal

from grove.okrs.actions import bin_key_result, edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.record.models import Act
from grove.review.actions import take_into_draft
from tests.review.last_year import LastYear


def take(year: LastYear, number: int, language: str = "en") -> None:
    mei = year.cast.as_(year.cast.mei, language)
    url = year.cast.url(f"review/key-results/{number}/copy")
    assert mei.post(url).status_code == 302


def test_the_copy_starts_where_the_old_one_ended(year: LastYear) -> None:
    take(year, 1)
    copy = KeyResult.objects.get(plan=year.plan)
    assert copy.baseline == Decimal(7)
    assert copy.target is None
    assert copy.text == year.deploys.text
    assert copy.objective.title == "Make releases boring"
    assert Act.objects.get(verb="review.take_into_draft").because == "carried over from PLAT-26-K1"


def test_its_objective_is_copied_once(year: LastYear) -> None:
    take(year, 1)
    take(year, 2)
    take(year, 3)
    titles = Objective.objects.filter(plan=year.plan).values_list("title", flat=True)
    assert sorted(titles) == ["Customers can rely on us", "Make releases boring"]


def test_it_follows_its_sibling_when_the_objective_was_reworded(year: LastYear) -> None:
    take(year, 1)
    objective = Objective.objects.get(plan=year.plan)
    edit_objective(year.cast.mei, objective, objective.revision, title="Releases are dull")
    take(year, 2)
    assert Objective.objects.get(plan=year.plan).key_results.count() == 2


def test_taking_it_twice_makes_one_copy(year: LastYear) -> None:
    take(year, 1)
    take(year, 1)
    take(year, 1, "zh-hans")
    assert KeyResult.objects.filter(plan=year.plan).count() == 1


def test_in_chinese_the_copy_is_known_again_too(year: LastYear) -> None:
    for _time in range(2):
        take(year, 3, "zh-hans")
    assert KeyResult.objects.filter(plan=year.plan).count() == 1
    assert Act.objects.get(verb="review.take_into_draft").because.endswith("PLAT-26-K3")


def test_the_page_leads_to_the_copy(year: LastYear) -> None:
    take(year, 1)
    assert f'{year.cast.url("draft")}#K1"' in year.page()


def test_a_copy_in_the_bin_can_be_taken_again(year: LastYear) -> None:
    first = take_into_draft(year.cast.mei, year.plan, year.ended(1))
    bin_key_result(year.cast.mei, first)
    take(year, 1)
    assert KeyResult.objects.get(plan=year.plan).pk != first.pk


def test_a_key_result_nobody_measured_starts_unknown(year: LastYear) -> None:
    take(year, 2)
    assert KeyResult.objects.get(plan=year.plan).baseline is None
