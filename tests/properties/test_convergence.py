"""The figures of convergence hold for any plans, comments and answers."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from grove.rounds.convergence import ALIGNED, Standing, open_at, standing_of, words_changed

CODES = st.sampled_from(["O1", "O2", "K1", "K2", "K3"])
TEXTS = st.text(alphabet=st.sampled_from("ab 12.降低成本，\n"), max_size=30)
PLANS = st.dictionaries(CODES, TEXTS)
NOW = datetime(2027, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(min_value=-500, max_value=500).map(lambda hours: NOW + timedelta(hours=hours))


@given(PLANS, PLANS)
def test_the_share_of_changed_words_lies_between_none_and_all(
    before: dict[str, str], after: dict[str, str]
) -> None:
    assert 0 <= words_changed(before, after) <= 1


@given(PLANS)
def test_nothing_changed_is_nought_and_everything_new_is_one(plan: dict[str, str]) -> None:
    assert words_changed(plan, plan) == 0
    written = any(text.split() for text in plan.values())
    assert words_changed({}, plan) == words_changed(plan, {}) == Fraction(int(written))


@given(PLANS, PLANS, st.sampled_from(["x", "x y", "增长"]))
def test_a_line_that_stays_lowers_the_share(
    before: dict[str, str], after: dict[str, str], text: str
) -> None:
    kept = {"K9": text}
    assert words_changed(before | kept, after | kept) <= words_changed(before, after)


@given(st.lists(st.tuples(MOMENTS, st.none() | MOMENTS)), MOMENTS)
def test_open_comments_are_those_begun_and_not_yet_resolved(
    threads: list[tuple[datetime, datetime | None]], moment: datetime
) -> None:
    counted = open_at(threads, moment)
    assert 0 <= counted <= len(threads)
    assert counted == open_at(reversed(threads), moment)
    last = max([moment, *(end for _begin, end in threads if end)])
    assert open_at(threads, last + timedelta(days=999)) == sum(end is None for _b, end in threads)


@given(
    st.sampled_from(["", "agrees", "reserved", "asks"]),
    st.integers(min_value=0, max_value=5),
    st.integers(min_value=0, max_value=400),
    st.booleans(),
)
def test_a_team_with_an_open_ask_is_never_aligned_and_silence_is_only_of_the_silent(
    answer: str, asks: int, days: int, meets: bool
) -> None:
    standing = standing_of(answer, asks, days, meets)
    if asks:
        assert standing in {Standing.QUESTION, Standing.MEETING}
    elif not answer:
        assert standing is (Standing.SILENT if days else Standing.READING)
    else:
        assert (standing in ALIGNED) == (answer != "asks")
