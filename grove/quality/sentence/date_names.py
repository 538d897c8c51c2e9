"""Dates that name a month, a quarter, a half or an end of the year, in both languages."""

from grove.quality.sentence import days
from grove.quality.sentence.date_feasts import feast_day
from grove.quality.sentence.date_parts import (
    BEFORE_ZH,
    END_OF,
    END_ZH,
    FIRM,
    DateHit,
    Parts,
    begins,
    hit_of,
    is_day,
    is_whole,
    parts_of,
    read_before,
    read_lead,
    read_suffix,
    stops,
)
from grove.quality.sentence.date_years import ordinal, read_year_after, read_year_before
from grove.quality.sentence.tokens import Tokens

_CLOSES = frozenset(("pass", "vague_date"))
_ENDINGS = frozenset("close month-end quarter-end".split()) | {"month end", "quarter end"}
_VERBS = frozenset(("w", "pass", "move", "up", "down", "hold", "not"))
_BOUNDS = frozenset(("latest", "deadline", "onwards", "start", "go-live", "release"))
_PARTS_OF_YEARS = frozenset(("month", "quarter", "halfyear"))
_APART = frozenset(("comma", "stop", "-"))
_CUT = frozenset(("eos", "comma", "stop", ")", "."))
_RECURRING = ("zrate", "m", "u", "every")
_LEADS = frozenset(("downto", "upto", "to"))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


