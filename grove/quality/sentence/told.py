"""A reading as plain values and in words: what `grove parse` prints, and what the sets compare.

Units are spelled one way in both languages: "%", "pp", "ms", "min", "h", "day", "/week" (for
"per week", 每周 and 次/周 alike), "USD"; any other unit stays as typed.
"""

from grove.quality.sentence.reading import Comparator, DoubtKind, Read, Reading
from grove.quality.typed import Any

SIGNS = {
    Comparator.AT_LEAST: ">=",
    Comparator.ABOVE: ">",
    Comparator.AT_MOST: "<=",
    Comparator.BELOW: "<",
    Comparator.EXACTLY: "=",
}
# Values that were read all the same, and no question; every other doubt left something empty, or
# asks whether what was read is right.
NOTED = frozenset({DoubtKind.START_ASSUMED})
SAYS_EN = {
    DoubtKind.DATE_AMBIGUOUS: "which day is meant? Write it as 2027-06-30",
    DoubtKind.DATE_IMPOSSIBLE: "there is no such day",
    DoubtKind.DATE_UNCLEAR: "which day is that?",
    DoubtKind.SEVERAL_DATES: "several days; which one is the deadline?",
    DoubtKind.YEAR_MISSING: "which year?",
    DoubtKind.DIGITS_UNCLEAR: "which number is meant? Write 4.2 or 4200",
    DoubtKind.NUMBER_UNCLEAR: "what does this number mean here?",
    DoubtKind.RANGE_UNCLEAR: "is this from and to, or a range to stay within?",
    DoubtKind.SEVERAL_NUMBERS: "several numbers; which one is the target?",
    DoubtKind.SEVERAL_CHANGES: "several changes; one key result measures one thing",
    DoubtKind.UNITS_DIFFER: "start and target do not measure the same thing",
    DoubtKind.TIMEFRAME: "is this the deadline, or how long something may take?",
    DoubtKind.NO_CHANGE: "start and target are the same",
    DoubtKind.DIRECTION_CONFLICT: "the verb says one way and the numbers go the other",
    DoubtKind.START_ASSUMED: "counted from 0; is that right?",
    DoubtKind.START_UNCLEAR: "is the start meant in thousands or millions too?",
    DoubtKind.TIMES_UNCLEAR: "times as much, or times more? Write from and to",
    DoubtKind.UNUSUAL: "unusual wording; is it read right?",
}
SAYS_ZH = {
    DoubtKind.DATE_AMBIGUOUS: "指的是哪一天？请写成 2027-06-30",
    DoubtKind.DATE_IMPOSSIBLE: "没有这一天",
    DoubtKind.DATE_UNCLEAR: "那是哪一天？",
    DoubtKind.SEVERAL_DATES: "有多个日期，哪个是截止日期？",
    DoubtKind.YEAR_MISSING: "哪一年？",
    DoubtKind.DIGITS_UNCLEAR: "指的是哪个数？请写成 4.2 或 4200",
    DoubtKind.NUMBER_UNCLEAR: "这个数在这里指什么？",
    DoubtKind.RANGE_UNCLEAR: "是从多少到多少，还是要保持的区间？",
    DoubtKind.SEVERAL_NUMBERS: "有多个数，哪个是目标？",
    DoubtKind.SEVERAL_CHANGES: "有多处变化；一条关键结果只衡量一件事",
    DoubtKind.UNITS_DIFFER: "起点和目标衡量的不是同一件事",
    DoubtKind.TIMEFRAME: "这是截止日期，还是允许的用时？",
    DoubtKind.NO_CHANGE: "起点和目标相同",
    DoubtKind.DIRECTION_CONFLICT: "动词与数字方向相反",
    DoubtKind.START_ASSUMED: "从 0 数起，对吗？",
    DoubtKind.START_UNCLEAR: "起点是否也以万、亿计？",
    DoubtKind.TIMES_UNCLEAR: "是增加到几倍，还是增加了几倍？请写成从多少到多少",
    DoubtKind.UNUSUAL: "写法少见，读得对吗？",
}


def told(reading: Reading, language: str = "en") -> dict[str, Any]:
    """The reading as plain values: text, numbers (Decimal), lists and None. See docs/parse.md."""
    says = SAYS_ZH if language == "zh" else SAYS_EN
    change = reading.change
    spans = {
        "kind": _span(reading.kind or change or reading.baseline),
        "start": _span(reading.start),
        "target": _span(reading.target),
        "low": _span(reading.low),
        "high": _span(reading.high),
        "unit": _span(reading.unit),
        "comparator": _span(reading.comparator),
        "deadline": _span(reading.due),
        "change": _span(change),
        "direction": _span(reading.direction),
    }
    return {
        "text": reading.text,
        "kind": kind_of(reading),
        "start": _value(reading.start),
        "target": _value(reading.target),
        "low": _value(reading.low),
        "high": _value(reading.high),
        "unit": spelled(reading.unit.value) if reading.unit else None,
        "comparator": SIGNS[reading.comparator.value] if reading.comparator else None,
        "deadline": reading.due.value.isoformat() if reading.due else None,
        "change": {"value": change.value.value, "unit": spelled(change.value.unit)}
        if change
        else None,
        "direction": reading.direction.value.value if reading.direction else None,
        "ambiguous": any(doubt.kind not in NOTED for doubt in reading.doubts),
        "questions": [
            {
                "code": doubt.kind.value,
                "says": says[doubt.kind],
                "words": reading.text[doubt.span[0] : doubt.span[1]],
                "span": list(doubt.span),
            }
            for doubt in reading.doubts
        ],
        "candidates": [day.isoformat() for day in reading.due_candidates],
        "spans": spans,
    }


def kind_of(reading: Reading) -> str | None:
    """The kind; "relative" says how far but not from where, "baseline" finds the start."""
    if reading.baseline is not None:
        return "baseline"
    if reading.change is not None and reading.target is None:
        return "relative"
    return reading.kind.value.value if reading.kind else None


def spelled(unit: str) -> str:
    """A unit in its one spelling: "per week" is "/week", "CNY per month" is "CNY/month"."""
    return unit.replace(" per ", "/").replace("per ", "/")


def _value(read: Read[Any] | None) -> Any:
    return read.value if read else None


def _span(read: Read[Any] | None) -> list[int] | None:
    return list(read.span) if read else None
