"""Which kind of key result a sentence is: what it keeps, counts, passes, or sets out to find."""

from grove.measure.day import date
from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.sentence import polarity
from grove.quality.sentence.better import OPENS, better, is_measure
from grove.quality.sentence.denied import is_never
from grove.quality.sentence.each import is_cap_of_each, is_for_each_behind, opens_for_each
from grove.quality.sentence.held import (
    happens_in,
    is_chinese,
    is_done_often,
    is_held_often,
    is_made_often,
    is_of_year,
    is_recurring,
    stays,
)
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.metrics import NUMBERED
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DOWN, Direction, Read
from grove.quality.sentence.roles import PLAIN, TARGET
from grove.quality.sentence.shares import is_share
from grove.quality.sentence.signless import is_rate
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.which import is_at_once, is_number_of_all
from grove.quality.sentence.words_en import MASS, MONEY

_LONG = frozenset(("week", "month", "quarter", "year", "day"))
_TIMES = frozenset(("ms", "s", "min", "h", "day", "week", "month"))
_OFTEN = frozenset(("once", "twice", "thrice", "x", "times"))
_KEEPS = frozenset("keep keeping hold holding maintain maintaining".split())
_CAPS = frozenset(("<=", "<"))
_USED = word_class("en", "share_in_use")
_BOTTOM = ("底线", "打底")
_OPENING = OPENS - {":"}  # 至少 80% 的用例自动化
_AT_LEAST = frozenset("至少 最少 起码".split())  # 覆盖率至少 80%; but 达到至少 80%
_FLOORS = frozenset(("≥", ">=")) | word_class("en", "floors") | word_class("zh", "floors")


def weigh(tokens: Tokens, others: list[Quantity]) -> list[Quantity]:
    """Of several numbers those that count when one is said to be the target and the others are
    plain numbers in front of it, which belong to what the sentence is about."""
    strong = [one for one in others if one.role == TARGET or one.comparator]
    if len(strong) != 1:
        return others
    target = strong[0]
    for one in others:
        if one is target:
            continue
        between = tokens.kind[one.last + 1 : target.first]
        if one.first > target.last or one.unit or "and" in between or "comma" in between:
            return others
        if is_counted(tokens, one) and tokens.kind[one.first - 1] not in ("n", "z", "w"):
            return others
        if tokens.kind[one.first - 1] == "w" and tokens.kind[one.first - 2] == "begin":
            return others
    return strong


def in_brackets(tokens: Tokens, one: Quantity) -> bool:
    depth = 0
    for kind in tokens.kind[max(0, one.first - 12) : one.first]:
        if kind == "(":
            depth += 1
        elif kind == ")" and depth:
            depth -= 1
    return depth > 0


_TIMED = ("时间", "时长", "耗时", "延迟", "周期", "mttr", "等待")


def takes_time(tokens: Tokens) -> bool:
    """Whether 分 are minutes and no marks, from what is measured."""
    return says(tokens.text, _TIMED)


def says_which(tokens: Tokens, one: Quantity) -> bool:
    """超过 30 天的漏洞: the bound says which ones."""
    return tokens.text.startswith(("的", " 的", "未"), one.whole_end)


_TAKES = word_class("en", "needs_so_much")


def may_be_deadline(tokens: Tokens, one: Quantity, marks: Marks) -> bool:
    """Within 3 months: how long something may take, or when it is due?"""
    held = one.mark == "hold" and tokens.kind[one.last + 1] != "pass"  # 关闭周期控制在 10 天以内
    if one.rated or one.unit not in _LONG or one.role == TARGET or held:
        return False
    comparator = tokens.word[one.first] if tokens.kind[one.first] == "cmp" else ""
    if comparator and comparator not in ("within", "in under", "in less than"):
        return False
    if one.unit == "day" and marks.passed and is_recurring(tokens, one.first - 1):
        return False
    opens = tokens.kind[one.first - 1] in ("begin", "at", "comma")
    done = bool(marks.passed) and (opens or tokens.kind[one.last + 1] in ("pass", "eos"))
    return done or one.unit in ("month", "quarter", "year")


def half_apart(tokens: Tokens, marks: Marks, first: int) -> bool:
    """Halve incidents and raise coverage to 80 %: a change of its own in front of a number."""
    if not marks.half:
        return False
    if marks.half > first and not tokens.latin and tokens.kind[marks.half] == "half":
        return "comma" in tokens.kind[first : marks.half]  # 3h→40min，碎片率降一半
    between = tokens.kind[marks.half : first]
    if between[1:3] == ["comma", "zrate"]:
        del between[2]  # 减少一半, 每周空出 6 小时
    return "and" in between or between[1:3] in (["comma", "z"], ["comma", "n"])  # 减半, 会议 6h


