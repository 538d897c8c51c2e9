"""What is left of a thing that is to go: 应用清零(剩 74 个), 关闭所有 A 类问题(现存 46 个)."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import Read
from grove.quality.sentence.tokens import Tokens

_ZERO = Decimal(0)
_GONE = ("关闭", "下线", "清理", "清除", "修复", "消除", "解决", "关停", "淘汰", "停用", "处置")
_EVERYTHING = ("所有", "全部", "全数", "一切")
_RESTS = ("剩", "剩余", "余", "现存", "共", "共有", "计", "存", "尚有", "还有")


def goes_away(draft: Draft, one: Quantity) -> bool:
    """关闭所有 A 类问题(现存 46 个): none of them is to be left."""
    text = draft.tokens.text[: one.whole]
    if one.mark != "now" or not one.counted or not one.unit:
        return False
    at = min((at for word in _GONE if (at := text.find(word)) >= 0), default=-1)
    every = max(text.find(word) for word in _EVERYTHING)
    if at < 0 or every < 0 or abs(every - at) > 12:
        return False
    span = draft.span(at, at + 2)
    draft.target = Read(_ZERO, span)
    draft.kind = Read(Kind.DECREASE, span)
    return True


def is_rest(tokens: Tokens, one: Quantity) -> bool:
    """剩 74 个, 共 12 处: how many there are, of what is to go."""
    before = tokens.text[max(0, one.whole - 3) : one.whole].rstrip()
    return one.counted and not one.comparator and before.endswith(_RESTS)
