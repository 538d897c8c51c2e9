"""A start and a target, or the two edges of a band, read into a draft."""

from decimal import Decimal

from grove.measure.errors import MeasureError
from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence import kinds
from grove.quality.sentence.alike import is_added
from grove.quality.sentence.becoming import is_switched
from grove.quality.sentence.behind import is_in_metres
from grove.quality.sentence.denied import is_denied
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.either import is_ideally, is_of_other_tier, way_of_all
from grove.quality.sentence.found import Found, Pair, edges
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.nouns import is_plural, noun_unit
from grove.quality.sentence.proportions import are_of_two_wholes
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.ranges import counts_up, rises_surely
from grove.quality.sentence.reading import UP, Doubt, DoubtKind, Read
from grove.quality.sentence.releases import may_be_releases
from grove.quality.sentence.reports import is_report, starts_anywhere
from grove.quality.sentence.roles import NAMELESS, PLAIN, START, TAKES_TIME
from grove.quality.sentence.shares import share_of
from grove.quality.sentence.two_units import (
    as_share,
    is_of_things,
    is_rhythm,
    leads_to_number,
    scale_alike,
)
from grove.quality.sentence.words_en import DOLLARS, MONEY
from grove.quality.sentence.wrong_way import is_odd, look_for_wrong_way, settle_by_start

MILLIONS = 6  # the power of ten
_PERSONS = frozenset(("people", "名", "位"))
_OFTEN = in_order("zh", "how_often_before_once")
_DOLLARS = frozenset(DOLLARS.values())
_RISES, _FALLS = Kind.INCREASE, Kind.DECREASE


def read_pairs(draft: Draft, found: Found) -> None:
    pairs = [*found.pairs, *found.ranges]
    beside = found.singles and [one for one in found.singles if one.role != NAMELESS]
    apart = kinds.half_apart(draft.tokens, draft.marks, pairs[0].first.first)
    if "arrow" in draft.tokens.kinds and not apart:
        apart = _leads(draft) > len(pairs)
    if len(pairs) > 1 or found.bands or apart:
        for pair in (*pairs, *found.bands):
            draft.ask(DoubtKind.SEVERAL_CHANGES, *edges(pair))
        return
    nothing = draft.marks.zero
    gap = draft.tokens.kind[nothing : pairs[0].first.first] if nothing else ()
    if "comma" in gap and not draft.tokens.latin:  # 零高危, 耗时从 3 天降到 1 天
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *draft.place(nothing))
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pairs[0]))
        return
    if beside:
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pairs[0]))
        for one in beside:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        if all(_is_alternative(draft, pairs[0].second, one) for one in beside):
            _read_start(draft, pairs[0])
            way = draft.start and way_of_all(pairs[0].first, [pairs[0].second, *beside])
            draft.kind = Read(way, draft.span(*edges(pairs[0]))) if way else None
        elif not draft.tokens.latin and all(_was_also(draft, pairs[0], one) for one in beside):
            target = pairs[0].second
            draft.set_target(target, target.unit)
            draft.kind_of_single(target)
        elif all(_is_other(draft, pairs[0].first, one) for one in beside):
            draft.set_target(pairs[0].second, pairs[0].second.unit)
            draft.taken = draft.used_from = None
        return
    if "comma" in draft.tokens.kinds and is_of_other_tier(draft.tokens, pairs[0]):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pairs[0]))
        return
    _read_pair(draft, pairs[0])


def _leads(draft: Draft) -> int:
    """How many arrows lead to a number."""
    kind = draft.tokens.kind
    arrows = kind.count("arrow")
    if arrows < 2:
        return arrows
    return sum(leads_to_number(draft.tokens, at) for at in range(1, len(kind) - 1))


def _is_alternative(draft: Draft, target: Quantity, one: Quantity) -> bool:
    """From 20 days to 10 days, or maybe 12: another target, from the same start."""
    first, last = (target, one) if target.first < one.first else (one, target)
    between = draft.tokens.word[first.last + 1 : last.first]
    if draft.tokens.latin and first is target and one.unit in ("", target.unit):
        led = one.mark == "arrow" or not _OR_LATER.isdisjoint(between)
        return led and len(between) < 6
    either = not _OR.isdisjoint(between) and len(between) < 5
    return either or (first is target and is_ideally(draft.tokens, target, one))


