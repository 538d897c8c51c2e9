"""English: a bound of each stretch of time, said with "in": at most 4 hours in a month."""

from grove.quality.sentence.quantity import Quantity, extend, set_rate
from grove.quality.sentence.tokens import Tokens

_STRETCHES = frozenset(("day", "week", "month", "quarter", "year"))
_ENDS = frozenset("eos comma stop date ( )".split())


def read_in_each(tokens: Tokens, found: Quantity, at: int) -> bool:
    """Downtime not to exceed 4 hours in a month: a bound of each month, and no time to do it in."""
    kind, bound = tokens.kind, found.first - 1
    if kind[bound] != "cmp" or tokens.word[at] != "in" or tokens.word[at + 1] != "a":
        return False
    period = tokens.word[at + 2]
    if period not in _STRETCHES or kind[at + 3] not in _ENDS:
        return False
    timed = found.unit in ("h", "min") and tokens.word[bound] != "within"
    if tokens.value[bound][:1] != "<" or not (timed or not found.unit):
        return False
    kind[at] = "per"
    set_rate(found, period)
    extend(tokens, found, at + 2)
    return True
