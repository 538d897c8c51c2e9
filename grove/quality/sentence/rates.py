"""How often a number is meant: 2/week, per week, a week, 次/周, 每周, €31k p.m."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.in_each import read_in_each
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.quantity import Quantity, extend, set_rate
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import CURRENCIES, MONEY, NO_NOUN, PERIODS, UNITS

_NIGHTS = frozenset(("晚", "夜"))
_DAYS_OF = frozenset("game hack open demo office family test chaos".split())  # no stretch of time
_AMOUNTS = MONEY | {"min", "h", "day", "week"}
_DESCRIBING = frozenset("active paying new open single full-time delivered shipped".split())
_CLASSES = word_class("en", "last_word_of_thing")
_PER = ("p.m.", "p.a.")
_GROWS = frozenset(("up", "down", "upto"))
_DAYS_FOR = frozenset("working business calendar trading school".split())
_SPACES = frozenset(("m2", "m3", "nm3"))
_CYCLES = word_class("en", "per_sprint_or_engineer")


def rate_follows(tokens: Tokens, at: int) -> bool:
    kind = tokens.kind[at]
    if kind in ("/", "per", "a", "zrate"):
        return kind == "zrate" or tokens.word[at + 1] in PERIODS or kind == "per"
    return kind == "freq"


_BEGINS_A_RATE = frozenset("/ + zrate zperiod freq w pass per a".split())
_GOES_ON = frozenset(("w", "z", "n", "pass", "u", "m"))
HALF = 50  # per cent
MOST_BEHIND = 9  # tokens behind a noun
_BEHIND_NOUNS = frozenset("w after to the in on of with for by pass at all site".split())
MOST_WORDS = 6  # between an amount and what it is for each of


def read_rate(tokens: Tokens, found: Quantity) -> bool:
    """How often, or for each what; goes on in 5/day/team, 2 pages per person per week."""
    behind = tokens.kind[found.last + 1]
    if behind == "of" and (found.unit in _AMOUNTS or _is_priced(tokens, found)):
        if not _read_rate_of(tokens, found):
            return False
    elif behind == "in":
        return read_in_each(tokens, found, found.last + 1)
    elif behind not in _BEGINS_A_RATE or not _read_rate(tokens, found):
        return False
    at = found.last + 1
    if tokens.kind[at] in ("/", "per") and tokens.kind[at + 1] == "w":
        word = tokens.word[at + 1]
        if word == "half" and tokens.word[at + 3] == "year":
            found.unit = f"{found.unit}/half-year"  # 2 per engineer per half-year
            extend(tokens, found, at + 3)
            return True
        named = tokens.kind[at + 2] == "#"  # per tier 1 system
        if word.isascii() and word not in NO_NOUN and not named:
            thing, last = _thing_at(tokens, at + 1)
            found.unit = f"{found.unit}/{thing}"
            extend(tokens, found, last)
    elif tokens.kind[at] in _ALSO and tokens.word[at + 1] in PERIODS and _is_each(tokens, at):
        found.unit = f"{found.unit}/{PERIODS[tokens.word[at + 1]]}"  # per engineer and week
        extend(tokens, found, at + 1)
    return True


_ALSO = frozenset(("and", "a"))  # per engineer and week, per engineer each week


def _thing_at(tokens: Tokens, at: int) -> tuple[str, int]:
    """What a number is for each of, and its last token: product manager, code review, rack type."""
    word = tokens.word[at]
    if word in PERIODS:
        return PERIODS[word], at
    last = at
    while last < at + MOST_OF_A_THING and _goes_on(tokens, last + 1):
        last += 1
    if last > at and (tokens.kind[last + 1] in _ENDS_A_THING or tokens.word[last] in _CLASSES):
        return " ".join(tokens.word[at : last + 1]), last
    return word, at


def _goes_on(tokens: Tokens, at: int) -> bool:
    word = tokens.word[at]
    named = tokens.kind[at] == "pass" and tokens.kind[at + 1] in _ENDS_A_THING  # per app release
    noun = named or (tokens.kind[at] == "w" and word.isascii() and word not in NO_NOUN)
    if word in _DAYS and tokens.word[at - 1] in _WHOSE_DAYS:
        return noun  # per patient day
    return noun and word not in PERIODS and not word.endswith(("ed", "ing", "ly"))


_DAYS = frozenset(("day", "hour", "week", "month", "year"))
_WHOSE_DAYS = word_class("en", "whose_days_are_counted")
MOST_OF_A_THING = 2  # words behind its first
_ENDS_A_THING = frozenset(
    "eos comma stop date per and ( ) by to downto arrow now in always".split()
)


def read_rate_later(tokens: Tokens, found: Quantity) -> None:
    """At most 3 sightings reportable to the ranger per year: how often, said at the end."""
    kind, word = tokens.kind, tokens.word
    first = (found.noun_at or found.last) + 1
    for at in range(first, first + MOST_BEHIND - 1):
        if kind[at] in ("freq", "week") and kind[at + 1] in _ENDS_A_THING and at == first:
            found.unit = f"{found.noun}/{tokens.value[at] or 'week'}"  # 30+ tickets weekly
            found.rated, found.counted = True, False
            return
        each = kind[at] == "per" or (word[at] == "a" and (kind[at - 1] == "cmp" or at == first))
        if each and word[at + 1] in PERIODS:
            period = PERIODS[word[at + 1]]
            found.unit = f"{found.noun}/{period}" if found.noun else f"per {period}"
            found.rated, found.counted = True, False
            return
        if kind[at] == "cmp" and kind[at + 1] in ("per", "a"):
            continue  # two incidents at most a month
        if kind[at] not in _BEHIND_NOUNS:
            return


def _is_priced(tokens: Tokens, found: Quantity) -> bool:
    before = found.first - 1
    return not found.unit and (tokens.kind[before] == "cur" or tokens.word[before] in CURRENCIES)


def _is_each(tokens: Tokens, at: int) -> bool:
    """Whether the word in front of "and" is what a number is counted for, and no time."""
    thing = tokens.kind[max(1, at - 2 - MOST_OF_A_THING) : at - 1]
    return "per" in thing and tokens.word[at - 1] not in PERIODS


def _read_rate_of(tokens: Tokens, found: Quantity) -> bool:
    """8 h of training per engineer: how much of what, for each whom or how often."""
    kind, word = tokens.kind, tokens.word
    at = found.last + 1 + (kind[found.last + 1] == "of")
    for place in range(at, at + MOST_WORDS):
        if kind[place] in ("per", "a") or (kind[place] == "/" and tokens.tight(place)):
            if kind[place] == "/" and kind[place + 2] == "w" and word[place + 1] not in PERIODS:
                return False  # 300 h of parent/teacher workshops
            period = word[place + 1]
            every = word[place] in ("a", "an", "each") and period in PERIODS
            if not every and kind[place] == "a":
                return False
            if kind[place + 1] not in ("w", "pass") or period in NO_NOUN or not period.isascii():
                return False
            thing, last = _thing_at(tokens, place + 1 + (period in _DESCRIBING))
            found.unit = f"{found.unit}/{PERIODS.get(period, thing)}"
            found.rated, found.counted = True, False
            extend(tokens, found, last)
            return True
        if kind[place] not in ("w", "-", "pass") or word[place] in NO_NOUN:
            return False
    return False


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
    shared = found.unit == "%" and found.value >= HALF  # an availability of 99.9 % monthly
    if kind[at] == "freq" and kind[at + 1] not in _GOES_ON and not shared:
        set_rate(found, tokens.value[at])
        extend(tokens, found, at)
        return True
    if kind[at] == "/":
        return _slash_rate(tokens, found, at + 1)
    if kind[at] == "per" and kind[at + 1] == "#" and not found.unit:
        return _rate_per_thousand(tokens, found, at + 1)
    times = tokens.word[at - 1] in ("times", "x") and tokens.word[at + 1] in PERIODS
    if times and tokens.word[at - 1] == "x" and not _GROWS.isdisjoint(tokens.kinds):
        times = False  # grow 2x a year
    if found.unit in ("%", "pp", "×") and kind[at] == "a" and not times:
        return False
    nouns, most = 0, 3
    if kind[at] == "a" == tokens.word[at] and kind[at + 1] == "/":
        nouns, most = 3, 5  # 8 A/B tests a month
    elif _is_short_for_two(tokens, at):
        nouns, most = 3, 5  # 4 B/W prints a day
    if kind[at] == "w" and kind[at + 1] == "per" and kind[at + 2] == "#" and not found.unit:
        return _rate_of_many(tokens, found, at)
    while (
        nouns < most
        and kind[at + nouns] in ("w", "pass")
        and tokens.word[at + nouns] not in NO_NOUN
    ):
        nouns += 1
    if nouns and kind[at + nouns] == "-" and kind[at + nouns + 1] == "w":
        nouns += 2  # two skip-levels a month
    if nouns and tokens.word[at + nouns] in _HELD and kind[at + nouns + 1] in ("per", "a"):
        nouns += is_plural(tokens.word[at + nouns - 1])  # six retros held per quarter
    follows = at + nouns
    if nouns and kind[follows] == "/" and tokens.word[follows + 1] in PERIODS and not found.unit:
        if tokens.word[at] in _SPACES:
            found.unit = tokens.word[at]  # 12 m3/h
        set_rate(found, PERIODS[tokens.word[follows + 1]])  # 10 experiments/quarter
        extend(tokens, found, follows + 1)
        return True
    if kind[follows] == "in" and nouns and read_in_each(tokens, found, follows):
        return True
    often = kind[follows] == "freq" and kind[follows + 1] in _ENDS_A_THING and not found.unit
    if often and nouns and (nouns == 1 or tokens.word[follows - 1][-1:] == "s"):
        set_rate(found, tokens.value[follows])  # 8 tower audits monthly
        extend(tokens, found, follows)
        return True
    slashed = (
        nouns == 1
        and kind[follows] == "/"
        and tokens.word[at] != "w"
        and not is_plural(tokens.word[follows + 1])  # 12 shops/kiosks
        and (is_plural(tokens.word[at]) or kind[follows + 2] != "w")  # 0 P0/P1 cache misses
        and kind[follows + 1] == "w"
        and not found.unit
    )
    if slashed and tokens.tight(follows) == tokens.tight(follows + 1):
        found.unit, found.rated = f"{tokens.word[at]}/{tokens.word[follows + 1]}", True
        extend(tokens, found, follows + 1)
        return True
    if kind[follows] in ("per", "a"):
        if tokens.word[follows + 1] in _DAYS_FOR and tokens.word[follows + 2] in PERIODS:
            follows += 1  # per working day
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
        if kind[follows] == "per" and kind[follows + 1] in ("w", "pass", "n", "z"):
            if nouns and found.unit not in ("", "×"):
                return found.unit in _AMOUNTS and _read_rate_of(tokens, found)
            noun = tokens.word[follows - 1] if nouns else found.unit.removeprefix("×")
            if nouns > 2 and kind[follows - 2] == "-":
                noun = f"{tokens.word[follows - 3]}-{noun}"  # 2 wake-ups per engineer
            if tokens.word[follows + 1] == "half":
                year = follows + 2 + (tokens.kind[follows + 2] == "-")
                if tokens.word[year] == "year":
                    found.unit, found.rated, found.counted = "per half-year", True, False
                    extend(tokens, found, year)
                return bool(tokens.word[year] == "year")
            one = follows + 1 + (tokens.word[follows + 1] in _DESCRIBING)
            if tokens.word[one].isascii():
                thing, one = _thing_at(tokens, one)
                found.unit = f"{noun}/{thing}"
                found.rated = True
                extend(tokens, found, one)
                return True
    return False


def _is_short_for_two(tokens: Tokens, at: int) -> bool:
    """B/W prints, R/W heads: a letter for each of two, and what is like that; but 3 p/w, 4 t/d."""
    word = tokens.word
    if len(word[at]) != 1 or tokens.kind[at + 1] != "/" or len(word[at + 2]) != 1:
        return False
    thing = tokens.kind[at + 3] == "w" and is_plural(word[at + 3])
    letters = tokens.kind[at] == tokens.kind[at + 2] == "w" and tokens.tight(at + 2)
    return letters and thing and word[at] != "p" and word[at] not in UNITS


def _rate_per_thousand(tokens: Tokens, found: Quantity, at: int) -> bool:
    """3.1 per 1000 connections: of how many it is so many, which is no unit of ours."""
    many = tokens.word[at].replace(",", "").replace("'", "")
    if len(many) < len("100") or many.strip("0") != "1":
        return False
    found.counted = False
    of = tokens.word[at + 1]
    extend(tokens, found, at + (tokens.kind[at + 1] == "w" and (is_plural(of) or of in UNITS)))
    return True


def _rate_of_many(tokens: Tokens, found: Quantity, at: int) -> bool:
    """1 hitch per 10 minutes: a rate whose other side is a number too."""
    behind = tokens.word[at + 3]
    if behind not in UNITS and not (tokens.kind[at + 3] == "w" and is_plural(behind)):
        return False
    found.unit = f"{tokens.word[at]}/{tokens.word[at + 2]} {UNITS.get(behind, behind)}"
    found.rated, found.counted = True, False
    extend(tokens, found, at + 3)
    return True


def _slash_rate(tokens: Tokens, found: Quantity, at: int) -> bool:
    kind, word = tokens.kind[at], tokens.word[at]
    if kind == "#" and found.unit and word in _HUNDREDS and tokens.kind[at + 1] in _PER_MANY:
        found.unit = f"{found.unit}/{word} {tokens.word[at + 1]}"  # 6.2 l/100 km
        found.rated, found.counted = True, False
        extend(tokens, found, at + 1)
        return True
    if kind == "w" and word in PERIODS:
        set_rate(found, PERIODS[word])
    elif kind in ("u", "jidu", "nian", "yue"):
        period = {"yue": "month", "jidu": "quarter", "nian": "year"}.get(kind) or tokens.value[at]
        if period in MONEY or period in ("ms", "s", "min", "×", "%", "pp", "分"):
            found.unit = f"{found.unit}/{word}"
        else:
            set_rate(found, period)
    elif word == "半" and tokens.text.startswith("年", tokens.end[at]):
        set_rate(found, "halfyear")  # 10 个/半年
        at += 1
    elif word in _NIGHTS:
        set_rate(found, "day")  # 8%/晚
    elif kind in ("z", "n") and found.unit == "%":
        return False  # 目标 2% / 挑战 1%
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
        if kind in ("z", "n") or len(word) > 1:
            word, at = _noun_to_its_end(tokens, at, word)
        found.unit = f"{found.unit}/{word[:12]}"
        found.rated = True
        period = tokens.value[at + 2] if tokens.kind[at + 2] == "u" else ""
        period = period or PERIODS.get(tokens.word[at + 2], "")
        if tokens.kind[at + 2] in _PARTS_OF_YEAR:
            period = _PARTS_OF_YEAR[tokens.kind[at + 2]]  # 次/人/季
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


def _noun_to_its_end(tokens: Tokens, at: int, word: str) -> tuple[str, int]:
    """产品系列, 千行代码: a noun in which another word begins, where nothing comes behind it."""
    last = at
    while tokens.kind[last + 1] in ("z", "n", "m") and tokens.tight(last + 1):
        last += 1
    if at == last or last > at + MOST_OF_A_THING or tokens.kind[last + 1] not in _ENDS_A_NOUN:
        return word, at
    return word + tokens.text[tokens.end[at] : tokens.end[last]], last


_ENDS_A_NOUN = frozenset("eos comma stop / ( ) cmp date".split())
_PARTS_OF_YEAR = {"yue": "month", "jidu": "quarter", "nian": "year"}


_HELD = frozenset(("held", "run"))
_HUNDREDS = frozenset(("100", "1000", "1,000", "10000", "10,000", "100000", "100,000"))
_PER_MANY = frozenset(("w", "unit", "pass"))
_FAR = 12  # tokens between 每周 and the number
_TIMES = ("次数", "频次", "频率")


def rate_of_metric(tokens: Tokens, found: Quantity) -> str:
    """The rate that a metric says: 每周被叫醒次数 ≤ 1 is "per week"; "" for none."""
    at = found.first - 1
    while tokens.kind[at] in ("is", ":", "fill", "to", "hold", "from"):
        at -= 1
    if tokens.kind[at] == "u" and tokens.kind[at - 1] == "/":  # 破线次数/周 18 → 6
        said = tokens.text.endswith(_TIMES, 0, tokens.start[at - 1])
        return f"per {tokens.value[at]}" if said else ""
    if not tokens.text.endswith(_TIMES, 0, tokens.end[at]) or found.value % 1:
        return ""
    for place in range(at, max(0, at - _FAR), -1):
        if tokens.kind[place] == "zrate":
            return f"per {tokens.value[place]}" if tokens.value[place] != "halfyear" else ""
        if tokens.kind[place] in ("comma", "stop", "#"):
            return ""
    return ""


_AVERAGES = {"日均": "day", "周均": "week", "月均": "month", "年均": "year"}
_NO_AMOUNTS = frozenset("× ‰ 分 级 星 点 ℃ °C 个 家 台 套 辆 座".split())
_STOCKS = in_order("zh", "always_lying_there")


def rate_of_average(tokens: Tokens, found: Quantity) -> None:
    """投诉月均 420 件, 账户月均新增 57 户: a month; but 库存日均 300 件 lie there always."""
    at = found.first - 1
    grows = tokens.word[at] == "新增"
    period = _AVERAGES.get(tokens.word[at - grows])
    if period is None or found.rated or found.unit in _NO_AMOUNTS or found.unit.isascii():
        return
    if tokens.kind[at - grows - 1] == "from":
        return  # 数量由日均 340 条降为 50 条: the unit of the metric in front
    clause = tokens.text[max(0, found.whole - _NEAR) : found.whole].rpartition(",")[2]
    behind = tokens.text[found.whole_end : found.whole_end + 4].lstrip()
    if grows or not (any(word in clause for word in _STOCKS) or behind.startswith(_STOCKS)):
        set_rate(found, period)


_NEAR = 16  # characters in front of a number


_COLLECTIONS = ("集", "榜单")
_ACTS_OF = frozenset("采收征汇筹募聚入出离在")


def is_collected(tokens: Tokens, at: int, found: Quantity) -> bool:
    """每日回归集新增 120 条: how often belongs to the name of a collection; but 每日采集 120 条."""
    name = tokens.text[tokens.end[at] : min(found.whole, tokens.end[at] + 6)]
    for part in _COLLECTIONS:
        place = name.find(part)
        if place > 0 and name[place - 1] not in _ACTS_OF:
            return name[place + len(part) : place + len(part) + 1] not in (
                "",
                " ",
                "成",
                "团",
                "合",
            )
    return False