def _is_other(draft: Draft, start: Quantity, one: Quantity) -> bool:
    """EU was at 52 and US at 47: another start, of the same target."""
    if one.mark == "at" and start.mark == "now" and start.last < one.first:
        return draft.tokens.latin
    return _is_alternative(draft, start, one)


_LEADS_TO = frozenset(("arrow", "upto", "downto"))
_OR = frozenset(("or", "或", "或者"))
_OR_LATER = frozenset("or maybe perhaps later then stretch ideally".split())


def _was_also(draft: Draft, pair: Pair, one: Quantity) -> bool:
    """降到 6% 以下(目前大促期 11%、平日 7.5%): of two numbers of today neither is the target."""
    start, target = pair.first, pair.second
    if start.mark != "now" or not target.first < start.first < one.first or one.comparator:
        return False
    between = draft.tokens.kind[start.last + 1 : one.first]
    if one.unit != start.unit or not {"and", "comma", "/"} & set(between) or ")" in between:
        return False
    return "(" in draft.tokens.kind[target.last : start.first]


def _read_start(draft: Draft, pair: Pair) -> None:
    first, second = pair.first, pair.second
    leads = second.mark in _LEADS_TO and first.role == PLAIN
    if (first.role == START or leads) and (
        first.unit == second.unit or not (first.unit and second.unit)
    ):
        draft.start = Read(first.value, draft.value_span(first))
        if first.unit or second.unit:
            draft.unit = Read(first.unit or second.unit, draft.value_span(first))


def _read_bound(draft: Draft, one: Quantity, band: Quantity) -> None:
    """P50 under 2 days, now between 6 and 7: only where it starts is asked."""
    told = "now" in draft.tokens.kind[one.last : band.first]
    if one.comparator and told and one.first < band.first:
        draft.set_target(one, one.unit)
        draft.kind_of_single(one)


