"""Two edges that make a band: in the 50–65 % band, in the 20 to 40 range, 偏差 ±5% 以内."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

BANDS = frozenset(("band", "range", "corridor", "window", "zone"))
_THE = frozenset(("the", "a", "our"))
_IN = frozenset(("in", "within", "inside"))


def is_in(tokens: Tokens, first: int) -> bool:
    """Whether "in" leads to a number: within a 2-3 bar corridor."""
    return tokens.word[first - 1 - (tokens.word[first - 1] in _THE)] in _IN


def is_band(tokens: Tokens, first: int, last: int) -> bool:
    """In the 20 to 40 range."""
    return names_band(tokens, last) and is_in(tokens, first)


def is_inside(tokens: Tokens, one: Quantity) -> bool:
    """Within 4.9 – 5.1 V; but within 2-3 days is a time by which, and within 2-3 % is of what?"""
    if not tokens.latin and tokens.text.startswith(_BEST, one.whole_end):
        return True  # 40-60 分钟为宜
    return tokens.word[one.first] == "within" and one.unit not in _LIMITS


_BEST = tuple(
    f"{blank}{word}"
    for blank in ("", " ")
    for word in ("为宜", "为佳", "最佳", "最为合适", "最合适")
)


_LIMITS = TIMES | {"", "%", "pp"}


def names_band(tokens: Tokens, last: int) -> bool:
    """Whether a word behind two edges makes a band of them: 20 to 40 range, 5 to 9 minute range."""
    return tokens.word[last + 1] in BANDS or tokens.word[last + 2] in BANDS


_DIFFERENCES = in_order("zh", "off_by")


_DIFFERENCES_EN = word_class("en", "off_by")


def is_difference(tokens: Tokens, at: int) -> bool:
    """Whether a sentence is about how far something is off, so that ±5% is clear; or where
    it leads from one such band to another: 精度由 ±0.05 mm 提高到 ±0.03 mm.
    """
    if tokens.latin:
        return tokens.about(_DIFFERENCES_EN)
    if tokens.about(parts=_DIFFERENCES):
        return True
    near = tokens.word[max(0, at - NEAR) : at + NEAR]
    return not _ONTO.isdisjoint(tokens.kinds) and near.count("±") == 2


def is_framed(tokens: Tokens, found: Quantity) -> str:
    """Whether a band around nothing is said to be kept: 控制在 ±5%, ±3% 以内; or to be moved."""
    at, on = found.first - 1, tokens.kind[found.last + 1]
    onto = tokens.kind[at] in _MOVED or tokens.word[at] == "收到"
    if onto or on in _MOVED or tokens.kind[at] in _FROM:
        return "moved"
    kept = tokens.kind[at] in ("hold", "at") or tokens.kind[at - 1] == "hold"
    kept = kept or (tokens.kind[at + 1] == "cmp" and tokens.value[at + 1] == "<=")  # 不超过 ±5%
    inside = tokens.kind[found.last + 1] == "after" and tokens.value[found.last + 1][0] == "<"
    if inside:
        found.last += 1
        found.whole_end = tokens.end[found.last]
    return "band" if kept or inside else ""


def is_kept(tokens: Tokens, found: Quantity) -> bool:
    """温度 23±2℃ 全年, 电压 220±10 V: a level with its band, and no other number beside it."""
    alone = tokens.kind[found.first - 1] in _NAMES and tokens.kind[found.last + 1] in _CLOSES
    return alone and found.unit not in TIMES and tokens.kind.count("#") == 2


_NAMES = frozenset("z n m w fill allyear date begin : always".split())
_CLOSES = frozenset("eos comma stop date allyear ) always".split())
NEAR = 14  # tokens
_FROM = frozenset(("from", "now"))
_ONTO = frozenset(("upto", "downto", "arrow", "to"))
_MOVED = frozenset(("to", "upto", "downto", "arrow"))
