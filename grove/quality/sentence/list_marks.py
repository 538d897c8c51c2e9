"""What only marks a line as one of a list: 1. （2） - KR1： 三、 · and its full stop."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order

BEGINS = frozenset("-*•·–—(0123456789ko一二三四五六七八九十目关第")
_NUMBERS = frozenset("0123456789一二三四五六七八九十")
_CLOSING = frozenset(").、")
ENDS = frozenset("。;.!")


_DOES = "|".join(in_order("en", "orders"))


@cache
def _pattern() -> "re.Pattern[str]":
    number = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
    named = "(?:o[0-9]{1,2}[ -]?)?(?:kr|key result|关键结果|目标|第)"
    inner = "(?:o[0-9]{1,2}[ .-]?)?(?:kr|key result)[ -]?[0-9][.][0-9]{1,2}"
    dash = " [-–—](?= [^0-9])"
    return re.compile(
        r"(?:[-*•·–—]\s+)?"
        rf"(?:{inner}(?:[:.)](?= )|{dash})|o[0-9][.]kr[0-9](?= )"
        rf"|[0-9][.][0-9]{{1,2}}(?:{dash}|(?= (?:{_DOES}) ))"
        rf"|\((?:{number})\)|(?:{number})(?:\)|[.、](?![0-9]))"
        rf"|{named} ?(?:[0-9][.][0-9]{{1,2}}|{number}) ?(?:条|项)?(?:[:、)]|[.](?![0-9]))"
        r"|[-*•·–—]\s)\s*"
    )


def without_marks(text: str) -> str:
    """The same text in lower case, as long, with blanks for what marks the line."""
    first = text[:1]
    # 6月30日, 一次通过率: most numbers a line begins with are none of a list.
    may = first in BEGINS and not (first in _NUMBERS and _CLOSING.isdisjoint(text[1:4]))
    found = _pattern().match(text) if may else None
    if found is not None and found.end() < len(text):
        text = " " * found.end() + text[found.end() :]
    if text[-1:] in ENDS and text[-3:-2] != ".":  # but €31k p.m.
        text = f"{text[:-1]} " if text[-1] != "!" else text.rstrip("!").ljust(len(text))
    return text


NEAR = 12  # characters in front of a blank in which a number stands
_NOT_BEHIND = frozenset(
    "砍降减省缩少升提涨增从由自较比把将的为在到至以和与及、,;:(→->=≥≤<~/是达让使每"
)
_WORDS = (" by", " in", " on", " at", " to", " of", " for", " or", " and", " vs", "年")
_ENDS = (  # 58 家经销商, 5.5 h; and no year
    "(?<![a-z0-9.])(?!20[0-9]{2}$)[0-9][0-9.,]*[%‰]? ?([a-z]{1,3}|[^a-z0-9,;:()→ ]{0,8})$"
)
_FIRST = "目现当眼如去上原以今年其前剩覆涉每优希争力按不偏跨但且并同qh一二三四下月0-9"
_OPENS = (
    "目前|现在|现网|当前|眼下|如今|去年|上年|上次|上季|原来|原先|以前|今年|年底|年末|年内|其中|前提|剩|其余"
    "|覆盖|涉及|每半年|每周|每月|每季|优先|希望|争取|力争|按|以 ?[0-9]|不含|偏|跨|但|且"
    "|并(?![发行购列联])|同时"
    "|q[1-4]|h[12]|[一二三四]季度|上半年|下半年|月末|[0-9]{1,2} ?月|[0-9]{1,2}/[0-9]{1,2}(?![0-9])"
)


@cache
def _clauses() -> "re.Pattern[str]":
    return re.compile(f" (?=[{_FIRST}])(?={_OPENS})")


def with_commas(text: str) -> str:
    """覆盖 58 家经销商 目前 21 家: a blank between clauses stands for a comma."""
    pieces, last = [], 0
    for found in _clauses().finditer(text):
        at = found.start()
        near = text[max(0, at - NEAR) : at]
        if text[at + 1] == "月" and near[-1:].isdigit():
            continue  # 6 月末
        if text[at + 1] == "年" and re.search("(?:^|[(,;:])[23][0-9]$", near):
            continue  # 27 年底前
        if near[-1:] in _NOT_BEHIND or near.endswith(_WORDS) or not re.search(_ENDS, near):
            continue
        pieces.append(text[last:at])
        last = at + 1
    if not pieces:
        return text
    pieces.append(text[last:])
    return ",".join(pieces)


def is_hyphened(text: str, start: int, end: int) -> bool:
    """Whether letters stand behind a hyphen on either side."""
    before = text[start - 1 : start] == "-" and text[start - 2].isalpha()
    return before or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())