def _read_pair(draft: Draft, pair: Pair) -> None:
    tokens = draft.tokens
    first, second = pair.first, pair.second
    days = draft.due_hit is not None and first.unit == second.unit == "day"
    if days and draft.marks.passed > second.last and is_switched(tokens, second):
        draft.kind = Read(Kind.MILESTONE, draft.span(*draft.place(draft.marks.passed)))
        first.role = second.role = NAMELESS
        return
    if first.mark == "now" and is_added(tokens, first, second):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pair))
        return  # 余额新增 80 亿, 年初 320 亿: so much more, or to it?
    if first.out_of and second.out_of and are_of_two_wholes(tokens, first, second):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pair))
        return  # 3 of 4 → 19 of 20: as many, or as a share?
    if second.out_of and not second.unit and first.unit in TIMES and tokens.latin:
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pair))
        return  # in 3 days in 4 out of 5 cases, currently 10 days
    led = "arrow" in tokens.kinds and tokens.latin
    if led and (is_report(tokens, first, second) or may_be_releases(tokens, first, second)):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pair))
        return
    _resolve_m(draft, first, second)
    both = first.unit == "m" and second.unit in ("m", "m per year", "m per month")
    if both and not is_in_metres(tokens):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, first.start, second.end)
        return
    start, end = edges(pair)
    loose = first.role == PLAIN and tokens.kind[first.last + 1] == "to"
    if loose and "less" in tokens.kind[1 : first.first] and second.value > first.value:
        draft.ask(DoubtKind.RANGE_UNCLEAR, start, end)  # fewer outages, say 10 to 20
        return
    crosses = first.signed and first.value < 0 < second.value and not draft.marks.ways
    if crosses and "°" in first.unit + second.unit:
        draft.ask(DoubtKind.RANGE_UNCLEAR, start, end)  # from −20 to 60 °C
        return
    if (first.comparator or first.mark == "now") and starts_anywhere(tokens, first, second):
        if second.comparator:  # no job waits longer than 2 min (up to 14 min)
            is_denied(tokens, second)
        draft.set_target(second, second.unit or first.unit)
        draft.kind_of_single(second)
        draft.ask(DoubtKind.START_UNCLEAR, first.whole, first.end)  # from < 10 % to > 40 %
        return
    opening = kinds.frame_opens_with_from(tokens, first)
    if opening:
        start = tokens.start[opening]
    unit = second.unit or first.unit
    begin: Decimal | None = first.value
    if second.scale and not first.scale and _meant_for_both(first, second):
        draft.ask(DoubtKind.START_UNCLEAR, first.start, first.end)
        begin = None
    elif (
        first.scale
        and not second.scale
        and _meant_for_both(second, first)
        and not (
            first.scale == 3 and second.value >= 100  # from 1.2k to 800
        )
    ):
        draft.ask(DoubtKind.SEVERAL_NUMBERS, second.start, second.end)
        return
    else:
        unit, begin = _one_unit(draft, first, second, start, end)
    if not unit and second.noun:
        unit = noun_unit(tokens, second, draft.normal.text)
    if not unit and first.noun:
        unit = noun_unit(tokens, first, draft.normal.text)
    if not (unit or tokens.latin) and tokens.kind[second.last + 1] == "w":
        again = tokens.word[second.last + 1]  # 4 site → 16 site
        unit = again if again == tokens.word[first.last + 1] and len(again) > 1 else ""
    if not unit:
        unit = draft.noun(first if first.first < second.first else second)
    elif unit == "次" and "zrate" in tokens.kinds:  # 每周发版次数从 2 次到 5 次
        unit = draft.noun(first if first.first < second.first else second) or unit
    if second.comparator:
        is_denied(tokens, second)  # should not take longer than
        settle_by_start(tokens, first.value, second)
        bare = not first.unit and second.unit in TIMES and first.value < second.value
        if bare and second.denied and second.comparator == "<=" and tokens.latin:
            draft.ask(DoubtKind.START_UNCLEAR, first.start, first.end)
            begin = None  # none open above 24 h, now 3: hours, or of them?
    if begin is not None:
        draft.start = Read(begin, draft.value_span(first))
    draft.set_target(second, unit)
    draft.use(min(first.first, second.first))
    span = draft.span(start, end)
    if begin is None:
        rises = rises_surely(first, second)
        if rises is None:
            draft.kind_of_single(second)
        else:
            draft.kind = Read(_RISES if rises else _FALLS, span)
    elif begin == second.value:
        draft.ask(DoubtKind.NO_CHANGE, start, end)
    else:
        rises = second.value > begin
        wrong_way = draft.direction is not None and (draft.direction.value is UP) != rises
        if wrong_way and first.unit and not (second.unit or second.scale or first.unit == "%"):
            draft.withdraw(DoubtKind.UNITS_DIFFER, second)  # reduce it from 1.2 s to 800
            return
        if wrong_way and rises and second.unit in TIMES and not (first.unit or first.scale):
            draft.start = None  # 时长从 2 降到 30 分钟: 2 of what?
            draft.ask(DoubtKind.UNITS_DIFFER, first.start, first.end)
            draft.kind_of_single(second)
            return
        if (
            rises
            and first.unit in TIMES
            and not (second.unit or second.scale)
            and is_odd(draft, pair)
        ):
            draft.withdraw(DoubtKind.UNITS_DIFFER, second)  # 停机 4h → 30: minutes?
            return
        from_none = not begin and tokens.word[first.first] == "none" and second.counted
        draft.kind = Read(Kind.COUNT if from_none else _RISES if rises else _FALLS, span)
        if draft.direction is None:
            look_for_wrong_way(draft, first, second, rises=rises)
        bounded = second.comparator[:1]
        if bounded and bounded != "=" and rises == (bounded == "<"):  # it is there already
            kept = Kind.HOLD_BELOW if rises else Kind.HOLD_ABOVE
            draft.kind = Read(kept, span)  # keep it below 2 days; currently 1.6
            if first.mark != "now" and not draft.marks.hold:
                draft.ask(DoubtKind.NUMBER_UNCLEAR, second.whole, second.whole_end)
        against = draft.direction is not None and (draft.direction.value is UP) != rises
        narrower = against and tokens.word[second.first] == "±" and not rises
        if narrower or (against and _is_topic(draft, min(first.first, second.first))):
            draft.direction = None  # 精度由 ±0.05 提高到 ±0.03
        elif against and draft.direction is not None:
            draft.doubts.append(Doubt(DoubtKind.DIRECTION_CONFLICT, draft.direction.span))


