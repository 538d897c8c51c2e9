"""A figure that is no goal: it is so today and words say what is wanted, or it is so much more."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.remains import is_left
from grove.quality.sentence.tokens import Tokens

_WANTS = frozenset("want wanted need needs aim goal target should".split())
_FRACTIONS = frozenset("half third quarter fifth tenth".split())
_GOALS = frozenset(("aim", "goal", "target"))
_SOON = frozenset("same real instant immediate nobody less fewer lower none".split())
_OPENS = frozenset("begin comma stop and : to".split())
_BETWEEN = frozenset("a the to is fill : less cmp".split())


def ask_for_wanted(draft: Draft, taken: Quantity) -> None:
    """English: what was read is how it is today, as words behind it say what is wanted."""
    tokens = draft.tokens
    word, kind = tokens.word, tokens.kind
    told = draft.start is not None and draft.start.value > 0
    if told or "points" in (taken.unit, taken.noun):
        if word[taken.first - 1] == "add" and kind[taken.first - 2] in _OPENS:
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # add 2 regions (from 3)
        return
    if is_left(tokens, taken) and kind[taken.last + 2] != "date" and not taken.comparator:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 63 left, the last one gone by May
        return
    if "half" in word and not taken.comparator and _is_half_enough(tokens, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if taken.comparator or ("reach" not in tokens.kinds and _WANTS.isdisjoint(word)):
        return
    for at in range(taken.last + 1, len(word)):
        if kind[at] == "reach" or word[at] in _WANTS:
            goal = at + 1
            while kind[goal] in _BETWEEN:
                goal += 1
            said = kind[goal] == "vague" or word[goal] in _FRACTIONS
            led = kind[at] == "reach" or word[at] in _GOALS
            less = kind[goal] == "eos" and kind[goal - 1] == "less"
            said = said or (led and (less or word[goal] in _SOON))  # two days; target: same day
            if said and "#" not in kind[at:]:
                draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
            return


def _is_half_enough(tokens: Tokens, taken: Quantity) -> bool:
    """It eats 120 hours a month, half would be fine: half of what was read."""
    for at in range(taken.last + 1, len(tokens.word) - 4):
        if tokens.word[at] == "half" and tokens.kind[at - 1] in ("comma", "stop"):
            return tokens.word[at + 1] in _WOULD
    return False


_WOULD = frozenset("would is will should must of that".split())
