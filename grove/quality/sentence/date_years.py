"""The year of a date: 2027, '27, of 2027 behind it, 2027年 and 去年 in front of it."""

from grove.quality.sentence.date_parts import OPENS, Parts
from grove.quality.sentence.tokens import Tokens


def year_number(tokens: Tokens, at: int) -> int:
    """2027 as four digits; 0 for anything else."""
    word = tokens.word[at]
    if tokens.kind[at] == "#" and len(word) == 4 and word.isdecimal() and word[:2] == "20":
        return int(word)
    return 0


def read_year_after(tokens: Tokens, parts: Parts) -> None:
    """ ", 2027", "of 2027", "'27" behind an English date."""
    at = parts.last + 1
    if tokens.kind[at] in ("comma", "of", "-", "."):
        at += 1
    if found := year_number(tokens, at):
        near = 2015 < found < 2040
        unit = tokens.kind[at + 1] in ("unit", "u", "m", "arrow") and not (
            near and tokens.kind[at + 1] == "arrow"
        )
        if not unit:
            parts.year, parts.last, parts.end = found, at, tokens.end[at]
    elif (
        tokens.kind[at] == "#"
        and len(tokens.word[at]) == 2
        and 20 < (tokens.number[at] or 0) < 40
        and tokens.kind[at - 1] == "month"
        and tokens.kind[at - 2] == "#"
        and tokens.kind[at + 1] in ("eos", "stop", "comma", ")", ".")
    ):
        parts.year = 2000 + int(tokens.word[at])  # 1 Nov 27
        parts.last, parts.end = at, tokens.end[at]
    elif tokens.word[at] == "'" and tokens.kind[at + 1] == "#" and len(tokens.word[at + 1]) == 2:
        parts.year = 2000 + int(tokens.word[at + 1])
        parts.last, parts.end = at + 1, tokens.end[at + 1]
    elif tokens.kind[parts.first] in _PARTS_OF_YEARS and (short := _short_year(tokens, at)):
        parts.year = 2000 + int(tokens.word[short])  # Q4/26, H2 26
        parts.last, parts.end = short, tokens.end[short]
    elif tokens.kind[at] == "now" and tokens.word[at] in ("last year", "the year before"):
        parts.role = "past"  # in the second half of last year
        parts.last, parts.end = at, tokens.end[at]


def _short_year(tokens: Tokens, at: int) -> int:
    """The token of a year in two digits behind a quarter or a half; 0 for none."""
    slashed = tokens.kind[at] == "/" and tokens.tight(at) and tokens.tight(at + 1)
    at += slashed
    if tokens.kind[at] != "#" or len(tokens.word[at]) != 2 or not tokens.word[at].isdecimal():
        return 0
    near = 20 < int(tokens.word[at]) < 34
    closed = slashed or tokens.tight(at) or tokens.kind[at + 1] in (")", ":")  # 2H27, 3Q27
    return at if near and closed and tokens.kind[at + 1] not in ("unit", "/") else 0


_PARTS_OF_YEARS = frozenset(("quarter", "halfyear"))


def read_year_before(tokens: Tokens, parts: Parts) -> None:
    """2027年 or 今年 before a month or a quarter; 去年 makes it past, 明年 another cycle's."""
    at = parts.first - 1
    kind = tokens.kind[at]
    short = tokens.word[at - 1] if kind in ("u", "nian") else ""
    if kind in ("u", "nian") and tokens.word[at] == "年" and year_number(tokens, at - 1):
        parts.year = year_number(tokens, at - 1)
        at -= 1
    elif len(short) == 2 and short.isdecimal() and "20" < short < "40" and tokens.word[at] == "年":
        parts.year = 2000 + int(short)  # 27 年 8 月前
        at -= 1
    elif kind == "#" and year_number(tokens, at) and not parts.year:
        parts.year = year_number(tokens, at)
    elif kind == "#" and len(tokens.word[at]) == 2 and "20" < tokens.word[at] < "40":
        named = tokens.kind[parts.first] in _PARTS_OF_YEARS and tokens.tight(parts.first)
        closes = tokens.word[parts.first][:1] == "年" and tokens.kind[at - 1] in OPENS
        if not (named or closes):
            return
        parts.year = 2000 + int(tokens.word[at])  # 27 年底前, 26Q4
    elif kind == "allyear":
        if tokens.word[at].endswith(" of") or not tokens.latin:
            parts.lead = "in"  # through the whole of H2, 今年 Q3
    elif kind == "nextyear":
        parts.role = "other"
    elif tokens.word[at] in ("去年", "上年"):
        parts.role = "past"
    else:
        return
    parts.first, parts.start = at, tokens.start[at]


def ordinal(tokens: Tokens, at: int) -> int:
    """Where 2nd half begins: with its number."""
    return at - (tokens.word[at][:3] in _ORDINAL and tokens.kind[at - 1] == "#")


_ORDINAL = frozenset(("st ", "nd ", "rd ", "th "))
