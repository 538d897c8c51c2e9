"""Days on which people are asked, or something is measured: 12 → 35, survey in October."""

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.tokens import Tokens

NEAR = 12  # tokens to either side in which the value stands that is found then
_CUTS = frozenset(("comma", "stop", "(", "-", "."))
_WANTED = frozenset(("to", "arrow", "upto", "downto", "reach", "cmp"))
_SIGNS = frozenset(("+", "-", "cur"))
_TOLD = frozenset(("from", "now", "vs", "last"))
_THEN = frozenset(("was", "were", "had", "baseline", "at"))


def found_then(tokens: Tokens, hit: DateHit) -> DateHit:
    """The day is the deadline where what is found then is wanted, and no other day is named."""
    kind = tokens.kind
    if hit.firm:
        return hit
    first = tokens.word[hit.first - 2] == "first"  # (first measurement in Q1)
    if (kind[1] == "find" or first) and "#" not in kind:
        return hit._replace(weak=True)  # establish how satisfied they are (survey in March)
    wanted = _is_wanted(tokens, hit.first)
    opens = hit.first == 1
    if wanted is None:
        return hit._replace(role="other")  # up from 12 in the March survey
    if wanted or (opens and "#" in kind[hit.last : hit.last + NEAR]):
        return hit._replace(weak=True)
    behind = kind[hit.last + 1 : hit.last + NEAR]
    return hit._replace(role="unclear" if "#" in behind or "#" in kind[: hit.first] else "other")


def _is_wanted(tokens: Tokens, first: int) -> bool | None:
    """Whether the nearest number in front is a goal: said so, or cut off from what was found. None
    where it is what was found."""
    cut = False
    for at in range(first - 1, max(0, first - NEAR), -1):
        kind = tokens.kind[at]
        if kind == "#":
            before = at - 1 - (tokens.kind[at - 1] in _SIGNS)
            lead = tokens.kind[before]
            if lead in _TOLD or tokens.word[before] in _THEN:
                return None
            onward = "#" in tokens.kind[first : first + NEAR]
            return lead in _WANTED or (cut and not onward)
        cut = cut or kind in _CUTS
    return False
