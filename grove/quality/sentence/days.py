"""What a date phrase means: the days that a match of a pattern may name."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZH_NUMBER = {c: n for n, c in enumerate("零一二三四五六七八九十")}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3} | {
    "4th": 4,
    "last": 4,
}

Days = tuple[date, ...]
Builder = Callable[["re.Match[str]", int | None], Days]


class YearMissing(Exception):
    """A day without a year in a sentence that belongs to no cycle."""


def _year(found: "re.Match[str]", year: int | None) -> int:
    said = found.groupdict().get("y")
    if said:
        return int(said)
    if year is None:
        raise YearMissing
    return year


def _day(year: int, month: int, day: int) -> Days:
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
    return MONTHS.index(found["mon"][:3].lower()) + 1


def _zh(number: str) -> int:
    """1–31 written in digits or characters (十二, 三十, 二十一); 0 if it is no such number."""
    if number.isdecimal():
        return int(number)
    if "十" not in number:
        return _ZH_NUMBER.get(number, 0)
    tens, _, ones = number.partition("十")
    return _ZH_NUMBER.get(tens, 1 if not tens else 0) * 10 + _ZH_NUMBER.get(ones, 0)


def iso_day(found: "re.Match[str]", _: int | None) -> Days:
    return _day(int(found["y"]), int(found["m"]), int(found["d"]))


def day_month(found: "re.Match[str]", year: int | None) -> Days:
    return _day(_year(found, year), _month(found), int(found["d"]))


def end_month(found: "re.Match[str]", year: int | None) -> Days:
    return (_last(_year(found, year), _month(found)),)


def mid_month(found: "re.Match[str]", year: int | None) -> Days:
    return _day(_year(found, year), _month(found), 15)


def in_month(found: "re.Match[str]", year: int | None) -> Days:
    at, month = _year(found, year), _month(found)
    prep = found["prep"].lower()
    if prep in ("in", "during"):
        return (_last(at, month),)
    # "by June" is the first of June to some and the last to others.
    first = _before(at, month) if prep == "before" else date(at, month, 1)
    return first, _last(at, month)


def quarter(found: "re.Match[str]", year: int | None) -> Days:
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


def half(found: "re.Match[str]", year: int | None) -> Days:
    first = found["half"].lower() in ("h1", "first half", "1h", "上半年")
    return (_last(_year(found, year), 6 if first else 12),)


def year_end(found: "re.Match[str]", year: int | None) -> Days:
    return (date(_year(found, year), 12, 31),)


def mid_year(found: "re.Match[str]", year: int | None) -> Days:
    return (date(_year(found, year), 6, 30),)


def zh_day(found: "re.Match[str]", year: int | None) -> Days:
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


def zh_month(found: "re.Match[str]", year: int | None) -> Days:
    at, month = _year(found, year), _zh(found["m"])
    if not 1 <= month <= 12:
        return ()
    return date(at, month, 1), _last(at, month)  # 到2027年6月


def slashed_day(found: "re.Match[str]", year: int | None) -> Days:
    a, b = int(found["a"]), int(found["b"])
    at = _year(found, year)
    if found.groupdict().get("zbefore"):
        return _day(at, a, b)  # Chinese writes the month first
    return tuple(dict.fromkeys(_day(at, b, a) + _day(at, a, b)))


def dotted_day(found: "re.Match[str]", year: int | None) -> Days:
    return _day(_year(found, year), int(found["b"]), int(found["a"]))