def _meant_for_both(one: Quantity, scaled: Quantity) -> bool:
    """$1.2 to $3M, 从1.2提升到3万: the million was meant for both, or may have been.

    But 540 → 1.2k.
    """
    if not one.value or (scaled.mark == "upto" and one.value * 10**scaled.scale > scaled.value):
        return False  # warnings: 0 (today 1.7k)
    if scaled.scale == 3 and 100 <= one.value < scaled.value >= 1000:
        return scaled.value > one.value * 100 and one.unit in ("", scaled.unit)
    if not one.unit and abs(one.value) < 1000:
        return True
    small, large = sorted((abs(one.value), abs(scaled.value)))
    return one.unit == scaled.unit and small > 0 and large / small >= 100


def _is_topic(draft: Draft, first: int) -> bool:
    """减少等待:流动效率从 22% 到 40%: the verb says what for, in front of a colon.

    In 缩短等待：目前 40 秒，目标 55 秒 nothing is named behind it.
    """
    kind = draft.tokens.kind
    colon = next((at for at in range(first - 1, 0, -1) if kind[at] == ":"), 0)
    named = colon < first - 1 - (kind[first - 1] in ("from", "now"))
    return colon > 0 and named and not any(way > colon for way in draft.marks.ways)


def _one_unit(
    draft: Draft, first: Quantity, second: Quantity, start: int, end: int
) -> tuple[str, Decimal | None]:
    """The unit of the target and the start in it; None when they do not measure the same."""
    one, two = first.unit, second.unit
    if first.out_of and not one and two == "%":
        share = share_of(draft.tokens, first)
        if share is not None:
            return two, share  # 90 % of them (today 52 of 130)
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # half of them (today: 6 of 40)
        return two, None
    if second.out_of and not two and one == "%":
        if as_share(draft.tokens, second):
            return "%", first.value  # 3 out of 4 reports (today: 1 in 4)
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 2 of 3 sites (today: 40 %)
        return two, None
    behind = draft.tokens.kind[second.last + 1 : second.last + 4]
    counted = first.mark == "now" and not first.value % 1 and behind[:1] == ["of"]
    if not one and two == "%" and counted and "#" in behind:
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 100 % of 240 (now 190)
        return two, None
    if not one and two == "%" and first.mark == "now" and is_of_things(draft.tokens, first):
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 80 % of services (now: 5 svc)
        return two, None
    tiny = first.value < 1 or (first.value < 6 and first.value % 1 and second.value >= 50)
    if not one and two == "%" and tiny and first.value and second.value >= 20:
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 0.3 → 50 %
        return two, None
    if one == two or not one:
        return two, first.value
    if second.out_of and one[:1] == "/" and one[1:].isdecimal():
        return two, first.value  # 9 out of 10 services (today 4 out of 10)
    if not two and one in TIMES and draft.tokens.word[second.last + 1] in _STEPS:
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 2 days to one click
        return "", None
    if not two or (two == "个" and one in TIMES):
        if one == "%" and (second.scale or second.value >= _NO_SHARE or _is_of_many(draft, first)):
            draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # grow it 15 % to 4,600
            return "", None
        if one == "%":
            scale_alike(draft.tokens, first, second)
        return one, first.value  # 从 20 个工作日到 12 个
    if one == "G" and two[:1] == "G":
        return two, first.value  # 10 Gbps (现 4G)
    if one == "%" and two == "pp":
        return one, first.value  # 从两成砍到 5 个点
    if one == "USD" and two in _DOLLARS:
        return two, first.value  # $3.10 to $2.40 CAD
    if one == "分" and two in ("h", "s", "min"):
        one = "min"
    if two == "分" and one in ("h", "s", "min"):
        two = second.unit = "min"
    # What is said once is meant for both: 每周2次提高到10次, ¥1.2M to ¥800k per month.
    often = draft.tokens.text[max(0, first.whole - 6) : first.whole].rstrip()
    if one == "次" and second.rated and (often.endswith(_OFTEN) or is_rhythm(often)):
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 双周一次改为每周一次
        return two, None
    if two in ("次", "×") and one.startswith("per ") and not second.rated:
        return one, first.value
    if one in ("次", "×") and two.startswith("per "):
        return two, first.value
    if one.startswith("per ") and first.scale and two in MONEY:
        return f"{two} {one}", first.value  # 每月 38 万降到 25 万元
    if one.startswith((f"{two} per ", f"{two}/")):
        return one, first.value
    if two.startswith((f"{one} per ", f"{one}/")):
        return two, first.value
    if one in _PERSONS and two in _PERSONS:
        return two, first.value  # 30 名工程师通过内训, 目前 4 人
    half = two in _CLOCKED and draft.tokens.text[first.start : first.end] in _HALF_DAYS
    if half or first.working != second.working or (first.working and one != two):
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 5 working days to 4 h: how long is a day
        return two, None
    from grove.quality.sentence.sizes import in_unit  # few sentences have two units

    base, _, period = two.partition(" per ")
    amount, _, often = one.partition(" per ")
    if often not in ("", period):
        amount, base, period = one, two, ""  # but: 每月 540 分钟减到每月 3 小时
    try:
        begin = in_unit(first.value, amount, base)
        if begin != round(begin, 4) and two.startswith("per "):
            draft.ask(DoubtKind.UNITS_DIFFER, start, end)  # 每年 2 次变成每月 1 次
            return two, None
        if begin != round(begin, 4):  # 2 h 40 min in hours has no end
            second.value = in_unit(second.value, base, amount)
            return (f"{amount} per {period}" if period else amount), first.value
        return two, begin
    except MeasureError:
        draft.ask(DoubtKind.UNITS_DIFFER, start, end)
        return two, None