def ends_clause(tokens: Tokens, one: Quantity) -> bool:
    """文章阅读量 10 万: a number that closes its clause, apart from the word before it."""
    apart = not tokens.tight(one.first) or one.scale > 0 or is_rate(tokens, one)
    closing = tokens.kind[one.last + 1] in ("eos", "comma", "stop", "date", ")", "(", "x", "not")
    return apart and closing and tokens.kind[one.first - 1] in ("z", "n", "m")


_BOUNDS, _BOUND_KINDS = frozenset(("within", "in")), frozenset(("cmp", "in"))


def loose_timeframe(tokens: Tokens) -> int:
    """Within a quarter, in a year: the token of the bound; 0 for none."""
    words = tokens.word
    if _BOUND_KINDS.isdisjoint(tokens.kinds) or _BOUNDS.isdisjoint(words):
        return 0
    for at, word in enumerate(words):
        if word in _BOUNDS and tokens.kind[at] != "per":
            last = at + 2 if tokens.word[at + 1] in ("a", "one") else 0
            if last and tokens.word[last] in ("month", "quarter", "year", "half-year"):
                return at
    return 0


_AVERAGES = word_class("zh", "average_per_time")
_LEVELS = in_order("zh", "levels")


def _is_level(tokens: Tokens, one: Quantity) -> bool:
    """夜间告警 2 条, 打断次数 3 次: how many there are, and none that are made one by one."""
    if tokens.latin or tokens.kind[one.first - 1] not in ("z", "n", "m", "fill"):
        return False
    if not _AVERAGES.isdisjoint(tokens.word[max(0, one.first - 4) : one.first]):
        return True  # 日均部署 30 次
    before = tokens.text[max(0, one.whole - 8) : one.whole].rstrip()
    return before.endswith(_LEVELS) or "活跃" in before or polarity.ends_low(before)


_THING = ["begin", "w", "w", "#", "w"]
_NAMES_OF = frozenset(("sigma", "eyes", "pillars"))


def is_counted(tokens: Tokens, one: Quantity) -> bool:
    """Whether a bare whole number counts something: a measure word, an English noun, a verb."""
    takes = tokens.word[one.first - 1] in _TAKES
    if takes and tokens.word[one.first - 1] == "take" and tokens.kind[one.first - 2] == "begin":
        takes = not one.noun  # take 9 VMs off
    if takes or _is_level(tokens, one):
        return False
    if one.value % 1 and not one.scale:
        return False
    if one.unit or one.noun or one.out_of:
        return True
    before = tokens.kind[one.first - 1]
    after = tokens.kind[one.last + 1]
    if before == "(" and is_number_of_all(tokens, one):
        return True
    if after in ("z", "n") or before in ("z", "n"):
        return False
    sigma = after == "w" and before == "begin" and tokens.word[one.last + 1] in _NAMES_OF
    if sigma or tokens.kind[one.first - 3 : one.last + 2] == _THING:
        return False  # 6 sigma, wheel lathe 2 back in use
    if after in ("w", "pass", "more", "less"):
        return before in ("begin", "w", "pass", "up", "move", "hold", "comma", ":", "date", "-")
    name = tokens.word[one.first - 1]
    if name in NUMBERED or (tokens.kind[one.first - 2] == "with" and polarity.of_words([name])):
        return False  # MTTR 4, NPS 45, opened with rating 4
    opens = before == "w" and tokens.kind[one.first - 2] == "begin"
    if opens and (is_measure(name) or polarity.of_words([name]) < 0):
        return False  # freshness 15, tickets 30
    return before in ("w", "pass", "up", "move") and tokens.kind[one.first - 2] in OPENS


_SEVERE = frozenset(("sev1", "sev2", "sev3"))
_ADJECTIVES = frozenset("downtime touch trust day defect copy config knowledge".split())
_NAMED = frozenset("z n w # not".split())  # 零不符合项
_DESCRIBES = frozenset("w - less more down now pass all early".split())


