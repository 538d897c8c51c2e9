"""Chinese clauses that say why, whose numbers are no goal: 由于两个机房合并, 下线 40 台."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_CAUSES = in_order("zh", "opens_a_cause")
_TOPICS = ("对于", "针对", "面向", "对 ")
# The first two characters of each, and of a clause that says what something suffers from.
CAUSES = frozenset(word[:2] for word in (*_CAUSES, *_TOPICS)) | {"受 ", "受到"}
_MOVES = frozenset("up down upto downto half hold pass clear move".split())


def without_cause(tokens: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """Without the numbers of the cause, where there are others behind it. What it says of last year
    in the unit of the goal (鉴于去年 3 起, 全年不超过 1 起) is where that starts, and stays."""
    kind = tokens.kind
    end = kind.index("comma") if "comma" in kind else 0
    goals = [one for one in quantities if one.first > end]
    if not end or not goals or len(goals) == len(quantities):
        return quantities
    text, units = tokens.text, {one.unit for one in goals}
    same = any(one.first < end and one.unit in units for one in quantities)
    if text.startswith(_TOPICS):
        at = 2 if kind[2] == "for" else 1
        if same or len(goals) > 1 or kind[at + 1] != "#" or "每" not in text[: goals[0].whole_end]:
            return quantities  # 针对 12 个服务, 至少 9 个上线: so many of them
    elif not text.startswith(_CAUSES):
        suffers = text[0] == "受" and text[: tokens.start[end]].rstrip().endswith("影响")
        if not suffers:
            return quantities
    elif same and "now" in kind[1:end]:
        return quantities
    for at in range(1, end):
        if kind[at] in _MOVES:
            kind[at] = "z"
    if not text.startswith(_TOPICS):  # 受客户流失影响, 续约率保持 90%: nor is it of what is lost
        tokens.text = " " * tokens.start[end] + text[tokens.start[end] :]
    return goals
