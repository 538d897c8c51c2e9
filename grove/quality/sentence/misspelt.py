"""Chinese words typed with another character of the same sound: 10 万一下, 提生到 90%."""

import re
from functools import cache


def respelled(text: str) -> str:
    """The text with what can only be meant, each character where it was: 以下, 提升."""
    return _rises().sub("提升", _below().sub("以下", text))


@cache
def _below() -> "re.Pattern[str]":
    """降到 10 万一下, and nothing behind it; but 测 3 次看一下, 一下午."""
    of_a_number = "[0-9万亿千%‰秒天时钟个台次条元件起ms家分]"
    return re.compile(f"(?:(?<={of_a_number})|(?<={of_a_number} ))一下(?=$| ?[,;。)])")


@cache
def _rises() -> "re.Pattern[str]":
    """提生 5 个点, 提生到 90%; but 提生产效率."""
    return re.compile("提生(?=[到至为]? ?[0-9])")
