"""Comparing: exact, symmetric, silent about what is the same; numbers are numbers."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grove.versions.compare import Event, compare
from grove.versions.words import pieces, same_words, tokens

WORDS = st.lists(
    st.sampled_from(
        [
            "Cut",
            "latency",
            "from",
            "4.2",
            "4.20",
            "300",
            " ",
            " ",
            "降",
            "低",
            "成",
            "本",
            "，",
            "¥",
            "%",
            "it’s",
            "é",
            "🙂",
            "\n",
            "שלום",
            "3",
            "３",
        ]
    ),
    max_size=30,
).map("".join)
TEXTS = WORDS | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_the_pieces_put_together_are_both_wordings(before: str, after: str) -> None:
    found = pieces(before, after)
    if not found:
        assert same_words(before, after)
        return
    assert "".join(piece.before for piece in found) == before
    assert "".join(piece.after for piece in found) == after


@given(TEXTS)
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    assert pieces(text, text) == ()
    assert "".join(tokens(text)) == text


@given(TEXTS, TEXTS)
def test_what_went_one_way_comes_the_other(before: str, after: str) -> None:
    there, back = pieces(before, after), pieces(after, before)
    assert bool(there) == bool(back)


def rows(texts: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {
        "objectives": [
            {"id": int(code), "code": f"O{code}", "title": title, "points": points}
            for code, (title, points) in texts.items()
        ]
    }


PLANS = st.dictionaries(
    st.sampled_from("123456789"),
    st.tuples(TEXTS, st.sampled_from(["", "4.2", "4.20", "10", "10.0", "7"])),
    max_size=6,
).map(rows)


@given(PLANS, PLANS)
def test_what_is_added_one_way_is_removed_the_other(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.count(Event.ADDED) == back.count(Event.REMOVED)
    assert there.count(Event.REMOVED) == back.count(Event.ADDED)
    assert there.count(Event.CHANGED) == back.count(Event.CHANGED)
    assert there.same == back.same


@given(PLANS)
def test_a_plan_does_not_differ_from_itself(plan: dict[str, Any]) -> None:
    assert not compare(plan, plan)


def test_numbers_are_compared_as_numbers_and_shown_whole() -> None:
    assert same_words("¥4.2 an order", "¥4.20 an order")
    assert pieces("to ¥4.20", "to ¥4.2") == ()
    changed = pieces("from ¥4.20 to ¥3.50", "from ¥4.20 to ¥3.00")
    assert [(piece.kind, piece.text) for piece in changed] == [
        ("same", "from ¥4.20 to ¥"),
        ("del", "3.50"),
        ("ins", "3.00"),
    ]


def test_a_comma_of_the_sentence_belongs_to_no_number() -> None:
    changed = pieces("降到¥3.50，2027年前", "降到¥3.00，2027年前")
    assert [one.text for one in changed if one.kind != "same"] == ["3.50", "3.00"]
    assert pieces("12,500 a day", "12500 a day") == ()
    assert [one.text for one in pieces("1,2345", "1,2346") if one.kind != "same"] == [
        "2345",
        "2346",
    ]


def test_words_for_english_characters_for_chinese() -> None:
    english = pieces("Reduce cloud cost", "Reduce cluster cost")
    assert [(one.kind, one.text) for one in english][1:3] == [("del", "cloud"), ("ins", "cluster")]
    chinese = pieces("每笔订单成本更低", "每笔订单的成本更低")
    assert [(one.kind, one.text) for one in chinese if one.kind != "same"] == [("ins", "的")]


def test_ten_thousand_characters_are_compared_at_once() -> None:
    before = "降低成本。" * 2000
    after = before.replace("成本", "费用", 1000)
    found = pieces(before, after)
    assert "".join(piece.before for piece in found) == before
    assert "".join(piece.after for piece in found) == after
