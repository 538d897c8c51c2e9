"""A relative goal: by 30 %, halve, three times as many; it says how far, and not from where."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence import kinds
from grove.quality.sentence.better import OPENS, better
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.denied import turn
from grove.quality.sentence.draft import COMPARATORS, Draft
from grove.quality.sentence.held import is_event
from grove.quality.sentence.named_changes import (
    falls_for_better,
    fell_for_better,
    way_of_change,
)
from grove.quality.sentence.neighbours import FALLS
from grove.quality.sentence.objections import is_pace
from grove.quality.sentence.open_ends import is_of_two, lacks_unit_of_change
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DOWN, UP, Change, DoubtKind, Read
from grove.quality.sentence.roles import CHANGE, PLAIN
from grove.quality.sentence.situations import is_no_share
from grove.quality.sentence.two_metrics import is_of_both
from grove.quality.sentence.words_en import MONEY, PERIODS

_TESTED = ("load", "test")
_FUNDS = frozenset("fund funds reserve reserves account savings bank pot".split())
_GROWN = frozenset(("more", "eos", "date", "by", "comma"))  # three times more, grow three times


def read_change(draft: Draft, one: Quantity) -> None:
    value = one.value
    tokens = draft.tokens
    if not tokens.latin and tokens.word[one.last] == "pct":
        one.unit = "pp"  # 毛利率提升 2pct
    if draft.marks.hold and not tokens.latin and _is_flat(draft, one):
        draft.ask(DoubtKind.SEVERAL_CHANGES, *draft.place(draft.marks.hold))
        return  # 账单持平, 业务量涨 40%
    if one.mark == "unsure":
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)
        return
    anew = one.mark == "more" and tokens.word[one.last + 1] == "more" and is_event(one.noun)
    if anew and tokens.kind[one.noun_at + 1] not in ("a", "per"):
        draft.count(one)  # 2 more hires; but 2 more releases a month
        return
    if tokens.word[one.first - 1] == "or":
        draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return
    if one.upper is not None:
        draft.ask(DoubtKind.RANGE_UNCLEAR, one.whole, one.whole_end)
        return
    kept = one.unit[:3] in MONEY and tokens.word[one.last + 1] in ("in", "into")
    if kept and not _FUNDS.isdisjoint(tokens.word[one.last + 2 :]):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # saved in a fund
        return
    if (
        one.unit == "×"
        and value == 1
        and (one.mark == "down" or (draft.direction is not None and draft.direction.value is DOWN))
    ):
        draft.ask(DoubtKind.TIMES_UNCLEAR, one.start, one.end)  # 降低一倍 would leave nothing
        return
    if one.unit == "×" and value == 1 and one.mark not in ("of", "now"):
        one.unit, value = "%", Decimal(100)  # 快一倍
    if one.unit == "×" and tokens.latin and _is_done_so_often(draft, one):
        one.unit = ""  # fail-over tested 4x this year
        draft.count(one)
        return
    if one.unit == "×" and one.first == 1 and tokens.word[one.last + 1 : one.last + 3] == _TESTED:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)  # 10x load test passed
        return
    if one.unit == "×" and tokens.latin and "arrow" in tokens.kind[one.last :]:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)  # 3x weekdays → same level
        return
    if one.unit == "×" and one.mark == "hold" and tokens.latin and not one.signed:
        draft.set_target(one, one.unit)  # keep a 4x cover of stock
        draft.kind_of_single(one)
        return
    if one.unit == "×":
        draft.use(one.first)
        draft.change = Read(Change(value, "×"), draft.value_span(one))
        if tokens.text[max(0, one.start - 2) : one.start].rstrip().endswith("翻"):
            draft.ask(DoubtKind.TIMES_UNCLEAR, one.start, one.end)
            return
        times = tokens.word[one.last] == "times" and tokens.kind[one.last + 1] in _GROWN
        times = times or tokens.kind[one.last + 1] == "less"  # 10x fewer
        faster = one.mark in ("up", "down") or tokens.text.endswith(_FASTER, 0, one.whole)
        if times or (faster and not tokens.text[one.start : one.end].isascii()):
            draft.ask(DoubtKind.TIMES_UNCLEAR, one.start, one.end)
        return
    bracketed = tokens.kind[one.first - 1] == "(" and tokens.kind[one.last + 1] == ")"
    if bracketed and tokens.latin and one.value > 0 and not one.signed:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # lower churn (4.1 %)
        return
    if one.comparator and tokens.latin and _is_growth(draft, one):
        draft.set_target(one, rate_of_growth(draft, one))
        draft.kind = Read(Kind.HOLD_BELOW, draft.value_span(one))
        return
    if _is_capped(draft, one):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
    if not tokens.latin and one.unit in ("%", "pp") and is_pace(tokens, one):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # 逐月下降 3%
        return
    draft.taken = one
    falls = draft.direction is not None and draft.direction.value is DOWN
    if draft.direction is None and one.mark == "by":
        falls = "less" in tokens.kind[1 : one.first]  # a reduction of build time by 40 %
    improved = draft.direction is None and not tokens.latin and one.unit in ("%", "pp")
    if improved and tokens.word[draft.marks.move] in _MADE_BETTER and better(tokens, one) < 0:
        falls = True  # 丢包率改善 2%
    if tokens.latin and draft.direction is None and (at := draft.marks.move):
        improved = one.unit == "%" and tokens.word[at] in _BETTERS
        onward = at + 2 < one.first or one.mark != "by"  # but: latency improved by 20 %
        if improved and not falls:
            falls = falls_for_better(tokens, at + 1) if onward else fell_for_better(tokens, at)
    if one.mark == "by" and tokens.latin and not falls and _goes_nowhere(draft, one):
        draft.taken = None
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
    if one.mark in ("down", "less"):
        falls = True
    elif one.mark in ("more", "up", "signed"):
        falls = False
    elif one.mark == "of":
        falls = value < 0 or tokens.word[one.first - 2] in FALLS  # a drop of 20 %
        falls = falls or tokens.kind[one.first - 2] == "down"  # cost down of 8 %
    change = -abs(value) if falls else value
    unit = one.unit or draft.noun(one)
    start = one.whole
    cue = kinds.frame_opens_with(tokens, one)
    if cue:
        start = tokens.start[cue]
    span = draft.span(start, one.end)
    draft.change = Read(Change(change, unit), span)
    if one.comparator:
        draft.comparator = Read(COMPARATORS[one.comparator], draft.span(one.whole, one.whole_end))
    if not (unit or one.scale) and lacks_unit_of_change(draft, cue or one.first):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)  # 合格率提高 5
    if change:
        draft.kind = Read(Kind.INCREASE if change > 0 else Kind.DECREASE, span)
    draft.use(cue or one.first)


def _is_flat(draft: Draft, change: Quantity) -> bool:
    tokens, hold = draft.tokens, draft.marks.hold
    flat = tokens.word[hold][:2] == "持平" and hold < change.first
    return flat and "comma" in tokens.kind[hold : change.first]


def _goes_nowhere(draft: Draft, one: Quantity) -> bool:
    """Lead time by 60 %: no verb says that it shall shrink."""
    if draft.direction is not None or draft.marks.move or "more" in draft.tokens.kinds:
        return False
    return better(draft.tokens, one) < 0


def read_named(draft: Draft, one: Quantity) -> bool:
    """English: per cent beside a noun of change, or behind a plus that joins two results."""
    tokens = draft.tokens
    if tokens.kind[one.first - 1] == "+":
        draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)  # signed + 80 % turnout
        return True
    if draft.marks.hold:
        return False
    if one.mark == "to":
        if draft.direction is None and tokens.word[1] in ("reduction", "decrease", "decline"):
            draft.direction = Read(DOWN, draft.span(*draft.place(1)))  # reduction in it to 5 %
        return False
    goes = way_of_change(tokens, one)
    if goes:
        one.mark = "unsure" if goes == "?" else goes
        read_change(draft, one)
    return bool(goes)


def _is_done_so_often(draft: Draft, one: Quantity) -> bool:
    """Rehearsed 4x this year, audited 3 times: what was done so often, and has not grown."""
    at, behind = one.first - 1, draft.tokens.kind[one.last + 1]
    if behind not in ("eos", "date", "in", "comma", ".") or one.value % 1 or one.value < 2:
        return False
    done = draft.tokens.word[at]
    if is_event(done) and not draft.marks.ways:
        return True  # DDoS drill 2x in 2027
    return done not in _GROWN_BY and draft.tokens.kind[at] != "move" and is_done(draft.tokens, at)


_GROWN_BY = word_class("en", "grown_so_many_times")


def _is_growth(draft: Draft, one: Quantity) -> bool:
    """Storage not growing by more than 2 % a month: how fast it may grow at most."""
    if one.mark != "by" or one.upper is not None:
        return False
    if one.comparator[0] == ">":
        hold = draft.marks.hold
        if not hold or draft.tokens.kind[hold] not in ("up", "down"):
            return False
        turn(one)
        return True
    return bool(one.rated or _period_behind(draft, one)) and not draft.marks.half


def _period_behind(draft: Draft, one: Quantity) -> str:
    at = one.last + 1
    if draft.tokens.kind[at] not in ("a", "per") or one.rated:
        return ""
    return PERIODS.get(draft.tokens.word[at + 1], "")


def rate_of_growth(draft: Draft, one: Quantity) -> str:
    """% a month; what is counted in each stretch of time keeps its unit."""
    period = _period_behind(draft, one)
    return f"{one.unit}/{period}" if period else one.unit or draft.noun(one)


_FASTER = tuple(
    f"{word}{blank}" for blank in ("", " ") for word in ("提速", "加速", "加快", "变快", "快", "翻")
)


def is_changed(draft: Draft, one: Quantity, change: Quantity) -> bool:
    """Whether a clause of nothing but a verb says by how much this number is to change."""
    if change.unit == "%" and (one.scale or one.unit not in _SHARES):
        return _changes_by_share(draft, one, change)
    apart = is_changed_by(draft, one, change.first)
    if one.unit == "%" and change.unit == "pp":  # 6.8%, 降低 2 个百分点; 22% 降 5 个点
        way = draft.tokens.kind[one.last + 1 : change.first]
        return apart or (way in (["up"], ["down"]) and one.role == PLAIN and not one.comparator)
    return apart and one.unit == change.unit and (one.unit != "%" or is_of_it(draft, one, change))


_SHARES = frozenset(("", "%", "pp", "‰", "×"))


def _changes_by_share(draft: Draft, one: Quantity, change: Quantity) -> bool:
    """月租 42 万降 30%, 310 个减少九成, 1,900 张/月, 想砍七成: a level, and a share of it."""
    tokens = draft.tokens
    if one.role != PLAIN or one.comparator or tokens.kind[one.first - 1] in _MADE:
        return False
    at = one.last + 1
    if tokens.kind[at] == "comma":  # 92 行/小时, 提升 15%: from there, or to it?
        at += 1
        if tokens.word[at] not in _WISHED:
            return False
    while tokens.word[at] in _WISHED:
        at += 1
    return at == change.first - 1 and tokens.kind[at] in ("up", "down")


_MADE = frozenset("pass up down find move".split())
_WISHED = word_class("zh", "wish_before_change")


def is_of_it(draft: Draft, one: Quantity, change: Quantity) -> bool:
    """18.4% 相对下降 30%, 48% 下降三分之一: a share of the share, and no points of it."""
    related = "vs" in draft.tokens.kind[one.last : change.first]
    return related or "分之" in draft.tokens.text[change.start : change.end]


def is_step(change: Quantity, one: Quantity) -> bool:
    """Reduced by >= 70 % (MVP), >= 90 % (target): two steps of one change."""
    return bool(one.comparator) and (change.unit, change.comparator) == (one.unit, one.comparator)


def is_changed_by(draft: Draft, one: Quantity, at: int) -> bool:
    """Whether nothing but a comma and a verb stands between a level and how it is to change."""
    if one.role != PLAIN or one.comparator or one.last > at or not one.unit:
        return False
    between = draft.tokens.kind[one.last + 1 : at]
    if between[:1] == ["comma"] and len(between) == 2 and draft.tokens.word[at - 1] in _WISHED:
        return True  # 编译要 25min, 争取腰斩
    return between[:1] in (["comma"], ["vs"]) and between[1:] in ([], ["up"], ["down"])


def is_by_so_much(draft: Draft, one: Quantity) -> bool:
    """缩短审批等待 3 天, 减少重复告警 30 条: a verb, what it is done to, and by how much."""
    tokens = draft.tokens
    if tokens.latin or one.mark in ("is", ":", "hold", "of"):
        return False
    way = draft.marks.ways[-1] if draft.marks.ways else 0
    if not 0 < way < one.first - 1 or tokens.kind[way] not in ("up", "down"):
        return False
    between = tokens.kind[way + 1 : one.first]
    if tokens.kind[way - 1] not in OPENS or not _THINGS.issuperset(between):
        return False
    if tokens.kind[one.last + 1] not in _BEHIND:
        return False
    return tokens.kind[way] == "down" or tokens.word[way] not in _ADDS or not one.counted


def goes_by(draft: Draft, one: Quantity) -> str:
    """The way in which something goes by so much behind a verb; "" where it may go to so much."""
    if draft.direction is not None and draft.direction.value is DOWN:
        return "down" if one.unit or one.scale else ""
    raised = (
        one.unit == "%"
        and one.value < MOST_RAISED
        and is_no_share(draft.tokens.text[: one.whole].rstrip())
    )
    return "up" if raised else ""  # 提高部署频率 30%; but 设备效率 85%


MOST_RAISED = 60  # per cent


def bounds_change(draft: Draft, one: Quantity) -> str:
    """Cut costs at least 20 %, 缩短交付周期至少 2 天: the way it goes by so much; "?" where a rise
    may as well lead to so much; "": it does not."""
    tokens = draft.tokens
    way = draft.marks.ways[-1] if draft.marks.ways else 0
    if not 0 < way < one.first or tokens.kind[way] not in ("up", "down"):
        return ""
    if tokens.kind[way - 1] not in OPENS or not _THINGS.issuperset(
        tokens.kind[way + 1 : one.first]
    ):
        return ""
    if tokens.kind[way] == "down":
        return "down"
    if one.unit in ("pp", "points"):
        return "up"
    return "?" if one.unit == "%" and one.value < HALF else ""


HALF = 50  # per cent, from which on a share is rather where one wants to be than a step
_ADDS = frozenset("增加 扩大 扩充 追加 扩展 增长".split())
_THINGS = frozenset("z n w m pass fill - the of".split())
_BEHIND = frozenset("eos comma stop date ( ) and while".split())


def _is_capped(draft: Draft, one: Quantity) -> bool:
    """最多降 20%: anything from nothing on. 每月提升 2%: of what it was, or of the start?"""
    verb = kinds.frame_opens_with(draft.tokens, one)
    if draft.tokens.latin or not verb:
        return False
    kind, value = draft.tokens.kind[verb - 1], draft.tokens.value[verb - 1]
    return (kind == "cmp" and value[0] == "<") or (kind == "zrate" and one.unit in ("%", "pp"))


def read_relative_word(draft: Draft) -> bool:
    """Halve, by a third, 减半, 翻倍."""
    at = draft.marks.half
    tokens = draft.tokens
    if not at:
        return False
    if "and" in tokens.kinds and not tokens.latin and is_of_two(draft, at):
        draft.ask(DoubtKind.SEVERAL_CHANGES, tokens.start[at], tokens.end[at])
        return True  # 投诉数与退款率降一半
    if tokens.latin and "and" in tokens.kinds and is_of_both(tokens, at):
        draft.ask(DoubtKind.SEVERAL_CHANGES, tokens.start[at], tokens.end[at])
        return True  # churn and complaints both halved
    if draft.marks.halves > 1:
        draft.ask(DoubtKind.SEVERAL_CHANGES, tokens.start[at], tokens.end[at])
        return True
    if tokens.word[at] == "by half" and tokens.word[at + 1] in ("a", "an"):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at + 1])
        return True  # by half a day
    value = Decimal(tokens.value[at])
    said = tokens.word[at].startswith("down") or tokens.word[at].endswith(("fewer", "less"))
    if tokens.kind[at] == "half" and tokens.word[at].isascii() and not said and rises(draft):
        value = abs(value)
    for way in draft.marks.ways:
        if way < at and tokens.kind[way] == "up" and tokens.kind[at] == "half":
            value = abs(value)  # increase it by a quarter
            draft.direction = Read(UP, draft.span(tokens.start[way], tokens.end[way]))
            break
    span = draft.span(tokens.start[at], tokens.end[at])
    draft.change = Read(Change(value, "%"), span)
    draft.kind = Read(Kind.INCREASE if value > 0 else Kind.DECREASE, span)
    if tokens.kind[at] == "half" and not tokens.word[at].isascii():
        draft.use(at)
        if tokens.text.endswith(_WISHES, 0, tokens.start[at]):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at])
        if tokens.kind[at - 1] == "u" and tokens.value[at - 1] in ("year", "quarter", "month"):
            draft.ask(DoubtKind.TIMEFRAME, tokens.start[at - 2], tokens.end[at - 1])  # 五年翻一番
    return True


_WISHES = ("最好", "最好能", "最好是", "最好可以")  # 提升一些, 最好能翻倍


def reads_share(draft: Draft, one: Quantity) -> bool:
    """测试成本降到研发预算的 8%: so large a share of it; but 降到去年的 60% is so much less."""
    tokens = draft.tokens
    at = one.first - 1
    if one.unit != "%" or tokens.latin or tokens.word[at] != "的":
        return False
    least = max(0, at - MOST_OF_WHOLE)
    while at > least and tokens.kind[at] not in _ONTO:
        if tokens.kind[at] in _NO_WHOLE:
            return False
        at -= 1
    if at == least:
        return False
    whole = tokens.text[tokens.end[at] : one.start]
    if tokens.kind[at + 1] in _THEN or whole.lstrip().startswith(_ITSELF):
        one.value, one.role, one.mark = one.value - 100, CHANGE, "of"  # 改造前的 70%
        return False
    draft.set_target(one, "%")
    if tokens.kind[at] == "to":
        draft.direction = None  # 节约金额达到年度预算的 10%
        draft.kind = Read(Kind.INCREASE, draft.span(one.whole, one.whole_end))
    else:
        draft.kind_of_single(one)
    return True


_ONTO = frozenset(("to", "upto", "downto"))
_NO_WHOLE = frozenset("comma stop # vs".split())
_THEN = frozenset(("now", "date"))
_ITSELF = in_order("zh", "itself_before")
MOST_OF_WHOLE = 9  # tokens between a verb and a share


def improves(draft: Draft, one: Quantity) -> bool:
    """Improve MTBF 15 %: by so much, as nothing says "to"."""
    at = draft.marks.move
    words = draft.tokens.word
    if at == one.first - 1 and draft.tokens.kind[one.last + 1] == "of":
        return False  # improve 30 % of the kitchens
    near = ("w", "z", "n", "move")
    if not 0 < at < one.first or words[at] not in _BETTERS or one.mark not in near:
        return False
    return not _SAYS_WHERE.intersection(draft.tokens.kind[at + 1 : one.first])


_BETTERS = frozenset("improve improves improved improving 改善 优化 改进 提速".split())
_MADE_BETTER = frozenset(("改善", "优化", "改进"))
_SAYS_WHERE = frozenset("to at is : ( comma and of for reach".split())


def rises(draft: Draft) -> bool:
    if any(draft.tokens.kind[way] == "down" for way in draft.marks.ways):
        return False  # brought down by a third
    return bool(draft.marks.move) or (draft.direction is not None and draft.direction.value is UP)
