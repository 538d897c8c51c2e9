"""Status follows from what people say; silence has its own; arithmetic speaks beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grove.measure.confidence import (
    Disagreement,
    Said,
    Status,
    disagreement,
    missed_weeks,
    objective_confidence,
    of_confidence,
    status,
    wants_note,
)

SINCE = date(2027, 1, 4)  # a Monday
TODAY = date(2027, 11, 17)  # a Wednesday


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(10, "on"), (7, "on"), (6, "risk"), (4, "risk"), (3, "off"), (0, "off")],
)
def test_confidence_gives_the_status(confidence: int, expected: str) -> None:
    assert of_confidence(confidence) == expected


@pytest.mark.parametrize("confidence", [-1, 11])
def test_confidence_runs_from_0_to_10(confidence: int) -> None:
    with pytest.raises(ValueError):
        of_confidence(confidence)


@pytest.mark.parametrize(
    ("said_on", "missed"),
    [
        (date(2027, 11, 15), 0),  # this week
        (date(2027, 11, 14), 0),  # last week's Sunday
        (date(2027, 11, 7), 1),
        (date(2027, 11, 1), 1),
        (date(2027, 10, 31), 2),
    ],
)
def test_a_week_is_missed_when_it_has_gone_by(said_on: date, missed: int) -> None:
    assert missed_weeks(said_on, SINCE, TODAY) == missed


def test_before_the_first_word_the_weeks_since_the_beginning_count() -> None:
    assert missed_weeks(None, SINCE, date(2027, 1, 10)) == 0
    assert missed_weeks(None, SINCE, date(2027, 1, 18)) == 2
    assert missed_weeks(None, SINCE, date(2026, 12, 1)) == 0


def test_silence_overrides_green_but_not_done_or_paused() -> None:
    long_ago = date(2027, 10, 20)
    assert status(Said(9, long_ago), SINCE, TODAY) is Status.NO_UPDATE
    assert status(Said(2, long_ago), SINCE, TODAY) is Status.NO_UPDATE
    assert status(Said(9, long_ago, done=True), SINCE, TODAY) is Status.DONE
    assert status(Said(9, long_ago, paused=True), SINCE, TODAY) is Status.PAUSED
    assert status(Said(), SINCE, TODAY) is Status.NO_UPDATE
    assert status(Said(5, TODAY), SINCE, TODAY) is Status.AT_RISK


def test_an_objective_is_the_weighted_mean_rounded_down() -> None:
    assert objective_confidence([(8, 1, False), (7, 1, False)]) == 7
    assert objective_confidence([(8, 3, False), (4, 1, False)]) == 7
    assert objective_confidence([(8, 0, False), (5, 0, False)]) == 6
    assert objective_confidence([(8, 1, False), (None, 5, False)]) == 8
    assert objective_confidence([(None, 1, True)]) is None
    assert objective_confidence([(2, 1, False)], own=9) == 9


def test_it_is_never_better_than_at_risk_while_a_committed_key_result_is_off_track() -> None:
    assert objective_confidence([(10, 9, False), (3, 1, True)]) == 6
    assert objective_confidence([(10, 9, False), (3, 1, True)], own=10) == 6
    assert objective_confidence([(10, 9, False), (3, 1, False)]) == 9


def test_a_line_is_asked_for_when_it_gets_worse() -> None:
    assert wants_note(7, 6) and wants_note(10, 8)
    assert not wants_note(9, 8) and not wants_note(5, 9) and not wants_note(None, 1)


def test_optimism_and_pessimism_are_named() -> None:
    assert disagreement(8, 0.4) is Disagreement.OPTIMISTIC
    assert disagreement(8, 0.6) is None
    assert disagreement(2, 0.9) is Disagreement.PESSIMISTIC
    assert disagreement(5, 0.1) is None
    assert disagreement(8, None, 0.5, 0.8) is Disagreement.OPTIMISTIC
    assert disagreement(8, None, 0.7, 0.8) is None
    assert disagreement(3, None, 0.9, 0.8) is Disagreement.PESSIMISTIC
    assert disagreement(None, 0.1) is None and disagreement(9, None) is None


PARTS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(0, 10)), st.integers(0, 5), st.booleans()),
    max_size=6,
)


@given(PARTS)
def test_an_objective_lies_between_its_key_results(
    parts: list[tuple[int | None, int, bool]],
) -> None:
    found = objective_confidence(parts)
    said = [confidence for confidence, _, _ in parts if confidence is not None]
    if not said:
        assert found is None
    else:
        assert found is not None and min(min(said), 6) <= found <= max(said)


@given(st.dates(SINCE, TODAY), st.dates(SINCE, TODAY))
def test_the_longer_the_silence_the_more_weeks_are_missed(one: date, other: date) -> None:
    sooner, later = sorted((one, other))
    assert missed_weeks(sooner, SINCE, TODAY) >= missed_weeks(later, SINCE, TODAY)
