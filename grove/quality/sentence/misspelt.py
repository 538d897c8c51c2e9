"""Chinese words typed with another character of the same sound: 10 万一下, 提生到, 降底到 3%."""

import re
from functools import cache


def respelled(text: str) -> str:
    """The text with what can only be meant, each character where it was: 以下, 提升."""
    if "将到" in text or "将至" in text:
        text = _falls().sub("降", text)
    if "正负" in text:
        text = _either_side().sub(_signed, text)
    if "降底" in text:
        text = _lowers().sub("降低", text)
    return _rises().sub("提升", _below().sub("以下", text))


def looks_misspelt(text: str) -> bool:
    """Whether there is anything to look at more closely."""
    return (
        "一下" in text
        or "提生" in text
        or "正负" in text
        or "降底" in text
        or "将到" in text
        or "将至" in text
    )


@cache
def _below() -> "re.Pattern[str]":
    """降到 10 万一下, and nothing behind it; but 测 3 次看一下, 一下午."""
    of_a_number = "[0-9万亿千%‰秒天时钟个台次条元件起ms家分]"
    return re.compile(f"(?:(?<={of_a_number})|(?<={of_a_number} ))一下(?=$| ?[,;。)])")


@cache
def _falls() -> "re.Pattern[str]":
    """4.5% 将到 1.5%; but 12 台将到 6 月底交付, where nothing falls."""
    of_a_number = "[0-9%‰万起件条次秒天时钟s]"
    way = "将(?=[到至] ?[0-9][0-9.]*(?! ?[月年日号./0-9-]))"
    return re.compile(f"(?:(?<={of_a_number})|(?<={of_a_number} )){way}")


def _signed(found: "re.Match[str]") -> str:
    return "±".rjust(len(found[0]))


@cache
def _either_side() -> "re.Pattern[str]":
    """正负 5% 以内: the sign in words."""
    return re.compile("正负 ?(?=[0-9])")


@cache
def _lowers() -> "re.Pattern[str]":
    """降底到 3%, 降底 5 个点; but 降底座成本."""
    return re.compile("降底(?=[到至为了]? ?[0-9零一二三四五六七八九十百千半])")


@cache
def _rises() -> "re.Pattern[str]":
    """提生 5 个点, 提生到 90%; but 提生产效率."""
    return re.compile("提生(?=[到至为]? ?[0-9])")
