"""What a Chinese sentence leaves open about the number that was read: of two metrics, no unit."""

import re
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.by_degrees import by_degrees
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.tokens import Tokens

_METRICS = in_order("zh", "metrics_joined_by_and")
_ENDS = frozenset(",;:()0123456789")
_BOTH = ("都", "均", "分别", "双双", "皆", "各", "同时")
_TIMED = in_order("en", "recovery_time_names") + in_order("zh", "time_metrics_lack_unit")
_COUNTED_TOO = in_order("zh", "hours_or_times_unclear")
_TIMED_OR_COUNTED = _TIMED + _COUNTED_TOO
_BEFORE = frozenset("from fill is to upto downto cmp hold at reach : up down ba ( ) date".split())
_NO_METRIC = frozenset("# eos pass ba up down date".split())
_SAYS_UNIT = frozenset(("(", "/", "zrate"))
FURTHEST = 20  # tokens in front of a number, and characters behind an "and"


def is_of_two(draft: Draft, first: int) -> bool:
    """超时率和错误率都降到 0.1%: one number for two metrics. `first`: where the numbers begin."""
    tokens = draft.tokens
    for at in range(max(1, first - FURTHEST), first):
        if tokens.kind[at] != "and":
            continue
        if tokens.kind[at + 1] not in _NO_METRIC and _is_shared(draft, at, first):
            return True
        if tokens.text.endswith(_METRICS, 0, tokens.start[at]):
            return _are_two(tokens.text[: tokens.start[at]], tokens.text[tokens.end[at] :])
    return False


def _is_shared(draft: Draft, at: int, first: int) -> bool:
    """GMV 和客单价都涨 5%: each of two metrics, which are no places or teams."""
    tokens = draft.tokens
    end = tokens.end[at]
    behind = tokens.text[end : tokens.start[first]]
    both = max(behind.rfind(word) for word in _BOTH)
    led = next((each for each in range(at + 1, first + 1) if tokens.kind[each] in _WAYS), 0)
    if led and "一" in behind and _are_together(draft, at, led):
        return True
    if both < 2 and led and "的" not in behind:
        both = tokens.start[led] - end  # 投诉数与退款率降一半
        return _is_metric(_front(draft, at)) and _is_metric(behind[:both].strip())
    if both < 2 or len(behind) > both + 10 or not _ENDS.isdisjoint(behind[:both]):
        return False
    front = _front(draft, at)
    name = draft.normal.text[end : end + both].strip()
    return _is_metric(front) and _is_metric(name)


_TOGETHER = ("一起", "一并", "一同", "一块")


def _are_together(draft: Draft, at: int, led: int) -> bool:
    """超时单和取消单一起降到 4%: two, with the verb right behind them."""
    tokens = draft.tokens
    behind = tokens.text[tokens.end[at] : tokens.start[led]].rstrip()
    if not behind.endswith(_TOGETHER):
        return False
    name = behind[:-2].rstrip()
    return tokens.kind[led + 1] == "#" or name[-1:] == _front(draft, at)[-1:]


def _front(draft: Draft, at: int) -> str:
    start = draft.tokens.start[at]
    return draft.normal.text[max(0, start - 10) : start].rstrip()


_WAYS = frozenset("up down upto downto half".split())


def _is_metric(name: str) -> bool:
    if name.endswith(_MORE_METRICS):
        return True
    letters = name[-4:].lstrip("与和及、,的 ")
    return len(letters) > 1 and letters.isascii() and letters.isalpha() and letters.isupper()


_MORE_METRICS = _METRICS + in_order("zh", "more_metrics")


def _are_two(front: str, behind: str) -> bool:
    behind = behind[:FURTHEST]
    for metric in _METRICS:
        at = behind.find(metric, 1)
        if at < 0 or not _ENDS.isdisjoint(behind[:at]):
            continue
        rest = behind[at + len(metric) : at + len(metric) + 3]
        if front.endswith(metric) or rest.startswith(_BOTH):
            return True
    return False


_LASTS = frozenset("time latency duration delay runtime downtime costs spend".split())
_TIMED_OR_PRICED = frozenset(("speed up", "cost", "costs"))
_TAKES_TIME = word_class("en", "time_metrics_lack_unit")


_DEALT_WITH = frozenset("tickets requests cases calls orders tasks claims emails issues".split())


