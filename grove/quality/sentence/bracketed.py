"""English: a bare number in brackets behind a level that a verb leads to: where it starts."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_WAYS = frozenset(("up", "down"))
MOST_TIMES = 20  # as much: what is further away measures something else


def tell_bracketed(tokens: Tokens, goal: Quantity, one: Quantity) -> None:
    """Trim meetings to 12 hours a week (16), grow users to 5,000 (3.2k): how it is today.

    Said by where it lies: on the side from which the verb leads away.
    """
    kind = tokens.kind
    if goal.role != TARGET or one.role != PLAIN or kind[1] not in _WAYS:
        return
    if kind[one.first - 1] != "(" or kind[one.last + 1] != ")":
        return
    if one.comparator or one.noun or one.signed or one.bare_year or one.upper or goal.upper:
        return
    if one.unit not in ("", goal.unit) or goal.out_of or one.out_of:
        return
    near = kind[(goal.noun_at or goal.last) + 1 : one.first - 1]
    if len(near) > MOST_BETWEEN or "#" in near:
        return
    less, more = sorted((one.value, goal.value))
    if more > less * MOST_TIMES or (one.value < goal.value) != (kind[1] == "up"):
        return
    one.role, one.mark = START, "now"
    one.unit = one.unit or goal.unit


MOST_BETWEEN = 3  # tokens between the level and its bracket
