"""So many of a thing that become another number of the same."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN
from grove.quality.sentence.tokens import Tokens

_PARTS = frozenset(("comma", "stop", "and", ":", "(", ")"))


def becomes(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """210 devices become 80, three build tools become one: so many of the same."""
    at = following.first - 1
    if tokens.word[at] not in _BECOME or this.comparator or this.role != PLAIN:
        return False
    if this.out_of or not (this.noun or this.unit) or following.unit not in ("", this.unit):
        return False
    if following.noun not in ("", this.noun) or tokens.kind[following.last + 1] not in _ENDS:
        return False
    return _PARTS.isdisjoint(tokens.kind[this.last + 1 : at])


_BECOME = frozenset(("become", "becomes"))
_ENDS = frozenset("eos comma stop date ( by until in".split())
