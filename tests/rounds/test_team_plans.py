"""Teams write their own plans under the department's direction: nothing is copied or added up."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from grove.drafting.judged import aggregation, judged
from grove.okrs.actions import (
    add_key_result,
    add_objective,
    declare_own,
    record_reading,
    support,
)
from grove.okrs.models import KeyResult, Objective
from grove.okrs.queries import plan_tree
from grove.plans.actions import open_plan, share_plan
from grove.plans.models import Plan
from grove.rounds.actions import begin_team_plan
from grove.versions.snapshot import snapshot
from tests.cast import Cast


@pytest.fixture
def goal(cast: Cast) -> KeyResult:
    """PLAT's first objective with one key result, shared."""
    cast.shared()
    objective = add_objective(cast.mei, cast.plan, title="Releases become a non-event")
    return add_key_result(cast.mei, objective, text="Raise deploys from 2 to 10 per week")


def theirs(cast: Cast, title: str = "Deploying is dull") -> Objective:
    return add_objective(cast.wang, cast.team_plan, title=title)


def test_a_lead_begins_the_teams_plan_with_one_press_and_it_is_empty(
    cast: Cast, goal: KeyResult
) -> None:
    zhao = cast.as_(cast.zhao)
    assert "Begin our plan" in zhao.get(cast.url("rounds/teams/cs")).text
    sent = zhao.post(cast.url("rounds/teams/cs/plan"))
    assert sent.headers["Location"] == "/cs/2027/plan/draft"
    plan = Plan.objects.get(department=cast.cs, cycle=cast.cycle)
    assert not Objective.objects.filter(plan=plan).exists()
    assert plan.shared_at is None
    assert zhao.get("/cs/2027/plan/draft").status_code == 200
    assert begin_team_plan(cast.zhao, cast.plan, cast.cs) == plan  # twice is once
    for person in (cast.mei, cast.wang, cast.ana):
        assert cast.as_(person).post(cast.url("rounds/teams/cs/plan")).status_code == 403


def test_the_direction_stands_beside_the_teams_draft(cast: Cast, goal: KeyResult) -> None:
    objective = theirs(cast)
    wang = cast.as_(cast.wang)
    page = wang.get("/bd/2027/plan/draft").text
    assert "Releases become a non-event" in page
    assert "No team supports it yet" in page
    assert "supports nothing yet, nor is it your own" in page
    support(cast.wang, objective, goal)
    page = wang.get("/bd/2027/plan/draft").text
    assert "Build &amp; Delivery O1" in page
    assert "supports nothing yet" not in page
    assert "direction" not in cast.as_(cast.mei).get(cast.url("draft")).text  # nothing above it


def test_what_the_team_may_not_read_is_no_guidance(cast: Cast) -> None:
    add_objective(cast.mei, cast.plan, title="Not for everybody yet")
    page = cast.as_(cast.wang).get("/bd/2027/plan/draft").text
    assert "Not for everybody yet" not in page
    assert "panel=direction" not in page


def test_an_objective_is_said_to_be_our_own_with_a_reason(cast: Cast, goal: KeyResult) -> None:
    objective = theirs(cast)
    wang = cast.as_(cast.wang)
    where = reverse("okrs:objective_own", kwargs={"code": "BD-27-O1"})
    sent = wang.post(where, {"own_because": "Only we notice", "next": "/bd/2027/plan/draft"})
    assert sent.status_code == 302
    assert "Only we notice" in wang.get("/bd/2027/plan/draft").text
    content = snapshot(cast.team_plan)
    assert content["objectives"][0]["own_because"] == "Only we notice"
    # Supporting something ends the statement, and then it cannot be made.
    support(cast.wang, objective, goal.objective)
    objective.refresh_from_db()
    assert objective.own_because == ""
    with pytest.raises(ValidationError):
        declare_own(cast.wang, objective, "Still ours")
    assert cast.as_(cast.ana).post(where, {"own_because": "x"}).status_code == 404
    long = wang.post(where, {"own_because": "x" * 20_001})
    assert long.status_code == 422


def test_both_drafts_stand_side_by_side(cast: Cast, goal: KeyResult) -> None:
    first, second = theirs(cast), theirs(cast, "A queue nobody stands in")
    declare_own(cast.wang, theirs(cast, "Two can repair it"), "Only we notice")
    support(cast.wang, first, goal)
    mei = cast.as_(cast.mei)
    hidden = mei.get(cast.url("rounds/teams/bd")).text
    assert "Deploying is dull" not in hidden
    assert "has not shared it with you yet" in hidden
    share_plan(cast.wang, cast.team_plan)
    page = mei.get(cast.url("rounds/teams/bd")).text
    assert "1 support, 1 own, 1 say neither" in page
    assert "neither supports something nor is said to be its own" in page
    assert 'href="#d-K1"' in page and 'href="#t-O1"' in page
    rounds = mei.get(cast.url("rounds")).text
    assert "1 of 2 begun" in rounds
    assert second.title in page
    assert cast.as_(cast.stranger).get(cast.url("rounds/teams/bd")).status_code == 404
    assert mei.get(cast.url("rounds/teams/else")).status_code == 404


