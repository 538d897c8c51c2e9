"""What must not break: levels with limits, read weekly, that guard key results and cap grades."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from grove.health.actions import add_metric, bin_metric, edit_metric, record_health
from grove.health.guards import Guard, guard
from grove.health.models import HealthMetric, HealthReading
from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.okrs.queries.tree import plan_tree
from grove.plans.actions import share_plan
from grove.record.actions import writing
from grove.record.merge import MergeNeeded
from grove.review.last_cycle import ended_results
from grove.tracking.weeks import week_address, week_of
from tests.cast import Cast

TODAY = timezone.localdate
PAGE = "/plat/2026/health"


@pytest.fixture
def pages(cast: Cast) -> HealthMetric:
    """On-call pages of PLAT, at most six a week; Zhao watches them."""
    share_plan(cast.mei, cast.last)
    cast.last.refresh_from_db()
    return add_metric(
        cast.mei,
        cast.plat,
        {
            "name": "Pages per on-call week",
            "unit": "pages",
            "at_most": Decimal(6),
            "owner": cast.zhao,
        },
    )


@pytest.fixture
def guarded(cast: Cast, pages: HealthMetric) -> KeyResult:
    """A key result of 2026 at nine of ten, guarded by the on-call pages."""
    objective = add_objective(cast.mei, cast.last, title="Releases are dull", kind="committed")
    made = add_key_result(
        cast.mei, objective, text="Raise deploys", kind="increase", baseline=Decimal(0),
        target=Decimal(10), unit="x", owner=cast.ana, health_guard=pages,
    )  # fmt: skip
    from grove.okrs.actions import record_reading

    record_reading(cast.mei, made, date(2026, 11, 2), Decimal(9))
    return made


def read(cast: Cast, metric: HealthMetric, value: str, ago: int = 0) -> HealthReading:
    (made,) = record_health(
        cast.zhao, cast.plat, {metric: Decimal(value)}, TODAY() - timedelta(weeks=ago)
    )
    return made


def test_a_level_has_a_limit_and_the_limits_leave_room(cast: Cast, pages: HealthMetric) -> None:
    assert (pages.code, pages.at_least) == ("H1", None)
    with pytest.raises(ValidationError, match="no limit yet"):
        add_metric(cast.mei, cast.plat, {"name": "Spend"})
    low, high = Decimal(9), Decimal(6)
    with pytest.raises(ValidationError, match="no value would hold"):
        add_metric(cast.mei, cast.plat, {"name": "Spend", "at_least": low, "at_most": high})
    with pytest.raises(ValidationError, match="no value would hold"):
        edit_metric(cast.mei, pages, 1, {"at_least": low})
    with writing(), pytest.raises(IntegrityError), transaction.atomic():
        HealthMetric.objects.filter(pk=pages.pk).update(at_most=None)


def test_a_week_is_read_once_and_corrected_with_its_history(
    cast: Cast, pages: HealthMetric
) -> None:
    first = read(cast, pages, "5")
    again = read(cast, pages, "7")
    assert again.pk == first.pk and again.revision == 2
    assert HealthReading.objects.get().value == 7
    with pytest.raises(ValidationError, match="still to come"):
        record_health(cast.zhao, cast.plat, {pages: Decimal(1)}, TODAY() + timedelta(days=1))
    with pytest.raises(ValidationError, match="another department"):
        record_health(cast.zhao, cast.cs, {pages: Decimal(1)}, TODAY())


def test_two_people_change_the_same_limit(cast: Cast, pages: HealthMetric) -> None:
    edit_metric(cast.mei, pages, 1, {"at_most": Decimal(5)})
    with pytest.raises(MergeNeeded):
        edit_metric(cast.zhao, pages, 1, {"at_most": Decimal(8)})


def test_a_guard_is_broken_beyond_its_limit_and_unknown_after_a_quarter(
    cast: Cast, pages: HealthMetric, guarded: KeyResult
) -> None:
    def guard(on: date) -> Guard:
        (row,) = plan_tree(cast.last, on).key_results
        assert row.guard is not None
        return row.guard

    today = TODAY()
    assert guard(today).state == "none"
    read(cast, pages, "6")
    assert guard(today).state == "on"
    read(cast, pages, "6.5")
    assert guard(today).broken and guard(today).words == (
        "Pages per on-call week: 6.5\u00a0pages, at most 6\u00a0pages"
    )
    assert guard(today + timedelta(days=120)).state == "none"
    assert guard(today - timedelta(days=8)).state == "none"


def test_a_broken_guard_is_named_wherever_its_key_result_stands(
    cast: Cast, pages: HealthMetric, guarded: KeyResult
) -> None:
    week = week_address(week_of(TODAY()))
    everywhere = {
        cast.mei: (
            "/plat/2026/objectives",
            f"/o/{guarded.objective.code}",
            f"/k/{guarded.code}",
            "/plat/2026/track",
            "/plat/2026/check-in?show=all",
            f"/plat/2026/teams/plat/week/{week}",
            f"/plat/2026/brief/{week}",
            "/plat/2026/close/values",
            "/plat/2026/close/grades",
            "/plat/2026/close/year",
            "/plat/2027/plan/review",
            "/plat/2026/plan/draft",
        ),
        cast.ana: ("/", "/plat/2026/plan/draft", "/plat/2026/close/grades"),  # she owns it
    }
    cast.shared()
    places = [(who, place) for who, several in everywhere.items() for place in several]
    for who, place in places:
        assert "Guard broken" not in cast.as_(who).get(place).text, place
    read(cast, pages, "9")
    for who, place in places:
        for language, words in (("en", "Guard broken"), ("zh-hans", "护栏已突破")):
            text = cast.as_(who, language).get(place).text
            assert words in text and "Pages per on-call week" in text, (place, language)
    assert "K1: its guard is broken" in cast.as_(cast.mei).get("/").text


def test_a_broken_guard_caps_what_is_suggested_and_says_so(
    cast: Cast, pages: HealthMetric, guarded: KeyResult
) -> None:
    (ended,) = ended_results(cast.plan, cast.last)
    assert ended.computed == Decimal("0.9")
    read(cast, pages, "9")
    (ended,) = ended_results(cast.plan, cast.last)
    assert (ended.computed, ended.capped.before) == (Decimal("0.5"), Decimal("0.9"))
    shown = cast.as_(cast.mei).get("/plat/2027/plan/review").content.decode()
    assert "0.9 by its readings, capped because its guard is broken" in shown


def test_the_guard_is_chosen_on_the_key_result_and_only_from_above(
    cast: Cast, pages: HealthMetric, guarded: KeyResult
) -> None:
    theirs = add_metric(cast.stranger, cast.elsewhere, {"name": "T", "at_least": Decimal(1)})
    mei, edit = cast.as_(cast.mei), f"/k/{guarded.code}/edit"
    assert "H1 Pages per on-call week" in mei.get(edit).content.decode()
    answer = mei.post(edit, {"revision": 1, "health_guard": theirs.pk})
    assert answer.status_code == 422
    assert "no health metric of Platform Engineering" in answer.content.decode()
    assert mei.post(edit, {"revision": 1, "health_guard": ""}).status_code == 302
    guarded.refresh_from_db()
    assert guarded.health_guard is None
    edit_key_result(cast.mei, guarded, guarded.revision, health_guard=pages)
    bin_metric(cast.mei, pages)
    (row,) = plan_tree(cast.last).key_results
    assert row.guard is None


def test_its_figures_are_typed_on_the_page_by_who_watches_it(
    cast: Cast, pages: HealthMetric
) -> None:
    zhao, ana = cast.as_(cast.zhao), cast.as_(cast.ana)
    assert 'name="value-H1"' in zhao.get(PAGE).content.decode()
    assert 'name="value-H1"' not in ana.get(PAGE).content.decode()
    assert ana.post(f"{PAGE}/readings", {"value-H1": "3"}).status_code == 403
    assert cast.as_(cast.stranger).get(PAGE).status_code == 404
    wrong = zhao.post(f"{PAGE}/readings", {"value-H1": "about nine"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "“about nine”. Enter one number" in text and 'value="about nine"' in text
    assert not HealthReading.objects.exists()
    sent = zhao.post(f"{PAGE}/readings", {"value-H1": "９", "from": "check-in"})
    assert sent.status_code == 302 and sent["Location"] == "/plat/2026/check-in"
    assert HealthReading.objects.get().value == 9
    strip = ana.get("/plat/2026/track").content.decode()
    assert "Pages per on-call week" in strip and "Broken" in strip


def test_its_figures_are_typed_at_the_foot_of_the_check_in_too(
    cast: Cast, pages: HealthMetric, guarded: KeyResult
) -> None:
    zhao, ana, where = cast.as_(cast.zhao), cast.as_(cast.ana), "/plat/2026/check-in"
    assert 'name="value-H1"' in zhao.get(where).text
    assert 'name="value-H1"' not in ana.get(where).text
    assert 'name="value-H1"' not in cast.as_(cast.mei).get(where).text
    assert 'name="value-H1"' in cast.as_(cast.mei).get(where + "?show=all").text
    kept = zhao.post(PAGE + "/readings", {"from": "check-in", "value-H1": "5"})
    assert kept.headers["Location"] == where
    assert HealthReading.objects.get().value == 5


def test_figures_about_people_are_for_those_who_sign(cast: Cast, pages: HealthMetric) -> None:
    leavers = add_metric(
        cast.mei,
        cast.plat,
        {"name": "Regretted leavers", "at_most": Decimal(2), "sensitive": True, "unit": "people"},
    )
    record_health(cast.mei, cast.plat, {leavers: Decimal(4)}, TODAY())
    for person, sees in ((cast.mei, True), (cast.he, True), (cast.zhao, True), (cast.ana, False)):
        for place in (PAGE, "/plat/2026/track"):
            text = cast.as_(person).get(place).content.decode()
            assert ("<b>4</b>" in text) is sees, (person, place)
            assert "Broken" in text
    assert guard(leavers, Decimal(4), TODAY(), TODAY()).now == ""


def test_metrics_are_added_changed_and_binned_by_who_writes_the_plan(
    cast: Cast, pages: HealthMetric
) -> None:
    mei, zhao = cast.as_(cast.mei), cast.as_(cast.zhao)
    assert zhao.get(f"{PAGE}/new").status_code == 403
    nothing = mei.post(f"{PAGE}/new", {"name": "Spend against budget", "at_most": ""})
    assert nothing.status_code == 422 and "Spend against budget" in nothing.content.decode()
    assert (
        mei.post(f"{PAGE}/new", {"name": "Spend", "at_most": "100", "unit": "%"}).status_code == 302
    )
    spend = HealthMetric.objects.get(name="Spend")
    assert (
        mei.post(f"{PAGE}/2", {"name": "Spend", "at_most": "95", "revision": 1}).status_code == 302
    )
    spend.refresh_from_db()
    assert spend.at_most == 95
    assert mei.post(f"{PAGE}/2/bin").status_code == 302
    assert not HealthMetric.objects.filter(name="Spend").exists()
    assert mei.get(f"{PAGE}/2").status_code == 404


def test_the_page_says_it_in_chinese(cast: Cast, pages: HealthMetric) -> None:
    read(cast, pages, "9")
    text = cast.as_(cast.mei, "zh-hans").get(PAGE).content.decode()
    assert "已突破" in text and "不超过" in text
