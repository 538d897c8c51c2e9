"""What the words beside a number say of it: whose it is, how old, how it goes on."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.cues import TARGETS
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.which import load_follows

_ONWARD = frozenset(("to", "downto", "upto", "clear", "reach"))
_REDUCTIONS = frozenset("reduction reductions decrease savings saving drop decline".split())


FALLS = frozenset("drop reduction decrease cut fall decline".split())
_MADE = frozenset("reduction decrease cut increase uplift improvement".split())
_SEEN = frozenset("drop fall decline rise growth".split())


def is_multiple(tokens: Tokens, one: Quantity, at: int) -> bool:
    """By a factor of 3, but not: a bus factor of at least 3."""
    return not (one.unit or one.comparator) and tokens.word[at - 1] != "bus"


def leads_on(tokens: Tokens, at: int) -> bool:
    """变为, 降到: what stands in front of it is where something comes from; not 到 of 到场."""
    word = tokens.word[at]
    if word == "to":
        # 3 days to same day, 60 to single digits
        return tokens.word[at + 1] in _SOON or tokens.kind[at + 1] == "vague"
    if word[:3] == "to " and tokens.kind[at] == "vague":
        return True  # 60 to a handful
    if word in _TURNS:
        return tokens.text.startswith(_AT_ONCE, tokens.end[at])  # 2 天变当天
    return tokens.kind[at] in TARGETS and len(word) > 1 and not word.isascii()


_TURNS = frozenset("变改转")
_AT_ONCE = tuple(
    f"{to}{soon}" for to in ("", "成", "为", " ") for soon in ("当天", "当日", "实时", "即时")
)
_SOON = frozenset(
    ("same", "seconds", "minutes", "hours", "instant", "real", "self", "near zero", "immediate")
)


def is_how_often(tokens: Tokens, one: Quantity, at: int) -> bool:
    """Once in 1,000 sessions, as against three times: how often it is, and no multiple of it."""
    return tokens.latin and (one.value == 1 or tokens.word[at] in ("as against", "instead of"))


def is_reduction(tokens: Tokens, at: int) -> bool:
    """Cost reduction, response time reduction: what a share is of, named by a noun of change."""
    for place in range(at, at + 3):
        if tokens.word[place] in _REDUCTIONS:
            return place > at
        if tokens.kind[place] not in ("w", "mass"):
            return False
    return False


def goes_to(tokens: Tokens, one: Quantity) -> bool:
    """eNPS +12 to +35: a mark that moves, and no difference."""
    return tokens.kind[one.last + 1] in TARGETS


def is_had(tokens: Tokens, one: Quantity) -> bool:
    at = (one.noun_at or one.last) + 1
    return tokens.word[at] == "we" and tokens.word[at + 1] in ("have", "had")


def is_in_row(tokens: Tokens, one: Quantity) -> bool:
    """12 consecutive weeks, 4 weeks in a row, 4 times running."""
    at = one.last + 1
    if tokens.word[at] != "in":
        return tokens.word[at] == "consecutive" or (
            tokens.word[at] == "running" and one.unit == "×"
        )
    return tokens.word[at + 1 : at + 3] == ("a", "row") and (one.unit in TIMES or one.unit == "×")


def is_nameless(one: Quantity) -> bool:
    """The 14-day retention, one cluster: only a value when the frame says so."""
    if one.hyphened or one.bare_year or (one.mark == "between" and one.spelled and one.noun):
        return True  # time between two stops
    if one.mark == "of" and one.unit in TIMES:
        return False  # an MTTR of one hour
    return one.spelled and one.value == 1 and not (one.comparator or one.rated or one.upper)


def is_age(tokens: Tokens, one: Quantity) -> bool:
    """The 20 year old switches: what they are like."""
    return one.unit in TIMES and tokens.word[one.last + 1] == "old"


def is_cleared(tokens: Tokens, at: int) -> bool:
    """把 37 个高危漏洞清零: so many there are, and none is to be left."""
    if "clear" not in tokens.kinds:
        return False
    for kind in tokens.kind[at : at + 6]:
        if kind == "clear":
            return True
        if kind in ("comma", "stop", "#", "eos", "to"):
            return False
    return False


def is_in_time(tokens: Tokens, one: Quantity) -> bool:
    """高危漏洞 30 天清零: how soon; but 85 处清零, 逾期 30 天清零 say how much there is."""
    if one.unit not in TIMES or tokens.kind[one.last + 1] != "clear":
        return False
    front = tokens.text[max(0, one.whole - FURTHEST_TIME) : one.whole]
    return not any(word in front for word in _OWED)


FURTHEST_TIME = 12  # characters
_OWED = in_order("zh", "time_that_is_owed")


def opens_fewer(tokens: Tokens, one: Quantity, at: int) -> bool:
    """故障少 3 起, 再少 5 起, 门店再多 5 家: so many fewer or more; but 缺少 says no such thing."""
    word = tokens.word[at]
    if word == "少" and tokens.kind[at - 1] in _OPENS_FEWER:
        return True
    if word in ("少", "多"):
        return bool(tokens.word[at - 1] == "再")
    fewer = word[-1] == "少" and len(word) > 2 and word[-2:] not in _NOT_FEWER
    return fewer and one.counted


_OPENS_FEWER = frozenset("begin comma : ) zrate".split())
_NOT_FEWER = word_class("zh", "few_but_not_fewer")


def noun_follows(tokens: Tokens, at: int) -> bool:
    """30 % drop in …, and not "within 7 days fall from …"."""
    if tokens.kind[at + 1] == "#" and not tokens.latin:
        return bool(tokens.word[at - 1] == tokens.word[at + 2])  # but 22% 降 5 个点, 3.2s 砍 20%
    return tokens.kind[at + 1] not in ("from", "to", "by", "downto", "cmp")


def _is_left_for(tokens: Tokens, one: Quantity) -> bool:
    """平均 6 天, 目标当天 · 10% 出发, …: what it is to come away from."""
    at = one.last + 1
    if tokens.kind[at] == "comma":
        goal = tokens.kind[at + 1] == "reach"
        return goal and tokens.text.startswith(_AT_ONCE, tokens.end[at + 1])
    return tokens.word[at] == "出发" and tokens.kind[at + 1] == "comma" and not one.counted


_BEHIND = frozenset(("comma", "z"))


def clause_is_now(tokens: Tokens, one: Quantity) -> bool:
    """目前发布前置时间为 9 天: the clause begins with what is now."""
    kinds = tokens.kind
    if kinds[one.last + 1] in _BEHIND and not tokens.latin and _is_left_for(tokens, one):
        return True
    beside = one.out_of and not tokens.latin and "#" in kinds[max(1, one.first - 16) : one.first]
    if beside and "已" in tokens.text[max(0, one.whole - 4) : one.whole]:
        return True  # 核心表 100% 打标（已打 450/900）
    if "now" not in tokens.kinds and (tokens.latin or not tokens.dated):
        return False
    at = one.first - 1
    if kinds[at - 1] == "now" and tokens.word[at] in _HAPPENED:
        return True  # 证书过期 2026 年发生 5 次
    for _ in range(12):
        if kinds[at] in ("begin", "comma", "stop", "(", "#", ":", ")"):
            break
        at -= 1
    if kinds[at] == "#":
        return False
    while kinds[at + 1] == "date":
        at += 1
    if tokens.word[at + 1] == "存量" and tokens.kinds.isdisjoint(_ONWARD):
        return False  # 存量页面 210 个全部完成
    return kinds[at + 1] == "now" and at + 1 < one.first


_HAPPENED = frozenset(("发生", "出现", "共发生", "实际", "累计"))


def is_change_of(tokens: Tokens, one: Quantity, before: int) -> bool:
    """A reduction of 3 days, growth of 12 %; but a voltage drop of 5 mV is a level."""
    if tokens.word[before] != "of":
        return False
    word = tokens.word[before - 1]
    return word in _MADE or (word in _SEEN and one.unit in ("%", "pp", "×"))


def is_beside(tokens: Tokens, one: Quantity) -> bool:
    """Repeat calls within 7 days down to 18 %, a sample of 2,000, 99.9 % over 10,000 cycles."""
    before, after = one.first - 1, one.last + 1
    if one.unit == "×" and tokens.kind[before] in ("with", "at"):
        return load_follows(tokens, after)  # at 3x Black Friday traffic
    if tokens.word[one.first] == "within":
        return tokens.kind[after] in ("downto", "upto") and tokens.kind[after + 1] == "#"
    if tokens.word[before] in _DESPITE or tokens.word[before - 1] in _DESPITE:
        return True  # flat despite +20 % users
    if tokens.word[after] == "ahead" and not one.noun:
        behind = tokens.kind[after + 1]  # forecast, 12 months ahead: …
        return behind == ":" or (behind == "comma" and tokens.kind[before] == "comma")
    if tokens.word[before] == "of":
        if tokens.word[before - 1] in _MEANS and tokens.kind[before - 2] == "(":
            return one.counted  # 74 days (median of 19 hires) to 50
        return bool(tokens.word[before - 1] == "sample")
    return bool(one.noun) and tokens.word[one.first] == "over" and tokens.kind[before] == "unit"


_MEANS = frozenset("median mean average avg".split())
_DESPITE = frozenset(("despite", "notwithstanding"))
_TAKES = frozenset("takes took needs needed lasts had".split())


def takes_now(tokens: Tokens, one: Quantity) -> bool:
    """Refreshed in 1 day, takes 2 weeks."""
    if tokens.word[one.first - 1] not in _TAKES:
        return False
    named = tokens.kind[one.first - 2] == "#" and tokens.kind[one.first - 4] in ("comma", "stop")
    return tokens.kind[one.first - 2] == "comma" or named  # …, wave 2 had 4 h


def is_without(tokens: Tokens, one: Quantity, at: int) -> bool:
    """90 days without an incident; but 10 次发布中 9 次零回滚 are so many of them."""
    if one.comparator[:1] == "<":
        return False  # a swap in < 30 s without tools
    if tokens.word[one.first - 1][-1:] in ("中", "里"):
        return False
    return tokens.word[at] == "without" or tokens.word[at][:1] in ("零", "无")


def is_bare_level(tokens: Tokens, one: Quantity) -> bool:
    """4.4 stars after 4.1 at launch: nothing but a level, behind another number."""
    behind = tokens.kind[one.last + 1]
    return not one.comparator and behind in _BEHIND_LEVEL and "#" in tokens.kind[1 : one.first]


_BEHIND_LEVEL = frozenset("eos comma stop ) at in date now last .".split())


def starts_signed(tokens: Tokens, one: Quantity) -> bool:
    """NPS +12 → +30, −5 to 30: a start with a sign; but headcount +4 to 40 says how many more."""
    more = one.value > 0 and tokens.kind[one.last + 1 : one.last + 3] == ["to", "#"]
    return goes_to(tokens, one) and not more


_SCORES = frozenset(("nps",))


def rises_by(tokens: Tokens, one: Quantity) -> str:
    """English: whether a target with a plus is a change by so much; "unsure": it may be one."""
    if one.value <= 0 or one.comparator or not tokens.latin or one.unit not in _MARKS:
        return ""
    if one.noun not in ("", "points"):
        return ""  # target: +5 engineers
    return "unsure" if not (one.unit or one.noun) or tokens.about(_SCORES) else "signed"


_MARKS = frozenset(("", "points"))


def is_against(tokens: Tokens, one: Quantity) -> bool:
    """较基线 +1.5pp, +2 points vs. 2026: what something is compared with, straight in front."""
    return "vs" in tokens.kind[one.first - 2 : one.first]


def is_less_than_then(tokens: Tokens, one: Quantity, at: int) -> bool:
    """3 weeks less than now, 40 MWh less than in the year before. `at`: behind "less than"."""
    if tokens.word[at] == "the" and tokens.word[at + 2] in _LEVELS and tokens.kind[at + 1] == "#":
        return one.unit == "%"  # 20 % under the 2026 level
    if not tokens.latin or one.unit in ("", "%", "people"):
        return tokens.kind[at] == "now" and (one.unit in TIMES or one.counted)
    then = tokens.kind[at] == "now" or tokens.word[at] == "in" or tokens.word[at][:3] == "in "
    return then or (tokens.kind[at] == "last" and one.unit in TIMES)


_LEVELS = frozenset(("level", "levels", "figure", "figures", "value", "values"))
