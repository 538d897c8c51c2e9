"""What stands behind a number: 万 and k, its unit, a rate, 以上 and "or more"."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence import polarity
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity, extend
from grove.quality.sentence.smaller import read_smaller
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import (
    CURRENCIES,
    MULTIPLIERS,
    OWN_UNITS,
    PERIODS,
    TIGHT_MULTIPLIERS,
    UNITS,
)
from grove.quality.sentence.words_zh import NOT_AFTER_TENTHS

_POINTS = frozenset(("point", "points", "pts", "pt", "pp"))


_SIZES_EN = word_class("en", "takes_up_bytes")
# What has a size in bytes; a deal, an order or a community has another.
_STORED = word_class("en", "stored")
_SIZE = frozenset(("size", "sizes"))
_PRICES = frozenset("cost costs spend spending bill bills budget invoice".split())
_WARM = frozenset("thermal temperature temperatures temp heat kelvin cooling".split())
_WATTS = ("功耗", "功率", "耗电", "电源", "瓦")
_SIZES_ZH = in_order("zh", "takes_up_bytes")
_HEAT = ("温", "热", "升高")


def is_size(tokens: Tokens) -> bool:
    """Whether the sentence is about memory or storage, so that 84M are megabytes."""
    if tokens.about(_PRICES):
        return False  # memory cost below 40k a month
    if tokens.about(_SIZES_EN, _SIZES_ZH):
        return True
    return tokens.about(_SIZE) and tokens.about(_STORED)


def _is_priced(tokens: Tokens, found: Quantity, at: int) -> bool:
    """Whether a currency stands on either side of a number and the letter behind it."""
    before = tokens.kind[found.first - 1] == "cur" or tokens.word[found.first - 1] in CURRENCIES
    return before or tokens.kind[at + 1] == "cur" or tokens.word[at + 1] in CURRENCIES


def _is_minutes(tokens: Tokens, at: int, typed: str) -> bool:
    """Image build from 6m30s to 2m: a small m of something that takes time."""
    if tokens.word[at] != "m" or typed[tokens.start[at]] == "M":
        return False
    return (tokens.kind[at + 1] == "#" and tokens.tight(at + 1)) or tokens.about(_TAKE_TIME)


FURTHEST = 24  # tokens in front
_CROWDS = frozenset("dau mau wau gmv pv uv".split())  # DAU 120w → 200w: no watts
# Beside them m is neither a million nor a minute.
_METRES = frozenset("km cm mm gps gnss distance radius depth drift".split())
_TAKE_TIME = word_class("en", "takes_minutes")


def is_in_metres(tokens: Tokens) -> bool:
    """Whether m are metres there, and neither minutes nor millions."""
    return tokens.about(_METRES)


def _is_warm(tokens: Tokens) -> bool:
    """Whether K may be kelvin there, and no thousand."""
    return tokens.about(_WARM, ("°",)) or tokens.about(parts=_HEAT)


def multiply(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    kind, word = tokens.kind[at], tokens.word[at]
    power = 0
    if kind == "mult":
        power = int(tokens.value[at])
    elif kind == "w":
        if tokens.tight(at):
            sized = word in ("k", "m", "g") and is_size(tokens) and tokens.kind[at + 1] != "m"
            if sized and not (_is_minutes(tokens, at, typed) or _is_priced(tokens, found, at)):
                found.unit = word.upper() + "B"  # 包体 84M
                extend(tokens, found, at)
                return
            if word == "k" and typed[tokens.start[at]] == "K" and _is_warm(tokens):
                found.unit = "K"  # 温升 65K, ≤ 25K at 40 °C
                extend(tokens, found, at)
                return
            power = TIGHT_MULTIPLIERS.get(word, 0)
            if word == "kw" and not (tokens.latin or tokens.about(parts=_WATTS)):
                power = 7  # 日活 3kw
            if word == "w" and not (tokens.latin and not tokens.about(_CROWDS)):
                power = 0 if tokens.about(parts=_WATTS) else 4  # 日活 50w
            if word == "m":
                money = _is_priced(tokens, found, at) or tokens.word[at + 1] in _MANY
                power = 6 if money or typed[tokens.start[at]] == "M" else 0
            elif word == "b":
                power = 9 if typed[tokens.start[at]] == "B" else 0
        elif word == "k" and typed[tokens.start[at]] == "K" and _is_warm(tokens):
            found.unit = "K"  # ≤ 25 K at 40 °C
            extend(tokens, found, at)
            return
        else:
            power = MULTIPLIERS.get(word, 0) or _power_of_money(tokens, found, at)
            if not power and word == "m":
                many = tokens.word[at + 1] in _MANY or tokens.word[at + 1] in _CROWDS
                many = many and typed[tokens.start[at]] == "M"
                many = many or _is_priced(tokens, found, at)
                power = _PREFIXES[word] if many else 0  # 1 m EUR, 2 M users
    if not power:
        return
    found.value = (
        (found.value * Decimal(10) ** power).quantize(Decimal(1))
        if (
            found.value * Decimal(10) ** power
            == (found.value * Decimal(10) ** power).to_integral_value()
        )
        else found.value * Decimal(10) ** power
    )
    found.scale = power
    extend(tokens, found, at)
    priced = word in ("mio", "mln", "bln") and tokens.kind[found.first - 1] == "cur"
    if priced and tokens.kind[at + 1] == "." and tokens.tight(at + 1):
        extend(tokens, found, at + 1)


_MANY = word_class("en", "many")
_PREFIXES = {"k": 3, "m": 6, "t": 3}  # T€: thousands


def _power_of_money(tokens: Tokens, found: Quantity, at: int) -> int:
    """350 kCHF, 1.4 M€, $1.6 mil: the power of ten said beside a currency; 0 for none."""
    word = tokens.word[at]
    if word[1:] in CURRENCIES and word[:1] in _PREFIXES:
        found.unit = CURRENCIES[word[1:]]
        return _PREFIXES[word[0]]
    if word in _PREFIXES and tokens.kind[at + 1] == "cur" and tokens.tight(at + 1):
        return _PREFIXES[word]
    return 6 if word == "mil" and tokens.kind[found.first - 1] == "cur" else 0


_WORKERS = frozenset("person people man engineer developer cpu gpu core vcpu machine".split())
_MEASURES = frozenset("步只粒瓶箱桶吨票车包炉方袋罐窑棵柜垛捆匹亩针锅屉")
_MICRO = frozenset("asmvwgfhl")
_WORKING = ("工作日", "交易日", "工作小时")
_NOT_ALONE = frozenset(("°", "×", "people", "人", "个人", "年", "块", "分钱", "d", "w", "y", "m"))
_YUAN = frozenset("块元")


def read_unit(tokens: Tokens, found: Quantity, typed: str) -> None:
    """The unit behind the number; a smaller one may go on: 1 h 20 min, 3小时45分, 两周半."""
    if found.unit:
        return
    _read_unit(tokens, found, typed)
    read_smaller(tokens, found)


def read_plain_unit(tokens: Tokens, found: Quantity) -> bool:
    """The unit right behind a number, where nothing follows that could go on with it."""
    at = found.last + 1
    kind, word = tokens.kind[at], tokens.word[at]
    if tokens.kind[at + 1] not in SAYS_NOTHING or word in _NOT_ALONE:
        return False
    if kind == "m":
        found.unit, found.counted = word, True
    elif kind == "unit" or (kind == "u" and not word.endswith(_WORKING)):
        found.unit = tokens.value[at]
    elif kind == "w" and word not in MULTIPLIERS:
        found.unit = UNITS.get(word, "")
    if found.unit in _NOT_ALONE:
        found.unit = ""
    if not found.unit:
        return False
    extend(tokens, found, at)
    return True


# 闲置云盘 1,430 块: so many of them, and no yuan.
_IN_PIECES = in_order("zh", "in_pieces")
_PAID = in_order("zh", "paid_in_kuai")


def is_in_pieces(tokens: Tokens) -> bool:
    return tokens.about(parts=_IN_PIECES) and not tokens.about(parts=_PAID)


def _has_unit_behind(tokens: Tokens, at: int) -> bool:
    """Whether a unit goes on behind a plus: 20+ 个, 85+%, 5000+/月, 10+ minutes."""
    return tokens.kind[at] in _UNITS_OR_RATES or tokens.word[at] in UNITS


_UNITS_OR_RATES = frozenset("unit m u /".split())


def _read_unit(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    kind, word = tokens.kind[at], tokens.word[at]
    if kind == "per" and tokens.word[at + 1] == "mille":
        found.unit = "‰"
        extend(tokens, found, at + 1)
        return
    if kind == "+" and tokens.tight(at) and _has_unit_behind(tokens, at + 1):
        found.comparator = ">="
        extend(tokens, found, at)
        _read_unit(tokens, found, typed)
        return
    if kind == "unit":
        value = tokens.value[at]
        if value == "°":
            if tokens.word[at + 1] in ("c", "f") and tokens.tight(at + 1):
                found.unit = typed[tokens.start[at] : tokens.end[at + 1]]
                extend(tokens, found, at + 1)
            return
        if value == "×" and tokens.kind[at + 1] == "#":
            return
        found.unit = value
        extend(tokens, found, at)
        if value == "%" and tokens.word[at + 1] in _POINTS:
            found.unit = "pp"
            extend(tokens, found, at + 1)
        return
    if kind in "xz" and word == "μ" and tokens.tight(at + 1) and tokens.word[at + 1] in _MICRO:
        found.unit = typed[tokens.start[at] : tokens.end[at + 1]]  # 180 μA
        extend(tokens, found, at + 1)
        return
    if kind == "cur":
        found.unit = tokens.value[at]
        extend(tokens, found, at)
        return
    if kind == "u":
        if word == "年" and 1900 <= found.value <= 2100:
            return
        if word == "块" and is_in_pieces(tokens):
            found.unit, found.counted = word, True
            extend(tokens, found, at)
            return
        found.unit = tokens.value[at]
        extend(tokens, found, at)
        found.working = word.endswith(_WORKING)
        if found.unit == "分" and not _YUAN.isdisjoint(tokens.text):
            found.value, found.unit = found.value / 100, "CNY"  # 从 0.13 块砍到 9 分钱
        return
    if kind == "m":
        half = tokens.number[at + 1]
        if word == "个" and half == Decimal("0.5") and tokens.kind[at + 2] == "u":
            found.value += half  # 两个半小时
            found.unit = tokens.value[at + 2]
            extend(tokens, found, at + 2)
            return
        found.unit = "people" if word in ("人", "个人") else word
        found.counted = True
        extend(tokens, found, at)
        return
    if (
        kind == "-"
        and tokens.tight(at)
        and tokens.tight(at + 1)
        and tokens.kind[at + 1] not in ("#", "eos", "cur")
    ):
        found.hyphened = True
        found.unit = UNITS.get(tokens.word[at + 1], "")
        extend(tokens, found, at + 1)
        return
    if kind == "z" and word[0] == "成" and word[1:2] not in NOT_AFTER_TENTHS:
        found.value, found.unit = found.value * 10, "%"  # 7 成
        if len(word) == 1:
            extend(tokens, found, at)
            rest = tokens.number[at + 1]
            if rest is not None and len(tokens.word[at + 1]) == 1 and tokens.kind[at + 2] != "unit":
                found.value += rest  # 9 成 2
                extend(tokens, found, at + 1)
        return
    if kind in ("z", "fill") and word in _MEASURES:
        found.unit, found.counted = word, True
        extend(tokens, found, at)
        return
    if kind not in ("w", "fill", "less", "more", "last") and tokens.word[at + 1] != "cent":
        return
    if word == "w" and tokens.tight(at) and not tokens.text.isascii():
        found.unit = "W"
        extend(tokens, found, at)
    elif word == "m" and (tokens.tight(at) or is_in_metres(tokens)):
        found.unit = "m"
        extend(tokens, found, at)
    elif word in ("percentage", "per") and tokens.word[at + 1] in (*_POINTS, "cent"):
        found.unit = "pp" if tokens.word[at + 1] != "cent" else "%"
        extend(tokens, found, at + 1)
        short = tokens.kind[at + 2] == "." and tokens.tight(at + 2) and found.unit == "%"
        if short and typed[found.end + 1 : found.end + 3].strip()[:1].islower():
            extend(tokens, found, at + 2)  # a 2 per cent. reduction
    elif (
        (word in UNITS or (word in _WORKERS and UNITS.get(tokens.word[at + 2]) in TIMES))
        and tokens.kind[at + 1] == "-"
        and tokens.tight(at + 2)
        and tokens.kind[at + 2] != "#"
    ):
        found.unit = typed[tokens.start[at] : tokens.end[at + 2]]  # 10 person-days
        extend(tokens, found, at + 2)
    elif word == "w" and typed[tokens.start[at]] == "W":
        found.unit = "W"
        extend(tokens, found, at)
    elif word in _WORKERS and UNITS.get(tokens.word[at + 1]) in TIMES:
        found.unit = typed[tokens.start[at] : tokens.end[at + 1]]  # 15 person days, 1.9 CPU seconds
        extend(tokens, found, at + 1)
    elif word in UNITS:
        behind = tokens.kind[at + 1]
        day = word == "d" and (
            behind != "w" or tokens.word[at + 1] == "after"
        )  # 3 d instead of 5 d
        loose = (
            not day
            and not tokens.tight(at)
            and tokens.kind[at + 1] not in ("arrow", "eos", "(", "to")
        )
        if len(word) == 1 and word in "dwy" and loose:
            return
        found.unit = UNITS[word]
        found.counted = found.unit == "people" and found.value == found.value.to_integral_value()
        extend(tokens, found, at)
        if tokens.kind[at + 1] == "." and tokens.kind[at + 2] in _LED and len(word) < 5:
            extend(tokens, found, at + 1)  # 3 d. → 4 h.
        if found.unit == "%" and tokens.word[at + 1] in _POINTS:
            found.unit = "pp"
            extend(tokens, found, at + 1)
    elif word in ("working", "business", "calendar") and tokens.word[at + 1] in ("day", "days"):
        found.unit, found.working = "day", word != "calendar"
        extend(tokens, found, at + 1)
    elif word in _HOURS_OF and tokens.word[at + 1] in ("hour", "hours"):
        found.unit, found.working = "h", word in ("working", "business", "office")
        extend(tokens, found, at + 1)
    elif word in OWN_UNITS:
        capital = typed[tokens.start[at]].isupper() and tokens.kind[at + 1] != "w"
        rated = tokens.kind[at + 1] == "/" and tokens.tight(at + 1)  # 0.1 l/h
        if len(word) == 1 and not (tokens.tight(at) or capital or rated or word in "gtl"):
            return
        if word == "w" and tokens.word[at + 1 : at + 3] == ("/", "o"):
            return  # 48 w/o outages
        weighted = tokens.kind[at + 1] == "(" and tokens.kind[at + 3] == ")"
        weighted = weighted and len(tokens.word[at + 2]) == 1 and tokens.word[at + 2].isascii()
        at += 3 if weighted and tokens.tight(at + 1) and tokens.tight(at + 2) else 0  # dB(A)
        found.unit = typed[tokens.start[found.last + 1] : tokens.end[at]]
        found.counted = word in _PIECES
        extend(tokens, found, at)
    elif word in CURRENCIES:
        found.unit = CURRENCIES[word]
        extend(tokens, found, at)
    elif word in ("story", "basis") and tokens.word[at + 1] in _POINTS:
        found.unit = f"{word} points"
        extend(tokens, found, at + 1)


_LED = frozenset(("arrow", "to", "downto", ")"))
_PIECES = frozenset(("pcs", "pc", "pieces"))
_HOURS_OF = frozenset("office working business operating running uptime".split())


def _falls(tokens: Tokens, found: Quantity) -> bool:
    near = tokens.word[max(1, found.first - FURTHEST) : found.first]
    words = [word for word in near if word != "-"]
    return polarity.of_words(words) < 0


SAYS_NOTHING = frozenset("eos to upto downto arrow comma stop date".split())


def _read_bound_later(tokens: Tokens, found: Quantity) -> None:
    """4 major incidents or fewer, 15 % of the backlog at most: a bound behind what is counted."""
    kind = tokens.kind
    for at in range(found.last + 2, found.last + 6):
        closes = tokens.word[at] in _TRAILING and kind[at + 1] in _CLOSES_ON
        if closes and kind[at + 1] in ("per", "a"):
            closes = tokens.word[at + 2] in PERIODS  # but: have at least a sketch
        if kind[at] == "after" or closes:
            found.comparator = tokens.value[at]
            return
        if kind[at] not in ("w", "of", "the", "pass"):
            return


_TRAILING = frozenset(("at most", "max", "maximum", "at least", "minimum", "tops"))
_CLOSES_ON = frozenset(("eos", "comma", "stop", "date", "(", ".", "per", "a"))


_THING = frozenset("znm")
MOST_OF_A_THING = 4  # tokens
_SHORT_OF = frozenset(("不到", "不足"))
_CAPPED = frozenset(("封顶", "保底"))


def read_after(tokens: Tokens, found: Quantity) -> None:
    """以上, 以内, "or more", "+" behind the number."""
    at = found.last + 1
    kind = tokens.kind
    if kind[at] in SAYS_NOTHING:
        return
    if kind[at] in ("w", "of", "pass") and not found.comparator:
        _read_bound_later(tokens, found)
    if kind[at] == "fill" and kind[at + 1] == "after":
        at += 1
    if kind[at] == "after":
        if tokens.word[at] == "at the latest" and kind[at + 1] == "date":
            kind[at] = "date"  # 1 a month at the latest by June: by then, and no bound
            return
        if not found.comparator:
            found.comparator = tokens.value[at]
            if tokens.word[at] == "or better" and (found.unit in TIMES or _falls(tokens, found)):
                found.comparator = "<="
        found.last, found.whole_end = at, tokens.end[at]
    elif (
        tokens.word[at] in ("at most", "max", "maximum", "at least", "minimum")
        and kind[at + 1] != "#"
        and not found.comparator
    ):
        found.comparator = tokens.value[at]  # 10 minutes at most
        found.last, found.whole_end = at, tokens.end[at]
    elif kind[at] == "+" and kind[at + 1] != "#" and tokens.tight(at):
        if not found.comparator:
            found.comparator = ">="
        found.last, found.whole_end = at, tokens.end[at]
    elif tokens.word[at] in _SHORT_OF and kind[at + 1] in SAYS_NOTHING:
        found.comparator = found.comparator or "<"  # 60% 不到
        found.last, found.whole_end = at, tokens.end[at]
    elif tokens.word[at] in _CAPPED and kind[at + 1] != "#" and not found.comparator:
        found.comparator = tokens.value[at]  # 每月 38 万元封顶
        found.last, found.whole_end = at, tokens.end[at]
    elif "after" in tokens.kinds and found.counted and found.unit and kind[at] in _THING:
        while kind[at] in _THING and at < found.last + MOST_OF_A_THING:
            at += 1
        if kind[at] == "after" and (tokens.word[at] != "内" or found.unit == "次"):
            found.comparator = found.comparator or tokens.value[at]  # 3 次点击内, 50 家门店以上
            found.last, found.whole_end = at, tokens.end[at]
    elif tokens.word[at + 1] == "含" and kind[at : at + 4 : 3] == ["(", "after"]:
        found.comparator = found.comparator or tokens.value[at + 3]  # 5 分钟(含)以内
        found.last, found.whole_end = at + 3, tokens.end[at + 3]
    elif kind[at] == "(" and kind[at + 1] == "after" and kind[at + 2] == ")":
        found.comparator = found.comparator or tokens.value[at + 1]
        found.last, found.whole_end = at + 2, tokens.end[at + 2]
