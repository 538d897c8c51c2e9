"""A sign of comparison that leads from one number to another: log-in success 88 > 96 percent."""

from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DESIGNATORS, UNITS

_OPENS = frozenset(("(", "from", "to", "cmp", "cur", "and", "comma"))


def _is_of_one(unit: str, other: str) -> bool:
    """Whether both measure the same."""
    first, second = UNITS[unit], UNITS.get(other)
    return first == second or (first in TIMES and second in TIMES)


def read_pointers(tokens: Tokens) -> None:
    """Make an arrow of each ">" with a bare number, or one in the same unit, on its left side."""
    kind, word = tokens.kind, tokens.word
    at = 0
    for _sign in range(word.count(">")):
        at = word.index(">", at + 1)
        first = at - 1
        if (
            word[first] in UNITS
            and kind[first - 1] == "#"
            and _is_of_one(word[first], word[at + 2])
        ):
            first -= 1  # 88 % > 96 %, 2 h > 45 min
        if kind[first] != "#" or kind[at + 1] != "#" or tokens.tight(at) != tokens.tight(at + 1):
            continue
        if word[first][:2] == word[at + 1][:2] == "20" and len(word[first]) == len("2027"):
            continue  # 2027 > 2026
        if word[first] == "none":
            continue  # 80 % in 90 days; none > 180
        if word[first - 1] in DESIGNATORS or kind[first - 1] in _OPENS or kind[at - 1] == "cur":
            continue  # priority 1 > 4 h
        kind[at] = "arrow"
        tokens.kinds |= {"arrow"}
