"""What the words around a quantity make of it: a start, a target, a change, or a circumstance."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence import which
from grove.quality.sentence.cues import STARTS, TARGETS, cue_of
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.names import is_version
from grove.quality.sentence.neighbours import (
    clause_is_now,
    goes_to,
    is_against,
    is_age,
    is_bare_level,
    is_beside,
    is_change_of,
    is_cleared,
    is_had,
    is_how_often,
    is_in_row,
    is_in_time,
    is_less_than_then,
    is_multiple,
    is_nameless,
    is_reduction,
    is_without,
    leads_on,
    noun_follows,
    opens_fewer,
    rises_by,
    starts_signed,
    takes_now,
)
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.situations import is_situation, is_step, points
from grove.quality.sentence.then import is_by_now, tells_of, was_then
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MONEY, UNITS

START, TARGET, CHANGE, PLAIN = "start", "target", "change", "plain"
CIRCUMSTANCE = "circumstance"  # for 30 days, in 3 regions, of all 40 services
CONDITION = "condition"  # at 10k rps, with 3 reviewers: a circumstance if anything else is a target
RELEASE = "release"  # the mark of a circumstance: 13 → 16 of an upgrade
NAMELESS = "nameless"  # one, 一, 2027, 30-day: only a value when the frame says so
HALF = 50  # per cent, from which on a share over a stretch of time is rather a level than a rise
MANY = 20  # more than the last few: 近 3 次
_AROUND = frozenset(("for", "last", "than", "all", "during", "older", "every", "part", "top"))
_ENDURED = TIMES | {"次", "轮", "遍", "趟", "公里", "万公里"}
_APART = frozenset("begin comma ( : stop date".split())
_SHARES = frozenset(("%", "×", "‰", "pp", "bp", "basis points"))
_STOCK = frozenset(("存量", "现有", "原有", "baseline"))
_MEASURED_ON = frozenset("全部 所有 样本量 样本数".split())
_PAST = "today|today's|last year|last year's|current level of|current level|baseline".split("|")
_MORE = frozenset(("less", "more"))
_CLOSES = frozenset(("eos", "comma", "stop"))
_LEADS = frozenset(("from", "to", "arrow", "upto", "downto"))
_ENDS = _CLOSES | {"to", "arrow", "upto", "downto", "date"}
_DONE = frozenset(("w", "pass", "find", "up", "down", "move"))
_LEVELS = frozenset((TARGET, PLAIN, CONDITION))
_PAST_THINGS = word_class("en", "levels_of_today")
_LOOSE_ROLES = frozenset((PLAIN, CIRCUMSTANCE))
_LOOSE = frozenset(("w", "z", "n", ":", "a", "pass", "d"))
TAKES_TIME = word_class("en", "m_means_minutes")
_MARKS = frozenset("points 分 people km m2 ha kW MW TB".split())  # +40 km: so much more
_RESULTS = frozenset("ebit ebitda profit result results cash flow margin balance".split())
_THAN = frozenset(("cmp", "over"))
_ADDS = frozenset(("增加", "扩充", "扩大", "add"))


def give_role(tokens: Tokens, one: Quantity) -> None:
    """Set `role` and `cue` of one quantity. Looks a few tokens to both sides, never further."""
    if one.role == "which":
        one.role = CIRCUMSTANCE
        return
    before = one.first - 1
    said = tokens.kind[before]
    if not tokens.latin:
        if is_situation(tokens, one):
            one.role, one.mark = CIRCUMSTANCE, "part"
            return
    elif said == "date" and tokens.word[before].endswith((" next", " coming")):
        one.role = CIRCUMSTANCE  # over the next two quarters
        return
    bare = not (one.comparator or one.signed or one.bare_year or one.mark)
    if bare and said in _LEADS and one.unit and tokens.kind[one.last + 1] in _ENDS:
        one.role, one.mark = START if said == "from" else TARGET, said
        return  # from 30 % to 4 %: nothing else can make another thing of it
    if not one.unit and is_version(tokens, one):
        one.role, one.mark = CIRCUMSTANCE, RELEASE  # upgrade 1.29 → 1.32
        return
    sampled = tokens.word[before] == "=" and tokens.word[before - 1] == "n"  # (n=420 in 2026)
    if sampled or (one.comparator and tokens.word[before] in _GRADES):
        one.role = CIRCUMSTANCE  # with CVSS ≥ 7
        return
    if tokens.latin and _says_which(tokens, one, said):
        return
    if one.mark == "between":
        one.role = PLAIN  # within ±0.5 °C
        return
    if is_beside(tokens, one):
        one.role, one.mark = CIRCUMSTANCE, "beside"
        return
    if one.unit in TIMES and takes_now(tokens, one):
        one.role, one.mark = START, "now"
        return
    kind, at = cue_of(tokens, one)
    if kind == "of" and is_change_of(tokens, one, before):
        one.role, one.mark = CHANGE, "of"  # a reduction of 20 %
        return
    if kind == "of" and tokens.word[at] == "factor" and is_multiple(tokens, one, at):
        one.unit, one.role, one.mark = "×", CHANGE, "of"
        return
    if kind == "w" and tokens.word[at] == "factor" and tokens.kind[at - 1] == "by":
        one.unit, one.role, one.mark = one.unit or "×", CHANGE, "of"  # by factor 3
        return
    one.mark = kind
    if kind in STARTS:
        one.role = START
        if kind == "now" and one.comparator and tokens.word[at] in (*_STOCK, "now"):
            one.role, one.mark = PLAIN, "z"  # 高危漏洞存量不超过 5 个
        elif one.comparator and tokens.word[before] == "比" and tokens.kind[before - 1] in "znm":
            one.role, one.mark = PLAIN, "z"  # 存贷比不高于 75%
        elif kind == "now" and one.unit == "×" and not is_how_often(tokens, one, at):
            one.role, one.mark = CHANGE, "of"
        elif (
            kind == "now"
            and one.unit in ("×", "%")
            and tokens.word[one.first - 1] == "的"
            and (tokens.kind[at - 1] in TARGETS)
        ):
            one.role, one.mark = CHANGE, "of"  # 提升到原来的两倍, 降到去年的 60%
            if one.unit == "%":
                one.value -= 100
    elif kind == "upto_en" and (
        said == "fill" or tokens.kind[at - 1] == "by" or tokens.kind[one.last + 1] in _MORE
    ):
        one.role, one.mark = CHANGE, "unsure"  # up to 50 % fewer, up to around 97: from nothing on
    elif kind == "until" and tokens.word[at] == "until" and one.unit == "%":
        one.role = TARGET  # 5 % a month until 80 %
    elif kind in TARGETS or (kind == "upto_en" and not one.comparator):
        met = kind == "reach" and tokens.word[one.last + 1] in _WINDOWS
        met = met or (kind == "upto_en" and which.is_load(tokens, one))
        one.role = CIRCUMSTANCE if met else TARGET  # meet the 4 h SLA
    elif kind == "by" and one.comparator and tokens.word[at - 1] == "off":
        one.role = PLAIN  # forecast off by at most 3 minutes
    elif kind == "by":
        one.role = PLAIN if which.is_doer(tokens, one, at) else CHANGE
        thing = one.unit in TIMES and tokens.kind[one.last + 1] == "w"
        if thing and tokens.word[at - 1][-2:] == "ed":
            one.role = NAMELESS  # verified by 72 hours soak test
    elif kind == "up" and one.unit == "%" and tokens.kind[one.last + 1] == "of":
        one.role, one.mark = CHANGE, "unsure"  # up 99 % of office hours
    elif kind in ("up", "down"):
        one.role = _after_verb(tokens, one, at)
    elif kind in _AROUND or kind == "over":
        share = one.unit == "%"
        bound = one.comparator and tokens.word[at] in _MEASURED_ON  # 全部 < 500 ms
        bound = bound or (share and tokens.word[at] in ("抽检", "抽查"))
        if tokens.word[at] == "参与" and one.unit == "people":
            bound = one.comparator != "" or tokens.word[at - 1] == "累计"  # 累计参与 2000 人
        bound = bound or (tokens.word[at] == "both" and (share or one.comparator != ""))
        bound = bound or (share and kind == "for" and one.comparator and tokens.latin)
        ranged = kind in ("for", "every") and tokens.kind[one.last + 1] == "to"
        ranged = ranged and tokens.kind[one.last + 2] == "#"
        ranged = ranged and UNITS.get(tokens.word[one.last + 3]) in TIMES
        one.role = PLAIN if bound or ranged else CIRCUMSTANCE  # in stock for 30 to 45 days
        if kind == "part" and tokens.kind[at - 1] not in _APART:
            one.role, one.out_of = PLAIN, True  # 消除其中的 30 个
        onward = one.rated or tokens.kind[one.last + 1] in _LEADS  # 每台 6.3 元到 5 元
        if kind == "every" and onward and not tokens.latin:
            one.role = PLAIN  # 每台每月 3.2 次降到 0.8 次
        led = one.unit in TIMES and tokens.kind[one.last + 1 : one.last + 3] == ["comma", "reach"]
        told = kind == "every" and (led or tokens.kind[at - 1] in ("now", "not"))
        if told and not one.comparator:
            one.role, one.mark = START, "now"  # 现在每台 45min; 每台 95 秒, 目标 60 秒
        if tokens.kind[at - 1] == "from" and (bound or tokens.word[at] == "过去"):
            one.role, one.mark = START, "from"  # 从抽检 3% 到全量
    elif kind in ("in", "on", "until"):
        none = not one.value and one.noun and kind != "until"  # on zero laptops
        none = none or (kind == "on" and one.unit == "%" and tokens.kind[one.last + 1] == "of")
        one.role = PLAIN if one.comparator or none else CIRCUMSTANCE  # on 98 % of nights
    elif kind == "not" and tokens.kind[at - 1] in ("comma", "and") and not one.comparator:
        one.role, one.mark = START, "now"  # after 20 days, not 45
    elif kind == "at" and tokens.latin and which.is_told_at(tokens, one):
        one.role, one.mark = START, "now"
    elif kind in ("with", "at", "while"):
        one.role = PLAIN if one.comparator and not which.is_theirs(tokens, one) else CONDITION
    else:
        one.role = PLAIN
    if kind == "for" and tokens.word[before] == "近" and one.counted and one.value >= MANY:
        one.role, one.mark = PLAIN, "z"  # 近 300 名员工通过考核
    if said == "x" and one.role == PLAIN and not one.comparator and (way := points(tokens, one)):
        one.role, one.mark = CHANGE, way
    if one.out_of and one.role == CIRCUMSTANCE and kind != "all":
        one.role = PLAIN
    if tokens.latin and is_in_row(tokens, one):
        one.role = CIRCUMSTANCE
    if one.unit == "%" and one.role in _LEVELS and tokens.kind[one.last + 1] == "of":
        known = one.last + 2 + (tokens.kind[one.last + 2] == "the")
        now = tokens.kind[known] == "now" and (
            tokens.word[known] in _PAST or tokens.word[known + 1] in _PAST_THINGS
        )
        half = tokens.word[one.first] == "half" and which.is_amount(tokens, known)
        if now or half or which.is_part_of_known(tokens, one, known):
            one.role, one.mark = CHANGE, "of"
            one.value -= 100
    if one.role == PLAIN and (not one.comparator or tokens.word[at][-1:] == "少"):
        if kind in ("z", "n", "less", "more") or tokens.word[at] == "省":
            _compared(tokens, one, at)
        if one.role == PLAIN and clause_is_now(tokens, one):
            one.role, one.mark = START, "now"
    after = tokens.latin and tokens.word[before] == "after" and one.role == PLAIN
    if after and one.unit not in TIMES and not one.noun and is_bare_level(tokens, one):
        one.role, one.mark = START, "now"  # 4.4 stars after 4.1 at launch
    if one.role == PLAIN and tokens.latin and tells_of(tokens, one):
        one.role, one.mark = START, "now"  # every ministry has one; 6 of 14 do
    if "(" in tokens.kinds and one.role in _LOOSE_ROLES and was_then(tokens, one):
        one.role, one.mark = START, "now"
    if tokens.word[one.first - 1] in _FURTHER and one.role in (PLAIN, CHANGE) and not one.noun:
        one.role, one.mark = CHANGE, "by"  # down another 100 ms
    if one.role == TARGET and kind == "reach" and tokens.kind[one.last + 1] == "arrow":
        one.role, one.mark = PLAIN, "w"  # cache hits 41 % → 85 %
    _suffix(tokens, one)
    if one.signed:
        _read_sign(tokens, one, kind)
    if one.comparator and is_had(tokens, one):
        one.role, one.mark, one.comparator = START, "now", ""  # more than the 800 we have
    if kind == "since" and not one.unit and one.role == PLAIN:
        one.role = CIRCUMSTANCE  # every release since 5.2
    odd = kind == "from" and (
        one.bare_year or one.comparator or tokens.word[one.last + 1] in _ONWARDS
    )
    if odd and one.role == START and tokens.kind[one.last + 1] not in TARGETS:
        one.role = CIRCUMSTANCE  # findings from 2026, from at least 200 reviews
    if one.bare_year and (one.role == CONDITION or kind in ("now", "vs")):
        one.role = NAMELESS  # at the 2026 level
    if one.role in _LOOSE_ROLES and (is_nameless(one) or is_age(tokens, one)):
        one.role = NAMELESS


def _says_which(tokens: Tokens, one: Quantity, said: str) -> bool:
    """English: below 60 (of 420), 12 of the 30 reports, a 2 MB bundle, faster than today's 4 s."""
    if one.comparator and tokens.word[one.first].endswith("than") and which.is_todays(tokens, one):
        one.role, one.mark, one.comparator = START, "now", ""
        return True
    told = "now" in tokens.kinds or tokens.kind[one.last + 2] == "arrow"
    if told and said == "of" and tokens.kind[one.first - 2 : one.last + 2 : 3] == ["(", ")"]:
        one.role, one.mark = CIRCUMSTANCE, "part"
        return True
    of = tokens.kind[(one.noun_at or one.last) + 1] == "of"
    if of and not one.unit and which.is_of_them(tokens, one):
        one.role, one.mark = (START, "now") if is_by_now(tokens, one) else (CIRCUMSTANCE, "part")
        return True
    if one.unit and said == "a" and which.is_size_of_thing(tokens, one):
        one.role = NAMELESS
        return True
    tells = one.comparator != "" and which.tells_which(tokens, one)
    if tells:
        one.role, one.mark = CIRCUMSTANCE, "for"
    return tells


