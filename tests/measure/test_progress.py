"""Progress of every kind of key result: the table of expected values."""

from decimal import Decimal as D

import pytest

from grove.measure.errors import (
    EmptyBand,
    MissingTarget,
    NotYesOrNo,
    OutOfRange,
    StageCount,
    WrongDirection,
    ZeroRange,
)
from grove.measure.kinds import Kind
from grove.measure.progress import Measure, ProgressState, progress

MEASURED = ProgressState.MEASURED
WORSE = ProgressState.WORSE_THAN_START
BEYOND = ProgressState.BEYOND_TARGET
NOT_YET = ProgressState.NOT_MEASURABLE_YET


@pytest.mark.parametrize(
    ("kind", "start", "target", "now", "state", "ratio", "shown"),
    [
        ("increase", "2", "10", "8", MEASURED, 0.75, 0.75),
        ("increase", "2", "10", "8.1", MEASURED, 0.7625, 0.7625),
        ("increase", "2", "10", "2", MEASURED, 0.0, 0.0),
        ("increase", "2", "10", "10", MEASURED, 1.0, 1.0),
        ("increase", "2", "10", "1", WORSE, -0.125, 0.0),
        ("increase", "2", "10", "12", BEYOND, 1.25, 1.0),
        ("increase", "-20", "20", "0", MEASURED, 0.5, 0.5),
        ("decrease", "820", "300", "395", MEASURED, 425 / 520, 425 / 520),
        ("decrease", "18", "5", "21", WORSE, -3 / 13, 0.0),
        ("decrease", "14", "4", "9", MEASURED, 0.5, 0.5),
        ("decrease", "31", "0", "0", MEASURED, 1.0, 1.0),
        ("decrease", "14", "4", "3", BEYOND, 1.1, 1.0),
        ("count", None, "4", "3", MEASURED, 0.75, 0.75),
        ("count", None, "4", "5", BEYOND, 1.25, 1.0),
        ("yes_no", None, None, "0", MEASURED, 0.0, 0.0),
        ("yes_no", None, None, "1", MEASURED, 1.0, 1.0),
    ],
)
def test_progress_is_the_share_of_the_way_in_either_direction(
    kind: str,
    start: str | None,
    target: str | None,
    now: str,
    state: ProgressState,
    ratio: float,
    shown: float,
) -> None:
    measure = Measure(Kind(kind), start=start and D(start), target=target and D(target))
    got = progress(measure, D(now))
    assert (got.state, got.ratio, got.shown) == (state, ratio, shown)


@pytest.mark.parametrize("kind", ["increase", "decrease", "count", "yes_no"])
def test_without_a_value_progress_is_not_measurable_yet_and_not_zero(kind: str) -> None:
    start = D(20) if kind == "decrease" else D(0)
    got = progress(Measure(Kind(kind), start=start, target=D(10)))
    assert (got.state, got.ratio, got.shown) == (NOT_YET, None, None)
    assert not got.measurable


def test_an_unknown_start_makes_progress_not_measurable_yet_even_with_a_value() -> None:
    got = progress(Measure(Kind.DECREASE, target=D(3)), D(7))
    assert (got.state, got.shown) == (NOT_YET, None)


def test_start_equal_to_target_is_rejected() -> None:
    with pytest.raises(ZeroRange):
        progress(Measure(Kind.INCREASE, start=D("5"), target=D("5.0")), D(5))
    with pytest.raises(ZeroRange):
        progress(Measure(Kind.COUNT, target=D(0)), D(0))


def test_a_decrease_that_goes_up_is_rejected() -> None:
    with pytest.raises(WrongDirection):
        Measure(Kind.DECREASE, start=D(30), target=D(120)).check()
    with pytest.raises(WrongDirection):
        Measure(Kind.COUNT, target=D(-3)).check()


