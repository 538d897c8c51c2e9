"""Units of key results: spellings to one canonical name, conversion, and how a value is written.

A unit is kept as text. Known units have a canonical text ("min", "%", "per week", "CNY"); any other
text ("drills", "起", "requests per node") is a unit of its own and is kept as it was typed.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from enum import StrEnum

from grove.measure.bounds import LARGEST, bounded
from grove.measure.errors import NotConvertible, OutOfRange

NBSP = "\u00a0"  # a number and its unit stay on one line
LONGEST_UNIT = 40
_DIVISION = Context(prec=40, rounding=ROUND_HALF_EVEN)


class Dimension(StrEnum):
    """Units of one dimension can be converted into each other."""

    TIME = "time"
    CALENDAR = "calendar"  # months have no fixed number of days
    SHARE = "share"
    POINTS = "points"
    RATE = "rate"
    CALENDAR_RATE = "calendar_rate"
    BYTES = "bytes"
    CURRENCY = "currency"  # never converted: that would need a rate and a date
    COUNT = "count"


class Unit:
    """A known unit: `factor` of it in the smallest unit of its dimension; how people write it."""

    __slots__ = ("before", "dimension", "en", "factor", "name", "spellings", "zh")

    def __init__(
        self, name: str, dimension: Dimension, factor: str, en: str, zh: str, spellings: str
    ) -> None:
        self.name = name
        self.dimension = dimension
        self.factor = Decimal(factor)
        self.en = en
        self.zh = zh
        self.spellings = tuple(map(str.strip, spellings.split("|")))
        self.before = dimension is Dimension.CURRENCY  # written before the number, as "$"


_T, _C, _R, _K = Dimension.TIME, Dimension.CALENDAR, Dimension.RATE, Dimension.CALENDAR_RATE

UNITS: tuple[Unit, ...] = (
    Unit("ms", _T, "1", "ms", "ms", "ms|msec|msecs|millisecond|milliseconds|毫秒"),
    Unit("s", _T, "1000", "s", "秒", "s|sec|secs|second|seconds|秒|秒钟"),
    Unit("min", _T, "60000", "min", "分钟", "min|mins|minute|minutes|分钟"),
    Unit("h", _T, "3600000", "h", "小时", "h|hr|hrs|hour|hours|小时|个小时|钟头"),
    Unit("day", _T, "86400000", "days", "天", "d|day|days|天|日"),
    Unit("week", _T, "604800000", "weeks", "周", "w|wk|wks|week|weeks|周|星期|个星期"),
    Unit("month", _C, "1", "months", "个月", "mo|month|months|月|个月"),
    Unit("quarter", _C, "3", "quarters", "个季度", "quarter|quarters|季度|个季度"),
    Unit("year", _C, "12", "years", "年", "y|yr|yrs|year|years|年"),
    Unit("%", Dimension.SHARE, "1", "%", "%", "%|percent|per cent|pct|百分比"),
    Unit("‰", Dimension.SHARE, "0.1", "‰", "‰", "‰|per mille|permille"),
    Unit(
        "pp",
        Dimension.POINTS,
        "1",
        "pp",
        "个百分点",
        "pp|ppt|ppts|percentage point|percentage points|% points|百分点|个百分点|个点",
    ),
    # The factor of a rate is how often it happens in the longest period (week, year).
    Unit(
        "per hour",
        _R,
        "168",
        "per hour",
        "次/小时",
        "per hour|/hour|/h|an hour|hourly|每小时|次/小时|/小时|每小时次",
    ),
    Unit(
        "per day",
        _R,
        "7",
        "per day",
        "次/天",
        "per day|/day|/d|a day|each day|daily|每天|每日|次/天|次/日|/天|/日|每天次|每日次",
    ),
    Unit(
        "per week",
        _R,
        "1",
        "per week",
        "次/周",
        "per week|/week|/wk|/w|a week|each week|weekly|times per week|每周|每星期|次/周|/周|每周次",
    ),
    Unit(
        "per month",
        _K,
        "12",
        "per month",
        "次/月",
        "per month|/month|/mo|a month|each month|monthly|每月|每个月|次/月|/月|每月次",
    ),
    Unit(
        "per quarter",
        _K,
        "4",
        "per quarter",
        "次/季度",
        "per quarter|/quarter|/qtr|a quarter|quarterly|每季度|每季|次/季度|次/季|/季度|/季",
    ),
    Unit(
        "per year",
        _K,
        "1",
        "per year",
        "次/年",
        "per year|/year|/yr|a year|yearly|annually|每年|次/年|/年|每年次",
    ),
    Unit("KB", Dimension.BYTES, "1", "KB", "KB", "kb|kilobyte|kilobytes"),
    Unit("MB", Dimension.BYTES, "1000", "MB", "MB", "mb|megabyte|megabytes"),
    Unit("GB", Dimension.BYTES, "1000000", "GB", "GB", "gb|gigabyte|gigabytes"),
    Unit("TB", Dimension.BYTES, "1000000000", "TB", "TB", "tb|terabyte|terabytes"),
    Unit("PB", Dimension.BYTES, "1000000000000", "PB", "PB", "pb|petabyte|petabytes"),
    Unit("USD", Dimension.CURRENCY, "1", "$", "$", "usd|us$|$|dollar|dollars|美元|美金"),
    Unit("CNY", Dimension.CURRENCY, "1", "¥", "¥", "cny|rmb|¥|yuan|元|块|人民币|元人民币"),
    Unit("EUR", Dimension.CURRENCY, "1", "€", "€", "eur|€|euro|euros|欧元"),
    Unit("GBP", Dimension.CURRENCY, "1", "£", "£", "gbp|£|英镑"),
    Unit("×", Dimension.COUNT, "1", "×", "倍", "×|x|times|-fold|fold|倍"),
    Unit("people", Dimension.COUNT, "1", "people", "人", "people|persons|person|人"),
    Unit("QPS", Dimension.COUNT, "1", "QPS", "QPS", "qps"),
    Unit("TPS", Dimension.COUNT, "1", "TPS", "TPS", "tps"),
)

BY_NAME = {unit.name: unit for unit in UNITS}
BY_SPELLING = {spelling: unit for unit in UNITS for spelling in unit.spellings}


def known(text: str) -> Unit | None:
    """The unit that this text names, in any of its spellings; None for a unit of its own."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFKC", text)
    plain = " ".join(text.split())
    if plain in BY_NAME:
        return BY_NAME[plain]
    plain = plain.casefold()
    return BY_SPELLING.get(plain) or BY_SPELLING.get(plain.replace(" ", ""))


