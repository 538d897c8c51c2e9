"""Chinese: that there is none of them by now: 目前一条都没有, 截至目前尚无一家."""

from decimal import Decimal

from grove.quality.sentence.quantity import Quantity, extend
from grove.quality.sentence.tokens import Tokens

_EVEN = frozenset("都也")
_NOT_ONE = tuple(f"{even}{never}" for even in "都也" for never in ("没", "还没", "未", "无"))
_NO = ("无", "没有", "没", "未有")
_NOT_YET = ("尚未", "还没", "还没有", "仍未", "暂未", "未曾")
_BY_NOW = frozenset("尚还仍暂")
FURTHEST = 8  # characters on either side of the number
MOST_OF_A_VERB = 2  # characters
_BEGINS = (",", "(", ";")


def read_none(tokens: Tokens, found: Quantity) -> bool:
    """Turn the one of 一条都没有 and 没有一家 into none; whether it is a number at all."""
    if tokens.word[found.last + 1][:1] in _EVEN:
        _read_even(tokens, found)
    elif found.spelled and _is_denied(tokens, found):
        found.value = Decimal(0)
        return "的" not in tokens.text[found.end : found.end + FURTHEST]  # 没有一个统一的平台
    return True


def _read_even(tokens: Tokens, found: Quantity) -> None:
    """目前一条都没有, 一个也没接: none of them."""
    said = next((one for one in _NOT_ONE if tokens.text.startswith(one, found.end)), "")
    now = "now" in tokens.kind[max(0, found.first - 3) : found.first]
    if not said or not (now or tokens.text.startswith("有", found.end + len(said))):
        return  # 扩到 12 家, 一家都没退
    end = found.end + len(said)
    found.value = Decimal(0)
    while tokens.start[found.last + 1] < end:
        extend(tokens, found, found.last + 1)


def _is_denied(tokens: Tokens, found: Quantity) -> bool:
    """Whether the words in front deny a one, and say so of now: 目前没有一家, 尚未上线一个."""
    front = tokens.text[max(0, found.start - FURTHEST) : found.start].rstrip()
    for mark in _BEGINS:
        front = front.rpartition(mark)[2]
    denied = front.endswith(_NO)
    if not denied:
        yet = next((word for word in _NOT_YET if word in front), "")
        denied = yet != "" and len(front.partition(yet)[2]) <= MOST_OF_A_VERB
    now = "now" in tokens.kind[max(0, found.first - 5) : found.first]
    return denied and (now or not _BY_NOW.isdisjoint(front))