def zero_at(tokens: Tokens, marks: Marks) -> int:
    """The word that says that nothing is the target; 0 for none."""
    if marks.clear:
        return marks.clear
    if marks.zero:
        at = marks.zero
        if tokens.word[at + 1] in _ADJECTIVES and tokens.kind[at + 2] == "w":
            return 0  # zero downtime deploys
        if tokens.kind[at + 1] in _NAMED and tokens.word[at + 1][:1] not in "散售件":
            return at
    at = marks.nil
    beside = at > 4 and tokens.kind[at - 1] == "comma"  # one per train, no exceptions
    if at and tokens.word[at] == "no" and tokens.kind[at - 1] in OPENS and not beside:
        for place in range(at + 1, at + 5):
            word = tokens.word[place]
            if tokens.kind[place] == "older":
                return at  # no ticket older than 30 days
            if tokens.kind[place] not in _DESCRIBES:
                break
            if word == "late" or (word[:1] == "p" and word[1:].isdecimal()) or word in _SEVERE:
                return at  # no P1 older than 24 h
            if word in MASS or polarity.of_words([word]) < 0:
                return at
    return 0


def for_each(tokens: Tokens, one: Quantity) -> bool:
    """Every service has two owners: so many for each, and no count of them all."""
    if not _EACH.isdisjoint(tokens.word[1 : one.first]):
        return True
    if not (tokens.latin or _EVERY.isdisjoint(tokens.kinds)):
        clause = tokens.text[max(0, one.whole - _NEAR) : one.whole].rpartition(",")[2]
        if "平均每" in clause:
            return True  # 平均每位学员上机 ≥ 3 次
        had = one.comparator == ">=" or clause.rstrip().endswith(_HAVING)
        return (had and "每" in clause) or opens_for_each(tokens, one)  # 每个机房至少 2 路市电
    return is_for_each_behind(tokens, one)


_EVERY = frozenset(("zeach", "every"))
_NEAR = 24  # characters: 每个 production 模型至少 3 项
_HAVING = ("配", "配备", "有", "拥有", "设", "安排")
_EACH = frozenset(("every", "each"))


_RISES, _FALLS, _COUNTS = Kind.INCREASE, Kind.DECREASE, Kind.COUNT  # slow to look up in it
_ABOVE, _BELOW = Kind.HOLD_ABOVE, Kind.HOLD_BELOW


