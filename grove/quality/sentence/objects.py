"""Whether a count is what its verb is about: hire 3 engineers, and not ship it with 2 apps."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_SKIPPED = frozenset(("the", "fill", "a", "all", "last", "now"))
_ACTS = frozenset(("w", "pass", "move", "up", "hold", "find", "down"))
_STARTS = frozenset(("begin", "comma", "stop", "date", ":", "-", "("))
_INSIDE = frozenset(("with", "for", "of", "on", "at", "in", "the", "a", "all", "from"))


def is_object(tokens: Tokens, one: Quantity) -> bool:
    """Whether nothing that the verb is about already stands between it and the number."""
    kind = tokens.kind
    at = one.first - 1
    while kind[at] in _SKIPPED:
        at -= 1
    if kind[at] not in ("and", "with"):
        return True
    acts = kind[at - 1] in _ACTS and kind[at - 2] in _STARTS  # review and close 5 gaps
    if acts and kind[at] == "and":
        return True
    verb = 0
    while at > 0 and kind[at] not in _STARTS:
        if kind[at] == "pass":
            verb = at
        at -= 1
    return not verb or _INSIDE.isdisjoint(kind[verb : one.first])
