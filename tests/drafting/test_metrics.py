"""The metric catalogue, and picking a metric for a key result."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from grove.drafting.actions import add_metric
from grove.drafting.metrics import matching, shipped
from grove.drafting.models import OwnMetric
from grove.okrs.actions import add_key_result, add_objective, record_reading
from grove.okrs.models import KeyResult
from grove.positioning.actions import add_dimension
from tests.cast import Cast

OWN = {
    "name": "Queue time",
    "theme": "EF",
    "direction": "lower",
    "definition": "from request to start",
    "formula": "",
    "unit": "h",
    "guard": "work refused",
    "source": "tickets",
}


def key_result(cast: Cast, text: str, **fields: Any) -> KeyResult:
    under = add_objective(cast.mei, cast.plan, title="Faster")
    made: KeyResult = add_key_result(cast.mei, under, text=text, **fields)
    return made


def pick(cast: Cast, metric: str, number: int = 1) -> Any:
    address = cast.url(f"draft/key-results/{number}/metric")
    return cast.as_(cast.mei).post(address, {"metric": metric})


def test_everybody_who_is_signed_in_reads_all_69(cast: Cast) -> None:
    page = cast.as_(cast.stranger).get("/metrics").content.decode()
    assert "69 of 69 metrics" in page
    assert "Change failure rate" in page and "Touches people" in page and "Level to hold" in page


@pytest.mark.parametrize(
    "query", ["change failure", "CHANGE  Failure", "变更失败率", "ｃｈａｎｇｅ failure", "b1"]
)
def test_search_reads_both_languages_and_folds_width_and_case(query: str) -> None:
    assert "B1" in [entry.id for entry in matching(shipped(), query)]


@pytest.mark.parametrize("query", ["", "🌲", "%", "'; --", "x" * 5000, "\u202e"])
def test_any_search_is_answered(cast: Cast, query: str) -> None:
    assert cast.as_(cast.mei).get("/metrics", {"q": query}).status_code == 200


def test_a_theme_filters_and_an_unknown_one_does_not(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert "9 of 69 metrics" in mei.get("/metrics?theme=DQ").content.decode()
    assert "69 of 69 metrics" in mei.get("/metrics?theme=XX").content.decode()


def test_one_metric_shows_its_formula_its_guard_and_how_it_is_gamed(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    page = mei.get("/metrics/B1").content.decode()
    assert "failed production changes ÷ production changes" in page
    assert 'href="/metrics/E2"' in page and "How it is gamed" in page
    assert "变更失败率" in cast.as_(cast.mei, "zh-hans").get("/metrics/B1").content.decode()
    for unknown in ("Z9", "own-1", "own-x", "own-999999999999"):
        assert mei.get(f"/metrics/{unknown}").status_code == 404


def test_a_department_keeps_metrics_of_its_own(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert mei.post("/plat/metrics", OWN).status_code == 302
    own = OwnMetric.objects.get()
    page = mei.get("/metrics?q=queue").content.decode()
    assert "Queue time" in page and "Platform Engineering" in page
    sent = {**OWN, "name": "Waiting time", "revision": own.revision}
    assert mei.post(f"/plat/metrics/{own.pk}", sent).status_code == 302
    assert "Waiting time" in mei.get(f"/metrics/own-{own.pk}").content.decode()
    mei.post(f"/plat/metrics/{own.pk}/bin")
    assert mei.get(f"/metrics/own-{own.pk}").status_code == 404


def test_only_people_of_the_department_see_its_metrics_and_only_its_head_writes(
    cast: Cast,
) -> None:
    own = add_metric(cast.mei, cast.plat, **OWN)
    for person in (cast.wang, cast.ana, cast.he, cast.coach):
        assert cast.as_(person).get(f"/metrics/own-{own.pk}").status_code == 200
        assert cast.as_(person).get(f"/plat/metrics/{own.pk}").status_code == 403
        assert cast.as_(person).post("/plat/metrics", OWN).status_code == 403
    assert cast.as_(cast.stranger).get(f"/metrics/own-{own.pk}").status_code == 404
    assert cast.as_(cast.stranger).post("/plat/metrics", OWN).status_code == 404
    assert cast.as_(cast.mei).get(f"/bd/metrics/{own.pk}").status_code in (403, 404)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("theme", "XX"), ("direction", ""), ("unit", "x" * 41), ("name", "x" * 201)],
)
def test_a_metric_that_cannot_stand_comes_back_whole(cast: Cast, field: str, value: str) -> None:
    answer = cast.as_(cast.mei).post("/plat/metrics", {**OWN, field: value})
    assert answer.status_code == 422 and "from request to start" in answer.content.decode()
    assert not OwnMetric.objects.exists()


def test_a_metric_gives_unit_direction_guard_and_a_sentence(cast: Cast) -> None:
    key_result(cast, "Reduce incidents")
    answer = pick(cast, "B1")
    assert answer.headers["Location"] == cast.url("draft") + "?edit=K1#K1"
    row = KeyResult.objects.get()
    assert (row.metric, row.unit, row.kind) == ("B1", "%", "decrease")
    assert row.guard_metric == "Deployment frequency"
    page = cast.as_(cast.mei).get(cast.url("draft?edit=K1")).content.decode()
    assert '<a href="/metrics/B1">Change failure rate</a>' in page
    assert "Lower change failure rate from … to … by 31\u00a0Dec\u00a02027" in page


def test_what_the_sentence_says_already_stays(cast: Cast) -> None:
    key_result(cast, "Cut recovery from 4 h to 45 min by 30 Jun 2027", guard_metric="ours")
    pick(cast, "B1")
    row = KeyResult.objects.get()
    assert row.guard_metric == "ours" and row.unit == "min"
    assert row.target == Decimal(45)


def test_another_metric_takes_over_the_guard_of_the_one_before(cast: Cast) -> None:
    key_result(cast, "Reduce incidents")
    pick(cast, "B1")
    pick(cast, "B7")
    row = KeyResult.objects.get()
    assert row.metric == "B7" and "deleted" in row.guard_metric.casefold()


def test_a_metric_that_looks_the_other_way_is_refused_in_words(cast: Cast) -> None:
    key_result(cast, "Raise failures from 10 to 20 by 30 Jun 2027")
    answer = pick(cast, "B1")
    assert answer.status_code == 422
    assert "goes the other way" in answer.content.decode()
    assert KeyResult.objects.get().metric == ""


@pytest.mark.parametrize("metric", ["", "Z9", "own-5", "🌲"])
def test_a_metric_that_does_not_exist_is_not_found(cast: Cast, metric: str) -> None:
    key_result(cast, "Reduce incidents")
    assert pick(cast, metric).status_code == 404


def test_the_dimensions_of_the_positioning_are_offered_as_measures(cast: Cast) -> None:
    add_dimension(cast.mei, cast.plan, name="Stability", measured_by="SLO reached", judged_by="COO")
    key_result(cast, "Reduce incidents")
    page = cast.as_(cast.mei).get(cast.url("draft/metrics?for=K1")).content.decode()
    assert "Stability" in page and "SLO reached" in page


def test_the_departments_own_history_comes_first(cast: Cast) -> None:
    old = add_objective(cast.mei, cast.last, title="Old")
    text = "Change failure rate from 18 % to 5 % by 31 Dec 2026"
    row = add_key_result(cast.mei, old, text=text, metric="B1")
    record_reading(cast.mei, row, date(2026, 11, 1), Decimal(21))
    key_result(cast, "Reduce incidents")
    page = cast.as_(cast.mei).get(cast.url("draft/metrics?for=K1")).content.decode()
    assert "from 18\u00a0% to 5\u00a0%, ended at 21\u00a0%" in page
    assert page.index("Change failure rate") < page.index("Feature adoption")


@pytest.mark.parametrize("asked", ["K99", "O1", "K", "Kx", "🌲"])
def test_a_line_that_is_not_there_is_not_found(cast: Cast, asked: str) -> None:
    assert cast.as_(cast.mei).get(cast.url("draft/metrics"), {"for": asked}).status_code == 404


def test_the_catalogue_costs_the_same_with_many_entries(
    cast: Cast, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    key_result(cast, "Reduce incidents")
    for number in range(20):
        add_metric(cast.mei, cast.plat, **{**OWN, "name": f"Own {number}"})
    mei = cast.as_(cast.mei)
    for address in ("/metrics", cast.url("draft/metrics?for=K1")):
        with django_assert_max_num_queries(12):
            assert mei.get(address).status_code == 200
