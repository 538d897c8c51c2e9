"""Which figures of groups may be shown so that nobody in a small group is found out. Pure.

The one rule for pages, exports and interfaces: no figure is published, and none can be computed
from published ones, that is about fewer than `LEAST` people. Hiding a small group alone is not
enough: the total minus the groups that are shown would give it away. So small groups are taken
together with others, until what the subtraction gives is about `LEAST` people again; and since
everybody can subtract, the sum is shown as a line of its own.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 4  # people a figure has to be about (UX §2.9)

G = TypeVar("G", bound=Hashable)


@dataclass(frozen=True)
class Split(Generic[G]):
    """How groups may be shown: `alone` each by itself, `together` only as one sum.

    Both empty: not even the sum of all may be shown. A group without anybody is in neither.
    """

    alone: tuple[G, ...]
    together: tuple[G, ...]

    @property
    def shows_total(self) -> bool:
        return bool(self.alone or self.together)


def split(sizes: Mapping[G, int], least: int = LEAST, held: frozenset[G] = frozenset()) -> Split[G]:
    """Part groups (disjoint, with the number of people a figure is about) by what may be shown.

    `held` are groups that must not stand alone whatever their size, because another figure of
    the same page holds them back. Groups keep the order they come in. Sizes are not negative.
    """
    present = {group: size for group, size in sizes.items() if size > 0}
    if sum(present.values()) < least:
        return Split((), ())
    hidden = {group for group, size in present.items() if size < least or group in held}
    while hidden and sum(present[group] for group in hidden) < least:
        # There is one: the sum of all is not small. The smallest costs the page least.
        hidden.add(min((g for g in present if g not in hidden), key=lambda g: present[g]))
    return Split(
        alone=tuple(group for group in present if group not in hidden),
        together=tuple(group for group in present if group in hidden),
    )


def reached(answered: int, people: int, target: int) -> bool:
    """Whether so many of so many people are at least `target` per cent. Exact, no rounding."""
    return people > 0 and answered * 100 >= target * people


def share(answered: int, people: int) -> int:
    """Whole per cent, rounded down: 89.9 % is not 90 %. 0 of 0 is 0."""
    return answered * 100 // people if people else 0
