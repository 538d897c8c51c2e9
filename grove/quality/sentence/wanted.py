"""A goal in words behind the figure of today: 41 % today – we want a quarter, need single-digit."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind

_WANTS = frozenset("want wanted need needs aim goal target should".split())
_FRACTIONS = frozenset("half third quarter fifth tenth".split())
_BETWEEN = frozenset("a the to is fill : less cmp".split())


def ask_for_wanted(draft: Draft, taken: Quantity) -> None:
    """English: what was read is how it is today, as words behind it say what is wanted."""
    tokens = draft.tokens
    word, kind = tokens.word, tokens.kind
    if taken.comparator or ("reach" not in tokens.kinds and _WANTS.isdisjoint(word)):
        return
    for at in range(taken.last + 1, len(word)):
        if kind[at] == "reach" or word[at] in _WANTS:
            goal = at + 1
            while kind[goal] in _BETWEEN:
                goal += 1
            said = kind[goal] == "vague" or word[goal] in _FRACTIONS
            if said and "#" not in kind[at:]:
                draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
            return
