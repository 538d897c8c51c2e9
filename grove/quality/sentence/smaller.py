"""A duration that goes on in a smaller unit: 1 h 20 min, 2h30, 3小时45分, 5分30秒, 两周半."""

from decimal import Decimal

from grove.quality.sentence.quantity import Quantity, extend
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import UNITS

_SIZES = {
    ("week", "day"): 7,
    ("day", "h"): 24,
    ("h", "min"): 60,
    ("h", "s"): 3600,
    ("min", "s"): 60,
    ("s", "ms"): 1000,
}
_NEXT = {"h": "min", "min": "s"}
_CLOSES = ("eos", "comma", "stop", ")", "(", "arrow", "to")
_LARGER = frozenset(large for large, _ in _SIZES)


def read_smaller(tokens: Tokens, found: Quantity) -> None:
    """Take what goes on behind the unit into the value, in the smaller unit."""
    if found.unit == "分" and tokens.word[found.last + 2] in ("秒", "秒钟"):
        if tokens.number[found.last + 1] is None:
            return
        found.unit, found.counted = "min", False
    if found.unit == "分" and tokens.word[found.last + 1] == "半":
        found.unit, found.counted = "min", False  # 十一分半
    joined = tokens.kind[found.last + 1] == "#" and tokens.tight(found.last + 1)
    if found.unit == "m" and joined and tokens.word[found.last + 2] in ("s", "sec", "secs"):
        found.unit = "min"  # 6m40s
    tenth = tokens.number[found.last + 1]
    if tokens.word[found.last] == "块" and tenth is not None and tenth < 10 and not tenth % 1:
        found.value += tenth / 10  # 3 块 2
        extend(tokens, found, found.last + 1)
    if found.unit in _LARGER and not found.hyphened:
        _read(tokens, found)


_EITHER = frozenset(("or", "或", "或者"))


def _read(tokens: Tokens, found: Quantity) -> None:
    at = found.last + 1
    char = tokens.text[found.end : found.end + 2]
    if char[:1] == "半" and char[1:] not in ("数", "天", "日", "年") and tokens.kind[at] == "z":
        found.value += Decimal("0.5")  # 两周半
        if tokens.word[at] == "半":
            extend(tokens, found, at)
        else:
            found.end = found.whole_end = found.end + 1
        return
    if tokens.word[at : at + 3] == ("and", "a", "half"):
        found.value += Decimal("0.5")
        extend(tokens, found, at + 2)
        return
    joined = tokens.kind[at] == "and" and tokens.word[at] not in _EITHER  # 2 h or 30 min
    at += joined or tokens.word[at] in ("零", ",")
    rest = tokens.number[at]
    if tokens.kind[at] != "#" or rest is None or tokens.value[at] == "%":
        return
    word = tokens.word[at + 1]
    small = "min" if word in ("分", "m") and found.unit == "h" else UNITS.get(word, "")
    if tokens.kind[at + 1] == "u":
        small = small or tokens.value[at + 1]
    if small == "min" and word == "m" and not tokens.tight(at + 1):
        return
    if tokens.kind[at + 1] in _CLOSES and len(tokens.word[at]) == 2 and found.unit in _NEXT:
        found.value, found.unit = found.value * 60 + rest, _NEXT[found.unit]  # 2 min 10
        extend(tokens, found, at)
        return
    size = _SIZES.get((found.unit, small))
    if size and rest < size:
        found.value, found.unit = found.value * size + rest, small
        extend(tokens, found, at + 1)
