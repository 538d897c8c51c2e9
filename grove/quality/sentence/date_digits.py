"""Dates that are written in digits: 2027-06-30, 30.06.2027, 03/04, 6.30前, end of 2027."""

from grove.measure.day import date
from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence import days
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.date_cells import is_aside, is_clause, is_pointed
from grove.quality.sentence.date_closings import closes_line, dashed_day
from grove.quality.sentence.date_feasts import sale_day
from grove.quality.sentence.date_figures import FIRST_YEAR, UNITS, opening_day, pointed_month
from grove.quality.sentence.date_parts import (
    FIRM,
    DateHit,
    hit_of,
    is_day,
    parts_of,
    read_before,
    read_heading,
    read_lead,
    read_suffix,
)
from grove.quality.sentence.date_years import year_number
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DATED

LAST_YEAR = 2099


_SHORTLY = frozenset("vs ( begin comma stop ; : now z n and arrow at".split())
RECENT = 5  # years


def _short_year(tokens: Tokens, at: int, year: int | None) -> int:
    """比 26 年, 26 年故障 12 起, (26 年是 9%): this year or one gone by, in two digits; but 质保从
    10 年提升到 25 年 is how long. 0: none."""
    word, kind = tokens.word[at], tokens.kind
    if tokens.word[at + 1] != "年" or len(word) != 2 or year is None or not word.isdecimal():
        return 0
    said = 2000 + int(word)
    against = kind[at - 1] == "vs" or tokens.word[at - 1] == "vs"
    if not (year - RECENT < said <= year and (against or kind[at - 1] in _SHORTLY)):
        return 0
    if kind[at + 2] in _LEADS_ON:
        return said if said == year or kind[at - 1] in _OPENS_WITH else 0
    if against and kind[at + 2] in _ENDS_CLAUSE:
        return said if said < year else 0  # 减半 vs 26年
    ages = kind[at + 2] in _ENDS_STRETCH or tokens.word[at + 2][:1] in _AGES
    return 0 if ages else said


_AGES = frozenset("以内期限龄左")
_ENDS_STRETCH = frozenset("after eos comma stop ) date unit".split())
_ENDS_CLAUSE = frozenset("eos comma stop )".split())
_OPENS_WITH = frozenset(("begin", "comma", "stop", "vs"))
_LEADS_ON = frozenset("to upto downto arrow up down".split())


def number_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """2027-06-30 · 2027/6/30 · 30.06.2027 · 20270630 · end of 2027 · in 2027 · 6.30前 · 2027年."""
    kind, word = tokens.kind, tokens.word
    said = year_number(tokens, at) or _short_year(tokens, at, year)
    if not said and len(word[at]) > 2 and not tokens.latin and "前" in tokens.text:
        hit = sale_day(tokens, at, year)
        if hit is not None:
            return hit
    if not said:
        return _joined_number(tokens, at, year)
    if at > 4 and _is_dashed(tokens, at):
        parts = parts_of(tokens, at - 4, at)
        parts.year = said
        read_lead(tokens, parts)
        found = days.slashed(said, int(word[at - 4]), int(word[at - 2]))
        return hit_of(tokens, parts, found, year)
    if kind[at + 1] in ("-", "/", ".") and tokens.tight(at + 1) and kind[at + 2] == "#":
        return _iso(tokens, at, said, year)
    if kind[at + 1] in ("quarter", "halfyear", "yearend", "midyear", "yue", "jidu", "month"):
        return None  # read where the quarter, the half, the month stands
    parts = parts_of(tokens, at, at)
    parts.year = said
    if tokens.word[at + 1][:1] == "财" and tokens.text.startswith(_FISCAL, tokens.end[at]):
        last = at + 1 + (kind[at + 2] in _PARTS_OF_FISCAL)  # 2026 财年 Q2: whose months?
        parts.last, parts.end, parts.role = last, tokens.end[last], "unclear"
        read_before(tokens, parts)
        return hit_of(tokens, parts, (), year)
    read_lead(tokens, parts)
    if (
        year is not None
        and said < year
        and not (word[at - 1] == "到" and kind[at - 2] in _OPENS)
        and not (said < FIRST_YEAR and kind[at + 1] in _LEADS_ON)  # (2000 → 4000 TPS)
        and not (kind[at + 2] == "#" and kind[at + 3] == "yue")
        and (
            kind[at - 1] in ("(", "vs")
            or kind[at + 1] == ":"
            or (word[at + 1] in _AVERAGES and kind[at + 2] == "#" and kind[at - 1] in _TOLD)
            or word[at + 1] == "年"
            or (kind[at - 1] == "cmp" and _is_outdone(tokens, at, year))
        )
    ):
        if word[at + 1] == "年":
            parts.last, parts.end = at + 1, tokens.end[at + 1]
        if kind[parts.last + 1] not in DATED:
            parts.role = "past"  # (2026: 46 %)
            return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)
    if parts.mod == "end":
        return hit_of(tokens, parts, days.day(said, 12, 31), year)
    if parts.mod == "mid":
        return hit_of(tokens, parts, days.day(said, 6, 30), year)
    if kind[at + 1] == "u" and word[at + 1] == "年":
        if kind[at + 2] in ("quarter", "halfyear", "yearend", "midyear") or (
            kind[at + 2] == "#" and kind[at + 3] in ("yue", "jidu", "ri", "-", "/")
        ):
            return None
        parts.last, parts.end = at + 1, tokens.end[at + 1]
        if read_suffix(tokens, parts, ("底", "末", "内", "度")):
            read_before(tokens, parts)
            return hit_of(tokens, parts, days.day(said, 12, 31), year)
        inner = tokens.kind[at - 1] in ("z", "n") and tokens.kind[at + 2] in ("z", "n", "pass")
        if year is not None and said > year and inner:
            parts.role = "other"  # 老机型 2028 年统一淘汰
        return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)
    whole = word[at - 1] == "of" and word[at - 2] in ("whole", "all", "entirety")
    if whole or (word[at - 1] in ("throughout", "across") and kind[at + 1] in _CLOSES):
        if whole:
            parts.first, parts.start = at - 2, tokens.start[at - 2]
        return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)
    if kind[at - 1] == "the" and kind[at + 1] == "w":
        return None  # in the 2027 intake
    heads = kind[at - 1] in _PARTS and kind[at + 1] in _GOES_ON and said == year
    if heads and tokens.latin and str(said - 1) in word[1:at]:
        return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)  # …, 2027: 45
    if parts.lead == "in" or parts.role == "past":
        return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)
    if parts.lead in FIRM and not _has_unit(tokens, at):
        return hit_of(tokens, parts, (date(said - 1, 12, 31), date(said, 12, 31)), year)
    return None


