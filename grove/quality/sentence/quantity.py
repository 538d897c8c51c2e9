"""A number with what belongs to it, while it is read."""

from decimal import Decimal

from grove.quality.sentence.tokens import Tokens

RATIO = "ratio"  # while it is read: what 9:1 and 1:4 share


class Quantity:
    """A value in `unit` ("" when bare). Tokens [first, last]; characters as named.

    start, end        value with currency, unit and rate
    whole, whole_end  the same with a comparator before or after
    comparator        ">=" ">" "<=" "<" "=" or ""
    denied            it was said by denying the opposite: "never below"
    upper             the second number of "10-15"
    out_of            the total of "3 of 5"
    noun              an English word that it counts ("3 engineers")
    counted           with a measure word, or whole and bare: something that can be counted
    hyphened          "30-day": the number describes a thing
    spelled           in words or characters: one, 一
    working           days on which people work, which are no 24 hours
    scale             the power of ten said in a word or letter: 万, k
    """

    __slots__ = (
        *(
            "bare_year",
            "comparator",
            "counted",
            "denied",
            "end",
            "first",
            "hyphened",
            "last",
            "mark",
        ),
        *("noun", "noun_at", "out_of", "rated", "role", "scale", "signed", "spelled"),
        *("start", "unit", "upper", "value", "whole", "whole_end", "working"),
    )

    def __init__(self, value: Decimal, at: int, start: int, end: int) -> None:
        self.value = value
        self.first = self.last = at
        self.start = self.whole = start
        self.end = self.whole_end = end
        self.unit = self.comparator = self.noun = self.role = self.mark = ""
        self.upper: Decimal | None = None
        self.out_of = self.counted = self.hyphened = self.spelled = False
        self.rated = self.bare_year = self.signed = self.working = self.denied = False
        self.noun_at = self.scale = 0


class Scan:
    """Quantities in order, places of numbers that were not understood, and numbers in names."""

    __slots__ = ("names", "quantities", "unclear")

    def __init__(self) -> None:
        self.quantities: list[Quantity] = []
        self.unclear: list[tuple[int, int]] = []
        self.names: list[int] = []


def extend(tokens: Tokens, found: Quantity, last: int) -> None:
    found.last = last
    found.end = found.whole_end = tokens.end[last]


def set_rate(found: Quantity, period: str) -> None:
    """次 or nothing per period is a plain rate; anything else keeps its own name before it."""
    period = {"h": "hour", "min": "minute", "s": "second"}.get(period, period)
    if period == "halfyear":
        found.unit = f"{found.unit}/半年"
    elif found.unit in ("", "次", "×"):
        found.unit = f"per {period}"
    elif found.unit.isascii():
        found.unit = f"{found.unit} per {period}"
    else:
        found.unit = f"{found.unit}/{_PERIOD_ZH.get(period, period)}"
    found.rated, found.counted = True, False


_PERIOD_ZH = {
    "second": "秒",
    "minute": "分钟",
    "hour": "小时",
    "day": "天",
    "week": "周",
    "month": "月",
    "quarter": "季度",
    "year": "年",
}
