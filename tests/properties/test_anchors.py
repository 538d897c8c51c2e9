"""Edits elsewhere in the text never lose the words somebody pointed at."""

from hypothesis import given
from hypothesis import strategies as st

from grove.rounds.anchors import Anchor, Place, find, point_at

WORDS = [
    *"lower cloud cost per order from 4.20 to 3.00 by 31 Dec without the new contract".split(),
    *"核心接口的延迟从", *"降到毫秒以内，", "P95", "820", "。", "\n", "(", ")",
]  # fmt: skip
piece = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
said = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join).filter(str.strip)


@given(piece, said, piece, piece, piece)
def test_whatever_happens_around_them_the_words_are_found(
    before: str, quoted: str, after: str, before_now: str, after_now: str
) -> None:
    anchor = point_at(f"{before} {quoted} {after}", quoted)
    assert anchor is not None
    text = f"{before_now} {anchor.quoted} {after_now}"
    place = find(anchor, text)
    assert place is not None and place.same
    assert text[place.start : place.end] == anchor.quoted


@given(piece, said, piece, piece)
def test_of_several_places_the_one_with_its_neighbours_is_meant(
    before: str, quoted: str, after: str, added: str
) -> None:
    whole = f"{before} left {quoted} right {after}"
    start = whole.index(f"left {quoted} right") + len("left ")
    anchor = Anchor(whole, start, quoted)
    text = f"{quoted} {added} {whole}"
    place = find(anchor, text)
    assert place is not None
    around = text[max(place.start - 5, 0) : place.end + 6]
    assert around == f"left {quoted} right"


@given(piece, piece)
def test_any_two_texts_give_a_place_inside_the_text_or_none(whole: str, text: str) -> None:
    anchor = Anchor(whole, 0, whole[: len(whole) // 2])
    place = find(anchor, text)
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_reworded_words_are_followed_and_vanished_ones_are_said_to_be_gone() -> None:
    anchor = point_at("Cut unused spend from 23 % to 8 % by 31 Dec", "from 23 % to 8 %")
    assert anchor is not None
    now = "Cut unused spend from 23 % to 10 % by 30 Nov"
    place = find(anchor, now)
    assert place is not None and not place.same
    assert now[place.start : place.end] == "from 23 % to 10 %"
    assert find(anchor, "Halve what nobody uses") is None


def test_words_are_copied_with_other_spaces_and_letters() -> None:
    anchor = point_at("Every order  costs\nless to serve", "order costs LESS")
    assert anchor == Anchor("Every order  costs\nless to serve", 6, "order  costs\nless")
    assert point_at("Every order", "another") is None
    assert point_at("Every order", "  ") is None


def test_a_number_is_not_found_inside_another_one() -> None:
    anchor = point_at("From 14 to 4 a week", "4 a week")
    assert anchor is not None
    assert point_at("14", "4") is not None
    cost = Anchor("The cost and costly things", 4, "cost")
    assert find(cost, "All costly things, and the cost") == Place(27, 31, True)
