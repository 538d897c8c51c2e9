"""No figure about fewer than four people is published or can be computed from those that are."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grove.commitment.coverage import LEAST, Split, reached, share, split

SIZES = st.dictionaries(st.integers(0, 9), st.integers(0, 14), max_size=8)


def published(sizes: dict[int, int], parts: Split[int]) -> list[set[int]]:
    """The unions of groups whose figures stand on a page: each line, and the total."""
    lines = [{group} for group in parts.alone]
    if parts.together:
        lines.append(set(parts.together))
    if parts.shows_total:
        lines.append({group for group, size in sizes.items() if size})
    return lines


def computable(wanted: set[int], known: list[set[int]], groups: list[int]) -> bool:
    """Whether a sum over `wanted` follows from the known sums: is it in their linear span?"""
    rows = [[Fraction(group in one) for group in groups] for one in known]
    target = [Fraction(group in wanted) for group in groups]
    return rank([*rows, target]) == rank(rows)


def rank(rows: list[list[Fraction]]) -> int:
    rows = [list(row) for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(found, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for at in range(found + 1, len(rows)):
            factor = rows[at][column] / rows[found][column]
            rows[at] = [a - factor * b for a, b in zip(rows[at], rows[found], strict=True)]
        found += 1
    return found


@given(SIZES)
def test_no_union_of_fewer_than_four_people_can_be_computed(sizes: dict[int, int]) -> None:
    parts = split(sizes)
    groups = [group for group, size in sizes.items() if size]
    known = published(sizes, parts)
    for count in range(1, len(groups) + 1):
        for wanted in combinations(groups, count):
            if sum(sizes[group] for group in wanted) < LEAST:
                assert not computable(set(wanted), known, groups), (sizes, parts, wanted)


@given(SIZES)
def test_nobody_is_lost_and_nobody_stands_twice(sizes: dict[int, int]) -> None:
    parts = split(sizes)
    present = {group for group, size in sizes.items() if size}
    if sum(sizes.values()) < LEAST:
        assert not parts.shows_total
        return
    assert set(parts.alone) | set(parts.together) == present
    assert not set(parts.alone) & set(parts.together)


@given(SIZES)
def test_no_more_is_taken_together_than_must_be(sizes: dict[int, int]) -> None:
    parts = split(sizes)
    large = {group for group, size in sizes.items() if size >= LEAST}
    small = {group for group, size in sizes.items() if 0 < size < LEAST}
    joined = set(parts.together) & large
    assert len(joined) <= 1
    if joined:
        assert sum(sizes[group] for group in small) < LEAST
        assert sizes[joined.pop()] == min(sizes[group] for group in large)


@given(SIZES, st.frozensets(st.integers(0, 9)), st.data())
def test_a_second_figure_gives_away_neither_itself_nor_the_first(
    sizes: dict[int, int], held: frozenset[int], data: st.DataObject
) -> None:
    """Answers of teams whose coverage is held back: what is published about them stays large."""
    answered = {group: data.draw(st.integers(0, size)) for group, size in sizes.items()}
    parts = split(answered, held=held)
    assert not set(parts.alone) & held
    groups = [group for group, size in answered.items() if size]
    known = published(answered, parts)
    for group in groups:
        if answered[group] < LEAST or (group in held and len(set(parts.together)) > 1):
            assert not computable({group}, known, groups)


@pytest.mark.parametrize(
    ("sizes", "alone", "together"),
    [
        ({"a": 9, "b": 12}, ("a", "b"), ()),
        ({"a": 9, "b": 3, "c": 5}, ("a",), ("b", "c")),
        ({"a": 9, "b": 3, "c": 2}, ("a",), ("b", "c")),
        ({"a": 9, "b": 0}, ("a",), ()),
        ({"a": 2, "b": 1}, (), ()),
        ({"a": 3, "b": 1}, (), ("a", "b")),
        ({}, (), ()),
    ],
)
def test_examples(sizes: dict[str, int], alone: tuple[str, ...], together: tuple[str, ...]) -> None:
    assert split(sizes) == Split(alone, together)


def test_the_target_is_reached_exactly() -> None:
    assert reached(9, 10, 90) and not reached(41, 46, 90) and reached(42, 46, 90)
    assert not reached(0, 0, 1)
    assert (share(41, 46), share(0, 0)) == (89, 0)
