"""What a Chinese sentence says against a number that was read: done so far, once more, of each."""

import re
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.asides_told import AMONG
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.loads import is_load, is_round, is_said_besides
from grove.quality.sentence.open_ends import adds_other, is_spread
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.remains import happens_no_more, is_with_rest
from grove.quality.sentence.roles import PLAIN
from grove.quality.sentence.taken_back import is_another, is_no_fall
from grove.quality.sentence.tokens import Tokens

FURTHEST = 14  # characters in front of a number
_TOTALS = ("总数", "共", "累计", "达到", "合计", "总量")
_ALL_OF = ("全部", "所有", "过半", "半数", "都", "均", "一律", "必须", "100%")
_SCALES = ("/万", "/亿", "/百万")
_RECORDS = ("单日", "单月", "单周", "历史", "单场", "日")
_FIRST = ("首批", "首批 ", "首期", "首期 ", "首年", "首年 ")
_BEFORE = ("基础上", " 基础上", "的基础上", " 的基础上")
_ACTS = in_order("zh", "acts")


def _is_no_sooner(tokens: Tokens, taken: Quantity) -> bool:
    return not taken.comparator and _only_then().match(tokens.text, taken.whole_end) is not None


@cache
def _only_then() -> "re.Pattern[str]":
    """4.5 天才发现: how it is; but 满 80% 才算达标, 才允许合入 and 才能, the talent, are none."""
    return re.compile(" ?才(?![算可合达通放准允视叫是干华能给])|才能(?:够|拿|找|看|得|排|等|拉|出)")


def _take_as_start(draft: Draft, taken: Quantity) -> None:
    """What is told is how it is; where it is to go is asked."""
    draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
    draft.start = Read(taken.value, draft.value_span(taken))
    draft.unit = Read(taken.unit, draft.value_span(taken)) if taken.unit else None


def _is_at(draft: Draft, taken: Quantity) -> bool:
    """Whether a clause behind the number says in how many digits it is wanted."""
    vague = draft.marks.vague
    wanted = draft.tokens.word[vague].endswith("位数") and taken.role == PLAIN
    return wanted and "comma" in draft.tokens.kind[taken.last : vague] and not taken.comparator


