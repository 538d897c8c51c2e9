"""A share and what it is a share of: 90 % of builds under 10 minutes, 40 个服务中的 36 个."""

from decimal import Decimal
from itertools import pairwise

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CHANGE, CIRCUMSTANCE, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

JOINS = frozenset(("to", "arrow", "upto", "downto", "upto_en"))
LIMITS = frozenset(("ms", "s", "m", "min", "h", "day", "week", "month", "KB", "MB", "GB", "TB"))
_FRACTIONS = frozenset("half|a third|a quarter|a fifth|one third|one quarter|two thirds".split("|"))
_SHARE_OF = ("占比", "比例", "的占比", "的比例", "人数占比", "人员占比")


def _place(one: Quantity) -> int:
    return one.first


def put_aside(tokens: Tokens, main: list[Quantity], aside: list[Quantity]) -> None:
    """90 % of builds under 10 minutes: the share is the target, the limit says of which.

    Also limits in front of a share or a count: 4 小时内解决的工单占比, incidents over 30 min.
    """
    framed = len(main) == 2 and not aside and main[0].role == START and main[1].role == TARGET
    if framed and main[0].unit == main[1].unit:
        return  # from A to B, as most are
    for one, other in () if tokens.latin else pairwise(main):
        if not (one.counted and other.counted and one.unit):
            continue
        gap = tokens.text[one.end : other.start]
        of_them = ("中" in gap or "里" in gap) and len(gap) <= 14
        if of_them and one.role != TARGET and not ("," in gap or "、" in gap):
            one.role, other.out_of = CIRCUMSTANCE, True  # 40 个服务中的 36 个
            if other.role == START:
                other.role = PLAIN
    if aside and all(
        one.unit == "%" or (not one.unit and one.mark == "now")
        for one in main
        if one.role == START or one.mark in JOINS
    ):
        alone = all(one.unit != "%" for one in main)
        marks = ("in", "for", "at", "on") if alone else ("in", "for", "at")
        for one in aside:
            if one.unit == "%" and is_share(tokens, one) and one.mark in marks:
                one.role = PLAIN  # within 5 days in 95 % of cases
                for limit in main if tokens.kind[one.last + 1] == "of" else ():
                    onward = tokens.latin and _is_of_next_sentence(
                        tokens, one.last + 1, limit.first - 1
                    )
                    if limit.unit == "%" and limit.first > one.last and not limit.comparator:
                        continue  # for 95 % of staff (71 %)
                    if limit.unit and limit.role == PLAIN and not onward:
                        limit.role, limit.mark = (
                            CIRCUMSTANCE,
                            "for",
                        )  # 60 fps in 95 % of the captures
                main.append(one)
        main.sort(key=_place)
    for one, other in pairwise(main):
        of = one.last + 1
        if tokens.kind[of] == "of" and one.unit == "%":
            known = of + 1 + (tokens.kind[of + 1] in ("the", "all"))
            amount = other.unit in LIMITS and not other.rated and tokens.latin
            if known == other.first and amount and tokens.word[one.first] in _FRACTIONS:
                one.value -= 0 if one.role == CHANGE else 100  # a quarter of the 8 h that it took
                one.role, one.mark, other.role, other.mark = CHANGE, "of", START, "now"
            elif known == other.first:
                other.role = CIRCUMSTANCE  # 90 % of the 1,400 laptops
    two = len(main) == 2 and not tokens.latin
    if two or (len(main) == 3 and not tokens.latin and main[1].unit == "%"):
        _set_population_aside(tokens, *main[:2])
    two = two and CIRCUMSTANCE not in (main[0].role, main[1].role)
    if two and _is_about(tokens, *main):
        main[0].role, main[0].mark = CIRCUMSTANCE, "for"
    for at, one in enumerate(main):
        shared = not tokens.latin and one.unit not in ("", "%")
        if shared and _behind(tokens, one).startswith(_SHARE_OF):
            one.role = CIRCUMSTANCE  # 90 分以上占比达到 95%
            continue
        if two and main[1 - at].unit == "%" and one.role == PLAIN and _is_setting(tokens, one):
            one.role, one.mark = CIRCUMSTANCE, "for"  # -10℃ 开机成功率 100%
            continue
        if one.comparator and at and (one.noun or one.counted or one.unit not in LIMITS | {"%"}):
            before = main[at - 1]
            if before.unit == "%" and is_share(tokens, before) and not _split(tokens, before, one):
                one.role = CIRCUMSTANCE  # 80 % of PRs under 400 lines
                continue
        if one.unit not in LIMITS or one.role in (START, CHANGE):
            continue
        if tokens.latin and one.comparator and _is_load(tokens, main[at + 1 :]):
            continue  # under 300 ms with more than 5k rps
        for other in main:
            if other is one or other.unit in LIMITS:
                continue
            timely = tokens.word[one.first] == "within" and other.first < one.first
            soon = one.comparator == "<=" and tokens.kind[one.first - 1] == "in"
            timely = timely or (soon and other.last == one.first - 2)  # 95 % in 72 hours or less
            timely = timely and other.role == PLAIN
            if (
                timely
                and (other.unit == "%" or (other.out_of and other.noun))
                and not _split(tokens, other, one)
            ):
                one.role = CIRCUMSTANCE  # 95 % patch compliance within 14 days
            elif other.mark == "now" and other.role == START and other.unit in ("", one.unit):
                continue  # above 900 h (currently 640)
            elif (
                other.unit == "%"
                and is_share(tokens, other)
                and one.role != TARGET
                and not (
                    tokens.latin and _is_of_next_sentence(tokens, other.last + 1, one.first - 1)
                )
            ) or (
                other.first > one.last
                and at + 1 < len(main)
                and main[at + 1] is other
                and one.role in (PLAIN, NAMELESS)
                and (other.role != START or at + 2 < len(main) or one.comparator[:1] == ">")
                and not _split(tokens, one, other)
                and (one.comparator[:1] != "<" or _says_more(other))
                and not (
                    other.mark in JOINS
                    and other.first - one.last < 5
                    and not {"率", "的", "比"} & set(tokens.text[one.end : other.start])
                    and not _is_timely(tokens, one, other)
                )
            ):
                one.role = CIRCUMSTANCE