def canonical(text: str) -> str:
    """The one way in which a unit is kept: its canonical name, else the text, spaces trimmed."""
    unit = known(text)
    return unit.name if unit else " ".join(text.split())[:LONGEST_UNIT]


def convertible(from_unit: str, to_unit: str) -> bool:
    """Whether both are the same unit or measure the same thing with a fixed factor between them."""
    source, goal = known(from_unit), known(to_unit)
    if source is None or goal is None:
        return canonical(from_unit) == canonical(to_unit)
    if source.name == goal.name:
        return True
    return source.dimension is goal.dimension and source.dimension not in (
        Dimension.CURRENCY,
        Dimension.COUNT,
    )


def convert(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The same quantity in another unit (4 h → 240 min); rounded to 18 decimal places.

    Raises NotConvertible when there is no fixed factor between them, OutOfRange for a wild value.
    """
    bounded(value)
    if not convertible(from_unit, to_unit):
        raise NotConvertible(f"{from_unit} → {to_unit}")
    source, goal = known(from_unit), known(to_unit)
    if source is None or goal is None or source.name == goal.name:
        return value
    moved = _DIVISION.divide(_DIVISION.multiply(value, source.factor), goal.factor)
    if abs(moved) > LARGEST:
        raise OutOfRange(f"{from_unit} → {to_unit}")
    return trimmed(_DIVISION.quantize(moved, Decimal("1E-18")))


def trimmed(value: Decimal) -> Decimal:
    """The value without trailing zeros and never with an exponent (10, not 1E+1)."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) + 0  # "+ 0" turns −0 into 0
    return value.normalize(_DIVISION)


def plain_number(value: Decimal) -> str:
    """Plain digits, trimmed zeros, a real minus sign: 99.95, 10, −3."""
    bounded(value)
    return f"{trimmed(value):f}".replace("-", "−")


def write(value: Decimal, unit: str, language: str) -> str:
    """A value with its unit as people of that language write it.

    en: 21 %, 10 per week, 300 ms, $4.20   zh…: 21%, 10次/周, 300 ms, $4.20
    A no-break space holds number and unit together; Chinese has none between digit and character.
    """
    chinese = language.lower().startswith("zh")
    found = known(unit)
    if found is not None and found.before:
        amount = f"{trimmed(abs(value)):f}"
        whole, _, cents = amount.partition(".")
        sign = "−" if value < 0 else ""
        return f"{sign}{found.en}{whole}{'.' + cents.ljust(2, '0') if cents else ''}"
    number = plain_number(value)
    text = (found.zh if chinese else found.en) if found else " ".join(unit.split())
    if not text:
        return number
    if not chinese and found is not None and value == 1:
        text = {"days": "day", "weeks": "week", "months": "month"}.get(text, text)
        text = {"quarters": "quarter", "years": "year", "people": "person"}.get(text, text)
    tight = text == "×" or (chinese and (text == "%" or not text[0].isascii()))
    return number + ("" if tight else NBSP) + text
