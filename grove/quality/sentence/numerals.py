"""Numbers as they are written: digits with separators, and Chinese characters."""

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from grove.quality.sentence.words_zh import (
    NOT_AFTER_TENTHS,
    NOT_BEFORE_NUMERAL,
    NUMERAL_CHARS,
    NUMERALS,
    POWERS,
    word_at,
)

MOST_DIGITS = 15
LONGEST_NUMERAL = 12
_NUMBERED = frozenset("位线机楼院仓人库")
_COUNTABLE = frozenset(("u", "m", "mult", "yue", "jidu", "nian", "ri"))


def of_digits(run: str, *, share: bool = False) -> Decimal | None:
    """The number that digits, points and commas are; None if it is not one without doubt.

    share   a percentage, of which no thousands are expected: 99.999 %
    """
    return _of_digits(run, share) if len(run) <= MOST_DIGITS + 6 else None


@lru_cache(4096)
def _of_digits(run: str, share: bool) -> Decimal | None:
    if run.isdecimal():
        return Decimal(run) if len(run) <= MOST_DIGITS else None
    whole, point, fraction = run.partition(".")
    if point and not fraction.isdecimal():
        return None  # 1.30.2: a version or a date
    if "," in whole:
        first, *groups = whole.split(",")
        if first == "0":
            return None  # 0,125 are no thousands
        if not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
            return None
        whole = first + "".join(groups)
    if len(fraction) == 3 and len(whole) <= 3 and whole.strip("0") and "," not in run and not share:
        return None  # 1.200 is 1.2 to some and 1200 to others
    if len(whole) > MOST_DIGITS or len(fraction) > MOST_DIGITS:
        return None
    return Decimal(f"{whole}.{fraction}" if point else whole)


def of_comma(run: str) -> Decimal | None:
    """4,2 and 0,125: a comma for a point, where no thousands can be meant."""
    whole, _, fraction = run.partition(",")
    few = len(fraction) <= 2 or whole == "0"
    if not (whole.isdecimal() and fraction.isdecimal() and few and len(run) <= MOST_DIGITS):
        return None
    return Decimal(f"{whole}.{fraction}")


_METRICS = frozenset(("次数", "人数", "件数", "个数", "笔数"))  # 失败次数一周不超过 1 次


def numeral(text: str, at: int) -> tuple[Decimal | None, int, str] | None:
    """The number in Chinese characters at `at`: value, end, unit ("%" of 三成, "" otherwise).

    None when the characters are part of a word. A value of None is seen and not understood.
    """
    if at and text[at - 1] in NOT_BEFORE_NUMERAL and text[at - 2 : at] not in _METRICS:
        return None
    if at and text[at - 1] in "/每":
        return None  # 0.5个/千行
    end = at + 1
    size = len(text)
    while end < size and text[end] in NUMERAL_CHARS:
        end += 1
        if end - at > LONGEST_NUMERAL:
            return None, end, ""
    run = text[at:end]
    following = text[end] if end < size else ""
    if run == "百" and text.startswith("分百", end):
        return Decimal(100), end + 2, "%"  # 百分百
    if following == "周" and at and text[at - 1] == "周":
        return None  # 周二周四
    if following == "成" and run in NUMERALS:
        return _tenths(text, run, end)
    if following == "个" and text[end + 1 : end + 2] in ("九", "9") and run in NUMERALS:
        if 2 <= NUMERALS[run] <= 6:
            return Decimal(100) - Decimal(10) ** (2 - NUMERALS[run]), end + 2, "%"
        return None
    if text.startswith("刻钟", end) and run in NUMERALS:
        return Decimal(15 * NUMERALS[run]), end + 2, "min"  # 一刻钟
    if following == "分" and text.startswith("分之", end):
        return _parts(text, run, end + 2)
    if run in POWERS and run != "十" and following not in ("分",):
        return None  # 百人以上, 万人并发, 千台: a round number that describes
    if following in ("多", "余") and following and run[-1] in POWERS and run != "十":
        return None, end + 1, ""  # 一百多
    if run == "半":
        half = text.startswith(("小时", "个小时", "天", "分钟", "年", "个月", "秒"), end)
        return (Decimal("0.5"), end, "") if half else None
    if run == "一半" and following == "的" and (not at or text[at - 1] not in "到至为成的"):
        return Decimal(50), end, "%"  # 一半的报表
    if "半" in run:
        return None
    if _is_vague(run):
        if following == "成" and text[end + 1 : end + 2] not in NOT_AFTER_TENTHS:
            return None, end + 1, ""  # 两三成
        return (None, end, "") if _counts(text, end, run) else None
    if following == "点" and text[end + 1 : end + 2] in NUMERALS:
        value, end = _with_fraction(text, run, end)
    else:
        value = Decimal(value_of(run))
    return (value, end, "") if _counts(text, end, run) else None