def _read_sign(tokens: Tokens, one: Quantity, kind: str) -> None:
    """+5 points, −20 % vs. 2026, NPS +40."""
    differs = one.unit in _SHARES or one.unit in _MARKS or one.noun == "points"
    shorter = one.value < 0 and (one.unit in TIMES or one.unit in which.SIZES)  # -1.5 s, -20 MB
    shorter = shorter or tokens.word[one.last + 1] in ("on", "over", "vs")  # 7.2, +0.5 on last year
    if one.unit[:3] in MONEY and one.role == PLAIN and not (one.comparator or goes_to(tokens, one)):
        level = one.value < 0 and not _RESULTS.isdisjoint(tokens.word[1 : one.first])  # EBIT -€2m
        one.role, one.mark = CHANGE, "unsure" if level else "signed"  # cost per lead -£5
    elif one.role == TARGET and kind == "reach" and (mark := rises_by(tokens, one)):
        one.role, one.mark = CHANGE, mark  # NPS (target: +5 points)
    elif (differs or shorter) and (one.role in (PLAIN, CIRCUMSTANCE) or is_against(tokens, one)):
        one.role, one.mark = CHANGE, "signed"
    elif (
        not one.unit
        and not one.comparator
        and one.role == PLAIN
        and kind in _LOOSE
        and not starts_signed(tokens, one)
    ):
        small = abs(one.value) < 1 and one.value % 1  # AUC +0.02
        one.role, one.mark = CHANGE, "signed" if small else "unsure"  # NPS +40: so much more?
    elif one.rated and one.role == PLAIN and not one.comparator:
        one.role, one.mark = CHANGE, "unsure"  # +20 samples/day


