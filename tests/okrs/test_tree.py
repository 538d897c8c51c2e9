"""The tree of a plan: progress, pace, words, and a constant number of queries."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from grove.okrs import actions
from grove.okrs.models import KeyResult
from grove.okrs.queries import KeyResultRow, plan_tree
from grove.okrs.step import COUNTS
from grove.plans.models import Plan
from tests.cast import Cast
from tests.okrs.test_actions import hear, key_result, objective, stage

MIDDLE = date(2027, 7, 2)  # half of 2027 is over


def row_of(cast: Cast, on: date = MIDDLE) -> KeyResultRow:
    (objective_row,) = plan_tree(cast.plan, on).objectives
    return objective_row.key_results[-1]


def measured(cast: Cast, made: KeyResult, *values: float, first: date = date(2026, 10, 5)) -> None:
    for place, value in enumerate(values):
        day = date.fromordinal(first.toordinal() + 7 * place)
        actions.record_reading(cast.mei, made, day, Decimal(str(value)))


def test_a_decrease_is_measured_against_the_pace(cast: Cast) -> None:
    made = key_result(cast, "Cut p95 latency from 800 ms to 300 ms by 31 Dec 2027")
    measured(cast, made, 700)
    row = row_of(cast)
    assert row.share == pytest.approx(0.2)
    assert row.expected == pytest.approx(0.5)
    assert (row.status.shape, row.status.word) == ("risk", "Behind pace")
    assert (row.now_figure, row.now_unit, row.expected_text) == ("700", "ms", "550\xa0ms")
    assert row.progress_words == "20\xa0%"


def test_worse_than_the_start_says_so(cast: Cast) -> None:
    measured(cast, key_result(cast, "Cut p95 latency from 800 ms to 300 ms"), 900)
    assert row_of(cast).progress_words == "worse than the start"
    assert row_of(cast).share == pytest.approx(-0.2)


def test_beyond_the_target_says_so(cast: Cast) -> None:
    measured(cast, key_result(cast, "Cut p95 latency from 800 ms to 300 ms"), 200)
    row = row_of(cast)
    assert (row.progress_words, row.status.word) == ("beyond the target", "Reached")


def test_an_unknown_start_is_not_measurable_yet_and_no_zero(cast: Cast) -> None:
    made = key_result(
        cast,
        "Improve build time",
        kind="decrease",
        target=Decimal(8),
        baseline_due=date(2027, 1, 31),
    )
    measured(cast, made, 12)
    row = row_of(cast)
    assert (row.share, row.progress_words) == (None, "not measurable yet")
    assert ("baseline_due", "to be found by 31\xa0Jan\xa02027", "set") in [
        (chip.field, chip.value, chip.source) for chip in row.chips
    ]
    assert "baseline" not in row.missing


def test_a_hold_counts_weeks_and_silence_does_not_help(cast: Cast) -> None:
    made = actions.add_key_result(
        cast.mei,
        actions.add_objective(cast.mei, cast.last, title="Trust"),
        text="Keep availability at or above 99.95 % all year",
    )
    measured(cast, made, 99.96, 99.9, first=date(2026, 1, 6))
    row = plan_tree(cast.last, date(2026, 1, 26)).key_results[0]
    assert row.kind == "hold_above"
    assert row.progress_words == "1 of 4 weeks kept, 2 not measured"
    assert row.target_text == "≥ 99.95\xa0%"
    assert row.status.word == "Not kept"


def test_a_milestone_counts_its_stages(cast: Cast) -> None:
    made = key_result(cast, "Pass SOC 2 Type II audit by 15 Nov", kind="milestone")
    assert row_of(cast).progress_words == "not measurable yet"
    assert "stages" in row_of(cast).missing
    actions.set_stages(
        cast.mei, made, [stage("Scope", date(2026, 11, 1)), stage("Gaps"), stage("Audit")]
    )
    row = row_of(cast)
    assert (row.progress_words, row.now_text, row.target_text) == (
        "1 of 3 stages",
        "stage 1",
        "stage 3",
    )


def test_an_objective_says_on_how_many_key_results_it_is_based(cast: Cast) -> None:
    top = objective(cast)
    first = actions.add_key_result(cast.mei, top, text="Raise deploys from 0/week to 10/week")
    actions.add_key_result(cast.mei, top, text="Fewer incidents")
    measured(cast, first, 5)
    (row,) = plan_tree(cast.plan, MIDDLE).objectives
    assert (row.progress.ratio, row.based_on) == (0.5, "based on 1 of 2 key results")


def test_chips_tell_what_was_read_set_and_missing(cast: Cast) -> None:
    key_result(cast, "Raise deploys from 2/week to 10/week", target=Decimal(12))
    chips = {chip.field: chip.source for chip in row_of(cast).chips}
    assert chips == {"kind": "read", "baseline": "read", "target": "set", "due": "unset"}


def test_checkpoints_bend_the_pace(cast: Cast) -> None:
    made = key_result(cast, "Raise deploys from 0/week to 10/week by 31 Dec 2027")
    actions.set_checkpoints(cast.mei, made, {2: Decimal(2)})
    assert row_of(cast, date(2027, 6, 30)).expected == pytest.approx(0.2)


def test_checkpoints_that_no_longer_fit_do_not_break_the_page(cast: Cast) -> None:
    made = key_result(cast, "Raise deploys from 0/week to 10/week by 31 Dec 2027")
    actions.set_checkpoints(cast.mei, made, {2: Decimal(8)})
    actions.edit_key_result(cast.mei, made, made.revision, target=Decimal(5))
    assert row_of(cast, date(2027, 12, 31)).expected == 1


def test_themes_count_key_results(cast: Cast) -> None:
    top = objective(cast, themes=["EF", "DQ"])
    actions.add_key_result(cast.mei, top, text="A", theme="SE")
    actions.add_key_result(cast.mei, top, text="B")
    tree = plan_tree(cast.plan)
    assert tree.key_results_of_theme("SE") == 1
    assert tree.key_results_of_theme("DQ") == 1
    assert tree.key_results_of_theme("EF") == 0


def test_a_parent_nobody_shared_shows_its_code_only(cast: Cast) -> None:
    cast.shared()
    objective(cast)
    team = actions.add_objective(cast.wang, cast.team_plan, title="Team")
    actions.support(cast.wang, team, "PLAT-27-O1")
    (row,) = plan_tree(cast.team_plan, reads=lambda department, shared: False).objectives
    assert [(ref.code, ref.title, ref.href) for ref in row.parents] == [("PLAT-27-O1", "", "")]
    (row,) = plan_tree(cast.team_plan).objectives
    assert row.parents[0].title == "Releases become a non-event"


@pytest.mark.parametrize("rows", [1, 10, 20])
def test_the_tree_takes_four_queries(
    cast: Cast, rows: int, django_assert_num_queries: object
) -> None:
    for number in range(rows):
        made = key_result(cast, f"Raise deploys from {number}/week to 50/week")
        measured(cast, made, number, number + 1)
        actions.cover_need(
            cast.mei, hear(cast.mei, cast.plan, f"Need {number}"), made.objective, made
        )
    plan = Plan.objects.select_related("department", "cycle").get(pk=cast.plan.pk)
    with django_assert_num_queries(4):  # type: ignore[operator]
        tree = plan_tree(plan)
    assert tree.totals.key_results == rows


def test_the_tree_speaks_chinese(cast: Cast) -> None:
    key_result(cast, "核心接口 P95 延迟从 820ms 降至 300ms")
    with translation.override("zh-hans"):
        row = row_of(cast)
        assert row.kind_word == "降低"
        assert row.progress_words == "暂不可计量"


def test_counts_for_the_workbook_are_one_query(cast: Cast) -> None:
    key_result(cast, "Raise deploys from 2/week to 10/week")
    objective(cast, points=20)
    counted = Plan.objects.filter(pk=cast.plan.pk).annotate(**COUNTS).values(*COUNTS).get()
    assert counted["okrs_objectives"] == 2
    assert counted["okrs_key_results"] == counted["okrs_without_due"] == 1
    assert counted["okrs_without_target"] == 0
    assert (counted["okrs_points"], counted["okrs_empty_objectives"]) == (20, 1)
