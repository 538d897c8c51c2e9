"""How far a goal is, as plans that are tracked have it: (当前完成度 40%), 去年只做到 63%."""

from grove.quality.normalise import says
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_OPENS = frozenset("( [ comma ; | stop /".split())
_SAYS_SO = frozenset(("now", "fill"))
_SHARES = frozenset(("完成度", "进度"))
NEAR = 60  # tokens, and characters, in front
PROGRESS = _SHARES | {"完成", "达成"}


def is_progress(tokens: Tokens, one: Quantity) -> bool:
    """可用率 99.9%(当前完成度 40%): 40 % of the way, and no value of what is measured."""
    word, kind = tokens.word, tokens.kind
    at = one.first - 1
    if word[at] == ":":
        at -= 1
    said = word[at]
    if said not in PROGRESS or one.unit != "%" or one.comparator:
        return False
    at -= 1
    if kind[at] in _SAYS_SO or word[at] in ("整体", "总体"):
        at -= 1
    if kind[at] not in _OPENS or "#" not in kind[max(0, at - NEAR) : at]:
        return False
    front = tokens.text[max(0, tokens.start[at] - NEAR) : tokens.start[at]]
    return not says(front, ("完成", "进度") if said in _SHARES else ("%", "率"))


def came_so_far(tokens: Tokens, one: Quantity) -> bool:
    """…, 去年只做到 63% · …, 目前达到 63%: how far it came, in a clause of its own."""
    at = one.first - 2
    if tokens.kind[at] not in _SAYS_SO or tokens.word[at + 1] not in _REACHED:
        return False
    only = tokens.word[at] in ("只", "仅")
    told = tokens.kind[at - only] == "now" and tokens.kind[at - only - 1] in _OPENS
    return told and tokens.kind[one.last + 1] in _CLOSES


_REACHED = frozenset(("做到", "达到", "达成", "达"))
_CLOSES = frozenset(("eos", ")", "stop"))