_ONWARDS = frozenset(("onwards", "onward", "on", "upwards"))
_FURTHER = frozenset(("another", "further", "additional", "extra"))
_COMPARED = frozenset(("w", "now", "vs", "last", "the", "date", "allyear", "our"))
_WINDOWS = word_class("en", "agreed_time_windows")
_SOONER = frozenset(("earlier", "sooner", "later", "ahead", "early"))
_GRADES = frozenset(("cvss", "severity", "priority", "n"))
_INSTEAD = frozenset(("instead of", "in place of", "rather than", "compared to", "compared with"))


_GROWS = frozenset(("增", "净增", "多增", "日均增"))
_MORE_OR_LESS = frozenset("少低慢短小轻省薄窄多高快长大重强好优")


def _compared(tokens: Tokens, one: Quantity, at: int) -> None:
    """比去年少 25 %: a change when something is compared with."""
    way, near = tokens.word[at][-1], tokens.kind[max(0, at - 8) : at]
    against = "vs" in near or ("now" in near and one.unit in _SHARES)
    grown = way in "增减" and "vs" in near  # 较年初净增 280 亿元
    grown = grown or (tokens.word[at] in _GROWS and one.unit[:3] in MONEY)  # 日均增 12 亿元
    if grown or (way in "提涨升增跌减" and one.unit in _SHARES):
        one.role, one.mark = CHANGE, "down" if way in "跌减" else "up"  # 稼动率提 4%
        return
    fewer = way in "少快慢" and one.unit == "%"  # 进线少 12%
    opens = way in "少多" and opens_fewer(tokens, one, at)
    if way in "快慢早晚" and one.unit in TIMES and against:
        one.role, one.mark = CHANGE, "unsure"  # 比竞品快 300 毫秒
    elif way in _MORE_OR_LESS and (against or opens or fewer or which.is_spared(tokens, at)):
        one.role, one.mark = CHANGE, "down" if way in "少低慢短小轻省薄窄" else "up"


