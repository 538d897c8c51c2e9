"""Dates in a sentence, both languages: which days a phrase may mean, never a guess between two."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:,?\s?(?:of\s)?(?P<y>20\d\d)(?![\d%]))?"
_PREP = r"(?:\b(?P<prep>by|before|until|till|due|on|in|during|no later than)\s{1,2})?(?:the\s)?"
_END = r"(?P<end>(?:the\s)?(?:end|close)\s(?:of\s)?(?:the\s)?)"
_ORD = r"(?:st|nd|rd|th)?"
_ZH_NUMBER = {c: n for n, c in enumerate("零一二三四五六七八九十")}
_ZH_BEFORE = r"(?:之前|以前|前|截止|为止|止)"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3} | {
    "4th": 4,
    "last": 4,
}


@dataclass(frozen=True, slots=True)
class DateHit:
    """A phrase that names a day. One candidate is a reading, two an ambiguity, none impossible.

    firm: said as a deadline ("by …", "…前"); weak: only a stretch of time ("all year").
    """

    start: int
    end: int
    candidates: tuple[date, ...]
    firm: bool = False
    weak: bool = False
    year_missing: bool = False


_STOPS = re.compile(r"\s{0,2}(?:$|[,.;:!?)\]。;、])")

Builder = Callable[["re.Match[str]", int | None], tuple[date, ...]]


class _YearMissing(Exception):
    """A day without a year in a sentence that belongs to no cycle."""


def find_dates(text: str, year: int | None) -> list[DateHit]:
    """Every date phrase of a normalised text, in order, none overlapping; longest wins."""
    hits: list[DateHit] = []
    for pattern, build, weak in _PATTERNS:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            prep = groups.get("prep")
            if _is_another_word(found, groups):
                continue
            firm = bool(prep and prep.lower() not in ("in", "during", "on")) or bool(
                groups.get("zbefore")
            )
            try:
                candidates = build(found, year)
            except _YearMissing:
                hits.append(DateHit(found.start(), found.end(), (), firm, weak, True))
            else:
                hits.append(DateHit(found.start(), found.end(), candidates, firm, weak))
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[DateHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _is_another_word(found: "re.Match[str]", groups: dict[str, str | None]) -> bool:
    """10 may, h1 headings: a month or half in name only, with no word that makes it a date."""
    if groups.get("prep") or groups.get("end"):
        return False
    month = groups.get("mon")
    if month in ("may", "mar", "march"):
        return True
    half = groups.get("half")
    return bool(half and half.isascii() and not _STOPS.match(found.string, found.end()))


def _year(found: "re.Match[str]", year: int | None) -> int:
    said = found.groupdict().get("y")
    if said:
        return int(said)
    if year is None:
        raise _YearMissing
    return year


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _before(year: int, month: int) -> date:
    """The last day before a month begins."""
    return _last(year, month - 1) if month > 1 else date(year - 1, 12, 31)


def _month(found: "re.Match[str]") -> int:
    return _MONTHS.index(found["mon"][:3].lower()) + 1


def _zh(number: str) -> int:
    """1–31 written in digits or characters (十二, 三十, 二十一); 0 if it is no such number."""
    if number.isdecimal():
        return int(number)
    if "十" not in number:
        return _ZH_NUMBER.get(number, 0)
    tens, _, ones = number.partition("十")
    return _ZH_NUMBER.get(tens, 1 if not tens else 0) * 10 + _ZH_NUMBER.get(ones, 0)


def _iso(found: "re.Match[str]", _: int | None) -> tuple[date, ...]:
    return _day(int(found["y"]), int(found["m"]), int(found["d"]))


def _day_month(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return _day(_year(found, year), _month(found), int(found["d"]))


def _end_month(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return (_last(_year(found, year), _month(found)),)


def _mid_month(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return _day(_year(found, year), _month(found), 15)


def _in_month(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    at, month = _year(found, year), _month(found)
    prep = found["prep"].lower()
    if prep in ("in", "during"):
        return (_last(at, month),)
    # "by June" is the first of June to some and the last to others.
    first = _before(at, month) if prep == "before" else date(at, month, 1)
    return first, _last(at, month)


def _quarter(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    groups = found.groupdict()
    said = groups.get("q") or groups.get("q2") or groups.get("zq") or ""
    number = _QUARTERS.get(str(groups.get("word") or "").lower()) or _zh(said)
    at = _year(found, year)
    last = _last(at, number * 3)
    after = groups.get("zafter") or ""
    if groups.get("end") or groups.get("after") or (after and after not in ("前", "之前", "以前")):
        return (last,)
    prep = (groups.get("prep") or "").lower()
    if after or prep in ("by", "before", "until", "till", "due"):
        return _before(at, number * 3 - 2), last
    return (last,)


def _half(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    first = found["half"].lower() in ("h1", "first half", "1h", "上半年")
    return (_last(_year(found, year), 6 if first else 12),)


def _year_end(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return (date(_year(found, year), 12, 31),)


def _mid_year(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return (date(_year(found, year), 6, 30),)


def _zh_day(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    at, month = _year(found, year), _zh(found["m"])
    if not 1 <= month <= 12:
        return ()
    if found["d"]:
        return _day(at, month, _zh(found["d"]))
    if found["zend"] or found["zin"] == "内":
        return (_last(at, month),)
    if found["zin"] == "中旬":
        return _day(at, month, 20)
    return _before(at, month), _last(at, month)  # 6月前


def _slashed(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    a, b = int(found["a"]), int(found["b"])
    at = _year(found, year)
    if found.groupdict().get("zbefore"):
        return _day(at, a, b)  # Chinese writes the month first
    return tuple(dict.fromkeys(_day(at, b, a) + _day(at, a, b)))


def _dotted(found: "re.Match[str]", year: int | None) -> tuple[date, ...]:
    return _day(_year(found, year), int(found["b"]), int(found["a"]))


def _pattern(text: str) -> "re.Pattern[str]":
    return re.compile(text, re.IGNORECASE)


_STOP = r"(?=\s{0,2}(?:$|[,.;:!?)\]。;、]))"
_ZH_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_Q = (
    r"(?:q(?P<q>[1-4])|(?P<q2>[1-4])q"
    r"|(?P<word>first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter)(?![A-Za-z0-9])"
)
_ZQ = r"(?:第?\s?(?P<zq>[一二三四1-4])\s?季度|q(?P<q>[1-4]))\s{0,2}"
_ZY = r"(?<![明去次前后])(?:(?P<y>20\d\d)\s?年?\s?|今年|本年度?)?"

_PATTERNS: tuple[tuple["re.Pattern[str]", Builder, bool], ...] = (
    (
        _pattern(
            _PREP + r"(?<![\d./-])(?P<y>20\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
            r"(?![\d%])\s?(?P<zbefore>" + _ZH_BEFORE + ")?"
        ),
        _iso,
        False,
    ),
    (
        _pattern(
            _PREP + r"(?<![\w.,-])(?P<d>\d{1,2})" + _ORD + r"(?:\sof)?[\s-]{1,2}" + _MONTH + _YEAR
        ),
        _day_month,
        False,
    ),
    (
        _pattern(
            _PREP + r"\b" + _MONTH + r"\s{1,2}(?P<d>\d{1,2})" + _ORD + r"(?![\d%.\w])" + _YEAR
        ),
        _day_month,
        False,
    ),
    (_pattern(_PREP + _END + _MONTH + _YEAR), _end_month, False),
    (_pattern(_PREP + r"\bmid[\s-]" + _MONTH + _YEAR), _mid_month, False),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|in|during)\s{1,2}"
            + _MONTH
            + r"(?!\s{1,2}\d{1,2}(?!\d))"
            + _YEAR
        ),
        _in_month,
        False,
    ),
    (_pattern(_PREP + _END + _Q + _YEAR), _quarter, False),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|in|during)\s{1,2}(?:the\s)?"
            + _Q
            + r"(?P<after>\send\b)?"
            + _YEAR
        ),
        _quarter,
        False,
    ),
    (_pattern(r"(?<![\w-])" + _Q + r"(?P<after>\send\b)?" + _YEAR + _STOP), _quarter, False),
    (
        _pattern(
            _ZY + _ZQ + r"(?P<zafter>结束之?前|结束|末前?|底前?|内|之前|以前|前)(?P<zbefore>)"
        ),
        _quarter,
        False,
    ),
    (_pattern(_ZY + _ZQ + _STOP), _quarter, False),
    (
        _pattern(
            _PREP + r"(?:" + _END + r")?\b(?P<half>h[12]|[12]h|first half|second half)\b" + _YEAR
        ),
        _half,
        False,
    ),
    (
        _pattern(_ZY + r"(?P<half>上半年|下半年)(?:结束|末|底|内)?(?P<zbefore>之前|以前|前)?"),
        _half,
        False,
    ),
    (
        _pattern(
            _PREP + r"(?:" + _END + r"(?:year|cycle|(?P<y>20\d\d))\b|\byear[\s-]end\b|\beoy\b)"
        ),
        _year_end,
        False,
    ),
    (_pattern(r"\b(?:all|whole) year(?:[\s-]round)?\b|\byear-round\b"), _year_end, True),
    (_pattern(r"\bin (?P<y>20\d\d)\b"), _year_end, True),
    (_pattern(_PREP + r"(?:\bmid[\s-]year\b|\bmiddle of the year\b)"), _mid_year, False),
    (
        _pattern(
            _ZY
            + r"(?<![\d.个])(?P<m>"
            + _ZH_N
            + r")\s?月份?\s?(?:(?P<d>"
            + _ZH_N
            + r")\s?[日号]|(?P<zend>底|末)|(?P<zin>内|中旬|(?=之前|以前|前)))\s?(?P<zbefore>"
            + _ZH_BEFORE
            + ")?"
        ),
        _zh_day,
        False,
    ),
    (
        _pattern(
            r"(?<![明去次前后每])(?:(?P<y>20\d\d)\s?|今|本)?年(?:底|末|终|内)(?P<zbefore>之前|以前|前)?"
        ),
        _year_end,
        False,
    ),
    (_pattern(r"全年"), _year_end, True),
    (
        _pattern(r"(?<![明去次前后每])(?:(?P<y>20\d\d)\s?|今|本)?年中(?:之前|以前|前)?"),
        _mid_year,
        False,
    ),
    (
        _pattern(
            r"\b(?P<prep>by|before|until|till|due|on)\s{1,2}(?P<a>\d{1,2})/(?P<b>\d{1,2})"
            r"(?:/(?P<y>20\d\d))?(?![\d/%])"
        ),
        _slashed,
        False,
    ),
    (
        _pattern(r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>20\d\d)(?!\d)"),
        _slashed,
        False,
    ),
    (
        _pattern(r"(?<![\d/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})\s?(?P<zbefore>之前|以前|前)"),
        _slashed,
        False,
    ),
    (
        _pattern(_PREP + r"(?<![\d/.])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>20\d\d)(?!\d)"),
        _dotted,
        False,
    ),
)
