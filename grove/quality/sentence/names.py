"""Digits that belong to a name and are no value: SOC 2, tier 1, Android 14, 2FA, 第3."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence import polarity
from grove.quality.sentence.behind import is_size
from grove.quality.sentence.cues import TARGETS
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.releases import is_no_release, is_of_upgrade
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.upgrades import is_release
from grove.quality.sentence.words_en import (
    CURRENCIES,
    DESIGNATORS,
    MULTIPLIERS,
    OWN_UNITS,
    PERIODS,
    TIGHT_MULTIPLIERS,
    UNITS,
)

_POINTERS = frozenset("↘↗↓↑⬇⬆")
_GRADES = frozenset(("级", "期", "届", "轮", "星", "类", "代", "版", "组"))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))


_OPENS = frozenset(("begin", "stop", ":", "comma", "(", ")", "-", "x"))
_CODES = frozenset(("404", "429", "500", "502", "503", "504"))
_ANSWERS = frozenset(("error", "errors", "response", "responses"))


def end_of_name(tokens: Tokens, at: int) -> int:
    """Behind 24/7, 7×24, 99.9.9: numbers joined to a name belong to it."""
    if tokens.word[at + 1] in _HOURS and tokens.word[at + 3] in ("分", "分钟"):
        return at + 4  # 4点10分
    if (
        tokens.kind[at + 1] == "yue"
        and tokens.kind[at + 2] == "#"
        and tokens.word[at + 3] in "日号"
    ):
        return at + 4  # 2026 年 12 月 31 日
    if tokens.kind[at + 1] == "of" and tokens.kind[at + 2] == "#" and at > 1:
        return at + 3  # phase 1 of 3
    while tokens.kind[at + 1] in ("/", "-", ".", "unit", ":") and tokens.kind[at + 2] == "#":
        if not (tokens.tight(at + 1) and tokens.tight(at + 2)):
            break
        at += 2
    return at + 1


def is_name(tokens: Tokens, at: int, typed: str) -> bool:
    """Whether the digits belong to a name: SOC 2, tier 1, Android 14, 2FA, 第3, per 1000."""
    kind, word = tokens.kind, tokens.word
    before = kind[at - 1]
    classed = tokens.value[at] == "zh" and kind[at + 1] == "m" and word[at + 1] in "类期"
    if classed and tokens.text.startswith(_CLASSED, tokens.end[at + 1]):
        return True  # 三类证, 三期工程
    if word[at] == "二" and kind[at + 1] == "m" and word[at + 1] not in _OF_TWO:
        return True  # 二路, 二层: a count of them says 两
    if tokens.value[at] in ("%", "zh"):  # 三号车间
        return kind[at + 1] == "ri" and tokens.text.startswith(_NUMBERED, tokens.end[at + 1])
    parted = kind[at + 1] == "-" and kind[at + 2 : at + 5] == ["#", "-", "#"]
    if parted and tokens.tight(at + 4):
        return True  # 1-5-10 达成率
    tight = tokens.start[at] == tokens.end[at - 1]
    if (before == "x" or kind[at + 1] in _DAYS) and _is_day(tokens, at):
        return True
    if word[at - 1] == "±" or (kind[at + 1] == "per" and word[at + 2] == "cent"):
        return False
    if word[at - 1] in _BEFORE_YEARS and _is_year_like(tokens, at):
        return True  # baseline year 2024, (May 2026)
    if at == 1 and kind[2] in (")", ".", "and") and tokens.tight(2) and not word[1].startswith("0"):
        return True  # 1) 2. 3、 number the line
    days = before == "+" and _counts_days(tokens, at)
    if (
        tight
        and not days
        and (
            before in ("w", ".", "_")
            or (before == "x" and word[at - 1] not in _POINTERS)
            or (before == "+" and kind[at - 2] in ("w", "+") and tokens.tight(at - 1))
        )
    ):
        return True
    if days:
        return False  # 从 T+6 缩短到 T+3
    if before == "z" and word[at - 1][-1] in "第双":
        if word[at - 1][-1] == "第" and _is_placed(tokens, at):
            kind[at - 1] = "fill"
            return False
        if tight or word[at - 1][-1] == "第" or word[at] in ("11", "12"):
            return True
    if before == "n" and word[at - 1] in ("第三方", "双十一"):
        return True
    if word[at - 1] == "#" or (before == "zeach") or (before == "per"):
        return True
    if kind[at + 1] == "ri" and (
        before == "zrate"
        or kind[at + 2] in ("eos", "comma", "stop")
        or tokens.text.startswith(_NUMBERED, tokens.end[at + 1])
    ):
        return True  # 每月 8 号, and no day that was read; 10 号线
    if before == "/" and kind[at - 2] not in "#)" and kind[at - 3] != "#":
        return tight or tokens.tight(at - 1)  # but 200ms/500ms, 1.5 s (iOS) / 2 s are two values
    follows = at + 1
    if tokens.start[follows] == tokens.end[at]:
        if word[follows] == "." and word[at + 2][:1] == "x" and tokens.tight(at + 2):
            return True  # OpenSSL 3.x
        if word[follows] == "(" and len(word[at + 2]) == 1 and word[at + 3] == ")":
            return kind[at + 2] == "w" and word[at + 2] not in UNITS  # 510(k); but 25（h）
        next_kind, next_word = kind[follows], word[follows]
        if next_word == "σ":  # 均匀性 3σ 从 2.4 nm
            return before in "znwm(" and kind[at + 2] in _GOES_ON and "#" in kind[at + 2 :]
        if next_word in ("d", "s") and typed[tokens.end[at]].isupper():
            return kind[at + 2] in ("z", "n", "pass", "m", "w", "#")  # 8D 报告, 5S audits
        if word[at][0] == "0" and next_kind == "w" and before == "w" and len(next_word) == 1:
            return word[at].isdecimal() and len(word[at]) > 1  # runway 09L
        if next_kind == "w" and not _tight_word_is_unit(tokens, next_word) and next_word != "ish":
            return next_word.rstrip("s") not in TIGHT_MULTIPLIERS
        if next_kind == "unit" and next_word == "×" and kind[at + 2] == "#":
            return True
        if (
            next_kind == "z"
            and before == "z"
            and word[at - 1][-1] == "前"
            and next_word[0] in "大强"
        ):
            return True  # 前 20 大客户
        if next_kind == "z" and next_word[:2] in ("分位", "版本", "级", "代", "期", "号楼"):
            return True
        if (
            next_kind == ":"
            and kind[at + 2] == "#"
            and tokens.tight(at + 2)
            and len(word[at + 2]) == 2
        ):
            clock = word[at + 2][0] in "0345" and len(word[at]) <= 2
            return clock and not measured(tokens, at + 2)  # but 7:30 min is how long
    if word[follows] in _CLASSES and (word[follows] == "届" or tokens.tight(follows)):
        if word[follows] == "届":
            return _is_class(word[at])  # 校招 27 届
        flaws = tokens.text.startswith(("漏洞", " 漏洞", "/"), tokens.end[follows])
        return word[at] == "0" or (flaws and word[at] == "1")  # 0day 响应, 1day 漏洞
    if not tokens.latin and tokens.text.startswith(_RETENTIONS, tokens.end[at]):
        return True
    if word[at] in _DECADES and word[follows][:1] == "后" and before in _OPENS:
        return word[follows] not in ("后续", "后期")  # 95 后员工
    if len(word[at]) == 5 and word[at][0] in "19":
        if word[follows].startswith(_LINES):
            return True  # 12345 热线
        if word[at] in _HOTLINES and before in _OPENS and kind[follows] in "znw":
            return True
    elif word[at] in _SALES and word[follows].startswith(_SEASONS):
        return True  # 618 大促, 1111 期间
    if word[at] in _CODES and word[follows] in _ANSWERS:
        return True  # 500 errors
    if is_clock(tokens, at) or _is_kind(tokens, at):
        return True
    if kind[follows] in "zn" and word[follows].startswith(_MODELS):
        return True
    if word[follows] in _ORDINALS and tokens.tight(follows):
        return True
    return _named_before(tokens, at, typed)


_GOES_ON = frozenset("from now cmp downto upto down up hold is : z )".split())
_CLASSES = frozenset(("届", "day"))


def _is_class(digits: str) -> bool:
    """27 届, 2027 届: the year in which somebody graduates."""
    return (
        digits.isdecimal() and digits[-2:] > "20" and digits[-2:] < "40" and len(digits) in (2, 4)
    )


_DAYS = frozenset(("x", "yue"))


def _is_day(tokens: Tokens, at: int) -> bool:
    """较 2026 年 6 月; 3·15, 9·1: a day of the year that has become a name."""
    if tokens.kind[at + 1] == "yue":
        return tokens.kind[at - 1] == "now"
    other = at + 2 if tokens.word[at + 1] == "·" else at - 2
    if tokens.word[(at + other) // 2] != "·":
        return False
    first = min(at, other)
    if tokens.kind[other] != "#" or not (tokens.tight(first + 1) and tokens.tight(first + 2)):
        return False
    return (tokens.number[first] or 99) <= 12 and (tokens.number[first + 2] or 99) <= 31


def _counts_days(tokens: Tokens, at: int) -> bool:
    """T+6 beside T+3, D+8 → D+4: days after something, said twice."""
    day = tokens.word[at - 2]
    return day in ("t", "d") and tokens.word[max(1, at - 20) : at + 20].count(day) > 1


_LEADS_TO = frozenset("from to upto downto arrow".split())


_NEAR = 24  # characters to both sides


def _is_placed(tokens: Tokens, at: int) -> bool:
    """从入职第 15 天提前到第 5 天: an ordinal that moves, where two of them are said."""
    if tokens.word[at + 1] not in ("天", "名", "位"):
        return False
    start, end = tokens.start[at], tokens.end[at]
    if "第" not in tokens.text[max(0, start - _NEAR) : start - 2] + tokens.text[end : end + _NEAR]:
        return False
    return any(kind in _LEADS_TO for kind in tokens.kind[max(1, at - 3) : at])


INTRODUCES = frozenset("from to by cmp reach upto downto now arrow hold up down zrate".split())
_ENDS = frozenset(("unit", "u", "m", "to", "eos", "arrow", "upto", "downto"))
_UNITS = UNITS.keys() - {"quarter", "quarters"}  # of a year, or of all?
_ENDS_NOTHING = frozenset("× 时 点 级 个".split())  # 2×2, 8时, 8点, 3级, 三个九


def ends_plainly(tokens: Tokens, at: int) -> bool:
    """Whether a unit stands behind a number, or a word of a frame: no form of it goes on there."""
    kind, word = tokens.kind[at + 1], tokens.word[at + 1]
    if kind == "w":
        return word in _UNITS and not tokens.tight(at + 1) and tokens.word[at + 2] != "out of"
    if kind not in _ENDS or word in _ENDS_NOTHING:
        return False
    return tokens.latin or tokens.word[at + 2][:2] != "留存"  # 30日留存率


_BEFORE_YEARS = word_class("en", "before_year_number")
# 3 号车间, 2号产线, 一号高炉; 15 号前 is a day of no month.
_NUMBERED = (*"线机炉门仓库厂院站井窑塔船店馆区栋楼柜罐泵岸前车产高泊之", " 前")
_DECADES = frozenset("60 70 75 80 85 90 95 00 05 10".split())
_HOTLINES = word_class("en", "hotlines")
_MODELS = (
    "期临床",
    "期工程",
    "期项目",
    "分位",
    "版本",
    "版",
    "平台",
    "芯片",
    "处理器",
)  # 鲲鹏 920 平台
_SALES = frozenset(("618", "1111", "1212", "315"))
_SEASONS = ("大促", "期间", "活动", "促销", "当天", "峰值", "战役", "晚会", "备战")
_LINES = ("热线", "客服", "电话", "平台", "短信", "转")
# 30 日留存率
_RETENTIONS = ("年留存", " 年留存", "日留存", " 日留存", "天留存", "周留存", "月留存")
_HALF_DAYS = in_order("zh", "before_clock_time")
_CLOCKS = frozenset(("am", "pm", "o'clock"))
_HOURS = frozenset("点时")
_RATIO = frozenset(("ratio",))
_AFTER_CLOCK = in_order("zh", "after_clock_time")


def _is_kind(tokens: Tokens, at: int) -> bool:
    """A 1:1 is a meeting, 0级数据库 a class of them."""
    if tokens.word[at] == tokens.word[at + 2] == "1" and tokens.kind[at + 1] == ":":
        return not tokens.about(_RATIO, ("比",))
    graded = tokens.word[at + 1] == "级" and tokens.kind[at + 2] in ("z", "n")
    return graded and tokens.tight(at + 2)


def is_clock(tokens: Tokens, at: int) -> bool:
    """7 am, 上午10点半, 8点前: a time of day."""
    end = tokens.end[at]
    end += tokens.text[end : end + 1] == " "
    said = tokens.word[at + 1] in _CLOCKS
    if not said and tokens.text[end : end + 1] not in _HOURS:
        return False
    if (tokens.number[at] or 0) > 24:
        return False
    if said:
        return True
    if tokens.text.startswith("时间", end):
        return False
    after, before = (
        tokens.text[end + 1 : end + 3],
        tokens.text[max(0, tokens.start[at] - 12) : tokens.start[at]].rstrip(),
    )
    if before.endswith(_HALF_DAYS) or (after and after.startswith(_AFTER_CLOCK)):
        return True
    if after[:1].isdecimal() and tokens.word[at + 3] in ("分", "分钟"):
        return True  # 4点10分
    return bool(before.endswith(("提前到", "提前至", "推迟到")))


def _tight_word_is_unit(tokens: Tokens, word: str) -> bool:
    if word == "g":
        weight = tokens.about(_WEIGHS, _WEIGHTS) and "重量级" not in tokens.text  # 重量 518g
        return weight or is_size(tokens) or tokens.about(_RATIO, _BANDWIDTHS)
    return word in UNITS or word in OWN_UNITS or word in TIGHT_MULTIPLIERS or word in CURRENCIES


_WEIGHS = frozenset(("weight", "weighs", "mass", "dose"))
_WEIGHTS = ("重量", "克重", "净重", "毛重", "自重", "机重", "减重", "含量", "剂量")


_STRETCHES = frozenset(("wk", "week", "day", "shift", "sprint", "month", "quarter"))
_RUNGS = frozenset("grade level rank place score bug ticket issue".split())


def _named_before(tokens: Tokens, at: int, typed: str) -> bool:
    """A designator or a capitalised word straight before a bare number makes a name of both."""
    word, kind = tokens.word, tokens.kind
    before = at - 1
    if kind[before] == "." and word[before - 1] in _NUMBERED_ABBREVIATED:
        return True
    name = word[before]
    standard = name in _STANDARDS and len(word[at]) >= _DIGITS and word[at].isdecimal()
    if standard and typed[tokens.start[before] : tokens.end[before]].isupper():
        return not measured(tokens, at)  # IATF 16949, GB/T 22080
    row = kind[at + 2] == "#" and kind[at + 1] in ("comma", "and") and name[-1:] == "s"
    if row and (tokens.number[at + 2] or 0) > (tokens.number[at] or 0):
        name = name[:-1] if name[:-1] in DESIGNATORS else name  # plants 2, 3 and 5
    if name in DESIGNATORS and kind[before] in (
        "top",
        "w",
        "pass",
        "month",
        "fill",
        "less",
        "more",
        "move",
    ):
        if name == "result" and kind[before - 1] in ("now", "last"):
            return False  # 2026 result 31
        if (name == "team" and _framed(tokens, at)) or (name == "day" and word[before - 1] == "a"):
            return False  # over a day: 300 → 100
        if _framed(tokens, at) and (
            name in _RUNGS or measured(tokens, at + 2) or is_no_release(tokens, at)
        ):
            return False  # grade 13 → 8, throughput of the line 55 → 62 parts/h
        if "," in word[at] or (name == "class" and word[at][:2] == "0."):
            return False  # issue 40,000 cards
        dotted = "." in word[at] and kind[at + 1] == "m" and tokens.text[tokens.end[at]] == " "
        return (dotted or not measured(tokens, at)) and not (
            name in _STRETCHES
            and (word[before - 1] in ("/", "per") or "per" in word[max(0, before - 4) : before])
        )
    if "." in word[at] and kind[before] in "znw" and not tokens.latin and is_release(tokens, at):
        return True  # ES 6.8 集群
    if kind[before] == "w" and name.isalpha() and name not in CURRENCIES:
        start = tokens.start[before]
        letters = typed[start : tokens.end[before]]
        behind = tokens.start[at + 1]
        if letters.isupper() and kind[at + 1] == "w" and typed[behind : behind + 2].istitle():
            return not measured(tokens, at)  # ROS 2 Jazzy
        several = letters[-1] == "s" and letters[:-1].isupper() and kind[at + 1] == "of"
        if not letters.islower() and not letters.isupper() and not several:  # LOIs 4 of 10
            opens = kind[before - 1] in _OPENS
            if opens and polarity.of_words([name]):
                return False
            if opens and kind[at + 1] == "pass" and word[at + 1][-2:] in ("es", "ed", "ts", "ds"):
                return True  # Prototype 2 passes the test
            if opens:
                return (
                    "." in word[at]
                    and kind[at + 1] != "per"
                    and not measured(tokens, at)
                    and not _framed(tokens, at)
                )
            return not measured(tokens, at) and not _framed(tokens, at)
        if "." in word[at] and name in _PROGRAMS and kind[before - 1] in _PLACED:
            return True  # shipped in app 8.20
        released = "." in word[at] and kind[before - 1] in ("pass", "move")
        if released and kind[at + 1] in ("z", "n", "comma", "stop", "eos", "date"):
            return True  # 下线 ECC 6.0 老系统
    return False


_DIGITS = 3
_NUMBERED_ABBREVIATED = word_class("en", "abbreviated_before_number")
_BANDWIDTHS = ("带宽", "流量", "显存", "硬盘", "出口", "网卡")
_CLASSED = in_order("zh", "after_class_or_phase")
_OF_TWO = frozenset(("位", "人", "者", "名"))
_STANDARDS = word_class("en", "standards")


def measured(tokens: Tokens, at: int) -> bool:
    """Whether a unit follows, so that the number is a value whatever stands before."""
    follows = at + 1
    kind = tokens.kind[follows]
    counts = kind == "m" and tokens.word[follows] not in _GRADES
    if (
        counts
        or kind in ("unit", "u", "mult")
        or (kind == "w" and tokens.tight(follows) and tokens.word[follows] in TIGHT_MULTIPLIERS)
    ):
        return True
    if kind == "/" and tokens.word[follows + 1] in PERIODS:
        return True  # Deploys 3/day
    if kind != "w":
        return False
    word = tokens.word[follows]
    return word in UNITS or word in OWN_UNITS or word in MULTIPLIERS


def _framed(tokens: Tokens, at: int) -> bool:
    return tokens.kind[at + 1] in ("to", "arrow", "upto", "downto")


_PROGRAMS = word_class("en", "programs_with_version")
_PLACED = frozenset(("in", "with", "since", "from", "until"))
_CLUSTERS = frozenset(("k8s", "kubernetes"))
UPGRADES = word_class("en", "upgrading_versions")


def is_version(tokens: Tokens, one: Quantity) -> bool:
    """1.29 and 1.32 of an upgrade are names, as 2021 and 2023 of Unity are."""
    if _is_year_like(tokens, one.first):
        on, back = one.last + 1, one.first - 1
        if tokens.kind[on] in TARGETS and _is_year_like(tokens, on + 1):
            return tokens.kind[back] == "w" and tokens.kind[back - 1] != "from"
        if tokens.kind[back] in TARGETS and _is_year_like(tokens, back - 1):
            return tokens.kind[back - 2] == "w" and tokens.kind[back - 3] != "from"
    if "." not in tokens.word[one.first]:
        return tokens.latin and is_of_upgrade(tokens, one)
    if tokens.word[one.first].startswith("."):
        return False
    if tokens.kind[one.last + 1] in TARGETS and measured(tokens, one.last + 2):
        return False
    if one.scale or not tokens.about(UPGRADES):
        return not one.scale and not tokens.latin and tokens.about(_CLUSTERS)
    return not UPGRADES.isdisjoint(tokens.word[max(1, one.first - 8) : one.first])


def _is_year_like(tokens: Tokens, at: int) -> bool:
    word = tokens.word[at]
    return len(word) == 4 and word.isdecimal() and "1990" <= word <= "2099"
