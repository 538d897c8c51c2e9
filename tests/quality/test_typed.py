"""Named tuples that are cheap to make behave as those of `typing` do."""

import pickle
import typing
from typing import Any

import pytest

from grove.quality.typed import NamedTuple


class Ours(NamedTuple):
    """A tuple of this house."""

    first: int
    second: str = "two"
    third: float = 3.0


class Theirs(typing.NamedTuple):
    """The same by the library."""

    first: int
    second: str = "two"
    third: float = 3.0


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((1,), {}),
        ((1, "b"), {}),
        ((1, "b", 2.0), {}),
        ((), {"first": 1}),
        ((1,), {"third": 1.5}),
        ((1,), {"third": 1.5, "second": "b"}),
        ((), {}),
        ((), {"second": "b"}),
        ((1, "b", 2.0, 4), {}),
        ((1,), {"first": 2}),
        ((1,), {"fourth": 2}),
    ],
)
def test_it_takes_what_the_library_takes_and_refuses_what_it_refuses(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    try:
        theirs = Theirs(*given, **named)
    except TypeError:
        with pytest.raises(TypeError, match="Ours"):
            Ours(*given, **named)
    else:
        ours = Ours(*given, **named)
        assert tuple(ours) == tuple(theirs) and ours == theirs
        assert (ours.first, ours.second, ours.third) == tuple(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert hash(ours) == hash(theirs)


def test_it_is_replaced_copied_matched_and_never_changed() -> None:
    ours = Ours(1, "b")
    assert ours._replace(second="c") == (1, "c", 3.0) and type(ours._replace()) is Ours
    with pytest.raises(TypeError, match="fourth"):
        ours._replace(fourth=1)  # type: ignore[call-arg]
    assert pickle.loads(pickle.dumps(ours)) == ours
    match ours:
        case Ours(first, second):
            assert (first, second) == (1, "b")
    with pytest.raises(AttributeError):
        ours.first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ours.other = 2  # type: ignore[attr-defined]
