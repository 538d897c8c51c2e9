"""English: a bare number in brackets behind a level that a verb leads to: where it starts."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_WAYS = frozenset(("up", "down"))
_MAIN = frozenset((TARGET, PLAIN))
MOST_TIMES = 20  # as much: what is further away measures something else
MOST_BETWEEN = 3  # tokens between the level and its bracket


def tell_bracketed(tokens: Tokens, goal: Quantity, one: Quantity) -> bool:
    """Trim meetings to 12 hours a week (16), cost-income ratio below 55 % (59.4 %): how it is.

    Said by where it lies: on the side from which the verb leads away, or beyond the bound.
    """
    kind = tokens.kind
    if one.role != PLAIN or kind[one.first - 1] != "(" or kind[one.last + 1] != ")":
        return False
    falls = _falls(tokens, goal)
    if not falls or goal.role not in _MAIN or one.unit not in ("", goal.unit):
        return False
    if one.comparator or one.noun or one.signed or one.bare_year or one.upper or goal.upper:
        return False
    near = kind[(goal.noun_at or goal.last) + 1 : one.first - 1]
    if goal.out_of or one.out_of or len(near) > MOST_BETWEEN or "#" in near:
        return False
    less, more = sorted((one.value, goal.value))
    if more > less * MOST_TIMES or (one.value > goal.value) != (falls == "down"):
        return False
    one.role, one.mark = START, "now"
    one.unit = one.unit or goal.unit
    return True


def _falls(tokens: Tokens, goal: Quantity) -> str:
    """Which way a level is wanted to go, as its bound or a verb that opens says; "" for none."""
    if goal.comparator:
        return {"<": "down", ">": "up"}.get(goal.comparator[0], "")
    way = tokens.kind[1]
    return way if way in _WAYS and goal.role == TARGET else ""
