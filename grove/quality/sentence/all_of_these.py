"""Chinese: all of so many, of which some are done: 31/48 张, Q4 前全部完成."""

from grove.quality.sentence.parts import FURTHEST
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens


def all_of_these(tokens: Tokens, first: Quantity) -> Quantity | None:
    """31/48 张, Q4 前全部完成: as many as there are, behind how many it is by now."""
    slash = first.first + 1
    slash += tokens.kind[slash] == "m"  # 已 9 款 / 23 款, 年底全部完成
    total = tokens.number[slash + 1]
    joined = tokens.kind[slash] == "/" or tokens.word[slash] == "out of"
    if total is None or not joined or first.role not in (PLAIN, START):
        return None
    for at in range(first.last + 2, min(first.last + FURTHEST, len(tokens.kind) - 4)):
        wholly = tokens.word[at] in _WHOLLY or _is_finished(tokens, at) or _is_rest(tokens, at)
        if wholly and not _ONWARD.isdisjoint(tokens.kind[first.last + 1 : at]):
            first.role, first.mark = START, "now"
            goal = Quantity(total, at, tokens.start[at], tokens.end[at])
            goal.role, goal.mark, goal.counted, goal.unit = TARGET, "reach", True, first.unit
            return goal
        if tokens.kind[at] == "#":
            return None
    return None


def _is_finished(tokens: Tokens, at: int) -> bool:
    """全做完, 都迁完: that all of it is done, in a word or two."""
    word = tokens.word[at]
    if word[:1] not in _EVEN:
        return False
    return tokens.kind[at + 1] == "pass" if len(word) == 1 else word[-1] in _DONE_WITH


def _is_rest(tokens: Tokens, at: int) -> bool:
    """…, 其余 Q3 内搞完: what is left, a day, and that it is done."""
    if tokens.kind[at - 1] not in _ONWARD or not tokens.word[at].startswith(_RESTS):
        return False
    at += 1
    while tokens.kind[at] in _WHEN:
        at += 1
    done = tokens.kind[at] == "pass" or tokens.word[at][-1:] in _DONE_WITH
    return done and tokens.kind[at + 1] in _CLOSES


_RESTS = ("其余", "剩余", "余下", "剩下", "remaining", "rest")
_WHEN = frozenset("date vague_date by for fill".split())
_CLOSES = frozenset("eos comma stop )".split())
_ONWARD = frozenset(("comma", "arrow"))
_EVEN = frozenset("全都")
_DONE_WITH = frozenset("完好掉")
_WHOLLY = frozenset(("全部", "全数", "全量", "悉数", "全员"))
