"""A sentence without a pair: one target, a change, a count, a zero, or only a circumstance."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence import kinds
from grove.quality.sentence.abilities import able_at
from grove.quality.sentence.bands import is_inside
from grove.quality.sentence.behind import is_in_metres
from grove.quality.sentence.better import better
from grove.quality.sentence.changes import (
    bounds_change,
    goes_by,
    improves,
    is_by_so_much,
    is_changed,
    is_changed_by,
    is_of_it,
    is_step,
    read_change,
    read_named,
    read_relative_word,
    reads_share,
    rises,
)
from grove.quality.sentence.counts import begins_at_zero, is_dealt_with, is_made
from grove.quality.sentence.denied import describes, is_denied, is_shunned
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.gains import earns, saves
from grove.quality.sentence.marks import points_down
from grove.quality.sentence.metrics import METRICS_OR_SHORT
from grove.quality.sentence.named_changes import PER_CENT, is_benchmark, speaks_of_it
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.ranges import tell_way
from grove.quality.sentence.reading import DOWN, Change, Doubt, DoubtKind, Read
from grove.quality.sentence.remains import goes_away, is_found, is_left, is_rest, is_stock
from grove.quality.sentence.remarks import (
    is_guard,
    is_halved,
    is_source,
    is_which,
    without_guards,
    without_remarks,
)
from grove.quality.sentence.roles import (
    CHANGE,
    PLAIN,
    START,
    TAKES_TIME,
    TARGET,
)
from grove.quality.sentence.shares import is_share
from grove.quality.sentence.which import is_off_others, is_ratio, is_within
from grove.quality.sentence.wrong_way import says_better, settle_better
from grove.quality.sentence.zero import read_zero, set_zero

_SHARES = frozenset(("%", "‰", "×", "pp", "points"))
_TIMES = frozenset(("×", "x"))
_GO_ON = frozenset(("z", "n", "m", "pass", "for"))
_ZERO = Decimal(0)


def read_singles(draft: Draft, singles: list[Quantity]) -> None:
    if len(singles) == 1 and _says_it_all(draft, singles[0]):
        read_single(draft, singles[0])
        if draft.tokens.kind[singles[0].first - 1] in _LEADS_TO and _says_nothing(draft):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, singles[0].whole, singles[0].whole_end)
        return
    changes = [one for one in singles if one.role == CHANGE]
    if changes and draft.marks.half and "while" in draft.tokens.kinds and draft.tokens.latin:
        at = draft.tokens.kind.index("while")  # down a fifth while orders grow 30 %
        if draft.marks.half < at < changes[0].first:
            singles = [one for one in singles if one.role != CHANGE]
            changes = []
    for one in changes:
        if one.mark == "by" and draft.direction is None and _is_doer(draft, one):
            one.role = PLAIN  # used by 99 % of staff
    changes = [one for one in changes if one.role == CHANGE]
    starts = [one for one in singles if one.role == START]
    if not draft.marks.clear:
        units = {one.unit for one in changes}
        starts = [
            one
            for one in starts
            if not is_source(one) or _goes_on(draft, one) or (one.unit in units and one.scale)
        ]
    others = [one for one in singles if one.role not in (CHANGE, START)]
    others = without_remarks(draft, others)
    if draft.marks.half and others and all(kinds.in_brackets(draft.tokens, one) for one in others):
        starts, others = [*starts, *others], []  # reduce the reopen rate (12 %) by half
    half = draft.marks.half
    if half and len(others) == 1 and is_halved(draft, half, others[0]):
        starts, others = [*starts, *others], []  # halve the 14 days that it takes
    alone = half > 0 and len(others) == 1 and half > others[0].last
    if alone and speaks_of_it(draft.tokens, half):
        starts, others = [*starts, *others], []  # idle time 40 %, halve it
    telling = alone and not (changes or draft.tokens.latin)
    if telling and is_changed_by(draft, others[0], half):
        starts, others = [*starts, *others], []  # 错误率 12%, 减半
    if len(others) > 1 and not draft.tokens.latin:
        others = [one for one in others if not is_which(draft, one)] or others
    if len(others) > 1:
        others = kinds.weigh(draft.tokens, others)
    if draft.marks.clear and len(others) == 1:
        only = others[0]
        if only.first > draft.marks.clear and is_rest(draft.tokens, only):
            starts, others = [*starts, only], []  # JDK8 的应用清零(剩 74 个)
        elif kinds.in_brackets(draft.tokens, only):
            counted = only.first > draft.marks.clear and is_found(draft.tokens, only)
            starts, others = ([*starts, only] if counted else starts), []  # Redis 大 key(>10MB)清零
        elif not draft.tokens.latin and is_stock(draft, only):
            starts, others = [*starts, only], []  # 告警周均 30 条, Q3 末归零
    one_each = len(changes) == len(others) == 1 and not draft.tokens.latin
    if one_each and is_changed(draft, others[0], changes[0]):
        starts, others = [*starts, *others], []  # 平均 45 天, 缩短 15 天
    if changes and others and "(" in draft.tokens.kinds:
        others = _without_same(draft, changes[0], others)
    if others and "while" in draft.tokens.kinds:
        others, changes = without_guards(draft, others, changes)
    nothing = kinds.zero_at(draft.tokens, draft.marks) if others else 0
    bound = others[0].unit != "%" if len(others) == 1 else False
    which = nothing and bound and describes(draft.tokens, others[0])
    if which or (nothing and bound and kinds.says_which(draft.tokens, others[0])):
        others, nothing = [], 0  # 超 24 小时未解决的 P1 为零
    after = nothing > others[-1].last if nothing else False
    apart = draft.tokens.kind[others[-1].last : nothing] if after else ()
    apart = apart or (draft.tokens.kind[nothing : others[0].first] if nothing else ())
    if after and ("while" in apart or draft.tokens.kind[nothing] == "clear" or "(" in apart):
        nothing = 0  # said beside it
    if nothing and not _PARTS.isdisjoint(apart):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *draft.place(nothing))
        for one in others:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return
    if len(changes) == 2 and not _without_same(draft, changes[0], changes[1:]):
        changes = changes[:1]  # 下降 200 万元（-8%）
    if (
        len(changes) > 1
        or (changes and draft.marks.half and not others)
        or (others and kinds.half_apart(draft.tokens, draft.marks, others[0].first))
    ):
        for one in (*changes, *others):
            draft.ask(DoubtKind.SEVERAL_CHANGES, one.whole, one.whole_end)
    elif len(others) > 1:
        for one in others:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        if others[-1].role == PLAIN:
            tell_way(draft, others[0])
            either = draft.tokens.word[others[0].last + 1] in _EITHER and draft.kind is None
            if either and others[0].role == TARGET and others[1].first == others[0].last + 2:
                draft.kind_of_single(others[0])  # 采纳率做到 70% 或 75%
    elif others:
        for one in changes:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        only = others[0]
        kept = only.mark == "hold" or only.role == TARGET or only.comparator
        guard = bool(changes) and is_guard(draft.tokens, changes[0], only)
        if not changes or (kept and not guard and not is_step(changes[0], only)):
            read_single(draft, only)
        else:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, only.whole, only.whole_end)
    elif changes:
        read_change(draft, changes[0])
    elif read_relative_word(draft) or read_zero(draft):
        pass
    elif len(singles) == 1 and not starts and singles[0].noun and draft.marks.passed == 1:
        draft.count(singles[0])  # remove local admin rights from 1,850 laptops
    for one in starts:
        if others or len(starts) > 1 or one.upper is not None:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
    read = draft.target or draft.change or draft.kind
    if read is None and not (starts or draft.doubts):
        for one in others:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
    if len(starts) == 1 and not others and starts[0].upper is None:
        only = starts[0]
        if only.unit == "m" and draft.tokens.latin:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, only.whole, only.whole_end)  # from 120m by 40 %
            return
        near = draft.tokens.kind[max(0, only.first - 3) : only.first]
        compared = only.mark == "vs" or ("cmp" in near and "(" not in near)
        if compared and draft.target is None and draft.change is None:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, only.whole, only.whole_end)  # 高于基线 5%
            return
        moved = changes and changes[0].mark in ("by", "up", "down")
        shared = moved and changes[0].unit == only.unit == "%"
        shared = shared and not is_of_it(draft, only, changes[0])
        if shared and draft.change is not None:  # by 15 % from 50 %: of it, or of all?
            draft.ask(DoubtKind.NUMBER_UNCLEAR, changes[0].whole, changes[0].whole_end)
        draft.start = Read(only.value, draft.value_span(only))
        if only.unit and draft.unit is None and draft.change is None:
            draft.unit = Read(only.unit, draft.value_span(only))
        draft.use(only.first)
        if draft.target is None and draft.change is None and goes_away(draft, only):
            return
        if draft.target is None and draft.change is None:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, only.whole, only.whole_end)
            _kind_of_way(draft)
        if draft.target is not None and draft.target.value != only.value:  # 由 37 个清零
            up = draft.target.value > only.value
            draft.kind = Read(Kind.INCREASE if up else Kind.DECREASE, draft.target.span)


def _says_nothing(draft: Draft) -> bool:
    """机器人上架 30 左右: a number of which nothing was made."""
    read = draft.target or draft.change or draft.low
    return read is None and not draft.doubts


def _says_it_all(draft: Draft, one: Quantity) -> bool:
    """Whether no word beside the one number says how much as well: nothing, half, while …"""
    marks = draft.marks
    if one.role in (CHANGE, START) or marks.half or marks.clear or marks.zero or marks.nil:
        return False
    return "while" not in draft.tokens.kinds


def _without_same(draft: Draft, change: Quantity, others: list[Quantity]) -> list[Quantity]:
    """By 1 million dollars (12 %): the same said as a share, in brackets."""
    if change.unit in _SHARES:
        about = [draft.tokens.kind[one.first - 1] in ("fill", "is") for one in others]
        bracketed = all(kinds.in_brackets(draft.tokens, one) for one in others)
        return [] if about and all(about) and bracketed else others  # 5%（约 120 万）
    same = all(one.unit == "%" and kinds.in_brackets(draft.tokens, one) for one in others)
    return [] if same else others


def _is_doer(draft: Draft, one: Quantity) -> bool:
    """Used by 99 % of staff, by 20k drivers a week: who does it, and no difference."""
    tokens = draft.tokens
    named = bool(one.noun or one.unit == "people") and one.noun != "points"
    if one.out_of or named or is_share(tokens, one):
        return True  # used weekly by 40 plant managers
    done = tokens.word[frame - 1] if (frame := kinds.frame_opens_with(tokens, one)) else ""
    if tokens.kind[frame - 1] in ("pass", "w") and done in _USED:
        return True  # finished by 85 % instead of 70 % of them
    return done.endswith(("ed", "wn", "run", "one", "ten")) and one.unit not in _SHARES


_USED = word_class("en", "used")


def _kind_of_way(draft: Draft) -> None:
    """From 45 min down to a few: the kind that the verb says."""
    tokens, ways = draft.tokens, draft.marks.ways
    if ways:
        way = ways[0]
        span = draft.span(tokens.start[way], tokens.end[way])
        down = points_down(tokens, way)
        draft.kind = Read(Kind.DECREASE if down else Kind.INCREASE, span)


def _goes_on(draft: Draft, one: Quantity) -> bool:
    """由 30 次降到个位数: a way leads on from it, though to no number."""
    kinds_after = draft.tokens.kind[one.last + 1 : one.last + 8]
    if kinds_after[:1] == ["to"] and draft.tokens.word[one.last + 1] == "to":
        return True  # from 430 to around half
    return not _LEADS.isdisjoint(kinds_after) or bool(draft.marks.ways and "to" in kinds_after)


_EITHER = frozenset(("或", "或者", "还是"))
_POINTERS = frozenset("↘↗↓↑⬇⬆")
_RATHER = frozenset(("better", "ideally", "preferably"))
_LEADS_TO = frozenset((":", "pass"))
_PARTS = frozenset(("and", "comma", "stop"))
_LEADS = frozenset(("downto", "upto"))


def read_single(draft: Draft, one: Quantity) -> None:
    """The one number of a sentence: a target, a band, a count, or a time that may be a date."""
    tokens, marks = draft.tokens, draft.marks
    if tokens.word[one.first - 1] in _RATHER and "#" in tokens.kind[1 : one.first]:
        draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)  # in 8 systems, better 10
        return
    if tokens.latin and one.role in (TARGET, PLAIN) and is_off_others(tokens, one):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
    pointed = tokens.word[one.first - 1] in _POINTERS and one.unit == "%"  # escalations ↓ 50 %
    if pointed or "halved" in (tokens.kind[one.first - 1], tokens.kind[one.first - 2]):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # half the national 16 %
        return
    if one.mark == "of" and not one.comparator and is_within(tokens, one):
        one.comparator = "<="  # within the budget of 2.4 million
    if one.upper is not None:
        if (
            (marks.hold or marks.always or is_inside(tokens, one))
            or one.mark in ("at", "between")
            or (tokens.kind[one.last + 1] == "between_end")
        ):
            draft.set_band(one.value, one.upper, one.unit, one.start, one.end)
            draft.use(one.first)
        else:
            draft.ask(DoubtKind.RANGE_UNCLEAR, one.start, one.end)
            tell_way(draft, one)
        return
    if one.unit == "m" and not TAKES_TIME.isdisjoint(tokens.word):
        one.unit = "min"
    metres = one.unit == "m" and is_in_metres(tokens)
    if (one.unit == "m" and not metres) or (one.rated and one.unit.startswith("m per ")):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)
        return
    if one.unit == "×" and one.role == TARGET and not (one.comparator or is_ratio(tokens)):
        draft.change = Read(Change(one.value, "×"), draft.value_span(one))
        draft.use(one.first)
        return
    if one.comparator and is_denied(tokens, one):
        if kinds.says_which(tokens, one):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            return
        if one.role == TARGET and not tokens.latin:
            draft.direction = None  # 不能掉到 99.9% 以下: it goes nowhere
    if one.role == TARGET and not one.comparator and is_shunned(tokens, one):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # 不能跌至 99.9%
        return
    if one.comparator and says_better(tokens, one) and not settle_better(tokens, one):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
    if one.mark == "upto_en" and not rises(draft):
        way = better(tokens, one)
        if way > 0 or (one.unit == "%" and one.value >= 75):
            one.role = TARGET  # coverage up to 80 %
        elif way:
            one.comparator = "<="
        else:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            return
    if one.comparator in ("<=", "<") and kinds.may_be_deadline(tokens, one, marks):
        draft.ask(DoubtKind.TIMEFRAME, one.whole, one.whole_end)
        return
    if one.role == PLAIN and one.mark != "is" and (goes := saves(draft, one)):
        one.mark = goes
        if not reads_share(draft, one):
            read_change(draft, one)
        return
    if marks.ways and one.role == PLAIN and not one.comparator and is_by_so_much(draft, one):
        if goes := goes_by(draft, one):
            one.mark = goes
            read_change(draft, one)
        else:  # 提高人均产出 12 万元: by so much, or to it?
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
    if marks.ways and one.role == PLAIN and one.comparator[:1] == ">" and one.unit:
        goes = bounds_change(draft, one)
        if goes == "?":
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            return
        if goes:
            one.mark = goes
            read_change(draft, one)
            return
    if tokens.word[one.last + 1] == "±" or tokens.word[one.first - 1] == "±":
        draft.ask(DoubtKind.RANGE_UNCLEAR, one.start, one.end)
        return
    if tokens.latin and one.unit in PER_CENT and read_named(draft, one):
        return
    bare = one.role == PLAIN and not one.comparator and not one.rated
    if bare and earns(draft, one):
        draft.count(one)
        return
    if bare and _read_plain(draft, one):
        return
    if one.unit == "分" and kinds.takes_time(tokens):
        one.unit = "min"
    draft.set_target(one, one.unit or draft.noun(one))
    draft.kind_of_single(one)


def _read_plain(draft: Draft, one: Quantity) -> bool:
    """A number that nothing introduces: a change after a verb, a count; else a target."""
    marks = draft.marks
    within = one.mark in ("in", "for") and is_share(draft.tokens, one)  # in 90 % of cases
    if one.unit in _SHARES and draft.direction is not None and one.mark != "is" and not within:
        level = draft.tokens.latin and is_benchmark(draft.tokens, one)
        if level and one.mark == "of" and "and" not in draft.tokens.kinds:
            return False  # down to the benchmark of 4 %
        if level or _is_apart(draft, one):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            return True
        if not reads_share(draft, one):
            read_change(draft, one)
        return True
    if one.unit == "pp" and draft.direction is None and draft.tokens.word[one.last] == "个点":
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # 利润率 10 个点
        return True
    if one.unit == "pp" or (
        one.unit in _SHARES
        and draft.direction is None
        and (improves(draft, one) or draft.tokens.word[one.first] in _TIMES)  # 命中量 × 2
    ):  # points of percent are never a level
        read_change(draft, one)
        return True
    if not one.counted:
        return False
    if one.value == 0:
        return set_zero(draft, one)
    told = one.mark in ("is", "of", ":") or draft.tokens.kind[one.first - 1] == ":"
    things = one.unit and not one.unit.isascii() and draft.tokens.kind[one.last + 1] in _GO_ON
    if told and not one.noun and not things:  # but 支付域：18 个服务支持回滚
        if draft.tokens.latin and (
            is_dealt_with(draft.tokens, one) or is_made(draft.tokens, draft.marks, one)
        ):
            draft.count(one)  # board papers: 8 this year; findings: 30 closed
            return True
        return False
    level = draft.tokens.kind[one.first - 1] == "at" or not draft.tokens.text.isascii()
    if one.mark == "hold" and level:
        return False  # 保持 120 人不变, headcount flat at 45
    opens = not one.noun and (one.scale or draft.tokens.kind[one.first - 2] == "begin")
    if opens and draft.normal.text[: one.whole].rstrip()[-2:].isupper():
        return False  # DAU 3M, WER 7: a metric has capitals, a verb has none
    if not kinds.is_counted(draft.tokens, one):
        things = draft.tokens.word[one.first - 1].endswith("s")
        if things and draft.direction is not None and draft.tokens.text.isascii():
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)  # reduce tickets 20
            return True
        named = draft.tokens.word[one.first - 1] in METRICS_OR_SHORT  # NPS 45, 单机 QPS 3000
        return not (named or kinds.ends_clause(draft.tokens, one))
    if draft.tokens.latin and (able := able_at(draft.tokens, one)):
        kind = Kind.YES_NO if draft.due is None else Kind.MILESTONE
        draft.kind = Read(kind, draft.span(*draft.place(able)))
        return True
    if one.unit == "级" or (draft.tokens.latin and is_left(draft.tokens, one)):  # 评价通过六级
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return True
    falls = draft.direction is not None and draft.direction.value is DOWN
    often = marks.recurring
    if often > one.last and one.out_of and draft.tokens.kind[often] == "freq":
        often = 0  # 8 of 9 sites report daily
    if falls or often or one.value < 0:
        if falls or not marks.recurring:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)
        return True
    draft.set_target(one, one.unit or draft.noun(one))
    draft.used_from = None  # what is counted follows the number; before it stands a verb
    span = draft.value_span(one)
    if kinds.for_each(draft.tokens, one) or (one.noun == "points" and not marks.passed):
        return True
    draft.kind = Read(Kind.COUNT, span)
    if not one.out_of and begins_at_zero(draft.tokens, one):
        draft.start = Read(_ZERO, (span[0], span[0]))
        draft.doubts.append(Doubt(DoubtKind.START_ASSUMED, span))
    return True


def _is_apart(draft: Draft, one: Quantity) -> bool:
    """电流压到微安级，精度 20%: the verb belongs to another clause."""
    kind = draft.tokens.kind
    ways = [way for way in draft.marks.ways if way < one.first]
    return bool(ways) and not {"comma", "stop"}.isdisjoint(kind[ways[-1] : one.first])