def test_no_number_of_a_team_reaches_the_department(cast: Cast, goal: KeyResult) -> None:
    before_tree = plan_tree(cast.plan)
    before = snapshot(cast.plan)
    own = add_objective(cast.wang, cast.team_plan, title="Deploying is dull", points=60)
    result = add_key_result(cast.wang, own, text="Raise deploys from 2 to 10 per week")
    support(cast.wang, own, goal)
    share_plan(cast.wang, cast.team_plan)
    record_reading(cast.wang, result, timezone.localdate(), Decimal(10))
    after = plan_tree(cast.plan)
    assert after.totals == before_tree.totals
    assert after.objectives[0].progress == before_tree.objectives[0].progress
    assert after.key_results[0].progress == before_tree.key_results[0].progress
    assert snapshot(cast.plan) == before


def test_nothing_of_the_department_is_copied_down(cast: Cast, goal: KeyResult) -> None:
    support(cast.wang, theirs(cast), goal)
    assert not KeyResult.objects.filter(plan=cast.team_plan).exists()
    assert [row.title for row in Objective.objects.filter(plan=cast.team_plan)] == [
        "Deploying is dull"
    ]


def test_the_reviewer_reads_the_plan_with_its_shared_teams(cast: Cast, goal: KeyResult) -> None:
    own = theirs(cast)
    add_key_result(cast.wang, own, text="Raise deploys from 2 to 10 per week")
    support(cast.wang, own, goal)
    assert judged(cast.plan).teams == ()  # a draft of a team is nobody else's
    share_plan(cast.wang, cast.team_plan)
    for read in (judged(cast.plan), judged(cast.plan, plan_tree(cast.plan))):
        (team,) = read.teams
        assert team.name == "Build & Delivery"
        assert [one.text for one in team.objectives[0].key_results] == [goal.text]
        fields = read.objectives[0].key_results[0].fields
        assert fields is not None
        assert fields.served_by == ("Build & Delivery",)
        assert (fields.start, fields.target) == (2, 10)


def test_a_plan_that_only_adds_up_its_teams_is_told_so(cast: Cast) -> None:
    cast.shared()
    cs = open_plan(cast.zhao, cast.cs, cast.cycle)
    lines = (
        (cast.wang, cast.team_plan, "Raise deploy frequency from 2 to 10 per week by 31 Dec 2027"),
        (cast.wang, cast.team_plan, "Cut p95 build time from 38 to 12 minutes by 30 Sep 2027"),
        (cast.zhao, cs, "Cut p95 checkout latency from 820 ms to 300 ms by 30 Nov 2027"),
        (cast.zhao, cs, "Cut alerts without an action from 70 % to 10 % by 31 Mar 2027"),
    )
    whole = add_objective(cast.mei, cast.plan, title="Everything the teams do")
    parts = {plan: add_objective(who, plan, title="Our part") for who, plan, _text in lines}
    for who, plan, text in lines:
        add_key_result(who, parts[plan], text=text)
        add_key_result(cast.mei, whole, text=text)
    for who, plan in ((cast.wang, cast.team_plan), (cast.zhao, cs)):
        share_plan(who, plan)
    found = aggregation(judged(cast.plan), "en")
    assert found is not None and found.code == "ALN503"
    mei = cast.as_(cast.mei)
    assert "ALN503" in mei.get(cast.url("rounds")).text
    page = mei.get(cast.url("draft") + "?panel=hints").text
    assert found.title.partition("'")[0] in page
    # One key result that two teams work towards, and the plan is more than their sum.
    first = KeyResult.objects.filter(plan=cast.plan).order_by("number")[0]
    for plan in parts:
        support(cast.wang, parts[plan], first)
    assert aggregation(judged(cast.plan), "en") is None


def test_the_direction_costs_no_more_for_more_lines(
    cast: Cast, goal: KeyResult, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        support(cast.wang, theirs(cast, f"Goal {number}"), goal)
    wang = cast.as_(cast.wang)
    for query in ("", "?panel=hints", "?panel=history", "?edit=O1"):
        with django_assert_max_num_queries(12):
            assert wang.get(f"/bd/2027/plan/draft{query}").status_code == 200
