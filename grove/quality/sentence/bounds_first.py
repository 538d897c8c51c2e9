"""A bound in front of the verb or the colon that leads to the number."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

ONTO = frozenset(("to", "upto", "downto"))
ADVERBS = frozenset("至少 最少 起码 至多 最多".split())
_BESIDE_BOUND = frozenset(("要", "需", "需要", "应", "能", "得", "可以"))


def bound_before(tokens: Tokens, at: int) -> str:
    """至少达到 90%, 最少要提到 90%: the bound stands in front of the verb."""
    place = at - 1
    if tokens.word[place] in _BESIDE_BOUND:
        place -= 1
    if tokens.word[place] not in ADVERBS or tokens.kind[place] != "cmp":
        return ""
    return str(tokens.value[place])


def take_bound(tokens: Tokens, found: Quantity, at: int) -> None:
    """Upper limit: 85 %, max: 4 h; but of "latency max: 800 → 300" it is the name.

    at   the token of the bound
    """
    if _LEADS_ON.isdisjoint(tokens.kinds):
        found.comparator = tokens.value[at]
        found.whole, found.first = tokens.start[at], at


_LEADS_ON = frozenset(("arrow", "reach", *ONTO))