# 2026 avg 71 %: what it was on the whole
_AVERAGES = word_class("en", "level_of_a_year")


def _is_outdone(tokens: Tokens, at: int, year: int) -> bool:
    """10 % lower than 2026, 10 % below 2026: than it was then."""
    recent = year - RECENT < int(tokens.word[at]) and tokens.kind[at + 1] in _ENDS_CLAUSE
    return recent and (tokens.kind[at - 2] == "unit" or tokens.word[at - 1].endswith("er than"))


_ENDS_CLAUSE = frozenset(("eos", "comma", "stop", ")"))
_OPENS = frozenset(("begin", "comma", "stop"))
_TOLD = _OPENS | {":", "w"}
_PARTS = frozenset(("comma", "stop"))
_GOES_ON = frozenset((":", "cmp", "reach"))
_FISCAL = ("财年", " 财年", "财政年度", " 财政年度")
_PARTS_OF_FISCAL = frozenset("jidu quarter halfyear yearend midyear".split())


_CLOSES = frozenset(("eos", "comma", "stop", ".", "(", ")"))


def _has_unit(tokens: Tokens, at: int) -> bool:
    return tokens.kind[at + 1] in ("unit", "u", "m", "w", "mult", "arrow", "to", "per", "n", "z")


def _iso(tokens: Tokens, at: int, said: int, year: int | None) -> DateHit | None:
    kind, word = tokens.kind, tokens.word
    month = int(word[at + 2]) if word[at + 2].isdecimal() and len(word[at + 2]) <= 2 else 0
    if kind[at + 3] == kind[at + 1] and kind[at + 4] == "#" and tokens.tight(at + 4):
        parts = parts_of(tokens, at, at + 4)
        parts.year = said
        number = int(word[at + 4]) if word[at + 4].isdecimal() and len(word[at + 4]) <= 2 else 0
        read_lead(tokens, parts)
        read_before(tokens, parts)
        return hit_of(tokens, parts, days.day(said, month, number), year)
    season = kind[at + 1] == "/" and month == (said + 1) % 100
    if season and year is not None and said < year:
        parts = parts_of(tokens, at, at + 2)  # 2025/26: 52 %
        parts.year, parts.role = said, "past"
        return hit_of(tokens, parts, days.day(said, 12, 31), year, weak=True)
    if not 1 <= month <= 12:
        return None
    parts = parts_of(tokens, at, at + 2)
    parts.year = said
    read_lead(tokens, parts)
    if parts.mod == "end":
        return hit_of(tokens, parts, (days.last(said, month),), year)
    if read_before(tokens, parts) or parts.lead in FIRM:
        return hit_of(tokens, parts, days.by_month(said, month), year)
    return hit_of(tokens, parts, (days.last(said, month),), year)


