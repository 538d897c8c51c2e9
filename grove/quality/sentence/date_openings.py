"""A day on which the year began, said of how it was then."""

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.tokens import Tokens

OPENING = frozenset(("january", "jan"))


def without_opening(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """88 % in January, 99 % by 15 October: how it was when the year began."""
    first, last = hits[0], hits[-1]
    if tokens.latin and _are_cells(tokens, hits):
        for at in range(first.first, first.last + 1):
            tokens.kind[at] = "now"
        year = tokens.word[first.last] == tokens.word[last.last]  # Jan 27, Dec 27: no days
        return [last._replace(candidates=last.candidates[-1:])] if year else hits[1:]
    begins = tokens.latin and last.firm and tokens.word[first.last] in OPENING
    if not begins or first.firm or tokens.kind[first.first - 1] != "unit":
        return hits
    if "#" not in tokens.kind[first.last + 1 : last.first]:
        return hits
    for at in range(first.first, first.last + 1):
        tokens.kind[at] = "now"
    return hits[1:]


def _are_cells(tokens: Tokens, hits: list[DateHit]) -> bool:
    """Jan 27: 34 % | Dec 27: 85 %: a number to each of two days, the first when the year began."""
    if len(hits) != 2 or not OPENING.intersection(tokens.word[hits[0].first : hits[0].last + 1]):
        return False
    for hit in hits:
        behind = tokens.kind[hit.last + 1 : hit.last + 3]
        if hit.firm or not hit.candidates or behind not in ([":", "#"], ["is", "#"]):
            return False
    return hits[0].candidates[-1] < hits[1].candidates[-1]
