"""What somebody who writes a plan does with objectives and key results, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from grove.needs.models import Customer, Need
from grove.okrs import actions
from grove.okrs.models import Checkpoint, KeyResult, NeedLink, Objective, Reading, Stage
from grove.okrs.sentence import questions_of, read_fields
from grove.plans.codes import next_number
from grove.plans.models import Cycle, Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast


@action
def hear(act: Recorder, plan: Plan, words: str) -> Need:
    """A need, as step 2 adds it."""
    act.within(plan)
    customer = Customer.objects.filter(plan=plan).first() or act.create(
        Customer(plan=plan, name="Orders")
    )
    return act.create(
        Need(
            plan=plan,
            number=next_number(act, plan, "need"),
            customer=customer,
            words=words,
            level="business",
            perspective="customer",
        )
    )


def objective(cast: Cast, title: str = "Releases become a non-event", **more: object) -> Objective:
    return actions.add_objective(cast.mei, cast.plan, title=title, **more)


def key_result(cast: Cast, text: str, **fields: object) -> KeyResult:
    return actions.add_key_result(cast.mei, objective(cast), text=text, **fields)


def refused(error: pytest.ExceptionInfo[ValidationError], field: str) -> str:
    return " ".join(error.value.message_dict[field])


def test_codes_are_given_once_and_never_again(cast: Cast) -> None:
    first, second = objective(cast), objective(cast, "Cost falls")
    assert (first.code, second.code) == ("PLAT-27-O1", "PLAT-27-O2")
    actions.bin_objective(cast.mei, second)
    assert objective(cast, "Trust").code == "PLAT-27-O3"


def test_a_sentence_fills_the_fields(cast: Cast) -> None:
    made = key_result(cast, "Raise deploy frequency from 2/week to 10/week by 30 June")
    assert (made.kind, made.baseline, made.target) == ("increase", 2, 10)
    assert (made.unit, made.due) == ("per week", date(2027, 6, 30))


def test_a_chinese_sentence_fills_the_fields(cast: Cast) -> None:
    made = key_result(cast, "核心接口 P95 延迟从 820ms 降至 300ms，Q2 结束前")
    assert (made.kind, made.baseline, made.target, made.unit) == ("decrease", 820, 300, "ms")
    assert made.due == date(2027, 6, 30)


def test_a_field_typed_by_hand_wins(cast: Cast) -> None:
    made = key_result(cast, "Raise deploy frequency from 2/week to 10/week", target=Decimal(12))
    assert (made.baseline, made.target) == (2, 12)


def test_fields_follow_a_new_wording_unless_set_by_hand(cast: Cast) -> None:
    made = key_result(cast, "Raise deploy frequency from 2/week to 10/week by 30 June")
    by_hand = actions.edit_key_result(
        cast.mei, made, made.revision, due=date(2027, 9, 30), text=made.text
    )
    words = "Raise deploy frequency from 3/week to 14/week by 30 June"
    again = actions.edit_key_result(cast.mei, by_hand, by_hand.revision, text=words)
    assert (again.baseline, again.target, again.due) == (3, 14, date(2027, 9, 30))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        # Asked about, or said of something else: the old numbers are not put beside the new unit.
        ("Deploys in 30 min or 45 min on 12 clusters", ("", None, None)),
        ("Deploys up by 30 %", ("increase", None, None)),
        ("Deploys at 10 per week", ("increase", None, 10)),
        # Done once, and measured by no number.
        ("Deploy on every merge goes live by 30 June", ("milestone", None, None)),
        ("发布流程通过外部审计", ("milestone", None, None)),
        # Nothing is said of numbers: the fields keep what they know.
        ("Deploys become a habit", ("increase", 2, 10)),
    ],
)
def test_values_of_two_wordings_are_never_mixed(
    cast: Cast, words: str, left: tuple[str, int | None, int | None]
) -> None:
    made = key_result(cast, "Deploys from 2 to 10 per week by 30 June")
    again = actions.edit_key_result(cast.mei, made, made.revision, text=words)
    assert (again.kind, again.baseline, again.target) == left
    assert again.due == date(2027, 6, 30)


def test_what_a_sentence_leaves_open_is_asked_until_the_field_is_filled(cast: Cast) -> None:
    made = key_result(cast, "Deploys in 30 min or 45 min on 12 clusters by 03/04")
    day, number = questions_of(made, cast.plan.cycle)
    assert "45 min" in number.words
    assert "which one is the target" in number.text
    assert day.words == ("by 03/04",)
    filled = actions.edit_key_result(cast.mei, made, made.revision, target=Decimal(30))
    assert [one.words for one in questions_of(filled, cast.plan.cycle)] == [("by 03/04",)]
    with override("zh-hans"):
        assert questions_of(made, cast.plan.cycle)[1].text == "有多个数，哪个是目标？"


def test_what_unusual_wording_says_is_to_be_confirmed_while_it_stands_as_read(cast: Cast) -> None:
    made = key_result(cast, "Each mentor shadows one clinic per quarter")
    assert made.target == 1
    (asked,) = questions_of(made, cast.plan.cycle)
    assert asked == (("one clinic per quarter",), "unusual wording; is it read right?")
    for by_hand in ({"target": Decimal(2)}, {"kind": "hold_above", "target": Decimal(1)}):
        made = actions.edit_key_result(cast.mei, made, made.revision, **by_hand)
        assert not questions_of(made, cast.plan.cycle)


def test_numbers_typed_by_hand_keep_their_unit(cast: Cast) -> None:
    made = key_result(
        cast, "Deploys often", baseline=Decimal(2), target=Decimal(10), unit="per week"
    )
    again = actions.edit_key_result(
        cast.mei, made, made.revision, text="Deploys in 30 min or 45 min on 12 clusters"
    )
    assert (again.baseline, again.target, again.unit) == (2, 10, "per week")


def test_a_unit_typed_by_hand_goes_with_its_numbers(cast: Cast) -> None:
    made = key_result(cast, "Lower cost per order from ¥4.20 to ¥3.00")
    made = actions.edit_key_result(cast.mei, made, made.revision, unit="CNY")
    cheaper = "Lower cost per order from ¥4.20 to ¥2.80"
    made = actions.edit_key_result(cast.mei, made, made.revision, text=cheaper)
    assert (made.baseline, made.target, made.unit) == (Decimal("4.2"), Decimal("2.8"), "CNY")
    other = "Abandoned checkouts: 40 % today, down by a third"
    made = actions.edit_key_result(cast.mei, made, made.revision, text=other)
    assert (made.baseline, made.target, made.unit) == (40, None, "%")


def test_a_day_that_is_asked_about_empties_the_day_before(cast: Cast) -> None:
    made = key_result(cast, "Deploys from 2 to 10 per week by 30 June")
    again = actions.edit_key_result(
        cast.mei, made, made.revision, text="Deploys from 2 to 10 per week by 03/04"
    )
    assert (again.target, again.due) == (10, None)


def test_what_a_sentence_says_outside_the_cycle_is_left_out(cast: Cast) -> None:
    made = key_result(cast, "Cut build time from 20 min to 8 min by 30 June 2029")
    assert (made.target, made.due) == (8, None)


def test_a_vague_sentence_guesses_nothing(cast: Cast) -> None:
    made = key_result(cast, "Make things better")
    assert (made.kind, made.baseline, made.target, made.due) == ("", None, None, None)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"kind": "increase", "baseline": 5, "target": 5}, "target", "both 5"),
        ({"kind": "increase", "baseline": 9, "target": 5}, "kind", "9"),
        ({"kind": "decrease", "baseline": 5, "target": 9}, "kind", "swap start and target"),
        ({"kind": "count", "target": 0}, "target", "nothing to count"),
        ({"kind": "count", "target": -4}, "target", "above 0"),
        ({"kind": "hold_within", "target": 5, "tolerance": -1}, "tolerance", "0 or more"),
        ({"kind": "hold_within", "target": 0}, "tolerance", "how far from 0"),
        (
            {"kind": "increase", "baseline": 0, "target": 10, "commit_point": 12},
            "commit_point",
            "0 → 12 → 10",
        ),
        (
            {"kind": "decrease", "baseline": 9, "target": 3, "stretch_point": 4},
            "stretch_point",
            "each below",
        ),
        ({"kind": "yes_no", "commit_point": 1}, "commit_point", "one target"),
        ({"due": date(2028, 1, 1)}, "due", "1\xa0Jan\xa02027 to 31\xa0Dec\xa02027"),
        ({"baseline_due": date(2026, 1, 1)}, "baseline_due", "outside the cycle"),
        ({"theme": "ZZ"}, "theme", "ZZ"),
        ({"weight": 101}, "weight", "101"),
        ({"unit": "x" * 41}, "unit", "41"),
        ({"target": Decimal("1e20")}, "target", "14 digits"),
        ({"target": Decimal("0.0000001")}, "target", "six decimals"),
        ({"target": Decimal("NaN")}, "target", "NaN"),
    ],
)
def test_a_contradiction_is_refused_with_field_value_and_remedy(
    cast: Cast, fields: dict[str, object], field: str, words: str
) -> None:
    values = {
        name: Decimal(value) if isinstance(value, int) and name != "weight" else value
        for name, value in fields.items()
    }
    with pytest.raises(ValidationError) as error:
        key_result(cast, "Something", **values)
    assert words in refused(error, field)
    assert not KeyResult.everything.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 10_001}, "title"),
        ({"why_now": "x" * 10_001}, "why_now"),
        ({"points": 101}, "points"),
        ({"themes": ["EF", "XX"]}, "themes"),
        ({"title": "a\x00b"}, "title"),
    ],
)
def test_an_objective_that_cannot_stand_is_refused(
    cast: Cast, values: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as error:
        objective(cast, **{"title": "Fine", **values})
    assert refused(error, field)


def test_an_owner_belongs_to_the_department(cast: Cast) -> None:
    for person in (cast.mei, cast.wang, cast.ana, cast.he):
        assert objective(cast, owner=person).owner == person
    with pytest.raises(ValidationError) as error:
        objective(cast, owner=cast.stranger)
    assert "Stranger Sam has no role in Platform Engineering" in refused(error, "owner")


def test_moving_keeps_one_order(cast: Cast) -> None:
    made = [objective(cast, title) for title in "ABCD"]
    actions.move_objective(cast.mei, made[3], -1)
    actions.move_objective(cast.mei, made[3], -1)
    actions.move_objective(cast.mei, made[0], 1)
    actions.move_objective(cast.mei, made[2], 1)
    titles = [row.title for row in Objective.objects.filter(plan=cast.plan)]
    assert titles == ["D", "A", "B", "C"]


def test_moving_many_times_between_two_neighbours_never_loses_the_order(cast: Cast) -> None:
    first, second, third = (objective(cast, title) for title in "ABC")
    for _round in range(60):
        actions.move_objective(cast.mei, third, -1)
        actions.move_objective(cast.mei, second, -1)
        actions.move_objective(cast.mei, second, 1)
        actions.move_objective(cast.mei, third, 1)
    positions = list(Objective.objects.values_list("position", flat=True))
    assert len(set(positions)) == 3
    assert [row.title for row in Objective.objects.all()] == ["A", "B", "C"]
    assert first.pk


def test_an_objective_goes_to_the_bin_with_what_hangs_on_it_and_comes_back(cast: Cast) -> None:
    need = hear(cast.mei, cast.plan, "Releases on any day")
    made = objective(cast, need=need)
    actions.add_key_result(cast.mei, made, text="Deploy 10 times a week")
    actions.bin_objective(cast.mei, made)
    assert not Objective.objects.exists()
    assert not KeyResult.objects.exists()
    assert not NeedLink.objects.exists()
    undo(cast.mei, Act.objects.latest("id"))
    assert Objective.objects.count() == KeyResult.objects.count() == NeedLink.objects.count() == 1


def test_binning_twice_is_once(cast: Cast) -> None:
    made = key_result(cast, "Deploy 10 times a week")
    actions.bin_key_result(cast.mei, made)
    acts = Act.objects.count()
    actions.bin_key_result(cast.mei, made)
    assert Act.objects.count() == acts


def test_what_is_in_the_bin_cannot_be_edited(cast: Cast) -> None:
    made = objective(cast)
    actions.bin_objective(cast.mei, made)
    with pytest.raises(ValidationError, match="in the bin"):
        actions.edit_objective(cast.mei, made, 9, title="Again")


def test_a_key_result_takes_its_needs_to_another_objective(cast: Cast) -> None:
    need = hear(cast.mei, cast.plan, "Releases on any day")
    made = key_result(cast, "Deploy 10 times a week")
    other = objective(cast, "Other")
    actions.cover_need(cast.mei, need, made.objective, made)
    moved = actions.move_key_result_to(cast.mei, made, other)
    assert moved.objective == other
    assert NeedLink.objects.get().objective == other


def test_covering_twice_is_once(cast: Cast) -> None:
    need = hear(cast.mei, cast.plan, "Releases on any day")
    made = objective(cast)
    assert actions.cover_need(cast.mei, need, made) == actions.cover_need(cast.mei, need, made)


def test_a_need_of_another_plan_cannot_be_covered(cast: Cast) -> None:
    need = hear(cast.wang, cast.team_plan, "Elsewhere")
    with pytest.raises(ValidationError, match="another plan"):
        actions.cover_need(cast.mei, need, objective(cast))


def test_support_runs_one_way_at_any_depth(cast: Cast) -> None:
    cast.shared()
    top = objective(cast)
    team = actions.add_objective(cast.wang, cast.team_plan, title="Team")
    deploys = actions.add_key_result(cast.wang, team, text="Deploy 10 times a week")
    last = actions.add_objective(cast.mei, cast.last, title="Last year")
    actions.support(cast.wang, team, "plat-27-o1")
    actions.support(cast.mei, last, deploys)
    with pytest.raises(ValidationError, match="already supports"):
        actions.support(cast.mei, top, last)
    with pytest.raises(ValidationError, match="already supports"):
        actions.support(cast.mei, top, team)


def test_support_names_only_what_the_actor_can_read(cast: Cast) -> None:
    team = actions.add_objective(cast.wang, cast.team_plan, title="Team")
    objective(cast)
    with pytest.raises(ValidationError, match="no objective or key result"):
        actions.support(cast.wang, team, "PLAT-27-O1")
    with pytest.raises(ValidationError, match="no objective or key result"):
        actions.support(cast.wang, team, "nonsense")


def test_support_twice_is_once(cast: Cast) -> None:
    cast.shared()
    objective(cast)
    team = actions.add_objective(cast.wang, cast.team_plan, title="Team")
    first = actions.support(cast.wang, team, "PLAT-27-O1")
    assert actions.support(cast.wang, team, "PLAT-27-O1") == first
    actions.unsupport(cast.wang, first)
    actions.unsupport(cast.wang, first)
    assert actions.support(cast.wang, team, "PLAT-27-O1") != first


def test_the_same_field_on_both_sides_asks(cast: Cast) -> None:
    made = objective(cast)
    actions.edit_objective(cast.wang, made, 1, title="Wang’s words")
    with pytest.raises(MergeNeeded) as needed:
        actions.edit_objective(cast.mei, made, 1, title="Mei’s words")
    assert [conflict.field for conflict in needed.value.merge.conflicts] == ["title"]
    made.refresh_from_db()
    assert made.title == "Wang’s words"


def test_themes_of_two_people_come_together(cast: Cast) -> None:
    made = objective(cast, themes=["EF", "DQ"])
    actions.edit_objective(cast.wang, made, 1, themes=["EF", "DQ", "SE"])
    merged = actions.edit_objective(cast.mei, made, 1, themes=["EF", "TC"])
    assert merged.themes == ["TC", "EF", "SE"]


def test_checkpoints_lie_on_the_way(cast: Cast) -> None:
    made = key_result(cast, "Raise deploys from 2/week to 10/week by 31 Dec 2027")
    actions.set_checkpoints(cast.mei, made, {1: Decimal(4), 2: Decimal(6), 3: None})
    assert [(c.quarter, c.value) for c in Checkpoint.objects.all()] == [(1, 4), (2, 6)]
    actions.set_checkpoints(cast.mei, made, {2: None})
    assert Checkpoint.objects.count() == 1
    with pytest.raises(ValidationError, match="do not lead from start to target"):
        actions.set_checkpoints(cast.mei, made, {2: Decimal(3)})


def test_a_checkpoint_after_the_due_date_is_refused(cast: Cast) -> None:
    made = key_result(cast, "Raise deploys from 2/week to 10/week by 30 June")
    with pytest.raises(ValidationError, match="after the due date"):
        actions.set_checkpoints(cast.mei, made, {3: Decimal(6)})


def stage(name: str, reached_on: date | None = None) -> actions.StageInput:
    return actions.StageInput(name, "a link", reached_on)


def test_a_milestone_has_three_to_seven_stages(cast: Cast) -> None:
    made = key_result(cast, "Pass SOC 2 Type II audit by 15 Nov", kind="milestone")
    actions.set_stages(cast.mei, made, [stage(name) for name in "ABCD"])
    actions.set_stages(cast.mei, made, [stage(name) for name in "AXC"])
    assert [row.name for row in Stage.objects.all()] == ["A", "X", "C"]
    for wrong in ("AB", "ABCDEFGH"):
        with pytest.raises(ValidationError, match="3 to 7"):
            actions.set_stages(cast.mei, made, [stage(name) for name in wrong])
    with pytest.raises(ValidationError, match="still to come"):
        actions.set_stages(cast.mei, made, [stage("A", date(2999, 1, 1)), stage("B"), stage("C")])


def test_a_reading_is_kept_and_a_correction_is_another_reading(cast: Cast) -> None:
    made = key_result(cast, "Raise deploys from 2/week to 10/week")
    for value in (4, 5):
        actions.record_reading(cast.mei, made, date(2026, 11, 2), Decimal(value))
    assert [row.value for row in Reading.objects.order_by("id")] == [4, 5]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": date(2999, 1, 1)}, "still to come"),
        ({"trust": "linked"}, "names its source"),
        ({"trust": "guessed"}, "typed, linked or automatic"),
        ({"value": Decimal("Infinity")}, "14 digits"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(
    cast: Cast, change: dict[str, object], words: str
) -> None:
    made = key_result(cast, "Raise deploys from 2/week to 10/week")
    values = {"on": date(2026, 11, 2), "value": Decimal(3), **change}
    with pytest.raises(ValidationError, match=words):
        actions.record_reading(cast.mei, made, **values)


def test_a_date_without_a_year_falls_into_a_cycle_that_touches_two(cast: Cast) -> None:
    cycle = Cycle(name="2027", starts_on=date(2027, 1, 11), ends_on=date(2028, 1, 9))
    assert read_fields("Cut incidents from 24 to 8 by 31 Dec", cycle)["due"] == date(2027, 12, 31)
    assert read_fields("Cut incidents from 24 to 8 by 5 Jan", cycle)["due"] == date(2028, 1, 5)
    for text in ("Cut incidents from 24 to 8 by 03/04/2027", "Cut incidents from 24 to 8 by 03/04"):
        (asked,) = questions_of(KeyResult(text=text, target=Decimal(8)), cycle)
        assert asked.words[0].startswith("by 03/04")  # which of two days, and never in silence
