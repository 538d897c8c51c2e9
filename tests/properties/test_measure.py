"""Laws of the arithmetic that hold for every key result."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grove.measure.errors import ZeroRange
from grove.measure.grade import GradeWord, grade_word, suggested_grade
from grove.measure.kinds import Kind
from grove.measure.pace import Shape, expected_share, expected_value
from grove.measure.progress import Measure, Progress, ProgressState, progress, towards
from grove.measure.rollup import roll_up

values = st.decimals(-(10**6), 10**6, places=3)
scales = st.decimals("0.001", 10**4, places=3)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
weights = st.decimals(0, 1000, places=2)
WORDS = list(GradeWord)


@st.composite
def ways(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    start, target = draw(values), draw(values)
    assume(start != target)
    return start, target


def ratio(start: Decimal, target: Decimal, now: Decimal) -> float:
    got = towards(start, target, now).ratio
    assert got is not None
    return got


@given(ways(), values, values)
def test_nearer_to_the_target_is_never_less_progress(
    way: tuple[Decimal, Decimal], one: Decimal, other: Decimal
) -> None:
    start, target = way
    low, high = sorted((one, other))
    nearer, farther = (high, low) if target > start else (low, high)
    assert ratio(start, target, nearer) >= ratio(start, target, farther)


@given(ways(), values, scales, values)
def test_progress_does_not_depend_on_the_unit(
    way: tuple[Decimal, Decimal], now: Decimal, scale: Decimal, shift: Decimal
) -> None:
    moved = [value * scale + shift for value in (*way, now)]
    assert ratio(*moved) == ratio(*way, now)


@given(ways(), values)
def test_both_directions_follow_the_same_formula(
    way: tuple[Decimal, Decimal], now: Decimal
) -> None:
    start, target = way
    assert towards(start, target, now) == towards(-start, -target, -now)
    kind = Kind.INCREASE if target > start else Kind.DECREASE
    mirrored = Kind.DECREASE if kind is Kind.INCREASE else Kind.INCREASE
    here = progress(Measure(kind, start=start, target=target), now)
    there = progress(Measure(mirrored, start=-start, target=-target), -now)
    assert here == there


@given(ways(), values)
def test_the_state_says_worse_than_start_and_beyond_target(
    way: tuple[Decimal, Decimal], now: Decimal
) -> None:
    start, target = way
    up = target > start
    state = towards(start, target, now).state
    assert (state is ProgressState.WORSE_THAN_START) == ((now < start) if up else (now > start))
    assert (state is ProgressState.BEYOND_TARGET) == ((now > target) if up else (now < target))


@given(values, values)
def test_a_zero_range_is_rejected(start: Decimal, now: Decimal) -> None:
    with pytest.raises(ZeroRange):
        towards(start, start, now)


@given(ways())
def test_start_is_0_and_target_is_1(way: tuple[Decimal, Decimal]) -> None:
    start, target = way
    assert (ratio(start, target, start), ratio(start, target, target)) == (0.0, 1.0)


@given(st.lists(st.none() | values, min_size=1, max_size=60), values, st.data())
def test_a_hold_never_gains_by_silence(
    readings: list[Decimal | None], floor: Decimal, data: st.DataObject
) -> None:
    measure = Measure(Kind.HOLD_ABOVE, target=floor)
    before = progress(measure, readings=readings)
    silenced = list(readings)
    silenced[data.draw(st.integers(0, len(readings) - 1))] = None
    after = progress(measure, readings=silenced)
    assert before.ratio is not None and after.ratio is not None
    assert after.ratio <= before.ratio
    assert before.kept is not None and before.unmeasured is not None
    assert before.kept + before.unmeasured <= len(readings)


@st.composite
def parts(draw: st.DrawFn) -> list[tuple[Progress, Decimal]]:
    def one() -> tuple[Progress, Decimal]:
        start, target = draw(ways())
        kind = Kind.INCREASE if target > start else Kind.DECREASE
        now = draw(st.none() | values)
        return progress(Measure(kind, start=start, target=target), now), draw(weights)

    return [one() for _ in range(draw(st.integers(0, 6)))]


@given(parts(), st.randoms(use_true_random=False), scales)
def test_a_roll_up_stays_within_its_parts_whatever_order_or_scale_of_weights(
    listed: list[tuple[Progress, Decimal]], random: object, scale: Decimal
) -> None:
    whole = roll_up(listed)
    shuffled = list(listed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert roll_up(shuffled) == whole
    assert roll_up([(part, weight * scale) for part, weight in listed]) == whole
    shown = [part.shown for part, _ in listed if part.shown is not None]
    if whole.ratio is not None:
        assert min(shown) <= whole.ratio <= max(shown)
    assert 0 <= whole.based_on <= len(shown) <= whole.of == len(listed)


@given(st.sampled_from([Shape.STEADY, Shape.SLOW_START, Shape.QUARTER_STEPS]), days, days, days)
def test_pace_is_bounded_and_never_steps_back(
    shape: Shape, one: date, other: date, on: date
) -> None:
    first, due = sorted((one, other))
    today = expected_share(shape, first, due, on)
    tomorrow = expected_share(shape, first, due, on + timedelta(days=1))
    assert 0.0 <= today <= tomorrow <= 1.0
    assert expected_share(shape, first, due, due) == 1.0


@given(
    ways(), st.lists(st.tuples(st.integers(1, 360), st.integers(0, 1000)), max_size=5), days, days
)
def test_a_custom_pace_passes_its_checkpoints_and_never_steps_back(
    way: tuple[Decimal, Decimal], drawn: list[tuple[int, int]], first: date, on: date
) -> None:
    start, target = way
    offsets = sorted({offset for offset, _ in drawn})
    shares = sorted(share for _, share in drawn)
    points = {
        first + timedelta(days=offset): start + (target - start) * share / 1000
        for offset, share in zip(offsets, shares, strict=False)
    }
    due = first + timedelta(days=364)

    def value(day: date) -> float:
        return expected_value(start, target, Shape.CUSTOM, first, due, day, points)

    assert all(value(day) == float(point) for day, point in points.items())
    today, tomorrow = value(on), value(on + timedelta(days=1))
    assert (tomorrow - today) * float(target - start) >= 0
    assert min(float(start), float(target)) <= today <= max(float(start), float(target))


@given(ways(), values, values, st.booleans())
def test_more_progress_is_never_a_worse_grade_or_word(
    way: tuple[Decimal, Decimal], one: Decimal, other: Decimal, committed: bool
) -> None:
    less, more = sorted(
        (towards(*way, one), towards(*way, other)), key=lambda part: part.ratio or 0.0
    )
    low, high = suggested_grade(less), suggested_grade(more)
    assert low is not None and high is not None
    assert low <= high
    words = [WORDS.index(grade_word(grade, committed=committed)) for grade in (low, high)]
    assert words == sorted(words)
