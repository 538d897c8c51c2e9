"""Days that people in China plan by: 618 前, 双十一前, 国庆前. Taken for the day, and asked."""

from grove.measure.day import date, timedelta
from grove.quality.sentence.date_parts import BEFORE_ZH, DateHit
from grove.quality.sentence.days import Days
from grove.quality.sentence.tokens import Tokens

# Shopping days are the last day themselves, as "by 18 June" is; of a holiday it is the day before.
_SALES = {"618": (6, 18), "1111": (11, 11), "1212": (12, 12)}
_FEASTS = {
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "国庆": (9, 30),
    "五一": (4, 30),
    "元旦": (12, 31),
}
_AHEAD = tuple(f"{sale}{word}" for sale in ("", "大促", "购物节") for word in BEFORE_ZH[:3])
_DAY = timedelta(days=1)


def _around(year: int, month: int, number: int) -> Days:
    """The day, and the one beside it which some mean: 双十一前 may end on the tenth."""
    day = date(year, month, number)
    beside = day + _DAY if number >= 30 else day - _DAY
    return day, beside


def sale_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """618 之前, 618大促前: a number that names a shopping day."""
    word, end = tokens.word[at], tokens.end[at]
    if word not in _SALES or tokens.kind[at - 1] == "cmp":
        return None
    behind = end + (tokens.text[end : end + 1] == " ")
    ahead = next((one for one in _AHEAD if tokens.text.startswith(one, behind)), "")
    if not ahead:
        return None
    about = tokens.text.startswith("后", behind + len(ahead))  # 618 前后
    last = at
    while tokens.end[last] < behind + len(ahead) and tokens.kind[last + 1] != "eos":
        last += 1
    if tokens.end[last] > behind + len(ahead):
        last -= 1  # 前完成: only its beginning
    if about:
        return DateHit(at, last, tokens.start[at], end, (), True, role="unclear")
    found = _around(year, *_SALES[word]) if year is not None else ()
    return DateHit(
        at, last, tokens.start[at], behind + len(ahead), found, True, year_missing=not found
    )


def feast_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """双十一前, 国庆节前: None where the word is of no such day."""
    named = _named(tokens.word[at])
    if named is None or tokens.text.startswith("后", tokens.end[at]):
        return None
    found = _around(year, *named) if year is not None else ()
    start, end = tokens.start[at], tokens.end[at]
    return DateHit(at, at, start, end, found, True, year_missing=not found)


def _named(word: str) -> tuple[int, int] | None:
    return _FEASTS.get(word[:3]) or _FEASTS.get(word[:2])


def day_meant(tokens: Tokens, hit: DateHit) -> date | None:
    """Which of two days most mean by such a word; None where it is another phrase."""
    word = tokens.word[hit.first]
    if tokens.latin or len(hit.candidates) != 2 or not (word in _SALES or _named(word)):
        return None
    return hit.candidates[0]