def object_to(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """Take back what was read from a number against which its own clause speaks."""
    tokens = draft.tokens
    if draft.target is None:
        if draft.change is not None and is_no_fall(draft, taken):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if is_another(draft, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if "已" in tokens.text and draft.start is not None and not taken.comparator:
        later = draft.start.span[0] > draft.value_span(taken)[0]
        of_them = taken.mark == "to" and tokens.kind[taken.first - 1] not in _LEADING
        if later and not of_them and _in_front(tokens, taken).lstrip().startswith("已"):
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 已核销 2 亿 (全年 6 亿)
            return
        if of_them:
            return  # 已覆盖 240 家门店中的 180 家，年内全部覆盖
    if "已" in tokens.text and _is_so_far(tokens, taken, len(quantities)):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 已压缩至 3 天: a report, or a goal?
        return
    if ("无" in tokens.text or "零" in tokens.text) and is_load(draft, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 500 QPS 无故障, 1000 并发下零超时
        return
    if taken.mark == "up" and taken.comparator and taken.unit == "%" and taken.value < MOST_OPEN:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 复用率提升≥50%: by, or to?
        return
    front = tokens.word[taken.first - 1]
    if front[-1:] in ("万", "千") and not taken.unit and "率" in tokens.text:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 损失率万 3: of ten thousand
        return
    less = draft.kind is None or draft.kind.value is Kind.DECREASE
    if less and taken.unit == "%" and front.endswith(_REMOVES):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 技术债清理 60%: by, or so far?
        return
    if draft.start is None or not draft.start.value:
        if draft.marks.vague > taken.last and _is_at(draft, taken):
            _take_as_start(draft, taken)  # 误报率 18%，今年必须个位数
            return
        if "才" in tokens.text and _is_no_sooner(tokens, taken):
            _take_as_start(draft, taken)  # 平均 4.5 天才发现, 要当日发现
            return
        if "再" in tokens.text and happens_no_more(draft, taken):
            return
        if "掉" in tokens.text and taken.unit == "%":
            behind = tokens.text[taken.whole_end : taken.whole_end + 4].lstrip()
            if front.endswith(_RID) or behind.startswith(_RID):
                draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 冗余 30% 清理掉, 清掉 70%
                return
        if "全" in tokens.text and taken.unit == "%" and is_spread(tokens, taken):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 10% 抽检改全量
            return
    if _alarms().match(tokens.text, taken.whole_end):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 劣化 5% 告警: from where on
        return
    if taken.unit == "个" and "内" in tokens.text and is_round(tokens, taken):
        draft.withdraw(DoubtKind.TIMEFRAME, taken)  # 2 个迭代内完成重构
        return
    alone = draft.start is None or not draft.start.value  # but: 双周会从 2 h 缩成 1 h
    if alone and (taken.counted or taken.unit == "h") and _is_of_two(tokens, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 双周至少 1 次, 每两周和组员 1:1 一次
        return
    if "且" in tokens.text and taken.comparator[:1] == "<" and is_said_besides(draft, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 6 月底前上线且停机不超过 8 小时
        return
    if "争" in tokens.text and _strives_on(tokens, taken):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, taken.whole, taken.whole_end)  # 降到 2, 争取 1 天
    if tokens.word[taken.first] == "最高" and tokens.word[taken.first - 1].endswith(_RECORDS):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 单日最高 5 万单
        return
    on = taken.last + 1
    if tokens.kind[on] == "half" and taken.unit in ("year", "month", "quarter"):
        draft.withdraw(DoubtKind.TIMEFRAME, taken)  # 力争五年翻一番
        return
    if tokens.kind[on + 1] == "/" and draft.unit is not None and tokens.kind[on] in ("z", "n"):
        draft.unit = None  # 0.86 吨标煤/吨: more than was read
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
    if taken.out_of and tokens.kind[on] == "eos" and _says_no_verb(draft, taken):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)  # 14 个系统里 11 个
    some = taken.counted and "一半" in tokens.text and not draft.marks.half
    if some and tokens.text.find("一半", taken.whole_end) > 0:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 页面 64 个, 今年改掉一半
        return
    if "过半" in tokens.text and _is_beside_half(draft, taken):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 移动端占比过半，客诉率低于 1%
        return
    if draft.start is not None and "存量" in tokens.text and adds_other(tokens):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 新增代码 80%, 存量 60%
        return
    if "基础上" in tokens.text and tokens.text.startswith(_BEFORE, taken.whole_end):
        _take_back(draft, taken, quantities)  # 在 120 家基础上再拓 40 家
        return
    unit = draft.unit.value if draft.unit is not None else ""
    scaled = "/" in unit and unit.endswith(_SCALES)
    if scaled and draft.unit is not None and tokens.text.startswith("元", taken.end):
        draft.unit = Read(f"{draft.unit.value}元", draft.unit.span)  # 2.9 吨/万元
    if draft.start is not None and len(quantities) > 1:
        first = quantities[0]
        turned = "盈" in tokens.text and "亏" in tokens.text  # 由亏损 800 万到盈利 200 万
        more = first.signed and not taken.signed and first.mark != "from"  # F1 +0.05 至 0.9
        if not taken.unit and draft.unit is not None and tokens.kind[taken.last + 1] in "zn":
            rest = [one.unit for one in quantities if one.first == taken.last + 2]
            turned = turned or rest == [draft.unit.value]  # 由 3 班 60 人改为 2 班 45 人
        if turned or (more and draft.start.value == first.value > 0):
            _take_back(draft, taken, quantities)
            return
    if len(quantities) > 1:
        if quantities[-2].mark == AMONG and taken.mark == "downto":
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 320 张, 其中重复 90 张, 降到 20 张
            return
        if taken.mark == "some":  # 38 条关掉 30 条: none closed so far?
            draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
        if "剩" in tokens.text and is_with_rest(tokens, quantities):
            _take_back(draft, taken, quantities)  # 42 个里剩下 9 个
            return
        said = "已" in tokens.text or "再" in tokens.text
        clause = _in_front(tokens, taken) if said else ""
        if "首" in tokens.text and tokens.text.endswith(_FIRST, 0, taken.whole):
            if any(one.unit == taken.unit and one.value > taken.value for one in quantities):
                _take_back(draft, taken, quantities)  # 首批 300 台交付, 年底前共 2000 台
        elif "已" in clause and _done().search(clause):
            _take_back(draft, taken, quantities)  # 已完成 18 个, 还剩 12 个
        elif (
            "再" in clause
            and not taken.comparator
            and _again().search(clause)
            and _has_total(draft, taken, quantities)
        ):
            _take_back(draft, taken, quantities)  # 已改造 20 个, 年内再改造 15 个
        elif "每" in tokens.text and _is_once_each(tokens, taken):
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 每个大版本一次, 四个大版本
        return
    if taken.comparator and tokens.text.startswith(("的", " 的"), taken.whole_end):
        behind = tokens.text[taken.whole_end : taken.whole_end + FURTHEST].partition(",")[0]
        acts = behind.rstrip().removesuffix("完成").removesuffix("完毕").endswith(_ACTS)
        acts = acts and tokens.text[taken.whole : taken.whole + 2] != "至少"
        which = acts or any(word in behind for word in _ALL_OF)
        if which and (taken.unit != "%" or tokens.word[taken.first - 1].endswith(_LOADS)):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 金额超 100 万的项目全部复盘


def _is_beside_half(draft: Draft, taken: Quantity) -> bool:
    """千兆占比 38%, 年底过半 · 移动端占比过半, 客诉率低于 1%: more than half, beside a number."""
    text = draft.tokens.text
    front, half, between = text[: taken.whole].partition("过半")
    if half:
        return between[:1] in (",", ";") and "已" not in front and "目标" not in between
    return (
        draft.start is None and taken.comparator in ("", "<") and "过半" in text[taken.whole_end :]
    )


def _says_no_verb(draft: Draft, taken: Quantity) -> bool:
    """Whether nothing but a whole stands in front of a part: so far, or to be?"""
    if taken.comparator or taken.role != PLAIN or draft.due is not None:
        return False
    front = draft.tokens.text[: taken.whole].rstrip()
    return front.endswith(("里", "中")) and "已" not in front


MOST_OPEN = 90  # per cent: to more than that a share is raised, and not by it
_SECOND = ("双周", "双月", "每双", "每个双", "隔双")


def _is_of_two(tokens: Tokens, taken: Quantity) -> bool:
    """Whether so many are meant for every second or third stretch of time."""
    if "双" in tokens.text and _in_front(tokens, taken).startswith(_SECOND):
        return True
    if "每" not in tokens.text:
        return False
    front = tokens.text[max(0, taken.whole - FURTHEST) : taken.whole].rpartition(",")[2]
    _, every, rest = front.partition("每")
    if not every or rest[:1] not in _SEVERAL:
        return False
    return rest[1:].lstrip(" 个")[:1] in _STRETCHES


_SEVERAL = frozenset("两2三3四4六6")
_STRETCHES = frozenset("周月星季天迭工")


_LOADS = ("率", "负载", "占用", "水位", "占比")


@cache
def _alarms() -> "re.Pattern[str]":
    then = "(?:就|即|则|必须|必|须|要|应|自动|触发|立即)?"
    return re.compile(f" ?{then}(?:告警|报警|预警|拦住|拦截|拦下|阻断|回滚|熔断)(?=$|[,;)])")


_LEADING = frozenset(("to", "upto", "downto"))
_RID = ("清理掉", "清掉", "删掉", "去掉", "关掉", "下掉", "停掉", "退掉")
_REMOVES = in_order("zh", "clears_away_share")
_STRIVES = (",争取", ", 争取", ",力争", ", 力争", " ,争取", "(争取", "(力争")


def _is_so_far(tokens: Tokens, taken: Quantity, numbers: int) -> bool:
    """已签约, 平均等待已降至: a verb that says how far it is, straight in front of a number."""
    if numbers > 1 and taken.mark not in _MOVED:
        return False
    _, said, verb = _in_front(tokens, taken).rpartition("已")
    verb = verb.removeprefix("经")
    return said != "" and 0 < len(verb) <= MOST_OF_VERB and verb.isalpha()


MOST_OF_VERB = 3  # characters


def is_pace(tokens: Tokens, one: Quantity) -> bool:
    """逐月下降 3%, 月增 30%, 每月递增 2 个百分点: a pace, and for how long?"""
    if tokens.kind[one.first - 1] == "zrate":
        return True  # 每月 5% 响应时间下降
    front = tokens.text[max(0, one.whole - 10) : one.whole].rstrip()
    if _PERIODS.isdisjoint(front):
        return False
    for verb in _GOES:
        if front.endswith(verb):
            front = front.removesuffix(verb).removesuffix("复合").removesuffix("度")
            before, period = front[-2:-1], front[-1:]
            if before in _EVERY or (period == "均" and before in _PERIODS):
                return front != "" and (period in _PERIODS or period == "均")
            return period in "周月" and period != "" and before not in _THIS
    return False


_PERIODS = frozenset("日天周月季年")
_EVERY = frozenset("逐每")
_THIS = frozenset("上本当去今前个半同 0123456789一二三四五六七八九十")
_GOES = in_order("zh", "grows_each_period")


def ask_for_multiple(draft: Draft, quantities: list[Quantity]) -> None:
    """风险敞口不超过净资本的 5 倍: a bound, and no change by so much."""
    for one in quantities:
        if one.unit == "×" and not one.comparator and _is_bounded(draft.tokens, one):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, one)
            return


def _is_bounded(tokens: Tokens, taken: Quantity) -> bool:
    """Whether a bound stands in front of what the number is a multiple of."""
    for at in range(taken.first - 1, max(0, taken.first - 8), -1):
        if tokens.kind[at] in ("comma", "stop", "#"):
            return False
        if tokens.kind[at] == "cmp":
            return bool(tokens.word[taken.first - 1] == "的")
    return False


def _take_back(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
    for one in quantities:
        if one is not taken and one.unit == taken.unit:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)


def _in_front(tokens: Tokens, one: Quantity) -> str:
    """The clause in front of a number."""
    text = tokens.text[max(0, one.whole - FURTHEST) : one.whole]
    return text[max(text.rfind(mark) for mark in ",;:(。") + 1 :].strip()


@cache
def _done() -> "re.Pattern[str]":
    """已完成, 已经上线了: a verb that says how far it is by now, and nothing behind it."""
    return re.compile("(?:^|目前|现|现在)已(?:经)?[一-鿿]{1,2}了?$")


@cache
def _again() -> "re.Pattern[str]":
    return re.compile("再[一-鿿]{0,2}[^到至为成达再于]$")


def _has_total(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Whether another number says how many there are or are to be, of the same."""
    if draft.start is not None and draft.start.value:
        return True
    for one in quantities:
        if one is not taken and one.unit == taken.unit:
            before = draft.tokens.text[max(0, one.whole - 6) : one.whole]
            if any(word in before for word in _TOTALS):
                return True
    return False


def _is_once_each(tokens: Tokens, taken: Quantity) -> bool:
    """Whether the clause in front says how often for each of those that are counted."""
    comma = taken.first - 1
    if tokens.kind[comma] != "comma":
        return False
    before = tokens.text[max(0, tokens.start[comma] - FURTHEST) : tokens.start[comma]]
    return bool(_once_each().search(before))


@cache
def _once_each() -> "re.Pattern[str]":
    return re.compile("每个?[^,;]{1,8}[一两三四五1-9] ?[次场轮遍]$")


_MOVED = frozenset(("to", "downto", "upto", "arrow"))


def ask_for_clock(draft: Draft, names: list[int]) -> None:
    """首班车 6:40 提前到 4:30, 900DPPM → 400DPPM: where nothing else was read, what is meant?"""
    tokens = draft.tokens
    for at in reversed(names):
        behind = tokens.kind[at + 1]
        clock = (
            behind == ":"
            and not tokens.latin
            and tokens.kind[at + 2] == "#"
            and len(tokens.word[at + 2]) == 2
        )
        if clock and (tokens.kind[at - 1] in _MOVED or tokens.word[at + 3][:1] == "前"):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at + 2])
            return
        if behind == "/" and _is_pair_alone(tokens, at):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at + 2])
            return
        same = behind == "w" and tokens.word[at + 1] in tokens.word[max(0, at - 3) : at]
        if same and tokens.kind[at - 1] in _MOVED and tokens.tight(at + 1):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at + 1])
            return


def _strives_on(tokens: Tokens, taken: Quantity) -> bool:
    """降到 2 天, 争取 1 天 · 达 60% (目前 38%), 争取 70%; but 升到 100%, 力争 9 月 1 日前完成."""
    on = taken.last + 1
    if tokens.kind[on] == "(" and ")" in tokens.kind[on : on + MOST_OF_ASIDE]:
        on = tokens.kind.index(")", on) + 1
    if not tokens.text.startswith(_STRIVES, tokens.end[on - 1]):
        return False
    behind = tokens.kind[on:]
    day = "date" in behind and "#" not in behind and "up" not in behind and "down" not in behind
    return not day


MOST_OF_ASIDE = 12  # tokens in brackets


def _is_pair_alone(tokens: Tokens, at: int) -> bool:
    """Cpk 1.33/1.67: a metric and two values; but Python 3.11/3.12 in a sentence is a name."""
    points = "." in tokens.word[at] and "." in tokens.word[at + 2]
    alone = at < 4 and tokens.kind[at - 1] == "w" and tokens.kind[at + 2] == "#"
    return points and alone and tokens.kind[at + 3] in _CLOSES_PAIR


_CLOSES_PAIR = frozenset("eos date comma ( stop".split())