def _after_verb(tokens: Tokens, one: Quantity, at: int) -> str:
    """Straight after a verb of direction: 下降四成, cut 40 minutes; but 增加 3 名 counts."""
    if one.hyphened:
        return NAMELESS  # cut the 14-day retention cost
    if one.out_of and not one.unit:
        return PLAIN  # cut 12 of the 30 reports
    if one.comparator and (one.unit not in _SHARES or which.is_level(tokens, one, at)):
        return CHANGE if one.unit in _SHARES and is_step(tokens, one, at) else PLAIN
    named = (
        one.spelled and one.unit == "次" and one.value <= 2 and tokens.kind[one.last + 1] in "zn"
    )
    if named and tokens.tight(one.last + 1) and tokens.word[at] not in _ADDS:
        return NAMELESS  # 提高一次交付质量
    if one.spelled and one.unit == "次" and one.value == 1 and tokens.kind[one.last + 1] == "from":
        return NAMELESS  # 扩容一次从 25 分钟缩短到 3 分钟
    if tokens.kind[at] == "up":
        chinese = not tokens.word[at].isascii()
        if chinese and one.counted and tokens.word[at] in _ADDS:
            return PLAIN
        if not chinese and one.unit not in _SHARES and tokens.value[at] != "n":
            return PLAIN
    return CHANGE