def _is_vague(run: str) -> bool:
    """两三, 三五, 十七八: about so many. A year is spelled with four digits."""
    if len(run) == 4 and POWERS.keys().isdisjoint(run):
        return False
    digits = [char in NUMERALS and char != "零" for char in run]
    return any(one and other for one, other in pairwise(digits))


def value_of(run: str) -> int:
    """十二, 三百, 两千五百, 十万, 二零二七: the number that the characters spell."""
    if POWERS.keys().isdisjoint(run):
        number = 0
        for char in run:
            number = number * 10 + NUMERALS.get(char, 0)
        return number
    total = section = digit = 0
    for char in run:
        power = POWERS.get(char)
        if power is None:
            digit = NUMERALS.get(char, 0)
        elif power >= 10**4:
            total = (total + section + digit or 1) * power
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
    return total + section + digit


def _counts(text: str, end: int, run: str) -> bool:
    """Whether what follows makes a number of the characters: a measure, a unit, a month."""
    while text[end : end + 1] == " ":
        end += 1
    following = text[end : end + 1]
    if following in ("%", "‰") and following:
        return True
    if len(run) > 1 and run[-1] in "万亿":
        return True
    if following in ("到", "至") and following:  # 两到三个
        return text[end + 1 : end + 2] in NUMERALS and _counts(text, end + 2, run)
    found = word_at(text, end)
    if found is None:
        return False
    if found[0] == "位" and text[end + 1 : end + 2] == "数":
        return False  # 两位数
    if found[0] == "号" and text[end + 1 : end + 2] in _NUMBERED:
        return False  # 二号位
    # 分 alone is a mark, 一分 is too often a part.
    return found[1][0] in _COUNTABLE and not (found[0] == "分" and len(run) == 1)


def _tenths(text: str, run: str, at: int) -> tuple[Decimal | None, int, str] | None:
    following = text[at + 1 : at + 2]
    if following in NOT_AFTER_TENTHS and following:
        return None
    if following == "多":
        return None, at + 2, ""  # 两成多
    tens = NUMERALS[run] * 10
    if following == "半":
        return Decimal(tens + 5), at + 2, "%"
    if following in NUMERALS and following and following not in ("两", "俩"):
        return Decimal(tens + NUMERALS[following]), at + 2, "%"
    return Decimal(tens), at + 1, "%"


def _parts(text: str, whole: str, at: int) -> tuple[Decimal | None, int, str] | None:
    """百分之三十, 千分之五, 三分之一: in percent."""
    at += text[at : at + 1] == " "  # 万分之 5
    end = at
    while end < len(text) and text[end] in NUMERAL_CHARS and end - at < LONGEST_NUMERAL:
        end += 1
    if end == at:
        digits = end
        while digits < len(text) and (text[digits].isdigit() or text[digits] == "."):
            digits += 1
        value = (
            of_digits(text[at:digits]) if digits > at and digits - at < LONGEST_NUMERAL else None
        )
        end = digits
    else:
        run = text[at:end]
        if text[end : end + 1] == "点" and text[end + 1 : end + 2] in NUMERALS:
            value, end = _with_fraction(text, run, end)
        else:
            value = Decimal(value_of(run))
    of = {"百": 100, "千": 1000, "万": 10_000}.get(whole) or value_of(whole)
    if value is None or not of or end == at or value > 10**9 or of > 10**9:
        return None
    share = value * 100 / of
    if share != share.quantize(Decimal("0.000001")):
        share = share.quantize(Decimal("0.01"))
    return share.normalize() + 0, end, "%"


def _with_fraction(text: str, run: str, point: int) -> tuple[Decimal, int]:
    end = point + 1
    digits = ""
    while end < len(text) and text[end] in NUMERALS and len(digits) < MOST_DIGITS:
        digits += str(NUMERALS[text[end]])
        end += 1
    return Decimal(f"{value_of(run)}.{digits}"), end
