"""Numbers with their units in a sentence, both languages; digits of a name stay out."""

import re
from dataclasses import dataclass
from decimal import Decimal

from grove.measure.exact import LARGEST
from grove.measure.numbers import MULTIPLIERS
from grove.measure.units import canonical, trimmed
from grove.quality.sentence.reading import Comparator


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in `unit` ("" when bare), standing at [number, value_end) with currency and unit.

    start, end   the same with a comparator before or after
    upper        the second number of "10-15"
    noun         an English word that follows ("3 engineers")
    """

    value: Decimal
    unit: str
    start: int
    number: int
    value_end: int
    end: int
    comparator: Comparator | None = None
    upper: Decimal | None = None
    noun: str = ""
    counted: bool = False  # with a measure word or bare: something that can be counted


@dataclass(frozen=True, slots=True)
class Scan:
    """Quantities in order, and the spans of numbers that were seen and not understood."""

    quantities: tuple[Quantity, ...]
    unclear: tuple[tuple[int, int], ...]


_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ZH = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_ZH_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_MEASURES = (
    "人次|个人|起|个|名|次|台|条|人|项|套|家|位|单(?![元测点位个价均])|件|篇|份|场|门|款|例|轮"
    "|座|处|支"
)
_ZH_UNITS = (
    r"个?百分点|个点|毫秒|秒钟?|分钟|分(?![之位析布支级类别组区工]|钟)|个?小时|个?工作日|天"
    r"|日(?![志常均活])|个?星期|个月|周(?![期边均])|个?季度|年(?![底末内中终])|倍|美元|美金|欧元|英镑|元|块"
)
_EN_UNITS = (
    r"%|‰|percentage points?|% points|per ?cent|percent|pct|ppts?|pp|milliseconds?|msecs?|ms"
    r"|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|months?|quarters?"
    r"|years?|yrs?|times|x|×|KB|MB|GB|TB|qps|tps|people|persons?|dollars?|yuan|euros?|usd|cny|rmb|eur"
)
_PERIOD = r"(?:hour|hr|h|day|d|week|wk|w|month|mo|quarter|qtr|year|yr)(?![A-Za-z])"
_ZH_PERIOD = r"(?:小时|天|日|周|星期|个?月|季度?|年)(?![底末内中终])"

_NUMBER = re.compile(
    r"(?<![A-Za-z_\d.#/\\,])(?<![\w)%]-)(?P<digits>(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,])|\d{1,15}(?!\d))"
    r"(?:\.\d{1,12}(?!\d))?)"
    r"|(?<=[^\W\d_][-])(?P<name>\d{1,9})"  # sev-1: a name; taken so that nothing else takes it
    r"|(?P<nines>[两二三四五六2-6])\s?个[九9](?!\d)"
    r"|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![本功员果熟长为立交型就])"
    r"|(?<![第每统单同任零一二两三四五六七八九十百千万亿\d])"
    r"(?P<zh>[零一二两三四五六七八九十百千万亿]{1,8})(?=\s?(?:个|"
    + _MEASURES
    + "|"
    + _ZH_UNITS
    + "))"
    r"|\b(?P<word>" + "|".join(_WORDS) + r")\b",
    re.IGNORECASE,
)
_MULTIPLIER = re.compile(
    r"\s?(?P<m>百万|千万|[百千万亿])|\s?(?P<e>thousand|million|billion)\b"
    r"|(?P<k>(?-i:[kKMB]|bn))(?![A-Za-z])",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s{0,2}(?:(?P<en>" + _EN_UNITS + r")(?![A-Za-z0-9])|(?P<zh>" + _ZH_UNITS + r")"
    r"|(?P<measure>" + _MEASURES + r"))",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s?(?:(?P<slash>/\s?|/?每)|(?:(?<=\s)(?P<noun>(?!to\b|from\b|and\b|or\b|by\b|per\b|an?\b|each\b)"
    r"[a-z][a-z-]{1,20})\s)?(?:per|an?|each)\s)"
    r"(?P<period>" + _PERIOD + "|" + _ZH_PERIOD + r")"
    r"|\s(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly)\b(?=\s{0,2}(?:$|[^\sA-Za-z]|to\b))",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"(?:US\$|[$¥€£]|\b(?:USD|CNY|RMB|EUR|GBP))\s?$", re.IGNORECASE)
_RATE_BEFORE = re.compile(r"每(?P<period>" + _ZH_PERIOD + r")\s?$")
_SIGN = re.compile(r"(?:^|[\s(:→>到至为从由])([-+])$")
_COMPARATOR = re.compile(
    r"(?:(?P<least>\bat least|\bno (?:less|fewer) than|\bnot (?:less|below) than|\bat or above|>=|≥"
    r"|\bminimum(?: of)?|不低于|不少于|不小于|至少|最少)"
    r"|(?P<most>\bat most|\bno more than|\bnot more than|\bup to|\bat or below|\bwithin|<=|≤"
    r"|\bmaximum(?: of)?|不超过|不高于|不多于|不大于|至多|最多)"
    r"|(?P<below>\bbelow|\bunder|\bless than|\bfewer than|(?<![-<])<|低于|小于|少于|不到|不足)"
    r"|(?P<above>\babove|\bover|\bmore than|\bgreater than|(?<![-=>])>|高于|大于|超过|多于))"
    r"\s{0,2}$",
    re.IGNORECASE,
)
_COMPARATOR_AFTER = re.compile(
    r"\s?(?:(?P<most>或?以内|之内|内(?![部容存网置])|及?以下"
    r"|\bor (?:less|fewer|below|lower|under)\b)"
    r"|(?P<least>及?以上|\bor (?:more|above|better|higher|over)\b))",
    re.IGNORECASE,
)
_COMPARATORS = {
    "least": Comparator.AT_LEAST,
    "most": Comparator.AT_MOST,
    "below": Comparator.BELOW,
    "above": Comparator.ABOVE,
}
# "tier 1", "SOC 2", "第3", "per 1000": the digits belong to a name or a denominator.
_DESIGNATOR = re.compile(
    r"(?:\b(?:tier|level|sev|severity|priority|phase|stage|type|version|soc|iso|iec|iso/iec|top|grade"
    r"|class|step|part|wave|region|zone|python|java|go|node|kubernetes|http|pci|no|nr|number|round"
    r"|chapter|team|objective|okr|kr|per|each|every)\.?|第|每|/)\s?$",
    re.IGNORECASE,
)
_NOT_A_QUANTITY = re.compile(r"[A-Za-z_]|\.\d|/\d|-[A-Za-z]|:\d|\s?分位|\s?(?:st|nd|rd|th)\b")
_OLDER_THAN = re.compile(r"\bthan\s{1,2}$", re.IGNORECASE)
_UNCLEAR = re.compile(r"\d{1,18},\d{1,9}")
_RANGE = re.compile(r"\s?[-~]\s?(?P<upper>\d{1,15}(?:\.\d{1,12})?)(?![\d,])")
_NOUN = re.compile(r"\s([a-z][a-z-]{1,30})", re.IGNORECASE)
LOOK_BACK = 24


def scan(text: str) -> Scan:
    """Every quantity of a normalised text whose dates are blanked out. Linear in its length."""
    quantities: list[Quantity] = []
    unclear: list[tuple[int, int]] = []
    after = 0
    for found in _NUMBER.finditer(text):
        if found.start() < after or found["name"]:
            continue
        read = _read(text, found)
        if isinstance(read, Quantity):
            quantities.append(read)
            after = read.end
        elif read:
            unclear.append(read)
            after = read[1]
    return Scan(tuple(quantities), tuple(unclear))


def _read(text: str, found: "re.Match[str]") -> Quantity | tuple[int, int] | None:
    at, end = found.span()
    before = text[max(0, at - LOOK_BACK) : at]
    if found["nines"]:
        count = int(found["nines"]) if found["nines"].isdecimal() else _ZH[found["nines"]]
        value = Decimal(100) - Decimal(10) ** (2 - count)
        return _finish(text, value, "%", at, end, before)
    if found["tenths"]:
        half = found["half"]
        ones = 5 if half == "半" else _ZH[half] if half else 0
        return _finish(text, Decimal(_ZH[found["tenths"]] * 10 + ones), "%", at, end, before)
    if found["zh"]:
        value = Decimal(_zh_value(found["zh"]))
    elif found["word"]:
        if found["word"].lower() in ("zero", "one") and not re.search(
            r"\b(?:to|from|than|below|least|most)\s$", before, re.IGNORECASE
        ):
            return None
        value = Decimal(_WORDS.index(found["word"].lower()))
    else:
        unclear = _UNCLEAR.match(text, at)
        if unclear and unclear.end() > end:
            return unclear.span()
        value = Decimal(found["digits"].replace(",", ""))
    if multiplier := _MULTIPLIER.match(text, end):
        value *= MULTIPLIERS[(multiplier["m"] or multiplier["e"] or multiplier["k"]).lower()]
        end = multiplier.end()
    if value > LARGEST:
        return at, end
    value = trimmed(value) if multiplier else value
    return _with_unit(text, value, at, end, before)


def _with_unit(
    text: str, value: Decimal, at: int, end: int, before: str
) -> Quantity | tuple[int, int] | None:
    start, unit, counted, noun = at, "", False, ""
    if sign := _SIGN.search(before):
        value = -value if sign[1] == "-" else value
        start, before = at - 1, before[:-1]
    if currency := _CURRENCY.search(before):
        unit = canonical(currency[0])
        start -= len(currency[0])
        before = before[: currency.start()]
    upper: Decimal | None = None
    named = _UNIT.match(text, end)
    if ranged := _RANGE.match(text, named.end() if named else end):
        upper, end = Decimal(ranged["upper"]), ranged.end()
        named = _UNIT.match(text, end) or named
    if named and (upper is None or named.start() >= end):
        end = named.end()
    if named and not unit:
        unit = canonical((named["en"] or named["zh"] or named["measure"]).strip())
        counted = named["measure"] is not None
    if not unit and not named and (_NOT_A_QUANTITY.match(text, end) or _DESIGNATOR.search(before)):
        return None
    if _DESIGNATOR.search(before) and not _RATE_BEFORE.search(before) and unit in ("", "×"):
        return None
    if unit == "year" and 1900 <= value <= 2100:
        return None  # 2027年 names a year
    if _OLDER_THAN.search(before) and not _COMPARATOR.search(before):
        return None  # "older than 30 days" says which ones, not how many
    if rate := _RATE.match(text, end):
        unit = _rated(unit, rate["period"] or rate["adverb"].removesuffix("ly"), rate["noun"])
        end, counted = rate.end(), False
    elif rate_before := _RATE_BEFORE.search(before):
        unit = _rated(unit, rate_before["period"], None)
        start -= len(rate_before[0])
        before, counted = before[: rate_before.start()], False
    elif not unit:
        counted = value == value.to_integral_value()
        noun = word[1].lower() if (word := _NOUN.match(text, end)) else ""
    return _finish(text, value, unit, start, end, before, upper, noun, counted)


def _finish(
    text: str,
    value: Decimal,
    unit: str,
    start: int,
    end: int,
    before: str,
    upper: Decimal | None = None,
    noun: str = "",
    counted: bool = False,
) -> Quantity:
    comparator: Comparator | None = None
    number, value_end = start, end
    if found := _COMPARATOR.search(before):
        comparator = _COMPARATORS[found.lastgroup or ""]
        start -= len(found[0])
    elif found := _COMPARATOR_AFTER.match(text, end):
        comparator = _COMPARATORS[found.lastgroup or ""]
        end = found.end()
    return Quantity(value, unit, start, number, value_end, end, comparator, upper, noun, counted)


def _rated(unit: str, period: str, noun: str | None) -> str:
    """次 or nothing per period is a plain rate; anything else keeps its own name before it."""
    rate = canonical("/" + {"dai": "day"}.get(period.lower(), period.lower()))
    if not unit or unit in ("次", "×") or noun:
        return rate
    return f"{unit}/{period}" if not period.isascii() else f"{unit} {rate}"


def _zh_value(text: str) -> int:
    """十二, 三百, 两千五百, 十万: the number that the characters spell."""
    total = section = digit = 0
    for char in text:
        power = _ZH_POWERS.get(char)
        if power is None:
            digit = _ZH[char]
        elif power >= 10**4:
            total = (total + section + digit or 1) * power
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
    return total + section + digit