def lacks_unit(draft: Draft, taken: Quantity) -> bool:
    """MTTR 降到 30, cycle time under 60: a time in no unit; a share without % is clear."""
    if draft.unit is not None and not taken.rated:
        return taken.unit == "%" and draft.tokens.latin and _are_so_many(draft, taken)
    if taken.noun or taken.scale or not taken.value or taken.value % 1:
        return False
    tokens = draft.tokens
    if tokens.latin:
        at = taken.first - 1
        while tokens.kind[at] in _BEFORE:
            at -= 1
        if draft.start is not None:  # lead time from 14 to 5, speed up the build from 50 to 15
            if (
                taken.rated
                or taken.out_of
                or not draft.start.value
                or draft.start.span[0] > taken.start
            ):
                return False
            at = (draft.used_from or taken.first) - 1
            while tokens.kind[at] in _BEFORE:
                at -= 1
            told = tokens.word[at] in _LASTS or tokens.word[1] in _TIMED_OR_PRICED
            return told and tokens.kinds.isdisjoint(_SAYS_UNIT)
        if at == 1 and tokens.word[1] in _DEALT_WITH and not taken.comparator:
            return tokens.kind[taken.first - 1] == ":"  # tickets: 200 of them, or so many less?
        if tokens.word[at] in _TAKEN_UP and tokens.kind[taken.first - 1] in ("w", ":"):
            return not taken.comparator and taken.value <= PER_CENT and "%" not in tokens.text
        return not taken.rated and tokens.word[at] in _TAKES_TIME
    if draft.unit is not None:  # 停线压到每月 2 以内: times or hours?
        bare = taken.rated and tokens.kind[taken.first] == "zrate" and taken.unit[:4] == "per "
        bare = bare and "次" not in tokens.text[taken.start : taken.end]
        before = tokens.end[taken.first - 1 - (tokens.kind[taken.first - 1] in _BEFORE)]
        return bare and tokens.text.endswith(_COUNTED_TOO, 0, before)
    at = taken.first - 1
    if draft.start is not None and draft.start.value:
        if not _SAYS_UNIT.isdisjoint(tokens.kinds):
            return False  # 登录时长/秒：48→20; but 前置时间: 9 → 4
        at = (draft.used_from or taken.first) - 1  # 交付周期从 10 压到 5
    while tokens.kind[at] in _BEFORE:
        at -= 1
    metric = tokens.text[: tokens.end[at]]
    share = draft.start is None and metric.endswith(_SHARED_OR_COUNTED)
    return share or metric.endswith(_TIMED_OR_COUNTED)


def _are_so_many(draft: Draft, taken: Quantity) -> bool:
    """Password reset tickets 40 %: a share of what, or so many fewer? Things that are counted have
    no level in per cent."""
    if draft.kind is None or draft.kind.value is not Kind.DECREASE or draft.start is not None:
        return False
    tokens, at = draft.tokens, taken.first - 1
    if taken.comparator or taken.value < FEW or at > MOST_WORDS or not is_plural(tokens.word[at]):
        return False
    bare = tokens.kind[taken.last + 1] in ("eos", "date") and tokens.kind[1] == "w"
    bare = bare and _NAME.issuperset(tokens.kind[1 : at + 1])
    return bare and not any(word[-2:] == "ed" for word in tokens.word[1:at])


_NAME = frozenset(("w", "move", "pass"))
FEW, MOST_WORDS = 10, 4  # per cent; words of a name


# Terraform adoption 60: so many of them, or so large a share?
_TAKEN_UP = frozenset("adoption uptake rollout onboarding enrolment penetration".split())
PER_CENT = 100


# What is done to some of them, 用例自动化 800: so many, or so large a share?
_SHARED_OR_COUNTED = in_order("zh", "share_or_count_unclear")


@cache
def _level() -> "re.Pattern[str]":
    return re.compile(
        "[到至为成在入现] ?((?:亚?秒|毫秒|微秒|分钟|小时|天|日|周)级)"
        "(?=$|[,;:(。、 ]|就[行好]|即可|就可以)"
    )


@cache
def _of_others() -> "re.Pattern[str]":
    """降到行业平均, 不高于同行均值: a level that is that of others, and how much that is?"""
    return re.compile(
        "[到至于过] ?((?:行业|业界|同行|同业)的?"
        "(?:平均|均值|中位数?|前[三五十]|标杆)(?:值|线|水平)?)"
        "(?=$|[ ,;()])"
    )


def asks_for_level(draft: Draft) -> bool:
    """端到端延迟做到秒级: how many seconds? 降到上季度的一半: of how many? 尽量少报错: how few?"""
    text = draft.tokens.text
    at = max(text.find("尽量"), text.find("尽可能")) if "尽" in text else -1
    if at >= 0:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, at, at + 2)
        return True
    degree = by_degrees().search(text) if "更" in text or "让" in text else None
    if degree is not None:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *degree.span(degree.lastindex or 0))
        return True
    others = _of_others().search(text) if "业" in text or "同行" in text else None
    if others is not None:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *others.span(1))
        return True
    half = text.find("的一半")
    if half > 0 and "downto" in draft.tokens.kinds:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, half + 1, half + 3)
        return True
    found = _level().search(text) if "级" in text else None
    if found is None:
        return False
    draft.ask(DoubtKind.NUMBER_UNCLEAR, *found.span(1))
    return True


