"""How often a number is meant: 2/week, per week, a week, 次/周, 每周, €31k p.m."""

from grove.quality.sentence.quantity import Quantity, extend, set_rate
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import NO_NOUN, PERIODS, UNITS

_DAYS_OF = frozenset("game hack open demo office family test chaos".split())  # no stretch of time
_PER = ("p.m.", "p.a.")
_CYCLES = frozenset(
    "sprint release iteration cycle shift team engineer person squad service".split()
)


def rate_follows(tokens: Tokens, at: int) -> bool:
    kind = tokens.kind[at]
    if kind in ("/", "per", "a", "zrate"):
        return kind == "zrate" or tokens.word[at + 1] in PERIODS or kind == "per"
    return kind == "freq"


_BEGINS_A_RATE = frozenset("/ + zrate zperiod freq w pass per a".split())


def read_rate(tokens: Tokens, found: Quantity) -> bool:
    """How often, or for each what; goes on in 5/day/team, 2 pages per person per week."""
    if tokens.kind[found.last + 1] not in _BEGINS_A_RATE or not _read_rate(tokens, found):
        return False
    at = found.last + 1
    if tokens.kind[at] in ("/", "per") and tokens.kind[at + 1] == "w":
        word = tokens.word[at + 1]
        if word.isascii() and word not in NO_NOUN:
            found.unit = f"{found.unit}/{PERIODS.get(word, word)}"
            extend(tokens, found, at + 1)
    return True


def _read_rate(tokens: Tokens, found: Quantity) -> bool:
    """ "/week", "per week", "a week", "incidents per week", 次/周, 每周, "weekly" at the end."""
    at = found.last + 1
    kind = tokens.kind
    if kind[at] == "+" and tokens.word[at + 1] == "times" and tokens.tight(at):
        found.last = at  # 10+ times a day
        if read_rate(tokens, found):
            found.comparator = ">="
            return True
        found.last = at - 1
    if kind[at] == "+" and kind[at + 1] == "per" and tokens.word[at + 2] in _CYCLES:
        found.comparator, found.unit = ">=", f"/{tokens.word[at + 2]}"  # 6+ per sprint
        found.rated, found.counted = True, False
        extend(tokens, found, at + 2)
        return True
    priced = found.unit not in ("%", "pp", "×")
    if priced and kind[at] == "w" and tokens.text.startswith(_PER, tokens.start[at]):
        set_rate(found, "month" if tokens.word[at + 2] == "m" else "year")  # €31k p.m.
        extend(tokens, found, at + 3)
        return True
    if kind[at] == "/" and kind[at + 1] == "zrate":
        at += 1
    if kind[at] == "zrate":
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "zperiod":
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "freq" and kind[at + 1] not in ("w", "z", "n", "pass", "u", "m"):
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "/":
        return _slash_rate(tokens, found, at + 1)
    times = tokens.word[at - 1] == "times" and tokens.word[at + 1] in PERIODS
    if found.unit in ("%", "pp", "×") and kind[at] == "a" and not times:
        return False
    nouns = 0
    while (
        nouns < 3 and kind[at + nouns] in ("w", "pass") and tokens.word[at + nouns] not in NO_NOUN
    ):
        nouns += 1
    follows = at + nouns
    if nouns and kind[follows] == "/" and tokens.word[follows + 1] in PERIODS and not found.unit:
        set_rate(found, PERIODS[tokens.word[follows + 1]])  # 10 experiments/quarter
        extend(tokens, found, follows + 1)
        return True
    slashed = nouns == 1 and kind[follows] == "/" and kind[follows + 1] == "w" and not found.unit
    if slashed and tokens.tight(follows) and tokens.tight(follows + 1):
        found.unit, found.rated = f"{tokens.word[at]}/{tokens.word[follows + 1]}", True
        extend(tokens, found, follows + 1)
        return True
    if kind[follows] in ("per", "a"):
        word = tokens.word[follows + 1]
        if word in PERIODS and not (
            kind[follows] == "a" and tokens.word[follows] == "every" and nouns
        ):
            if nouns and found.unit in ("", "×"):
                named = tokens.word[follows - 2] in _DAYS_OF
                found.unit = "" if named else UNITS.get(tokens.word[follows - 1], "")
            set_rate(found, PERIODS[word])
            extend(tokens, found, follows + 1)
            return True
        if kind[follows] == "per" and kind[follows + 1] in ("w", "pass", "n", "z") and nouns <= 1:
            if nouns and found.unit not in ("", "×"):
                return False  # 40 h training per head
            noun = tokens.word[at] if nouns else found.unit.removeprefix("×")
            if tokens.word[follows + 1 : follows + 4] == ("half", "-", "year"):
                found.unit, found.rated, found.counted = "per half-year", True, False
                extend(tokens, found, follows + 3)
                return True
            if tokens.word[follows + 1].isascii():
                found.unit = f"{noun}/{tokens.word[follows + 1]}"
                found.rated = True
                extend(tokens, found, follows + 1)
                return True
    return False


_POWERS = ("千", "百", "万", "十万", "百万", "千万")


def _slash_rate(tokens: Tokens, found: Quantity, at: int) -> bool:
    kind, word = tokens.kind[at], tokens.word[at]
    if kind == "w" and word in PERIODS:
        set_rate(found, PERIODS[word])
    elif kind in ("u", "jidu", "nian", "yue"):
        period = {"yue": "month", "jidu": "quarter", "nian": "year"}.get(kind) or tokens.value[at]
        if period in ("ms", "s", "min", "×", "%", "pp", "USD", "CNY", "EUR", "GBP", "分"):
            found.unit = f"{found.unit}/{word}"
        else:
            set_rate(found, period)
    elif word == "半" and tokens.text.startswith("年", tokens.end[at]):
        set_rate(found, "halfyear")  # 10 个/半年
        at += 1
    elif kind in ("w", "m", "z", "n") and (found.unit or tokens.kind[found.first - 1] == "cur"):
        if word in ("千", "百", "万", "十万", "百万", "千万") and tokens.kind[at + 1] in (
            "m",
            "z",
            "n",
        ):
            at += 1  # 个/千行
            word += tokens.word[at]
        if tokens.kind[at + 1] == "z" and tokens.word[at + 1][:1] == "时" and kind == "m":
            found.unit = f"{found.unit}/{word}时"  # 元/核时
            found.end = found.whole_end = tokens.start[at + 1] + 1
            found.rated = True
            found.last = at + 1
            return True
        found.unit = f"{found.unit}/{word[:12]}"
        found.rated = True
        period = tokens.value[at + 2] if tokens.kind[at + 2] == "u" else ""
        period = period or PERIODS.get(tokens.word[at + 2], "")
        if tokens.kind[at + 2] == "yue":
            period = "month"
        if tokens.kind[at + 1] == "/" and period:
            found.unit = f"{found.unit}/{period}"  # 元/TB/月
            at += 2
    elif kind == "mult" and tokens.kind[at + 1] in ("z", "m", "n", "u"):
        found.unit = f"{found.unit}/{word}{tokens.word[at + 1]}"
        at += 1
    elif kind == "w" and not found.unit:
        found.unit, found.rated = f"/{word}", True
    else:
        return False
    extend(tokens, found, at)
    found.counted = False
    return True