_CLOCKED = frozenset(("h", "min", "s"))
_HALF_DAYS = frozenset(("半天", "半日", "半个工作日"))


def _is_of_many(draft: Draft, first: Quantity) -> bool:
    """Raise active teams 10 % to 44: by 10 % or from 10 %?"""
    straight = draft.tokens.latin and draft.direction is not None and first.mark != "from"
    word = draft.tokens.word
    straight = straight and first.role == PLAIN and _SHARES.isdisjoint(word)
    return straight and is_plural(word[first.first - 1])


_SHARES = frozenset("share proportion percentage rate".split())


_STEPS = word_class("en", "steps_instead_of_time") | word_class("zh", "steps_instead_of_time")
_NO_SHARE = 500  # percent


def _resolve_m(draft: Draft, first: Quantity, second: Quantity) -> None:
    """30m beside 3h is minutes; alone it may be minutes, metres or millions."""
    for one, other in ((first, second), (second, first)):
        if one.unit == "m" and other.scale == MILLIONS and other.unit[:3] in MONEY:
            one.value, one.unit = one.value * 10**MILLIONS, other.unit  # 2.1m → 1.6m EUR
        if one.unit == "m" and other.scale and not other.unit and draft.tokens.latin:
            one.value, one.unit = (one.value * 10**MILLIONS).normalize() + 0, ""  # 860k → 1.2m
        if one.unit == "m" and other.unit in ("h", "s", "min", "day", "ms"):
            one.unit = "min"
    if second.unit == "m" and first.unit in ("", "m") and not first.scale:
        words = draft.tokens.word
        if not TAKES_TIME.isdisjoint(words) or kinds.takes_time(draft.tokens):
            first.unit = second.unit = "min"
    if first.unit == second.unit == "分" and kinds.takes_time(draft.tokens):
        first.unit = second.unit = "min"


def read_band(draft: Draft, found: Found) -> None:
    if len(found.bands) > 1 or found.singles:
        if len(found.bands) == len(found.singles) == 1:
            _read_start(draft, Pair(found.singles[0], found.bands[0].second))
            _read_bound(draft, found.singles[0], found.bands[0].first)
            if draft.start is not None and found.singles[0].first < found.bands[0].first.first:
                goals = [found.bands[0].first, found.bands[0].second]  # from 140 to 60 or 80
                way = way_of_all(found.singles[0], goals)
                draft.kind = Read(way, draft.start.span) if way else None
        for pair in found.bands:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, *edges(pair))
        for one in found.singles:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return
    if not draft.marks.hold and (draft.direction is not None or counts_up(draft, found)):
        draft.ask(DoubtKind.RANGE_UNCLEAR, *edges(found.bands[0]))
        return  # cut it to between 10 and 14 minutes
    first, second = found.bands[0].first, found.bands[0].second
    unit, low = _one_unit(draft, first, second, first.start, second.end)
    if low is not None:
        unit = unit or draft.noun(second) or (draft.noun(first) if first.noun else "")
        draft.set_band(low, second.value, unit, first.start, second.end)
        draft.use(first.first)