def _is_timely(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """法务响应 24 小时内达 95%: so large a share of them in that time."""
    share = one.comparator == "<=" and other.unit == "%" and not tokens.latin
    soon = one.unit not in ("day", "week", "month") or one.value <= SOON
    return share and soon and tokens.word[other.first - 1] in ("达", "达到", "做到", "达成")


SOON = 10  # days: 30 天内达到 95% may say when it is due


def _says_more(other: Quantity) -> bool:
    """Whether more than its place speaks for a number behind a limit."""
    return bool(other.unit == "%" or other.comparator or other.role in (START, TARGET))


def _is_about(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """90 分以上供应商占 70%, 12 个站点的时钟偏差 < 10 ms: which ones the other is about."""
    if one.role != PLAIN or one.unit == other.unit or _split(tokens, one, other):
        return False
    if one.unit == "%" and other.unit in LIMITS:
        return False  # 80% 以上的查询在 10 秒内返回
    gap = tokens.text[one.whole_end : other.whole]
    said = other.comparator or other.role == TARGET or other.unit == "%"
    if one.comparator[:1] == ">":
        things = tokens.kind[one.last + 1] in ("z", "n", "m") and tokens.word[one.last][-1:] == "上"
        return bool(said) and (things or "的" in gap)
    bare = one.counted and not one.comparator and not (other.counted and other.unit)
    if not bare or not other.comparator:
        return False
    made = tokens.kind[one.first - 1] in ("pass", "up", "find") or not one.unit
    return "的" in gap or (not made and gap.rstrip().endswith(_METRICS))


_OF_WHICH = in_order("zh", "of_which")
_MET = word_class("zh", "share_done_in_time")
_ALL = ("全部", "全都", "都", "均", "全数")
_HAVE = ("有", "配", "具备", "拥有", "通过", "参加", "持有", "完成")


def _set_population_aside(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """32 个服务 100% 支持 · 14 个站点均在 60 秒以内 · 50 块样本全部跑完 1000 次."""
    if one.role != PLAIN:
        return
    gap = tokens.text[one.whole_end : other.whole].strip()
    if one.comparator:
        met = gap.rpartition(",")[2].strip().removesuffix("为").removesuffix("达到").strip()
        if one.unit in LIMITS and other.unit == "%" and met in _MET and gap.count(",") == 1:
            one.role, one.mark = CIRCUMSTANCE, "for"  # 48 小时内响应, 达标率 90%
        return
    made = tokens.kind[one.first - 1] in ("pass", "up", "find", "down", "ba")
    if _split(tokens, one, other):
        if one.counted and one.unit and not made and gap.count(",") == 1:
            _set_total_aside(tokens, one, other, gap)
        return
    if one.unit == "%" and other.counted and other.unit and not other.comparator:
        if is_share(tokens, one) and gap.endswith(_HAVE) and other.role == PLAIN:
            other.role, other.mark = CIRCUMSTANCE, "part"
    elif one.counted and one.unit and other.role == TARGET and one.unit != other.unit and not made:
        emptied = not (other.value or other.unit) and len(gap) <= 6  # 57 个用户清到 0
        if other.mark in JOINS and len(gap) > 3 and not (emptied and one.unit not in _ROUNDS):
            one.role, one.mark = CIRCUMSTANCE, "for"  # 3 轮测试缺陷收敛到 10 个
    elif (
        gap.endswith(_OF_WHICH)
        and tokens.kind[one.first - 1] in "zn"
        and other.unit == one.unit != ""
        and one.counted
        and other.value <= one.value
    ):
        one.role, other.out_of = CIRCUMSTANCE, True  # 弱覆盖小区 320 个整治完成 280 个
    elif one.counted and one.unit and tokens.kind[one.first - 1] in ("begin", ":", "date", "comma"):
        every = any(word in gap for word in _ALL)
        shared = other.role == PLAIN and other.unit == "%" and len(gap) <= 8 and "率" not in gap
        within = other.comparator == "<=" and other.unit in LIMITS and other.role == PLAIN
        within = within and tokens.word[other.last] in ("内", "以内", "之内")
        if shared or within or (every and other.comparator and other.unit in LIMITS):
            one.role, one.mark = CIRCUMSTANCE, "for"
        elif every and other.counted and other.role == PLAIN and not other.comparator:
            other.role, other.mark = CIRCUMSTANCE, "part"
        elif gap.endswith(_OF_WHICH) and other.unit == one.unit and other.value <= one.value:
            one.role, other.out_of = CIRCUMSTANCE, True  # 六个区域有五个通过


_ROUNDS = frozenset("轮 次 场 期 批 遍 批次".split())


def _set_total_aside(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> None:
    """8,000 台设备, 70% 升级 · 服务 210 项, 有负责人的做到 200 项: of how many."""
    straight = tokens.kind[other.first - 1] == "comma" and other.unit == "%"
    if straight and other.role == PLAIN and is_share(tokens, other):
        one.role, one.mark = CIRCUMSTANCE, "for"
    same = one.unit == other.unit and other.value <= one.value and other.role == TARGET
    if same and gap.rstrip("做达到至").endswith("的"):
        one.role, other.out_of = CIRCUMSTANCE, True


_METRICS = in_order("zh", "metric_behind_count")


def _is_setting(tokens: Tokens, one: Quantity) -> bool:
    """-10 ℃, 循环 800 次: under which a share is measured."""
    if one.unit[:1] in ("°", "℃"):
        return one.unit != ""
    return one.unit == "次" and tokens.text[: one.whole].rstrip().endswith(("循环", "充放电"))


def _behind(tokens: Tokens, one: Quantity) -> str:
    return tokens.text[one.whole_end : one.whole_end + 6].lstrip()


def share_of(tokens: Tokens, one: Quantity) -> Decimal | None:
    """52 of 130 in percent, where that has an end within two places; None where it has none."""
    if not one.out_of:
        return None
    for at in range(one.first + 1, one.last + 1):
        if tokens.kind[at] in _OF_ALL and tokens.number[one.last]:
            share = one.value * 100 / (tokens.number[one.last] or 1)
            plain = share.quantize(Decimal("0.01")).normalize() + 0
            return plain if plain == share else None
    return None


_OF_ALL = frozenset(("of", "/", "in"))


def is_share(tokens: Tokens, one: Quantity) -> bool:
    after = one.last + 1
    if one.unit == "%" and tokens.word[after] == "cases":
        return True  # in 95 % cases
    if one.out_of and one.unit == "%":
        return True  # 9 in 10 of them
    if tokens.kind[after] == "of" or tokens.text.startswith(("的", " 的"), one.whole_end):
        return True
    return tokens.kind[after] in ("z", "n", "pass", "at", "every") and one.unit == "%"


def _is_of_next_sentence(tokens: Tokens, first: int, end: int) -> bool:
    """All hosts patched. Mean patch time under 3 days: a bound that is no limit of the share."""
    gap = tokens.kind[first:end]
    ends = "." in gap and not tokens.tight(first + gap.index(".") + 1)
    return ends or "stop" in gap


def _is_load(tokens: Tokens, rest: list[Quantity]) -> bool:
    """Whether the next number is a bound behind "with"."""
    if not rest or not rest[0].comparator:
        return False
    bound = rest[0].first
    return tokens.kind[bound - 1] == "with" or tokens.word[bound].startswith("with ")


def _split(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    between = tokens.kind[one.last + 1 : other.first]
    return not _APART.isdisjoint(between)


_APART = frozenset(("and", "comma", "stop", "while", "."))


def says_after(tokens: Tokens, one: Quantity, quantities: list[Quantity]) -> bool:
    """Within two weeks after launch; but 95 % of servers within 14 days of release is a share."""
    if tokens.word[one.last + 1] not in ("after", "of", "from"):
        return False
    if tokens.word[one.last + 1] == "from" and tokens.kind[one.last + 2] == "#":
        return False  # compliance within 14 days from 71 % to 95 %
    opens = tokens.kind[one.first - 1] == "begin"
    shares = any(other.mark == "arrow" or is_share(tokens, other) for other in quantities)
    return opens or not shares
