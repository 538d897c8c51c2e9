"""Reading never raises, never points outside of the text, and never loses a line."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grove.quality import labels
from grove.quality.normalise import normalise
from grove.quality.outline import read_outline
from grove.quality.review import review_line
from grove.quality.rule import KEY_RESULT, OBJECTIVE
from grove.quality.sentence import read_sentence, read_subject
from grove.quality.settings import Settings
from tests.quality.growth import growth
from tests.quality.sets import LANGUAGES, rule_lines, sentences

PIECES = st.sampled_from(
    [
        *(
            "from ",
            "to ",
            "by ",
            "->",
            "→",
            "从",
            "到",
            "降到",
            "提升",
            "保持在",
            "以上",
            "以内",
            "每周",
        ),
        *(
            "2",
            "10 %",
            "1,200",
            "4,2",
            "9" * 20,
            "三成",
            "四个九",
            "十万",
            "亿亿",
            "$3.00",
            "４５ｍｉｎ",
            "99.9.9",
        ),
        *(
            "30 June",
            "31 Feb",
            "03/04",
            "Q2",
            "6月30日前",
            "十三月三十二日",
            "end of ",
            "2027年",
            "/week",
            "x",
        ),
        *(
            "O1 ",
            "KR1: ",
            "目标2：",
            "- ",
            "1.1 ",
            "\n",
            "  ",
            "\t",
            "**",
            "# ",
            "between ",
            " and ",
            "keep ",
        ),
    ]
)
lines = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=20).map("".join))


@given(lines, st.none() | st.integers(1, 9999))
@settings(max_examples=300)
def test_any_text_is_read_without_an_error_and_every_span_lies_in_it(
    text: str, year: int | None
) -> None:
    got = read_sentence(text, year=year)
    reads = (
        read_subject(text, year=year),
        got.kind,
        got.direction,
        got.start,
        got.target,
        got.low,
        got.high,
    )
    reads += (got.unit, got.comparator, got.change, got.due)  # type: ignore[assignment]
    spans = [part.span for part in reads if part is not None]
    spans += [doubt.span for doubt in got.doubts]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    if got.start and got.target and got.kind and got.change is None:
        assert got.start.value != got.target.value


@given(st.text(max_size=100))
def test_the_way_back_from_the_plain_text_never_leaves_the_original(text: str) -> None:
    normal = normalise(text)
    assert normal.span(0, len(normal.text)) == (0, len(text)) or not normal.text
    for at in range(len(normal.text)):
        start, end = normal.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.lists(lines, max_size=12).map("\n".join))
@settings(max_examples=200)
def test_every_line_of_a_paste_appears_once_or_names_a_section(text: str) -> None:
    got = read_outline(text, year=2027)
    numbers = [note.line for note in got.notes]
    numbers += [found.line for found in got.objectives]
    numbers += [result.line for result in got.key_results]
    assert len(numbers) == len(set(numbers))
    typed = text.splitlines()
    assert all(1 <= number <= len(typed) for number in numbers)
    for number in set(range(1, len(typed) + 1)) - set(numbers):
        # A lone bullet, picture or number may go, words never.
        left_out = normalise(typed[number - 1]).text.strip().strip("*#-_=~+ \t:").lower()
        if not any(one.isalpha() for one in left_out):
            continue
        # "1. O2" or "Goal" alone: its title stands on the next line; "o" is a bullet of Word.
        named = re.search(r"okr|kr|key|obj|goal|关键|目标|^[\d.):、\s]*o\s?([\d:]|$)", left_out)
        assert named, typed[number - 1]


PARTS = (
    *("o", "O", "kr", "KR", "key", "result", "goal", "objective", "okr", "obj", "Obj.", "1", "12"),
    *("II", "二", "第", "个", "目标", "关键结果", "与", " ", "\t", ":", ".", "(", "]", "-", "#"),
    *("2027", "年", "text", "降低", "K1", "o1", "*", "、"),
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6).map("".join))
@settings(max_examples=500)
def test_the_short_look_at_a_line_hides_no_label(text: str) -> None:
    plain = normalise(text).text
    patterns = (labels.KEY_RESULT, labels.OBJECTIVE, labels.SECTION)
    if plain[:1] in labels.LABELS and any(pattern.match(plain, 0) for pattern in patterns):
        assert labels.may_label(plain, 0)


@pytest.mark.slow
def test_a_line_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    def read(text: str) -> None:
        read_sentence(text, year=2027)

    for piece in ("9", "三", "from 2 to 3 ", "by ", " ", "6月", "1,", "- ", "a-", "$", "Q2 ", "每"):
        assert growth(read, piece * 400, piece * 4_000, 30) < 30, piece


@pytest.mark.slow
def test_work_that_grows_with_the_square_is_noticed() -> None:
    def compare_all(text: str) -> int:
        return sum(text.count(char) for char in text)

    assert growth(compare_all, "each with each " * 100, "each with each " * 1_000, 30) > 30


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_half_a_sentence_is_read_as_well(language: str) -> None:
    """What stands in a field while somebody types: beginnings, ends, halves of two lines."""
    lines = [one.text for one in rule_lines("development", language)]
    lines += [one["text"] for one in sentences("development", language)]
    drawn = random.Random(2027)
    for _time in range(3_000):
        one, other = drawn.choice(lines), drawn.choice(lines)
        cut = drawn.randrange(len(one) + 1)
        words = one.split(" ")
        drawn.shuffle(words)
        joined = one[:cut] + other[drawn.randrange(len(other) + 1) :]
        for text in (one[:cut], one[cut:], joined, " ".join(words)):
            for role in (OBJECTIVE, KEY_RESULT):
                for finding in review_line(text, role, Settings(year=2027)):
                    start, end = finding.span or (0, 0)
                    assert 0 <= start <= end <= len(text)
            read_sentence(text, year=2027, confirm=True)


@pytest.mark.parametrize(
    "text", ["阻塞时长从 26h 减到 10h,每", "10h 减到 26h 之内 联调阻塞时长,每迭代", "ill 9 of"]
)
def test_what_raised_once_is_read(text: str) -> None:
    for role in (OBJECTIVE, KEY_RESULT):
        review_line(text, role, Settings(year=2027))
