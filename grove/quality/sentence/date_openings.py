"""A day on which the year began, said of how it was then."""

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.tokens import Tokens

OPENING = frozenset(("january", "jan"))


def without_opening(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """88 % in January, 99 % by 15 October: how it was when the year began."""
    first, last = hits[0], hits[-1]
    begins = tokens.latin and last.firm and tokens.word[first.last] in OPENING
    if not begins or first.firm or tokens.kind[first.first - 1] != "unit":
        return hits
    if "#" not in tokens.kind[first.last + 1 : last.first]:
        return hits
    for at in range(first.first, first.last + 1):
        tokens.kind[at] = "now"
    return hits[1:]