def test_a_hold_is_periods_kept_of_periods_elapsed_and_silence_never_helps() -> None:
    floor = Measure(Kind.HOLD_ABOVE, target=D("99.95"))
    weeks = [D("99.95")] * 43 + [D("99.9")] * 2 + [None]
    got = progress(floor, readings=weeks)
    assert (got.kept, got.elapsed, got.unmeasured) == (43, 46, 1)
    assert got.ratio == 43 / 46
    assert got.holding is False


def test_a_hold_below_counts_the_cap_itself_as_kept() -> None:
    got = progress(Measure(Kind.HOLD_BELOW, target=D(5)), readings=[D(5), D("5.01"), D(4)])
    assert (got.kept, got.elapsed, got.holding) == (2, 3, True)


def test_a_band_is_five_percent_around_the_target_unless_said_otherwise() -> None:
    readings = [D(95), D("94.9"), D(105), D("105.1")]
    assert progress(Measure(Kind.HOLD_WITHIN, target=D(100)), readings=readings).kept == 2
    wide = Measure(Kind.HOLD_WITHIN, target=D(100), tolerance=D(6))
    assert progress(wide, readings=readings).kept == 4
    edges = Measure(Kind.HOLD_WITHIN, low=D(40), high=D(60))
    assert progress(edges, readings=[D(40), D(60), D(61)]).kept == 2
    negative = Measure(Kind.HOLD_WITHIN, target=D(-100))
    assert progress(negative, readings=[D(-104), D(-106)]).kept == 1


def test_a_band_without_width_is_rejected() -> None:
    with pytest.raises(EmptyBand):
        Measure(Kind.HOLD_WITHIN, target=D(0)).check()
    with pytest.raises(EmptyBand):
        Measure(Kind.HOLD_WITHIN, low=D(2), high=D(1)).check()


def test_a_hold_before_its_first_period_is_not_measurable_yet() -> None:
    assert progress(Measure(Kind.HOLD_ABOVE, target=D(1))).state is NOT_YET


def test_a_hold_that_was_never_measured_is_kept_in_no_period() -> None:
    got = progress(Measure(Kind.HOLD_ABOVE, target=D(1)), readings=[None, None])
    assert (got.ratio, got.unmeasured, got.holding) == (0.0, 2, None)


def test_a_milestone_is_stages_done_of_stages() -> None:
    audit = Measure(Kind.MILESTONE, stages=5)
    got = progress(audit, D(3))
    assert (got.ratio, got.done, got.stages) == (0.6, 3, 5)
    assert progress(audit).ratio == 0.0


@pytest.mark.parametrize(("stages", "done"), [(2, 0), (8, 0), (5, 6), (5, -1), (0, 0)])
def test_a_milestone_has_three_to_seven_stages(stages: int, done: int) -> None:
    with pytest.raises(StageCount):
        progress(Measure(Kind.MILESTONE, stages=stages), D(done))


def test_half_a_stage_and_half_a_yes_are_rejected() -> None:
    with pytest.raises(StageCount):
        progress(Measure(Kind.MILESTONE, stages=5), D("2.5"))
    with pytest.raises(NotYesOrNo):
        progress(Measure(Kind.YES_NO), D("0.5"))


@pytest.mark.parametrize("wild", ["NaN", "Infinity", "1E+400", "1E-1000000", "-Infinity"])
def test_values_beyond_any_measure_are_rejected_at_once(wild: str) -> None:
    with pytest.raises(OutOfRange):
        progress(Measure(Kind.INCREASE, start=D(0), target=D(10)), D(wild))
    with pytest.raises(OutOfRange):
        progress(Measure(Kind.HOLD_ABOVE, target=D(0)), readings=[D(wild)])


def test_a_kind_that_needs_a_target_says_so() -> None:
    for kind in (Kind.INCREASE, Kind.COUNT, Kind.HOLD_BELOW, Kind.HOLD_WITHIN):
        with pytest.raises(MissingTarget):
            Measure(kind).check()
