"""What stands behind a number: 万 and k, its unit, a range, a rate, 以上 and "or more"."""

from decimal import Decimal

from grove.quality.sentence import polarity
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity, extend, set_rate
from grove.quality.sentence.smaller import read_smaller
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import (
    CURRENCIES,
    MULTIPLIERS,
    NO_NOUN,
    OWN_UNITS,
    PERIODS,
    TIGHT_MULTIPLIERS,
    UNITS,
)
from grove.quality.sentence.words_zh import NOT_AFTER_TENTHS

_POINTS = frozenset(("point", "points", "pts", "pt", "pp"))


_SIZES_EN = frozenset("size memory heap footprint image bundle apk ram disk binary package".split())
_NONE: frozenset[str] = frozenset()
_WATTS = ("功耗", "功率", "耗电", "电源", "瓦")
_SIZES_ZH = ("包", "内存", "体积", "大小", "镜像", "磁盘", "存储占用", "缓存", "固件", "文件")
_HEAT = ("温", "热", "升高")


def is_size(tokens: Tokens) -> bool:
    """Whether the sentence is about memory or storage, so that 84M are megabytes."""
    return tokens.about(_SIZES_EN, _SIZES_ZH)


def multiply(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    kind, word = tokens.kind[at], tokens.word[at]
    power = 0
    if kind == "mult":
        power = int(tokens.value[at])
    elif kind == "w":
        if tokens.tight(at):
            if word in ("k", "m", "g") and is_size(tokens):
                found.unit = word.upper() + "B"  # 包体 84M
                extend(tokens, found, at)
                return
            if word == "k" and not tokens.latin and tokens.about(_NONE, _HEAT):
                found.unit = "K"  # 温升 65K
                extend(tokens, found, at)
                return
            power = TIGHT_MULTIPLIERS.get(word, 0)
            if word == "w" and not tokens.text.isascii():
                power = 0 if tokens.about(_NONE, _WATTS) else 4  # 日活 50w
            if word == "m":
                before = tokens.word[found.first - 1]
                money = tokens.kind[found.first - 1] == "cur" or before in CURRENCIES
                power = 6 if money or typed[tokens.start[at]] == "M" else 0
            elif word == "b":
                power = 9 if typed[tokens.start[at]] == "B" else 0
        else:
            power = MULTIPLIERS.get(word, 0)
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


_DAYS_OF = frozenset("game hack open demo office family test chaos".split())  # no stretch of time
_PER = ("p.m.", "p.a.")
_CYCLES = frozenset(
    "sprint release iteration cycle shift team engineer person squad service".split()
)
_MICRO = frozenset("asmvwgfh")


def read_unit(tokens: Tokens, found: Quantity, typed: str) -> None:
    """The unit behind the number; a smaller one may go on: 1 h 20 min, 3小时45分, 两周半."""
    if found.unit:
        return
    _read_unit(tokens, found, typed)
    read_smaller(tokens, found)


def _read_unit(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    kind, word = tokens.kind[at], tokens.word[at]
    if kind == "per" and tokens.word[at + 1] == "mille":
        found.unit = "‰"
        extend(tokens, found, at + 1)
        return
    if kind == "+" and tokens.word[at + 1] == "%" and tokens.tight(at):
        found.comparator, found.unit = ">=", "%"
        extend(tokens, found, at + 1)
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
        found.unit = tokens.value[at]
        extend(tokens, found, at)
        found.working = word.endswith(("工作日", "交易日"))
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
    if kind in ("z", "fill") and word in ("步", "只", "粒", "瓶", "箱", "桶", "吨", "票"):
        found.unit, found.counted = word, True
        extend(tokens, found, at)
        return
    if kind not in ("w", "fill", "less", "more", "last") and tokens.word[at + 1] != "cent":
        return
    if word == "w" and tokens.tight(at) and not tokens.text.isascii():
        found.unit = "W"
        extend(tokens, found, at)
    elif word == "m" and tokens.tight(at):
        found.unit = "m"
        extend(tokens, found, at)
    elif word in ("percentage", "per") and tokens.word[at + 1] in (*_POINTS, "cent"):
        found.unit = "pp" if tokens.word[at + 1] != "cent" else "%"
        extend(tokens, found, at + 1)
    elif (
        word in UNITS
        and tokens.kind[at + 1] == "-"
        and tokens.tight(at + 2)
        and tokens.kind[at + 2] != "#"
    ):
        found.unit = typed[tokens.start[at] : tokens.end[at + 2]]  # 10 person-days
        extend(tokens, found, at + 2)
    elif word == "w" and typed[tokens.start[at]] == "W":
        found.unit = "W"
        extend(tokens, found, at)
    elif word in UNITS:
        day = word == "d" and tokens.kind[at + 1] != "w"  # 3 d instead of 5 d
        loose = (
            not day
            and not tokens.tight(at)
            and tokens.kind[at + 1] not in ("arrow", "eos", "(", "to")
        )
        if len(word) == 1 and word in "dwy" and loose:
            return
        found.unit = UNITS[word]
        extend(tokens, found, at)
        if found.unit == "%" and tokens.word[at + 1] in _POINTS:
            found.unit = "pp"
            extend(tokens, found, at + 1)
    elif word in ("working", "business", "calendar") and tokens.word[at + 1] in ("day", "days"):
        found.unit, found.working = "day", word != "calendar"
        extend(tokens, found, at + 1)
    elif word in ("working", "business") and tokens.word[at + 1] in ("hour", "hours"):
        found.unit, found.working = "h", True
        extend(tokens, found, at + 1)
    elif word in OWN_UNITS:
        capital = typed[tokens.start[at]].isupper() and tokens.kind[at + 1] != "w"
        if len(word) == 1 and not tokens.tight(at) and not capital and word != "g":
            return
        found.unit = typed[tokens.start[at] : tokens.end[at]]
        extend(tokens, found, at)
    elif word in CURRENCIES:
        found.unit = CURRENCIES[word]
        extend(tokens, found, at)
    elif word == "story" and tokens.word[at + 1] in _POINTS:
        found.unit = "story points"
        extend(tokens, found, at + 1)


def read_range(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    if tokens.kind[at] not in ("-", "~"):
        return
    if tokens.kind[at + 1] == "cur" and tokens.kind[at + 2] == "#":
        at += 1  # $50k-$80k
    if tokens.kind[at + 1] != "#":
        return
    upper = tokens.number[at + 1]
    if upper is None:
        return
    unit = found.unit
    end_of_first = found.last
    found.unit = ""
    low = found.value
    found.value = upper
    extend(tokens, found, at + 1)
    multiply(tokens, found, typed)
    read_unit(tokens, found, typed)
    found.upper, found.value = found.value, low
    if found.scale and end_of_first == found.first and abs(low) < 1000 and not unit:
        found.value = low * Decimal(10) ** found.scale
    found.unit = found.unit or unit


def rate_follows(tokens: Tokens, at: int) -> bool:
    kind = tokens.kind[at]
    if kind in ("/", "per", "a", "zrate"):
        return kind == "zrate" or tokens.word[at + 1] in PERIODS or kind == "per"
    return kind == "freq"


_BEGINS_A_RATE = frozenset("/ + zrate zperiod freq w pass per a".split())


def read_rate(tokens: Tokens, found: Quantity) -> bool:
    """ "/week", "per week", "a week", "incidents per week", 次/周, 每周, "weekly" at the end."""
    at = found.last + 1
    kind = tokens.kind
    if kind[at] not in _BEGINS_A_RATE:
        return False
    if kind[at] == "+" and tokens.word[at + 1] == "times" and tokens.tight(at):
        found.last = at  # 10+ times a day
        if read_rate(tokens, found):
            found.comparator = ">="
            return True
        found.last = at - 1
    if kind[at] == "+" and kind[at + 1] == "per" and tokens.word[at + 2] in _CYCLES:
        found.comparator, found.unit = ">=", f"/{tokens.word[at + 2]}"  # 6+ per sprint
        found.rated, found.counted = True, False
        extend(tokens, found, at + 2)
        return True
    priced = found.unit not in ("%", "pp", "×")
    if priced and kind[at] == "w" and tokens.text.startswith(_PER, tokens.start[at]):
        set_rate(found, "month" if tokens.word[at + 2] == "m" else "year")  # €31k p.m.
        extend(tokens, found, at + 3)
        return True
    if kind[at] == "/" and kind[at + 1] == "zrate":
        at += 1
    if kind[at] == "zrate":
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "zperiod":
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "freq" and kind[at + 1] not in ("w", "z", "n", "pass", "u", "m"):
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "/":
        return _slash_rate(tokens, found, at + 1)
    times = tokens.word[at - 1] == "times" and tokens.word[at + 1] in PERIODS
    if found.unit in ("%", "pp", "×") and kind[at] == "a" and not times:
        return False
    nouns = 0
    while (
        nouns < 3 and kind[at + nouns] in ("w", "pass") and tokens.word[at + nouns] not in NO_NOUN
    ):
        nouns += 1
    follows = at + nouns
    if nouns and kind[follows] == "/" and tokens.word[follows + 1] in PERIODS and not found.unit:
        set_rate(found, PERIODS[tokens.word[follows + 1]])  # 10 experiments/quarter
        extend(tokens, found, follows + 1)
        return True
    slashed = nouns == 1 and kind[follows] == "/" and kind[follows + 1] == "w" and not found.unit
    if slashed and tokens.tight(follows) and tokens.tight(follows + 1):
        found.unit, found.rated = f"{tokens.word[at]}/{tokens.word[follows + 1]}", True
        extend(tokens, found, follows + 1)
        return True
    if kind[follows] in ("per", "a"):
        word = tokens.word[follows + 1]
        if word in PERIODS and not (
            kind[follows] == "a" and tokens.word[follows] == "every" and nouns
        ):
            if nouns and found.unit in ("", "×"):
                named = tokens.word[follows - 2] in _DAYS_OF
                found.unit = "" if named else UNITS.get(tokens.word[follows - 1], "")
            set_rate(found, PERIODS[word])
            extend(tokens, found, follows + 1)
            return True
        if kind[follows] == "per" and kind[follows + 1] in ("w", "pass", "n", "z") and nouns <= 1:
            if nouns and found.unit not in ("", "×"):
                return False  # 40 h training per head
            noun = tokens.word[at] if nouns else found.unit.removeprefix("×")
            if tokens.word[follows + 1 : follows + 4] == ("half", "-", "year"):
                found.unit, found.rated, found.counted = "per half-year", True, False
                extend(tokens, found, follows + 3)
                return True
            if tokens.word[follows + 1].isascii():
                found.unit = f"{noun}/{tokens.word[follows + 1]}"
                found.rated = True
                extend(tokens, found, follows + 1)
                return True
    return False


_POWERS = ("千", "百", "万", "十万", "百万", "千万")


def _slash_rate(tokens: Tokens, found: Quantity, at: int) -> bool:
    kind, word = tokens.kind[at], tokens.word[at]
    if kind == "w" and word in PERIODS:
        set_rate(found, PERIODS[word])
    elif kind in ("u", "jidu", "nian", "yue"):
        period = {"yue": "month", "jidu": "quarter", "nian": "year"}.get(kind) or tokens.value[at]
        if period in ("ms", "s", "min", "×", "%", "pp", "USD", "CNY", "EUR", "GBP", "分"):
            found.unit = f"{found.unit}/{word}"
        else:
            set_rate(found, period)
    elif word == "半" and tokens.text.startswith("年", tokens.end[at]):
        set_rate(found, "halfyear")  # 10 个/半年
        at += 1
    elif kind in ("w", "m", "z", "n") and (found.unit or tokens.kind[found.first - 1] == "cur"):
        if word in ("千", "百", "万", "十万", "百万", "千万") and tokens.kind[at + 1] in (
            "m",
            "z",
            "n",
        ):
            at += 1  # 个/千行
            word += tokens.word[at]
        if tokens.kind[at + 1] == "z" and tokens.word[at + 1][:1] == "时" and kind == "m":
            found.unit = f"{found.unit}/{word}时"  # 元/核时
            found.end = found.whole_end = tokens.start[at + 1] + 1
            found.rated = True
            found.last = at + 1
            return True
        found.unit = f"{found.unit}/{word[:12]}"
        found.rated = True
        period = tokens.value[at + 2] if tokens.kind[at + 2] == "u" else ""
        period = period or PERIODS.get(tokens.word[at + 2], "")
        if tokens.kind[at + 2] == "yue":
            period = "month"
        if tokens.kind[at + 1] == "/" and period:
            found.unit = f"{found.unit}/{period}"  # 元/TB/月
            at += 2
    elif kind == "mult" and tokens.kind[at + 1] in ("z", "m", "n", "u"):
        found.unit = f"{found.unit}/{word}{tokens.word[at + 1]}"
        at += 1
    elif kind == "w" and not found.unit:
        found.unit, found.rated = f"/{word}", True
    else:
        return False
    extend(tokens, found, at)
    found.counted = False
    return True


def _falls(tokens: Tokens, found: Quantity) -> bool:
    return polarity.of_words(tokens.word[1 : found.first]) < 0


_SAYS_NOTHING = frozenset("eos to upto downto arrow comma stop date".split())


def _read_bound_later(tokens: Tokens, found: Quantity) -> None:
    """4 major incidents or fewer, 15 % of the backlog at most: a bound behind what is counted."""
    kind = tokens.kind
    for at in range(found.last + 2, found.last + 6):
        closes = tokens.word[at] in _TRAILING and kind[at + 1] in _CLOSES
        if kind[at] == "after" or closes:
            found.comparator = tokens.value[at]
            return
        if kind[at] not in ("w", "of", "the", "pass"):
            return


_TRAILING = frozenset(("at most", "max", "maximum", "at least", "minimum", "tops"))
_CLOSES = frozenset(("eos", "comma", "stop", "date", "(", "."))


def read_after(tokens: Tokens, found: Quantity) -> None:
    """以上, 以内, "or more", "+" behind the number."""
    at = found.last + 1
    kind = tokens.kind
    if kind[at] in _SAYS_NOTHING:
        return
    if kind[at] in ("w", "of", "pass") and not found.comparator:
        _read_bound_later(tokens, found)
    if kind[at] == "fill" and kind[at + 1] == "after":
        at += 1
    if kind[at] == "after":
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
    elif kind[at] == "(" and kind[at + 1] == "after" and kind[at + 2] == ")":
        found.comparator = found.comparator or tokens.value[at + 1]
        found.last, found.whole_end = at + 2, tokens.end[at + 2]