def of_single(
    tokens: Tokens,
    marks: Marks,
    one: Quantity,
    direction: Read[Direction] | None,
    due: Read[date] | None,
) -> tuple[Kind | None, int]:
    """The kind of one target without a start, and the token that says so (0: the number itself)."""
    comparator = one.comparator
    if tokens.text.startswith(("红线", " 红线"), one.whole_end):
        return None, 0  # above it or below it?
    kept = marks.hold or marks.always
    if kept and not tokens.latin and _is_other_act(tokens, kept, one):
        kept = 0
    if direction is None and not tokens.latin and ("not" in tokens.kinds or "别" in tokens.text):
        kept_so = stays(tokens, one)
        if kept_so:
            return (_ABOVE if kept_so > 0 else _BELOW), 0  # 重复率 12%, 别让它再涨
    if not kept and tokens.text.endswith(("稳定", "稳定 "), 0, one.whole):
        kept = one.first - 1  # 团战稳定 55 帧以上
    if one.denied and one.role == TARGET and not tokens.latin:
        return (_ABOVE if comparator[0] == ">" else _BELOW), 0  # 不能掉到 99.9% 以下
    if not one.value and not comparator and direction is None:
        return (_BELOW if kept else _FALLS), kept
    if kept > one.last and tokens.word[kept] in _KEEPS and tokens.kind[kept + 1] in ("w", "the"):
        kept = 0  # migrate 70 % of it; keep cost flat
    if kept > one.last and (direction is not None or tokens.kind[kept] in ("up", "down")):
        kept = 0  # trim it to five minutes flat; 参与率 85% 以上, 不增加编制
    if kept:
        if comparator in _CAPS or tokens.value[kept] == "cap":
            return _BELOW, kept
        if comparator in (">", ">="):
            return _ABOVE, kept
        if tokens.word[one.first - 1] in ("up", "down") and not comparator:
            return (_BELOW if tokens.word[one.first - 1] == "down" else _ABOVE), kept  # up 99.9 %
        way = better(tokens, one)
        if way > 0 and tokens.word[kept] in _CAPPED and one.unit == "%" and one.value < 50:
            way = -1  # 外包占比控制在 30%
        if way:
            return (_ABOVE if way > 0 else _BELOW), kept
        if tokens.word[kept] in _CAPPED and kept < one.first:
            return _BELOW, kept  # 限制在 20%, CPU 峰值控制在 75%
        behind = kept == one.last + 1  # 91% 守住
        if (
            one.unit == "%"
            and one.value >= 75
            and not tokens.latin
            and (kept < one.first or behind)
        ):
            return _ABOVE, kept  # 接通率保持 99.5%
        return None, 0
    if direction is not None and comparator == ">=" and _is_done_besides(tokens, marks, one):
        return (_ABOVE if one.rated else _COUNTS), 0
    if direction is not None:
        return (_FALLS if direction.value is DOWN else _RISES), 0
    firm = due is not None and not (marks.all_year or (tokens.latin and _lasts_through(tokens)))
    counted = one.noun or (one.denied and tokens.latin)  # no outage longer than 30 min in H2
    if firm and comparator in _CAPS:
        capped = tokens.latin and tokens.word[one.first] not in _UNDER
        capped = capped and tokens.word[one.first][0].isalpha() and is_of_year(tokens, one)
        firm = not (capped or (counted and happens_in(tokens, one)))
    beside = one.mark == "with" or "comma" in tokens.kind[marks.passed : one.first]
    if comparator in _CAPS and not tokens.latin and is_cap_of_each(tokens, one):
        return _BELOW, 0  # 每个团队今年不超过 3 起
    if comparator in _CAPS and 0 < marks.passed < one.first and beside:
        return _BELOW, 0  # go live with at most 5 open defects
    if comparator in _CAPS:
        word = tokens.word[one.first]
        cap = word not in _UNDER
        if _is_kept(word) and not firm:
            return _BELOW, 0
        if not firm and ((cap and one.role == PLAIN) or one.rated or marks.all_year):
            return _BELOW, 0
        if not cap and not firm and one.role == PLAIN and is_chinese(tokens):
            return _BELOW, 0  # 延迟低于 100 ms: no verb brings it there
        return _FALLS, 0
    if comparator in (">", ">="):
        counts = one.counted and (one.unit or one.noun or one.out_of) and not one.rated
        none = one.denied and tokens.latin  # no squad with fewer than 4 testers
        counts = counts and not (none or is_at_once(tokens) or for_each(tokens, one))
        if (
            comparator == ">="
            and counts
            and direction is None
            and not marks.recurring
            and not marks.all_year
        ):
            return _COUNTS, 0
        shared = one.unit == "%" and is_share(tokens, one)
        recurring = marks.recurring and not shared
        floor = tokens.word[one.first] in _FLOORS or _is_kept(tokens.word[one.first])
        each = one.counted and one.role == PLAIN and for_each(tokens, one)
        if each and not tokens.latin and "allyear" in tokens.kinds:
            return _ABOVE, 0  # 每人今年至少做 2 次
        each = each or (not tokens.latin and "every" in tokens.kinds and one.unit in TIMES)
        floor = floor or each or none or is_never(tokens, one.first)  # 每个批次留样至少 48 小时
        least = one.role == PLAIN and tokens.word[one.first] in _AT_LEAST
        floor = floor or (least and tokens.kind[one.first - 1] not in _OPENING)
        if tokens.text.endswith(_BOTTOM, 0, tokens.end[one.last]):
            return (None if better(tokens, one) < 0 else _ABOVE), 0  # 98% 为底线
        if not firm and (floor or one.rated or recurring or marks.all_year):
            return _ABOVE, 0
        return _RISES, 0
    if one.rated and tokens.latin and is_done_often(tokens, one) and better(tokens, one) >= 0:
        return _COUNTS, 0  # six retros held per quarter
    often = one.rated and one.role != TARGET
    often = often and not _OFTEN.isdisjoint(tokens.word[one.first : one.last])
    if (one.rated and is_held_often(tokens, one)) or (often and better(tokens, one) >= 0):
        return _ABOVE, 0  # reviewed once a quarter, bug triage twice a week
    once = one.rated and one.spelled and one.value == 1 and one.role == PLAIN
    if once and not (tokens.latin or polarity.ends_low(tokens.text[: one.whole].rstrip())):
        return _ABOVE, 0  # 停机演练每半年一次
    if one.rated and one.role == PLAIN and not tokens.latin and is_made_often(tokens, one):
        return _ABOVE, 0  # 建立投诉复盘机制, 每月输出 1 份报告
    made = one.rated and one.role == PLAIN and tokens.word[1] in _DELIVERS
    if made and _EACH.isdisjoint(tokens.word[1 : one.first]) and better(tokens, one) >= 0:
        return _ABOVE, 0  # publish 3 posts a month
    if one.unit[:3] not in _PRICED and not _SPENDS.isdisjoint(tokens.word[1 : one.first]):
        return None, 0  # spend a day a week on it: more, or no more?
    way = better(tokens, one)
    if way < 0 and one.unit == "%" and one.value >= 75 and _USED.isdisjoint(tokens.word):
        way = 1  # so large a share of what is bad is the share that is dealt with
    if not way and one.value >= 50 and (one.unit == "%" or is_rate(tokens, one)):
        way = 1  # 90 % of what nobody here knows is rarely a thing to be rid of
    reached = one.mark == "reach" and one.unit not in _TIMES
    if not way and reached and "goal" not in tokens.word and "target" not in tokens.word:
        way = 1
    if way < 0 and one.counted and tokens.word[one.first - 1] in _REACHED and "零" in tokens.text:
        way = 1  # 零投诉的门店达到 50 家
    many = one.unit not in _TIMES and (one.counted or one.scale > 0) and one.value > 1
    many = (
        many or one.unit == "%" or (one.unit == "" and one.value % 1 != 0)
    )  # a score: Kappa 达到 0.85
    borne = one.scale > 0 and tokens.word[one.first - 1] == "到"  # 峰值支撑到 50w 条/秒
    if not way and many and (borne or tokens.word[one.first - 1] in _REACHED):
        way = 1  # 日活做到 20 万
    if way:
        return (_RISES if way > 0 else _FALLS), 0
    often = one.rated and one.role == PLAIN and not tokens.latin
    made = often and one.unit[:2] in _MADE and one.unit[2:] in _PERIODS
    if often and (made or one.unit.startswith("per ")):
        return _ABOVE, 0  # 每季度与客户复盘 2 次
    return None, 0


