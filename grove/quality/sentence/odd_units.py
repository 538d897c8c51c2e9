"""Figures that say of which grade a thing is, or on what load: 10 分制, 2 核, 流量 +30% 时."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.upgrades import goes_on

_GRADES = frozenset(("nm", "V", "kV", "Hz", "kHz", "MHz", "GHz"))
_BEFORE_GRADES = frozenset("begin pass z n comma fill find".split())
_OPENS = frozenset(("begin", "-", ":"))
_RANKS = in_order("zh", "best_or_worst_part")
_VOLTS = frozenset(("kV", "kv"))
_AT_VOLTS = in_order("zh", "volts_are_its_name")
_SIGNS = frozenset("+-")
_ADDED = tuple(
    f"{blank}{of}{word}"
    for blank in ("", " ")
    for of in ("", "的")
    for word in ("情况下", "前提下", "条件下", "压力下", "场景", "时", "下")
)
NOT_UNDER = frozenset("降线调载单一次游滑发架沉")  # 下降, 下线
ODD = _GRADES | _VOLTS | {"分", "核"}


def is_odd(tokens: Tokens, one: Quantity) -> bool:
    """(10 分制), 2 核 4G 机器, 42 座 110kV 变电站, 5nm工艺."""
    if one.unit == "分":
        full = tokens.text.endswith(("满分", "满分 "), 0, one.whole)
        return full or tokens.text.startswith("制", one.whole_end)
    if one.unit == "核":
        return tokens.kind[one.last + 1] == "#"
    if one.unit in _VOLTS and tokens.text.startswith(_AT_VOLTS, goes_on(tokens, one)):
        return True
    if tokens.kind[one.first - 1] in _OPENS and not one.comparator:
        named = one.last + 1 + (tokens.kind[one.last + 1] == "w")
        return tokens.kind[named] in "zn"  # 800V SiC 平台, 12V 电源纹波
    graded = tokens.kind[one.first - 1] in _BEFORE_GRADES and not one.comparator
    return graded and tokens.kind[one.last + 1] in "zn" and tokens.tight(one.last + 1)


def is_added(tokens: Tokens, one: Quantity) -> bool:
    """优化前 20% 的慢查询, 在流量 +30% 时: of which, and on what load."""
    before = one.first - 1
    word = tokens.word[before]
    if tokens.kind[before] in "zn" and word.endswith(_RANKS):
        return tokens.text.startswith(("的", " 的"), one.whole_end)
    if not (one.signed or word in _SIGNS) or not tokens.text.startswith(_ADDED, one.whole_end):
        return False
    such = tokens.text[one.whole_end : one.whole_end + 2].lstrip()
    return not (such[0] in "下时" and such[1:2] in NOT_UNDER)