def month(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """30 June · June 30th, 2027 · end of June · mid-June · by June · in June."""
    kind, word = tokens.kind, tokens.word
    month = int(tokens.value[at])
    parts = parts_of(tokens, at, at)
    number = 0
    left = at - 1
    if kind[left] in ("of", "-"):
        left -= 1
    if (word[left] in _ORDINALS or kind[left] == ".") and tokens.tight(left):
        left -= 1  # 15th, 15. October
    joined = left + 1 == at and kind[left - 1] == "-" and tokens.tight(left)
    joined = joined or (left + 2 == at and kind[left - 1] == "month")  # Nov 15 – Dec 24
    if is_day(tokens, left) and not joined:
        number = int(tokens.number[left] or 0)
        parts.first, parts.start = left, tokens.start[left]
    else:
        right = at + 1
        if word[right] == "." and tokens.tight(right):
            right += 1
        if kind[right] == "-" and tokens.tight(right):
            right += 1
        if kind[right] == "the":
            right += 1
        if is_day(tokens, right) and kind[right + 1] == "-" and kind[right + 2] == "month":
            parts.last, parts.end, parts.role = right + 1, tokens.end[right + 1], "other"
            return hit_of(tokens, parts, (), year)  # Nov 15 – Dec 24: where a stretch begins
        if is_day(tokens, right) and _stands_alone(tokens, right):
            number = int(tokens.number[right] or 0)
            if word[right + 1] in _ORDINALS and tokens.tight(right + 1):
                right += 1
            parts.last, parts.end = right, tokens.end[right]
        elif word[at + 1] == "." and tokens.tight(at + 1) and kind[at + 2] != "eos":
            parts.last, parts.end = at + 1, tokens.end[at + 1]
    read_year_after(tokens, parts)
    if not number and kind[parts.last + 1] == "end" and kind[parts.last + 2] in _CUT:
        parts.last, parts.mod = parts.last + 1, "end"  # by Oct end
        parts.end = tokens.end[parts.last]
    if not number and kind[parts.last + 1] in _CLOSES and _is_closed(tokens, parts):
        parts.mod = "end"
    read_lead(tokens, parts)
    said = parts.year or year or 2000
    verbal = word[at] == "may" and kind[at + 1] in _VERBS and word[at + 1] not in _BOUNDS
    if verbal and parts.last == at and not parts.lead:
        return None  # …, 3 may lapse; but: 31 May latest
    if number:
        found = days.day(said, month, number)
        behind = parts.last > at and not parts.year and word[parts.last].isdecimal()
        if behind and year is not None and number == year % 100:
            found = (*found, days.last(said, month))  # Dec 27: the day, or the month of 2027
        return hit_of(tokens, parts, found, year)
    if parts.mod == "end":
        return hit_of(tokens, parts, (days.last(said, month),), year)
    if parts.mod == "mid":
        return hit_of(tokens, parts, days.day(said, month, 15), year)
    if parts.mod == "early":
        parts.role = "unclear"
        return hit_of(tokens, parts, (), year)
    if parts.lead in ("in", "on"):
        return hit_of(tokens, parts, (days.last(said, month),), year)
    if parts.lead == "until" and tokens.word[parts.first] == "before":
        return hit_of(tokens, parts, days.before_month(said, month), year)
    if parts.lead:
        return hit_of(tokens, parts, days.by_month(said, month), year)
    if parts.role != "deadline" or (parts.year and word[at] not in ("may", "march", "mar")):
        return hit_of(tokens, parts, (days.last(said, month),), year)
    if kind[parts.last + 1 : parts.last + 3] in _CELL and _is_one_of_cells(tokens):
        return hit_of(tokens, parts, (days.last(said, month),), year)
    closes = kind[parts.last + 1] == "eos" and kind[parts.first - 1] in (*_APART, ".")
    if closes and parts.first > 3:  # know how long a print takes, Feb
        return hit_of(tokens, parts, (days.last(said, month),), year)
    return None


def _is_one_of_cells(tokens: Tokens) -> bool:
    """Jan: 9 days; Dec: 3 days: how it was when the year began, and another month's number."""
    kind, word = tokens.kind, tokens.word
    cells = [at for at in tokens.dated if kind[at + 1 : at + 3] in _CELL]
    return len(cells) == 2 and word[cells[0]] in ("jan", "january")


_CELL = ([":", "#"], ["is", "#"])


def _is_closed(tokens: Tokens, parts: Parts) -> bool:
    """The June close, March month-end: the last day of it, with what says so taken in."""
    at = parts.last + 1
    if tokens.word[at] not in _ENDINGS or tokens.kind[at + 1] in ("w", "pass"):
        return False  # the June close calendar
    parts.last, parts.end = at, tokens.end[at]
    return True


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """May 30 and not "may 30 %": nothing that would make a value of the number follows."""
    after = at + 1
    if tokens.kind[after] in ("unit", "u", "m", "arrow", "mult", "/", "~", "-", "#"):
        return False
    return not (tokens.tight(after) and tokens.kind[after] == "w") or (
        tokens.word[after] in _ORDINALS
    )


def quarter(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """Q2 · end of Q2 · by Q2 · Q2 2027 · 二季度末 · Q2 结束前."""
    number = int(tokens.value[at])
    parts = parts_of(tokens, ordinal(tokens, at), at)
    read_year_after(tokens, parts)
    read_year_before(tokens, parts)
    said = parts.year or year or 2000
    if _is_fiscal(tokens, parts):
        read_lead(tokens, parts)
        parts.role = "unclear"
        return hit_of(tokens, parts, (), year)
    ending = tokens.kind[parts.last + 1]
    if ending == "pass" and tokens.word[parts.last + 1] == "close":
        ending = "end"  # Q3 close
    dashed = ending == "-" and tokens.kind[parts.last + 2] == "end"
    if ending == "end" or dashed:
        parts.last += 1 + dashed
        parts.end = tokens.end[parts.last]
        read_lead(tokens, parts)
        return hit_of(tokens, parts, days.quarter_end(said, number), year)
    onward = ending in ("-", "~") or (ending == "to" and not tokens.latin)
    if onward and tokens.kind[parts.last + 2] == "quarter":
        if ending == "to":
            parts.last, parts.end = parts.last + 1, tokens.end[parts.last + 1]
        parts.role = "other"  # Q1-Q3, Q1 至 Q3: where a stretch begins
        return hit_of(tokens, parts, (), year)
    suffix = read_suffix(tokens, parts, END_ZH)
    read_lead(tokens, parts)
    if suffix:
        parts.firm = parts.firm or suffix.endswith("前")
        read_before(tokens, parts)
        return hit_of(tokens, parts, days.quarter_end(said, number), year)
    if parts.mod == "end":
        return hit_of(tokens, parts, days.quarter_end(said, number), year)
    if parts.mod in ("mid", "early") or _is_fiscal(tokens, parts):
        parts.role = "unclear"
        return hit_of(tokens, parts, (), year)
    if read_before(tokens, parts) or parts.lead in FIRM:
        return hit_of(tokens, parts, days.by_quarter(said, number), year)
    if begins(tokens, parts) or parts.role != "deadline":
        parts.role = parts.role if parts.role in ("past", "unclear") else "other"
        return hit_of(tokens, parts, (), year)
    led = not tokens.latin and ending in _LEADS  # 告警三季度降到 50 条
    if not (led or tokens.latin):
        led = tokens.text.endswith(_HOPED, 0, parts.start)  # (希望Q3能看到)
        found = parts.last + 1 + (tokens.word[parts.last + 1] == "先")
        led = led or tokens.kind[found] == "find"  # 反馈时间 Q1 先测出来
    if parts.lead or parts.year or led or stops(tokens, parts):
        return hit_of(tokens, parts, days.quarter_end(said, number), year)
    return None


_HOPED = tuple(
    f"{hope}{blank}"
    for hope in ("希望", "期望", "力争", "争取", "计划", "预计", "拟", "预期", "希望在", "争取在")
    for blank in ("", " ")
)


def _is_fiscal(tokens: Tokens, parts: Parts) -> bool:
    """Q2 FY27: whose year begins when it likes."""
    around = (tokens.word[parts.last + 1], tokens.word[parts.first - 1])
    return around[1] == "fiscal" or any(word.startswith("fy") for word in around)


def half_year(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """H1 · in H1 · the first half · 2nd half · 上半年."""
    parts = parts_of(tokens, ordinal(tokens, at), at)
    read_year_after(tokens, parts)
    read_year_before(tokens, parts)
    ends = read_suffix(tokens, parts, END_ZH)
    read_before(tokens, parts)
    read_lead(tokens, parts)
    if tokens.kind[parts.last + 1] == "end":
        parts.last += 1
        parts.end = tokens.end[parts.last]
        parts.mod = "end"
    if _is_fiscal(tokens, parts):
        parts.role = "unclear"
        return hit_of(tokens, parts, (), year)
    latin = tokens.word[at].isascii()
    if latin and tokens.kind[parts.last + 1] == "of" and tokens.word[at][-1] not in "12h":
        whole = tokens.kind[parts.last + 2]
        if whole in ("month", "quarter"):
            parts.role = "unclear"  # in the first half of March
            return hit_of(tokens, parts, (), year)
        if whole != "allyear":
            return None  # in the first half of the sprint
    if latin and not (parts.lead or parts.mod or parts.year or ends or stops(tokens, parts)):
        return None
    if begins(tokens, parts):
        parts.role = "other"
    month = 6 if tokens.value[at] == "1" else 12
    said = parts.year or year or 2000
    return hit_of(tokens, parts, (days.last(said, month),), year)


def year_end(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """End of the year · year-end · 年底 · 2027年底前 · mid-year · 年中 · EOQ2."""
    parts = parts_of(tokens, at, at)
    kind = tokens.kind[at]
    if kind == "allyear" and _names_part(tokens, at + 1):
        return None  # in the whole of Q3, 今年 6 月底前
    if kind == "midyear" and tokens.text[parts.start - 1 : parts.start] in _MANY_YEARS:
        return None  # 一年中, 三年中
    read_year_after(tokens, parts)
    read_year_before(tokens, parts)
    read_before(tokens, parts)
    read_lead(tokens, parts)
    said = parts.year or year or 2000
    if kind == "eoq":
        return hit_of(tokens, parts, days.quarter_end(said, int(tokens.value[at])), year)
    candidates = days.day(said, 6, 30) if kind == "midyear" else days.day(said, 12, 31)
    return hit_of(tokens, parts, candidates, year, weak=kind == "allyear")


_MANY_YEARS = frozenset("一二两三四五每几多")


def _names_part(tokens: Tokens, at: int) -> bool:
    """Whether a month, a quarter or a half stands there, which is read with its year."""
    kind = tokens.kind
    if kind[at] in _PARTS_OF_YEARS:
        return True
    if kind[at] == "#" and kind[at + 1] in ("-", "~") and kind[at + 2] == "#":
        at += 2  # 今年 3-9 月
    return kind[at] == "#" and kind[at + 1] in ("yue", "jidu")


def other_time(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """Next year, this month, every quarter: a time, but no day of this cycle."""
    if tokens.kind[at] == "nextyear" and not tokens.latin and _names_part(tokens, at + 1):
        return None  # 明年 3 月
    parts = parts_of(tokens, at, at)
    parts.role = "other"
    read_lead(tokens, parts)
    return DateHit(parts.first, parts.last, parts.start, parts.end, (), False, True, False, "other")


def vague_time(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """This quarter, the end of the month, 春节前: a day that is not known here, so it is asked."""
    word = tokens.word[at]
    if word[-1] == "前" and (feast := feast_day(tokens, at, year)):
        return feast
    if word in END_OF and tokens.kind[at + 1] in _PARTS_OF_YEARS:
        return None  # eom March: read where the month stands
    parts = parts_of(tokens, at, at)
    read_before(tokens, parts)
    read_lead(tokens, parts)
    # Time spent on month-end close: a name.
    named = tokens.kind[at + 1] in ("w", "pass") and parts.lead == "on"
    inside = parts.lead == "in" and tokens.kind[at - 1] == "the"
    named = named or (inside and tokens.kind[at + 1] in ("w", "pass"))  # in the month-end close
    counted = tokens.word[parts.last].endswith(("week", "wk", "cw", "kw", "sprint"))
    if counted and tokens.kind[parts.last + 1] == "#":
        parts.last += 1  # by week 22
        parts.end = tokens.end[parts.last]
    named = named or (tokens.kind[at + 1] in ("w", "pass") and not parts.lead and "end" in word)
    each = tokens.word[parts.first - 1] in ("every", "each", "any")
    if (
        named
        or each
        or tokens.kind[parts.first - 1] == "zrate"
        or tokens.kind[at - 1] in ("vs", "than")
    ):
        return other_time(tokens, at, year)
    return DateHit(parts.first, parts.last, parts.start, parts.end, (), True, role="unclear")


def month_zh(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """6月30日前 · 6 月底 · 六月三十日 · 6月前 · 2027年6月."""
    if tokens.kind[at - 1] != "#" or not is_whole(tokens.number[at - 1], 12):
        alone = tokens.value[at] in ("end", "in") and tokens.kind[at - 1] not in _RECURRING
        alone = alone and tokens.word[at] != "月份"  # 封网月份除外
        return vague_time(tokens, at, year) if alone else None
    if tokens.word[at - 1] == "两" or tokens.kind[at - 2] == "for":
        return None  # 连续两月: how many of them
    if tokens.word[at - 1] == "一" and tokens.kind[at + 1] == "#" and tokens.kind[at - 2] in _LEADS:
        tokens.kind[at - 1], tokens.kind[at] = "fill", "zrate"  # 从一周 3 次到一月 1 次
        tokens.value = (*tokens.value[:at], "month", *tokens.value[at + 1 :])
        return None
    joined = tokens.kind[at - 2]
    if joined == "/" and tokens.tight(at - 1) and is_whole(tokens.number[at - 3], 12):
        early = (tokens.number[at - 3] or 12) < (tokens.number[at - 1] or 0)
        if early and tokens.kind[at - 4] != "/":
            parts = parts_of(tokens, at - 3, at)
            parts.role = "unclear"  # 4/5 月上线: one of two months
            return hit_of(tokens, parts, (), year)
    since = _start_of_stretch(tokens, at)
    apart = joined in ("-", "/", "~", ".") and tokens.word[at - 3] not in ("日", "号", "月")
    if apart and not since:
        return None
    month = int(tokens.number[at - 1] or 0)
    parts = parts_of(tokens, at - 1, at)
    if since:
        since -= tokens.kind[since - 1] == "from"
        parts.first, parts.start = since, tokens.start[since]  # 3-9 月, 从 3 月到 9 月
    how = tokens.value[at]
    number = 0
    if not how and tokens.kind[at + 1] == "#" and is_whole(tokens.number[at + 1], 31):
        after = at + 2
        if tokens.word[after] in ("日", "号"):
            parts.last, parts.end = after, tokens.end[after]
            number = int(tokens.number[at + 1] or 0)
        elif tokens.text.startswith(BEFORE_ZH, tokens.start[after]) or tokens.kind[after] in (
            *("eos", "comma", "stop", ")"),
        ):
            parts.last, parts.end = at + 1, tokens.end[at + 1]
            number = int(tokens.number[at + 1] or 0)
    read_year_before(tokens, parts)
    said = parts.year or year or 2000
    lead = tokens.kind[parts.first - 1]
    opens = lead == "from" and not since
    if number:
        read_before(tokens, parts)
        after = parts.last + 1
        until = tokens.kind[after] in ("-", "~", "to") and tokens.kind[after + 1] == "#"
        until = until and tokens.kind[after + 2] in ("yue", "u", "ri")  # 6月1日—6月30日
        if until and tokens.word[after + 2] in ("日", "号"):
            parts.last, parts.end = after + 2, tokens.end[after + 2]  # 11月1日至11日
        if until or _begins_then(tokens, parts) or opens:
            parts.role = "other"
        return hit_of(tokens, parts, days.day(said, month, number), year)
    if not how and tokens.kind[at + 3] == "yue" and _start_of_stretch(tokens, at + 3):
        return None  # 3 月至 9 月: read where the stretch ends
    if _begins_then(tokens, parts) or opens or how == "early":
        lasts = tokens.text.startswith("起", parts.end - 1) and tokens.kind[parts.last + 2] == "eos"
        due = how == "early" and not opens and tokens.kind[parts.last + 1] in _DUE_EARLY
        due = due or (how == "early" and read_before(tokens, parts))  # 9 月初上线, 截止 9 月初
        parts.role = "unclear" if lasts or due else "other"  # …, 7月起: begun by then, or done?
        return hit_of(tokens, parts, (), year)
    firm = read_before(tokens, parts)
    if how == "part":
        parts.role = "unclear"  # 5 月中上旬
        return hit_of(tokens, parts, (), year)
    if how == "in" and firm and tokens.word[at] == "月份":
        return hit_of(tokens, parts, days.before_month(said, month), year)  # 7 月份之前
    if how in ("end", "in") or tokens.word[at].startswith("月均"):
        return hit_of(tokens, parts, (days.last(said, month),), year)
    if how == "20" and firm:  # 9月中旬前: before it begins, or before it ends?
        tens = days.day(said, month, 10) + days.day(said, month, 20)
        return hit_of(tokens, parts, tens, year)
    if how:
        return hit_of(tokens, parts, days.day(said, month, int(how)), year)
    if firm:
        return hit_of(tokens, parts, days.before_month(said, month), year)
    if not since and (lead in ("to", "until") or (parts.year and not _does(tokens, parts))):
        return hit_of(tokens, parts, days.by_month(said, month), year)
    return hit_of(tokens, parts, (days.last(said, month),), year)


def _start_of_stretch(tokens: Tokens, at: int) -> int:
    """3-9 月, 3 月至 9 月: the month in which a stretch begins that ends in this one; 0: none."""
    kind, number = tokens.kind, tokens.number
    if kind[at - 2] not in ("-", "~", "to") or kind[at - 1] != "#":
        return 0
    first = at - 4 if kind[at - 3] == "yue" and not tokens.value[at - 3] else at - 3
    if first == at - 3 and (kind[at - 2] == "to" or not tokens.tight(at - 1)):
        return 0
    if kind[first] != "#" or kind[first - 1] in _NO_STRETCH or not is_whole(number[first], 12):
        return 0
    return first if (number[first] or 0) < (number[at - 1] or 0) else 0


_NO_STRETCH = frozenset(("-", "/", ".", "#", "cmp", "for"))


def _begins_then(tokens: Tokens, parts: Parts) -> bool:
    """从 3 月起每月演练 1 次: the word in front is of the date too, and of no number behind it."""
    if not begins(tokens, parts):
        return False
    if tokens.kind[parts.first - 1] == "from":
        parts.first -= 1
        parts.start = tokens.start[parts.first]
    return True


_DUE_EARLY = frozenset(("pass", "eos", ")"))


def _does(tokens: Tokens, parts: Parts) -> bool:
    return tokens.kind[parts.last + 1] == "pass"


_EACH = frozenset("每各个")
_AFTER_END = frozenset(("pass", "eos", "comma", ")", "stop"))


def quarter_zh(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """2 季度, 二 季度 with the number apart; 季度末完成, of which quarter?"""
    if tokens.kind[at - 1] != "#" or not is_whole(tokens.number[at - 1], 4):
        alone = tokens.word[at + 1] == "末" and tokens.kind[at + 2] in _AFTER_END
        if alone and tokens.word[at - 1][-1:] not in _EACH:
            start, end = tokens.start[at], tokens.end[at + 1]
            return DateHit(at, at + 1, start, end, (), True, role="unclear")
        return None
    if tokens.word[at - 1] == "两" or tokens.kind[at - 2] == "for":
        return None  # 连续两季: how many of them
    number = int(tokens.number[at - 1] or 0)
    parts = parts_of(tokens, at - 1, at)
    read_year_before(tokens, parts)
    said = parts.year or year or 2000
    suffix = read_suffix(tokens, parts, END_ZH)
    firm = read_before(tokens, parts)
    if firm and not suffix:
        return hit_of(tokens, parts, days.by_quarter(said, number), year)
    if suffix or stops(tokens, parts) or tokens.word[at - 2][-1:] == "第":
        return hit_of(tokens, parts, days.quarter_end(said, number), year)
    return None
