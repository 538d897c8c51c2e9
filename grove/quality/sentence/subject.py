"""What a sentence is about: the words before its numbers, without the verb and the frame."""

from grove.quality.normalise import Normal
from grove.quality.sentence.reading import Read
from grove.quality.sentence.tokens import Tokens

_LEADING = frozenset(
    ("up", "down", "hold", "move", "ba", "the", "reach", "verbal", "-", "comma", "date")
)
_TRAILING = frozenset(
    (
        "from to at by is of up down hold and between comma : ( zrate now reach upto downto arrow "
        "- fill the in cmp not upto_en always"
    ).split()
)
_KEPT = frozenset((")", "unit"))


def subject_of(
    typed: str, normal: Normal, tokens: Tokens, used_from: int | None
) -> Read[str] | None:
    """The subject before token `used_from`, where the numbers begin; None if nothing is left."""
    if used_from is None:
        return None
    kind = tokens.kind
    first, last = 1, used_from - 1
    while first <= last and (kind[first] in _LEADING or kind[first] == "x"):
        first += 1
    while last >= first and kind[last] in _TRAILING and kind[last] not in _KEPT:
        last -= 1
    if first > last or "date" in kind[first : last + 1]:
        return None
    span = normal.span(tokens.start[first], tokens.end[last])
    return Read(typed[span[0] : span[1]], span)
