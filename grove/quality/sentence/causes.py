"""Chinese clauses that say why, whose numbers are no goal: 由于两个机房合并, 下线 40 台."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

CAUSES = frozenset(("由于", "因为", "鉴于", "考虑", "随着", "为了", "面对"))
_CAUSES = (*sorted(CAUSES - {"考虑"}), "考虑到")
_MOVES = frozenset("up down upto downto half hold pass clear move".split())


def without_cause(tokens: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """Without the numbers of the cause, where there are others behind it. What it says of last year
    in the unit of the goal (鉴于去年 3 起, 全年不超过 1 起) is where that starts, and stays."""
    kind = tokens.kind
    end = kind.index("comma") if "comma" in kind else 0
    goals = [one for one in quantities if one.first > end]
    if not end or not goals or len(goals) == len(quantities):
        return quantities
    if not tokens.text.startswith(_CAUSES):
        return quantities
    units = {one.unit for one in goals}
    if "now" in kind[1:end] and any(one.first < end and one.unit in units for one in quantities):
        return quantities
    for at in range(1, end):
        if kind[at] in _MOVES:
            kind[at] = "z"
    return goals
