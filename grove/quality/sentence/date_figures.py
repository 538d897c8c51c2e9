"""Chinese: a month or a day in figures that nothing announces: 2027.06 覆盖率 80%, …, 06-30."""

from grove.quality.sentence import days
from grove.quality.sentence.date_parts import DateHit, hit_of, is_day, parts_of, read_before
from grove.quality.sentence.tokens import Tokens

FIRST_YEAR = 2015  # in which anything may have been counted that is compared with today
UNITS = frozenset(("u", "m", "unit", "w", "mult"))


def pointed_month(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """2027.06 覆盖率 80%, 上线 2027.09: a month with its year."""
    said, _, month = tokens.word[at].partition(".")
    if not (said.isdecimal() and month.isdecimal() and len(month) == 2 and said[:2] == "20"):
        return None
    if not 1 <= int(month) <= 12 or tokens.kind[at + 1] in UNITS or int(said) < FIRST_YEAR:
        return None
    parts = parts_of(tokens, at, at)
    parts.year = int(said)
    if read_before(tokens, parts):
        return hit_of(tokens, parts, days.by_month(parts.year, int(month)), year)
    return hit_of(tokens, parts, (days.last(parts.year, int(month)),), year)


def opening_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """06-30 覆盖率 80%, …, 09-15 前: two figures each, the first of which begins with nothing."""
    kind = tokens.kind
    joined = kind[at + 1] == "-" and tokens.tight(at + 1) and tokens.tight(at + 2)
    if not joined or not is_day(tokens, at + 2) or len(tokens.word[at + 2]) != 2:
        return None
    if kind[at + 3] in UNITS or kind[at + 3] in _BEHIND_OTHERS:
        return None
    found = days.day(year or 2000, int(tokens.word[at]), int(tokens.word[at + 2]))
    if not found:
        return None
    parts = parts_of(tokens, at, at + 2)
    if not read_before(tokens, parts) and kind[at - 1] not in _BEFORE_DAY:
        return None
    return hit_of(tokens, parts, found, year)


_BEHIND_OTHERS = frozenset(("-", "~", "yue", "nian", "jidu"))
_BEFORE_DAY = frozenset("begin comma stop ( : at by ddl".split())
