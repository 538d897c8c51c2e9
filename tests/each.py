"""One test that asks the same of many files or records, and names all that fail.

Pytest's own parameters make a test of each: with thousands of files that costs more than looking
at them, in every process of a run.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def of_each(
    things: Iterable[T], name: Callable[[T], str] = str
) -> Callable[[Callable[[T], None]], Callable[[], None]]:
    """Decorates a test of one thing; each that fails stands in the message under its name."""

    def asked(test: Callable[[T], None]) -> Callable[[], None]:
        def test_all() -> None:
            faults = []
            for thing in things:
                try:
                    test(thing)
                except AssertionError as wrong:
                    faults.append(f"{name(thing)}: {wrong}")
            assert not faults, f"{len(faults)} fail:\n" + "\n".join(faults)

        return test_all

    return asked
