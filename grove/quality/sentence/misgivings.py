"""What speaks against the only number of a sentence as its target: it describes, or compares."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.kinds import says_which
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DOWN, DoubtKind
from grove.quality.sentence.roles import PLAIN
from grove.quality.sentence.tokens import Tokens

FURTHEST = 12  # tokens between a bound and the number that it may be about
_COMPARES = frozenset(("cmp", "vs", "than"))
_CLOSES = frozenset(("comma", "stop", "#", "(", ")", "and"))
_BETWEEN = frozenset("to downto upto up down cmp fill is hold reach : at move".split())
_AMOUNTS = in_order("zh", "shrinks_to_fraction")
_NOT_SPENT = frozenset("费使占信应采复作通利调引专可启")  # 费用, 使用
_SPANS = frozenset(("day", "week", "month", "quarter", "year"))
_TURNED = frozenset(("改成", "改为", "变成", "变为", "转为"))
_ONWARD = frozenset(("downto", "upto"))
_MADE = in_order("zh", "made")
WAYS = frozenset(("up", "down", "upto", "downto", "to"))


def doubt_about(draft: Draft, taken: Quantity) -> DoubtKind | None:
    """What speaks against the one number of a sentence as its target."""
    tokens = draft.tokens
    if taken.comparator:
        if _is_against(draft, taken):
            return DoubtKind.NUMBER_UNCLEAR
        spans = taken.unit != "%" and not (taken.counted or taken.rated)
        which = spans and says_which(tokens, taken)
        which = which or _thing_follows(tokens, taken)
        return DoubtKind.NUMBER_UNCLEAR if which else None  # 5 年以上的老旧设备完成更换
    if taken.unit in _SPANS and _is_spent(tokens.word[taken.first - 1]):
        return DoubtKind.TIMEFRAME
    from_then = taken.unit == "%" and tokens.word[taken.last + 1] == "from" and taken.mark == "to"
    if from_then and tokens.latin and "#" not in tokens.kind[taken.last + 2 : taken.last + 6]:
        return DoubtKind.NUMBER_UNCLEAR  # to 10 % from last quarter: of it, or by so much?
    if taken.role == PLAIN and not tokens.latin and _leads_on(tokens, taken):
        return DoubtKind.NUMBER_UNCLEAR
    if taken.role == PLAIN and _is_compared_by(tokens, taken):
        return DoubtKind.NUMBER_UNCLEAR  # 交付周期快 2 周
    if taken.role == PLAIN and _is_fewer(tokens, taken):
        return DoubtKind.NUMBER_UNCLEAR  # 每班少停 10 分钟: so much less
    if not tokens.latin:
        if "comma" in tokens.kinds and taken.role == PLAIN and _catches_up(tokens, taken):
            return DoubtKind.NUMBER_UNCLEAR  # 续保率 68%, 追平行业: what it is today
        if _describes(draft, taken) or (taken.unit == "%" and _is_of_others(draft, taken)):
            return DoubtKind.NUMBER_UNCLEAR
        if taken.counted and tokens.word[taken.first - 1][-2:] in _BESIDES:
            return DoubtKind.NUMBER_UNCLEAR  # 对接 A + 另外 2 家
    once = taken.counted and "一" in tokens.word[1 : taken.first]
    if once and tokens.text.find("的", taken.whole_end, taken.whole_end + 8) > 0:
        return DoubtKind.NUMBER_UNCLEAR  # 组织一次覆盖 12 个部门的推演
    so_much = taken.mark == "move" and taken.role == PLAIN and not tokens.latin
    if so_much and taken.counted and tokens.word[taken.first - 1] in ("推动", "恢复"):
        so_much = tokens.kind[taken.last + 1] not in ("z", "n", "m")  # 推动 3 个业务线用上
    if so_much or _is_compared(draft, taken):  # 提速 1 秒: by so much, or to it?
        return DoubtKind.NUMBER_UNCLEAR
    if taken.spelled and taken.counted and tokens.kind[taken.first - 2] == "and":
        return DoubtKind.NUMBER_UNCLEAR  # 上海、成都两个机房
    share = taken.unit == "%" and not tokens.latin
    named = share and tokens.word[taken.first - 1] == "的"  # 成本降到预算的 8%
    if share and ((not named and _is_share_of_amount(draft, taken)) or _says_which(draft, taken)):
        return DoubtKind.NUMBER_UNCLEAR
    return None


def is_own_bound(tokens: Tokens, vague: int, taken: Quantity) -> bool:
    """交付再稳一点，延期不超过 2 次: a bound of a metric in a clause of its own."""
    if tokens.latin or not taken.comparator or tokens.kind[taken.first - 1] not in ("z", "n"):
        return False
    return "comma" in tokens.kind[vague : taken.first]


_BESIDES = frozenset(("另外", "另", "其他", "其它", "外加"))
_HINTS = frozenset("追赶齐超争目")  # of every word of these a character
_RANKS = in_order("zh", "rank_as_goal")
_CATCHES = ("追平", "追上", "追赶", "赶上", "看齐", "赶超", "反超")


def _is_fewer(tokens: Tokens, taken: Quantity) -> bool:
    """每班少停 10 分钟, 每天少填 15 次: so much less."""
    if tokens.latin or "少" not in tokens.text:
        return False
    inside = taken.rated and "少" in tokens.text[taken.start : taken.end]
    verb = tokens.text[max(0, taken.start - 5) : taken.start].rstrip()[-4:]
    if verb[-2:-1] == "少":
        return True
    return inside or (verb[-3:-2] == "少" and verb[:1] not in _NOT_FEWER)  # 每月少加班 20 小时


_NOT_FEWER = frozenset("减至最不多缺")


_OTHER_HINTS = frozenset("竞友同行业对标")  # of every word of these a character
_OTHERS = ("竞品", "友商", "同行", "行业", "业界", "对手", "标杆", "竞对", "同业")


def _is_of_others(draft: Draft, taken: Quantity) -> bool:
    """成本是竞品的 80%, 价格比对手低 10%: a share of what others have, or so much less than it."""
    if draft.marks.hold or taken.role != PLAIN:
        return False
    front = draft.tokens.text[max(0, taken.start - 8) : taken.start].rpartition(",")[2]
    if _OTHER_HINTS.isdisjoint(front):
        return False
    at = max(front.rfind(word) for word in _OTHERS)
    return at >= 0 and front[at + 2 :].strip() in _COMPARED


_COMPARED = word_class("zh", "compared_with_others")


def _catches_up(tokens: Tokens, taken: Quantity) -> bool:
    """Whether a clause behind names others or a rank as the goal, and no number of theirs."""
    behind = tokens.text[taken.whole_end : taken.whole_end + 24]
    if _HINTS.isdisjoint(behind):
        return False
    if any(word in behind for word in _CATCHES):
        return True
    at = max(behind.find(word) for word in ("力争", "争取", "目标"))
    return at >= 0 and any(word in behind[at:] for word in _RANKS)


_COMPARING = in_order("zh", "so_much_sooner")


def _is_compared_by(tokens: Tokens, taken: Quantity) -> bool:
    """加快 5 天, 比竞品快 300 毫秒: so much sooner than something."""
    if tokens.latin or taken.unit not in TIMES or taken.comparator:
        return False
    word = tokens.word[taken.first - 1].removesuffix("了")
    return word.endswith(_COMPARING) and not word.endswith(("最快", "最慢", "最多", "最少"))


def _leads_on(tokens: Tokens, taken: Quantity) -> bool:
    """平均 2.3 天，压缩到当天: what is there now, as a verb leads on without a number."""
    if _ONWARD.isdisjoint(tokens.kinds) and _TURNED.isdisjoint(tokens.word):
        return False
    turned = _TURNED if taken.unit != "%" else frozenset()  # 80% 的团队改为自主发布
    for at in range(taken.last + 1, len(tokens.kind)):
        if tokens.kind[at] in _ONWARD or tokens.word[at] in turned:
            return "#" not in tokens.kind[at:]
    return False


def _describes(draft: Draft, taken: Quantity) -> bool:
    """打造 5 分钟响应圈, 支持 50 种语言的服务上线, 与 3 家高校共建: what a thing is like."""
    tokens = draft.tokens
    if taken.unit in TIMES:
        made = tokens.text[: taken.whole].rstrip().endswith(_MADE)
        return made and taken.role == PLAIN and tokens.kind[taken.last + 1] != "eos"
    if not taken.counted:
        return False
    if tokens.word[taken.first - 1] in ("与", "跟", "向"):
        return not any(word in tokens.text[taken.whole_end :] for word in _SIGNED)
    if tokens.kind[taken.first - 1] == "pass":
        return False  # 完成 5 条产线的 MES 切换
    of = tokens.text.find("的", taken.whole_end, taken.whole_end + 8)
    if tokens.word[-6] in _ALL_OF and tokens.kind[taken.first - 1] in _OPENS:
        return False  # 14 套停止维护的系统全部下线
    return of > 0 and tokens.kind[-5] == "pass" and tokens.start[-5] > of + 1


_ALL_OF = frozenset(("全部", "均", "都", "悉数", "全数", "全都", "全量"))
_OPENS = frozenset(("begin", "comma", "stop", "date", "ba", ":"))

_SIGNED = in_order("zh", "signed_with_partners")


def _thing_follows(tokens: Tokens, taken: Quantity) -> bool:
    """5 人以下小组全部合并: the bound says which ones."""
    at = taken.last + 1
    if tokens.kind[at] not in ("z", "n", "m") or not tokens.tight(at) or taken.rated:
        return False
    bound = tokens.word[taken.last]
    counts = taken.unit == "%" or (taken.counted and bool(taken.unit))
    behind = tokens.text[taken.whole_end : taken.whole_end + 10]
    if taken.unit != "%" and any(word in behind for word in ("全部", "所有", "100%", "均", "都")):
        counts = False  # 50 人以上会议全部接入
    return bound.endswith("以下") or (bound.endswith("以上") and not counts)


def _is_against(draft: Draft, taken: Quantity) -> bool:
    """缩小 40 MB 以上: at least so much less, or at least so much left?"""
    if draft.direction is None or taken.mark not in WAYS:
        return False
    return taken.comparator[0] == (">" if draft.direction.value is DOWN else "<")


def _is_spent(word: str) -> bool:
    """用 6 周完成, 花三个月: how long it may take is a date to some."""
    return word.endswith(("花", "花费", "用")) and word[-2:-1] not in _NOT_SPENT


def _is_compared(draft: Draft, taken: Quantity) -> bool:
    """能耗低于行业均值 10%: a bound or a comparison that has something else behind it."""
    kind = draft.tokens.kind
    if _COMPARES.isdisjoint(draft.tokens.kinds):
        return False
    for at in range(taken.first - 1, max(0, taken.first - FURTHEST), -1):
        if kind[at] in _CLOSES:
            return False
        if kind[at] in _COMPARES:
            return bool(draft.tokens.word[at] != "within")  # within SLA
    return False


def _metric_before(draft: Draft, taken: Quantity) -> str:
    """The text up to the noun in front of a number, without verbs and bounds between them."""
    tokens = draft.tokens
    at = taken.first - 1
    while tokens.kind[at] in _BETWEEN:
        at -= 1
    return tokens.text[: tokens.end[at]]


def _is_share_of_amount(draft: Draft, taken: Quantity) -> bool:
    """构建时间缩短为三分之一: a share where the metric is a time or an amount."""
    metric = _metric_before(draft, taken)
    spans = metric.endswith(_AMOUNTS) and not metric.endswith("运行时间")  # uptime
    return spans and "占" not in metric


def _says_which(draft: Draft, taken: Quantity) -> bool:
    """营收占比 8% 的新业务线盈亏平衡: which ones, as the share is of something already named."""
    if not draft.tokens.text.startswith(("的", " 的"), taken.whole_end):
        return False
    return _metric_before(draft, taken).endswith(("率", "占比", "比例", "满意度", "覆盖度"))