def _joined_number(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """30.06.2027, 2027.6.30, 20270630 and 6.30前 arrive as one run of digits."""
    word = tokens.word[at]
    if tokens.kind[at + 1] == "-":
        hit = dashed_day(tokens, at, year)
        return hit if hit is not None or tokens.latin else opening_day(tokens, at, year)
    pieces = word.split(".")
    parts = parts_of(tokens, at, at)
    if len(pieces) == 3 and all(piece.isdecimal() and len(piece) <= 4 for piece in pieces):
        first, middle, third = (int(piece) for piece in pieces)
        if len(pieces[0]) == 4:
            parts.year, month, number = first, middle, third
        elif len(pieces[2]) == 4:
            parts.year, month, number = third, middle, first
        elif len(pieces[2]) == 2 and 20 < third < 40 and tokens.kind[at - 1] in FIRM:
            parts.year, month, number = 2000 + third, middle, first  # by 30.6.27
        else:
            return None
        if not 2000 <= parts.year <= LAST_YEAR:
            return None
        read_lead(tokens, parts)
        read_before(tokens, parts)
        return hit_of(tokens, parts, days.day(parts.year, month, number), year)
    if len(word) == 8 and word.isdecimal() and word[:2] == "20":
        read_lead(tokens, parts)
        found = days.day(int(word[:4]), int(word[4:6]), int(word[6:]))
        if found and (parts.lead or read_before(tokens, parts)):
            parts.year = int(word[:4])
            return hit_of(tokens, parts, found, year)
        return None
    if len(pieces) == 2 and len(pieces[0]) == 4 and not tokens.latin:
        return pointed_month(tokens, at, year)
    if len(pieces) == 2 and all(piece.isdecimal() and len(piece) <= 2 for piece in pieces):
        found = days.day(year or 2000, int(pieces[0]), int(pieces[1]))
        headed = not tokens.latin and tokens.kind[at + 1] not in UNITS  # 最晚 3.5 小时
        due = read_before(tokens, parts) or (headed and read_heading(tokens, parts))
        pointed = int(pieces[1]) > 12 and not tokens.latin
        due = due or (pointed and closes_line(tokens, parts))  # 137 -> 20，8.31
        if found and due:
            return hit_of(tokens, parts, found, year)
        read_lead(tokens, parts)
        alone = tokens.kind[at + 1] in ("eos", ".", "comma", "stop", ")")
        german = days.day(year or 2000, int(pieces[1]), int(pieces[0]))
        due = parts.lead in FIRM or (tokens.latin and is_pointed(tokens, at))
        if due and alone and int(pieces[0]) > 12 and german:
            return hit_of(tokens, parts, german, year)  # by 15.05.
        if due and alone and days.slashed(year or 2000, *map(int, pieces)):
            parts.role = "unclear"  # by 3.4.: a day, or a number?
            return hit_of(tokens, parts, (), year)
    return None


def _is_dashed(tokens: Tokens, at: int) -> bool:
    """04-05-2027: whether the year stands behind a day and a month."""
    return (
        tokens.kind[at - 1] == tokens.kind[at - 3] == "-"
        and tokens.tight(at)
        and tokens.tight(at - 2)
        and is_day(tokens, at - 2)
        and is_day(tokens, at - 4)
    )


def slash_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """by 03/04 · 30/06/2027 · 9/30前: a slash between two numbers that are said to be a day."""
    if is_day(tokens, at - 1) and year_number(tokens, at + 1) and tokens.tight(at + 1):
        month = int(tokens.word[at - 1])
        parts = parts_of(tokens, at - 1, at + 1)
        parts.year = year_number(tokens, at + 1)
        read_lead(tokens, parts)
        if month > 12 or not (parts.lead or read_before(tokens, parts)):
            return None
        if parts.mod == "end" or parts.lead == "in":
            return hit_of(tokens, parts, (days.last(parts.year, month),), year)
        return hit_of(tokens, parts, days.by_month(parts.year, month), year)
    if not (is_day(tokens, at - 1) and is_day(tokens, at + 1)):
        return None
    if tokens.kind[at - 2] == "/" and tokens.tight(at - 1):
        return None
    parts = parts_of(tokens, at - 1, at + 1)
    first, second = int(tokens.word[at - 1]), int(tokens.word[at + 1])
    third = year_number(tokens, at + 3) if tokens.kind[at + 2] == "/" else 0
    if tokens.kind[at + 2] == "/" and not third and len(tokens.word[at + 3]) == 2:
        third = 2000 + int(tokens.number[at + 3] or 0) if tokens.word[at + 3].isdecimal() else 0
    if third:
        parts.year, parts.last, parts.end = third, at + 3, tokens.end[at + 3]
    read_lead(tokens, parts)
    before = read_before(tokens, parts) or read_heading(tokens, parts) or is_aside(tokens, parts)
    if not third and not before and parts.lead not in ("by", "until", "on"):
        late = tokens.word[parts.last + 1] == "at the latest"  # 30/9 at the latest
        done = first != second and max(first, second) > 12 and is_done(tokens, at - 2)
        alone = first <= 12 < second and not tokens.latin  # …, 9/30
        alone = alone and (is_clause(tokens, parts) or closes_line(tokens, parts))
        if not (late or done or alone):
            return None
        if tokens.word[parts.last + 1].endswith("前"):
            parts.last += 1
            parts.end = tokens.end[parts.last]
    if not third and (tokens.kind[at + 2] in ("unit", "u", "m", "/") or tokens.kind[at + 2] == "w"):
        return None
    return hit_of(tokens, parts, days.slashed(parts.year or year or 2000, first, second), year)