def _suffix(tokens: Tokens, one: Quantity) -> None:
    at = (one.noun_at or one.last) + 1
    kind = tokens.kind[at]
    if kind == "cmp" and one.mark == "reach" and tokens.kind[at + 1] == "now":
        one.role = PLAIN  # target: 10 % less than last year
    if kind != "(" and (one.role == TARGET or one.role == START):
        return
    if kind in _CLOSES and one.unit != "×":  # nothing stands behind it
        before, after = tokens.word[one.first - 1], tokens.word[one.first + 1]
        if after != "more" and (tokens.latin or not before.endswith("预算")):
            return
    said = at + 1 + (tokens.kind[at + 1] == "w" and tokens.kind[at + 2] == "now")
    if kind == "(" and tokens.kind[said + 1] == ")" and one.role in (PLAIN, TARGET):
        if tokens.kind[said] == "now":
            one.role, one.mark = START, "now"  # 54 % (baseline) → 80 % (target), 26ms (T2 实测)
        elif tokens.kind[said] == "reach":
            one.role = TARGET
    elif kind == "reach" and one.role == PLAIN and tokens.kind[at + 1] in _ENDS:
        one.role = TARGET  # 1.7% 今天 / 0.4% 目标
    elif (kind == "arrow" or leads_on(tokens, at)) and one.role == PLAIN and not one.comparator:
        if "#" not in tokens.kind[at : at + 8]:
            one.role, one.mark = START, "now"  # 3 d → same day, 1.5 天变为当天
    elif kind == "arrow" and one.role in (CONDITION, CIRCUMSTANCE):
        if "#" in tokens.kind[at : at + 4] and not one.comparator:
            one.role = PLAIN  # storage at 71 % → 50 %
    elif kind == "half" and one.role == PLAIN and not tokens.word[at].isascii():
        one.role, one.mark = START, "now"  # 2.4 s 降一半
    elif kind == "at" and tokens.kind[at + 1] == "now" and one.role == PLAIN:
        one.role, one.mark = START, "now"  # 140 at year end 2026
    elif kind == "now" and one.unit == "×" and one.role == PLAIN:
        one.role, one.mark = CHANGE, "of"  # 3x current
    elif kind == "arrow" and one.role == CHANGE and "#" in tokens.kind[at : at + 4]:
        if not one.comparator and one.mark in ("up", "down"):
            one.role = PLAIN  # shrinks 4 h → 1.5 h
    elif kind == "cmp" and is_less_than_then(tokens, one, at + 1):
        if one.role == PLAIN and not one.comparator:
            falls = tokens.value[at].startswith("<")
            one.role, one.mark = CHANGE, "down" if falls else "up"  # 3 weeks less than now
    elif kind in _THAN and one.unit == "%" and one.role == PLAIN and one.comparator in ("", ">="):
        near = tokens.kind[at : at + (3 if tokens.word[at + 2] == "year" else 5)]
        near = near[: near.index("(")] if "(" in near else near
        compared = tokens.kind[at + 1] in _COMPARED and "#" not in near
        compared = compared and not (one.comparator and one.value >= HALF and near[1:2] == ["date"])
        if compared:  # but 99.5 % over any 28-day window is a level
            falls = tokens.value[at].startswith("<")
            one.role, one.mark = CHANGE, "down" if falls else "up"  # 10 % under budget
    elif (
        tokens.word[one.first + 1] == "more" and one.counted and one.role == PLAIN and not one.rated
    ):
        if one.first == 1 or (one.first == 2 and "now" in tokens.kinds):
            one.role, one.mark = CHANGE, "more"  # 2 more releases
    elif is_cleared(tokens, at) and one.role == PLAIN and one.value and not one.comparator:
        one.role, one.mark = (CIRCUMSTANCE, "in") if is_in_time(tokens, one) else (START, "now")
    elif (
        tokens.word[at] in ("after", "before")
        and one.role == PLAIN
        and one.unit in TIMES
        and one.comparator != ">="  # at least 21 days before it starts
        and (one.comparator[:1] != "<" or tokens.word[one.first] == "within")
    ):
        one.role = CIRCUMSTANCE  # 90 days after launch
    elif tokens.word[at] in _WINDOWS and one.role == PLAIN and one.unit in TIMES:
        one.role = CIRCUMSTANCE  # meet the 4 h SLA
    elif (
        tokens.word[at] == "off"
        and one.role == PLAIN
        and (one.unit in TIMES or one.unit in _SHARES or one.unit[:3] in MONEY)
    ):
        one.role, one.mark = CHANGE, "down"  # shave 200 ms off
    elif tokens.word[at] in _SOONER and one.role == PLAIN and one.unit in TIMES:
        one.role, one.mark = CHANGE, "unsure"  # finishes 2 h earlier
    elif one.unit in _ENDURED and one.role == PLAIN and is_without(tokens, one, at):
        one.role = CIRCUMSTANCE  # 90 days without an incident
    elif tokens.word[one.first - 1].endswith("预算") and tokens.kind[one.first - 2] == "cmp":
        if one.unit == "%":  # 低于预算 10 %
            one.role, one.mark = CHANGE, "up" if tokens.value[one.first - 2][0] == ">" else "down"
    elif kind == "now" and (
        tokens.word[at] in (*_INSTEAD, "vs") or (one.signed and one.unit in _SHARES)
    ):
        pass  # every 2 weeks instead of every 6
    elif kind == "now" and one.role in (PLAIN, CONDITION, CIRCUMSTANCE):
        if tokens.word[at] == "之前":
            return  # 618 之前: a day, and not what was
        if tokens.word[at] in ("was", "were") and tokens.kind[at + 1] in _DONE:
            return  # 5 were asked for by support
        follows = tokens.kind[at + 1]
        if follows not in ("#", "cur", "is", "cmp", ":", "fill") or tokens.kind[at - 1] == "date":
            one.role, one.mark = START, "now"
    elif (
        one.role in (PLAIN, CIRCUMSTANCE)
        and tokens.value[at] in ("", "v")
        and (
            kind == "less"
            or (
                kind in ("down", "more", "up")
                and (
                    one.unit in _SHARES
                    or (kind == "down" and one.unit in TIMES)
                    or (one.unit == "points" and (kind == "more" or tokens.word[at + 1] == "than"))
                )
                and noun_follows(tokens, at)
            )
        )
    ):
        one.role, one.mark = CHANGE, "down" if kind == "less" else kind
    elif one.unit == "%" and one.role == PLAIN and is_reduction(tokens, at):
        one.role, one.mark = CHANGE, "down"  # 10 % cost reduction
    elif one.unit == "×" and one.role == PLAIN and not one.comparator:
        thing = kind in ("z", "n") and tokens.tight(at) and one.mark not in ("is", "up", "down")
        one.role = CIRCUMSTANCE if thing else CHANGE  # 10 倍流量下 describes the load
