"""Home and workbook, through the eyes of the cast."""

from datetime import date

from grove.plans.models import Cycle, Plan
from tests.cast import Cast


def test_home_lists_the_heads_plan(cast: Cast) -> None:
    page = cast.as_(cast.mei).get("/")
    assert page.status_code == 200
    assert "/plat/2027/plan" in page.text


def test_a_head_begins_the_next_years_plan(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert "/plans/new" in mei.get("/").text
    begun = mei.post("/plans/new", {"department": cast.plat.pk, "year": "2028"})
    assert begun.headers["Location"] == "/plat/2028/plan"
    assert Cycle.objects.get(name="2028").starts_on == date(2028, 1, 1)
    again = mei.post("/plans/new", {"department": cast.plat.pk, "year": "2028"})
    assert again.headers["Location"] == "/plat/2028/plan"
    assert Plan.objects.filter(department=cast.plat, cycle__name="2028").count() == 1


def test_a_teams_head_begins_the_teams_own_plan_and_no_other(cast: Cast) -> None:
    zhao = cast.as_(cast.zhao)
    begun = zhao.post("/plans/new", {"department": cast.cs.pk, "year": "2027"})
    assert begun.headers["Location"] == "/cs/2027/plan"
    refused = zhao.post("/plans/new", {"department": cast.plat.pk, "year": "2028"})
    assert refused.status_code == 422


def test_a_member_begins_no_plan(cast: Cast) -> None:
    assert cast.as_(cast.ana).get("/plans/new").status_code == 403
    assert "/plans/new" not in cast.as_(cast.ana).get("/").text