_SHARED_EN = word_class("en", "metrics_that_are_shares")
_SHARED = ("率", "占比", "比例", "费用", "成本", "单价", "满意度")


def lacks_unit_of_change(draft: Draft, at: int) -> bool:
    """合格率提高 5, 延迟降低 50: of what?"""
    if draft.tokens.latin:
        return not _SHARED_EN.isdisjoint(draft.tokens.word[1:at])  # increase coverage by 15
    end = draft.tokens.end[at - 1]
    return draft.tokens.text.endswith(_TIMED, 0, end) or draft.tokens.text.endswith(_SHARED, 0, end)


_OTHERS = in_order("zh", "others_compared_with")
_ADVERBS = frozenset("至少 最少 起码 至多 最多 不低于 不少于 不小于".split())


def is_against_other(tokens: Tokens, taken: Quantity, quantities: list[Quantity]) -> bool:
    """低于行业平均 3 个百分点: so far from something that is not a number here."""
    for at in range(taken.first - 1, max(0, taken.first - FURTHEST), -1):
        kind = tokens.kind[at]
        if kind in ("comma", "stop", "#"):
            return False
        if kind == "vs" and tokens.text.startswith(_OTHERS, tokens.end[at]):
            return True  # 比行业高 5 个百分点
        told = kind == "vs" and tokens.kind[at + 1] not in ("now", "date")
        if told and tokens.text[tokens.end[at] : taken.whole].rstrip().endswith(_LESS_OF):
            return True  # 比人工排的少 6%
        if kind == "vs" and "平" in tokens.text[taken.whole_end : taken.whole_end + FURTHEST]:
            return any(word in tokens.text[taken.whole_end :] for word in _EVEN)
        if kind == "cmp":
            own = any(one.first <= at <= one.last for one in quantities)
            budget = tokens.word[taken.first - 1].endswith("预算")  # 低于预算 10%
            return not (own or budget) and tokens.word[at] not in _ADVERBS
    return False


_LESS_OF = tuple(f"的{way}" for way in "少多快慢短长低高省")
_EVEN = ("追平", "拉平", "抹平", "打平", "持平")  # 夜班良率比白班低 3 个点, 要追平
_WISHED = tuple("最好 而定 甚至 越高越好 越低越好 越快越好 越多越好 越少越好 ,或".split())
_FOR_NOW = ("最好", "暂定", "先定", "暂按", "初定", "暂估", "暂且")


def is_wished(tokens: Tokens, taken: Quantity) -> bool:
    """99.2%？（等业务确认） · 缩短到 1, 最好能更短 · 先定 80%: what is not settled yet."""
    behind = tokens.text[taken.whole_end : taken.whole_end + FURTHEST]
    if not _WISH_HINTS.isdisjoint(behind):
        if behind[0] == "?" or any(word in behind for word in _WISHED):
            return True
        if "待" in behind and any(word in behind for word in ("确认", "定", "核实")):
            return True  # 12 → 8（千元还是万元待财务确认）
    front = tokens.text[max(0, taken.whole - 8) : taken.whole]
    if _NOW_HINTS.isdisjoint(front):
        return False
    return any(word in front.rpartition(",")[2] for word in _FOR_NOW)


# Of every word above a character.
_WISH_HINTS, _NOW_HINTS = frozenset("?最而甚越或再待"), frozenset("最暂先初")


def is_spread(tokens: Tokens, taken: Quantity) -> bool:
    """Whether so much is where it comes from, on the way to all of it."""
    behind = tokens.text[taken.whole_end : taken.whole_end + FURTHEST].partition(",")[0]
    if any(word in behind for word in _TO_ALL):
        return True
    return not taken.comparator and _wants_all().match(tokens.text, taken.whole_end) is not None


@cache
def _wants_all() -> "re.Pattern[str]":
    """血缘覆盖 60%, 要全覆盖 · 接入率 40%, 目标全量."""
    return re.compile(
        "[,;] ?(?:年底|年内|最终|[一二三四]季度|q[1-4]|底|末|前|内| )*"
        "(?:要求|目标|需要|希望|争取|力争|务必|要|需|得)(?:是|为|做到|实现|达到|到| )*"
        "(?:百分百|百分之百|全)(?:部|量|面|员|域|网|链路)?(?:都|要)?"
        "(?:覆盖|接入|上线|打通|迁移|完成|达标)?(?=$|[,;。)])"
    )


_TO_ALL = in_order("zh", "widens_to_all")


def adds_other(tokens: Tokens) -> bool:
    """Whether what is new has a number of its own: 新增代码 80%; but 存量 86 → 0, 新增当周修."""
    _, new, rest = tokens.text.partition("新增")
    return new != "" and any(char.isdigit() for char in rest)