def _is_other_act(tokens: Tokens, kept: int, one: Quantity) -> bool:
    """持续优化首页, 保持节奏, 周期缩短到 10 天: what goes on is not what the number is of."""
    if one.mark in _LED and "comma" in tokens.kind[kept : one.first]:
        return kept < one.first
    acts = tokens.word[kept] == "持续" and tokens.kind[kept + 1] in _ACTS
    acts = acts and not tokens.word[kept + 1].startswith(("满足", "达", "符合"))
    return acts and (kept + 1 < one.first - 1 or one.mark in _LED)


_LED = frozenset(("downto", "upto"))
_ACTS = frozenset("z n pass move up down find ba".split())


def _is_done_besides(tokens: Tokens, marks: Marks, one: Quantity) -> bool:
    """提升团队能力, 完成至少 4 场培训: the verb that rises stands in a clause of its own."""
    if tokens.latin or not (one.counted and one.unit and marks.ways):
        return False
    way, passed = marks.ways[-1], marks.passed
    return way < passed < one.first and "comma" in tokens.kind[way:passed]


def _lasts_through(tokens: Tokens) -> bool:
    """Through Q3, during H1: a stretch in which it holds, and no day by which it is so."""
    at = tokens.kind.index("date") if "date" in tokens.kind else 0
    return tokens.word[at] in _STRETCHES or tokens.word[at - 1] in _STRETCHES


_STRETCHES = frozenset("through throughout during over".split())
_PERIODS = frozenset("天 周 月 季度 年".split())
_UNDER = frozenset(
    ("below", "under", "<", "sub-", "less than", "fewer than", "低于", "小于", "少于")
)
_PRICED = MONEY | {"%"}
_DELIVERS = word_class("en", "delivered_so_often")
_SPENDS = frozenset(("spend", "spends"))
_MADE = frozenset(("条/", "个/", "篇/", "项/", "例/", "场/"))  # 坏例闭环 200 条/周
_CAPPED = frozenset("控制在 限制在 管控在 控制到 控在".split())
_REACHED = frozenset(("达到", "达", "做到", "达成", "冲到"))


def _is_kept(bound: str) -> bool:
    """Never drops below, must not exceed: a bound that is denied is kept from now on."""
    return bound.startswith(("never", "not ", "does not", "do not", "doesn't", "won't", "must not"))


def frame_opens_with(tokens: Tokens, one: Quantity) -> int:
    """The token of "by" or of the verb that stands straight before a change; 0 for none."""
    at = one.first - 1
    for _ in range(3):
        if tokens.kind[at] in ("fill", "the"):
            at -= 1
    return at if tokens.kind[at] in ("by", "up", "down") and tokens.value[at] != "v_" else 0


def frame_opens_with_from(tokens: Tokens, one: Quantity) -> int:
    """The token of "from" before the start; 0 for none."""
    at = one.first - 1
    for _ in range(3):
        if tokens.kind[at] in ("fill", "the"):
            at -= 1
    return at if tokens.kind[at] == "from" else 0
