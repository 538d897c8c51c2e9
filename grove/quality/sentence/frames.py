"""Quantities joined: from A to B, to B (currently A), between A and B, A % of … within B."""

from itertools import pairwise

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.alike import (
    described,
    goes_to,
    is_idiom,
    is_of_own_unit,
    is_onward,
    may_be_alike,
    reversible,
    same_things,
)
from grove.quality.sentence.all_of import all_of_them, tell_all, tell_remaining
from grove.quality.sentence.all_of_these import all_of_these
from grove.quality.sentence.bands import is_band
from grove.quality.sentence.becoming import becomes, is_brought, is_wish_besides
from grove.quality.sentence.beside import (
    beside_pair,
    is_other_start,
    with_aside,
    without_same,
)
from grove.quality.sentence.conditions import (
    LASTS,
    after_topic,
    is_years,
    keep_between,
    set_bracket_aside,
    set_population_aside,
    set_whole_aside,
    without_conditions,
    without_guards,
    without_history,
    without_stretch,
)
from grove.quality.sentence.elsewhere import outside
from grove.quality.sentence.found import Found, Pair
from grove.quality.sentence.kinds import for_each, in_brackets
from grove.quality.sentence.present import (
    is_of_own,
    tell_first,
    tell_level,
    tell_other,
    tell_present,
)
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.ranges import is_move, ranged
from grove.quality.sentence.roles import (
    CHANGE,
    CIRCUMSTANCE,
    CONDITION,
    NAMELESS,
    PLAIN,
    START,
    TARGET,
)
from grove.quality.sentence.shares import JOINS, LIMITS, put_aside
from grove.quality.sentence.thresholds import after_qualifier, says_which, set_which_aside
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens between a start and its target
_DIRECT = frozenset(
    ("to", "arrow", "upto", "downto", "up", "down", "move", "fill", "comma", "upto_en")
)
_ALONE = frozenset((START, TARGET, CHANGE, PLAIN))
_ASIDE = frozenset((CIRCUMSTANCE, CONDITION))
_GOALS = in_order("en", "beginnings_of_goal_talk") + in_order("zh", "beginnings_of_goal_talk")
_TOLD = frozenset((PLAIN, CONDITION, TARGET, CIRCUMSTANCE))
_FIRST = _TOLD | {START}
_GOAL = frozenset((PLAIN, TARGET))
_TOLD_FIRST = frozenset((CONDITION, NAMELESS, START))
_APART = frozenset(("stop", ";"))
_MOVED = frozenset(("to", "downto", "upto"))
_TURNED = frozenset("成为到剩")
_ONLY_DATED = frozenset("( ) date month arrow now to".split())
_ENDS = frozenset(("and", "comma", "stop", ":", "(", ")"))
_CLOSES_ONTO, _BOTH = ([")"], ["to"], ["downto"], ["upto"]), frozenset(("and", "comma", "while"))
_ALL = frozenset(("all", "for", "z", "a", "the", "arrow"))
_OTHERS = LIMITS | {"%"}
_KEPT = ("in", "at"), ("for", "in", "at")
_AND = frozenset(("and", "-", "~", "to"))
_LACKS = ("还差", "还差 ", "尚差", "尚差 ", "还缺", "还缺 ", "只差", "只差 ")
_STILL = frozenset(("还剩", "还有"))
_DONE = frozenset(("pass", "z", "n"))


def find_frames(tokens: Tokens, quantities: list[Quantity], *, holding: bool, moves: bool) -> Found:
    """Pairs, bands and what is left. A quantity belongs to one of them at most."""
    if not quantities or (len(quantities) == 1 and quantities[0].role in _ALONE):
        if (
            quantities
            and quantities[0].out_of
            and (not _ALL.isdisjoint(tokens.kinds) or "rest" in tokens.word)
        ):
            find = all_of_them if tokens.latin else all_of_these
            goal = find(tokens, quantities[0])
            if goal is not None:
                found = Found([])
                found.pairs = [Pair(quantities[0], goal)]
                return found
        return Found(quantities)
    if len(quantities) == 2 and _is_plain_pair(tokens, *quantities):
        found = Found([])
        found.pairs = [Pair(*quantities)]
        return found
    many = len(quantities)
    pairs: list[Pair] = []
    bands: list[Pair] = []
    ranges: list[Pair] = []
    singles: list[Quantity] = []
    if tokens.kind[1] == "of" and many > 1 and tokens.latin:
        set_whole_aside(tokens, *quantities[:2])
    if many == 2:
        says_which(tokens, *quantities)
    elif many == 3 and tokens.latin:
        set_which_aside(tokens, *quantities)
        if quantities[2].bare_year and quantities[0].mark == "in":
            quantities, many = quantities[:2], 2  # in the 8 to 12 week range for 2027
    if many == 2 and quantities[0].mark in _KEPT[holding or not tokens.latin]:
        keep_between(tokens, *quantities)
    if many > 1 and tokens.latin and "(" in tokens.kinds:
        set_bracket_aside(tokens, quantities)
    if many > 1 and tokens.latin and tokens.about(LASTS):
        set_population_aside(tokens, quantities)
    if many > 1 and quantities[0].role != START and quantities[-1].role in _TOLD:
        tell_present(tokens, quantities)
    if many > 1 and tokens.latin and quantities[0].role in _FIRST:
        named = [one for one in quantities if one.role != NAMELESS]
        if len(named) == 3 and "(" in tokens.kinds and in_brackets(tokens, named[1]):
            named = [named[0], named[2]]  # 9 % (benchmark 5 %), we want 6 %
        if len(named) == 2 and named[1].role in _GOAL:
            tell_first(tokens, *named)
    if many == 2 and quantities[0].out_of and tokens.latin:
        goal = tell_remaining(tokens, *quantities)
        if goal is not None:
            found = Found([])
            found.pairs = [Pair(quantities[0], goal)]
            return found
    if many == 2 and quantities[1].mark == "all" and not quantities[0].unit:
        tell_all(tokens, *quantities)
    if many == 2 and quantities[0].role in _TOLD_FIRST:
        tell_level(tokens, *quantities)
    if many > 1 and tokens.latin and quantities[-1].mark == "now":
        tell_other(tokens, quantities[-1])
    aside = [one for one in quantities if one.role in _ASIDE]
    main = [one for one in quantities if one.role not in _ASIDE] if aside else [*quantities]
    if many > 1:
        for one in main:
            if one.mark == "is" and not one.unit and tokens.text.startswith("的", one.end):
                one.role = CIRCUMSTANCE  # bus factor=1的模块
        main = [one for one in main if one.role != CIRCUMSTANCE]
        told = len(main) > 1 and (main[0].role != START or main[0].mark == "now")
        if told and main[1].mark != "arrow":
            main = without_conditions(tokens, main)
        halved = len(main) == 2 and "while" in tokens.kinds and "verbal" in tokens.kinds
        if halved and tokens.latin and main[0].role == START:
            main = without_guards(tokens, main)
        if len(main) > 2 and tokens.latin:
            main = without_history(tokens, main)
            if "while" in tokens.kinds:
                main = without_guards(tokens, main)
        if len(main) > 1 and "stretch" in tokens.word:
            main = without_stretch(tokens, main)
        put_aside(tokens, main, aside)
        _together(tokens, quantities)
        main = [one for one in main if one.role != CIRCUMSTANCE]
        if len(main) > 1 and main[0].comparator[:1] == ">":
            main = after_qualifier(tokens, main)
        if len(main) > 2 and ":" in tokens.kinds:
            main = after_topic(tokens, main)
        if len(main) == 3 and main[1].role == CHANGE:
            main = without_same(main)
        if len(main) == 1 or (main and NAMELESS in (main[0].role, main[-1].role)):
            starts = [one for one in main if one.role != NAMELESS]
            if len(starts) == 1 and starts[0].role == START:
                main = with_aside(tokens, starts[0], quantities)
    if len(main) > 2:
        main = [one for one in main if not is_years(tokens, one)]
    elif len(main) == 2 and aside and _is_only_counted(*main) and main[1].unit in LIMITS:
        main = with_aside(tokens, main[1], [main[1], *(one for one in aside if one.mark == "in")])
    count = len([one for one in main if one.role != NAMELESS])
    at = 0
    while at < len(main):
        this = main[at]
        following = main[at + 1] if at + 1 < len(main) else None
        joined = _join(tokens, this, following, holding, count, moves) if following else None
        onward = joined and following and at + 2 < len(main) and following.mark == "from"
        if onward and this.mark != "from" and main[at + 2].mark in JOINS:
            joined = None  # shifts with ≤ 2 pages from 50 to 85
        if joined is None:
            singles.append(this)
            at += 1
            continue
        {"band": bands, "pair": pairs, "range": ranges}[joined[0]].append(joined[1])
        at += 2
    found = Found([one for one in singles if one.role != NAMELESS])
    found.pairs, found.bands, found.ranges = pairs, bands, ranges
    if pairs and aside and pairs[0].first.mark == "now" and tokens.latin:
        found.singles += [one for one in aside if is_other_start(tokens, pairs[0], one)]
    if pairs and found.singles:
        found.singles, found.guards = beside_pair(tokens, pairs[0], found.singles)
    return found


def _is_plain_pair(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """From 26 h to 4 h, 26 h → 4 h, with nothing between, as most are written."""
    opens = this.mark == "from" and this.role == START
    leads = following.mark == "arrow" and this.role == PLAIN and not this.comparator
    return (
        (opens or (leads and this.unit == following.unit and not this.noun_at))
        and following.role == TARGET
        and following.first == this.last + 2
        and following.mark in _DIRECT
        and this.upper is following.upper is None
        and not is_idiom(tokens, this, following)
    ) or becomes(tokens, this, following)


def _join(
    tokens: Tokens,
    this: Quantity,
    following: Quantity,
    holding: bool,
    count: int,
    moves: bool,
) -> tuple[str, Pair] | None:
    kinds = tokens.kind
    between = kinds[this.last + 1 : following.first]
    if len(between) > FURTHEST:
        return None
    if this.upper is not None or following.upper is not None:
        pair = ranged(tokens, this, following) if count == 2 else None
        return ("range", pair) if pair else None
    onto = following.comparator and following.mark == "to" and between == ["to"]
    same = this.unit in ("", following.unit)
    if onto and same and not this.comparator and this.role == PLAIN:
        return "pair", Pair(this, following)  # 38 % to ≥ 60 %
    bounded = this.mark == "between" or (
        (holding or this.mark == "at" or kinds[following.last + 1] == "between_end")
        and this.role in (PLAIN, CONDITION, TARGET, NAMELESS)
        and not this.comparator
        and this.mark not in ("from", "now")
    )
    inside = this.comparator != "" and tokens.word[this.first] == "within" and same
    bounded = bounded or (between == ["to"] and is_band(tokens, this.first, following.last))
    bounded = bounded or (inside and following.unit not in LIMITS and following.mark == "to")
    if bounded and len(between) == 1 and between[0] in _AND:
        either = tokens.word[this.last + 1][:1] == "或"
        return "range" if following.comparator or either else "band", Pair(this, following)
    opens = tokens.word[this.last] == "起步" and not is_wish_besides(tokens, this, following)
    if opens and same and count == 2 and following.role in _GOAL:
        this.comparator = ""
        return "pair", Pair(this, following)  # 93% 起步, Q4 达到 98%
    edges = this.comparator[:1] == ">" and following.comparator[:1] == "<" and count == 2
    joined = kinds[(this.noun_at or this.last) + 1 : following.first] if edges else ()
    if edges and same and this.value < following.value and set(joined) <= _BOTH:
        return "band", Pair(this, following)  # ≥65% 且 ≤85%
    if this.comparator[:1] == "<" and following.comparator[:1] == ">" and count == 2:
        joined = kinds[(this.noun_at or this.last) + 1 : following.first]
        if this.unit == following.unit and this.value > following.value and set(joined) <= _BOTH:
            return "band", Pair(following, this)  # upper limit 85 %, lower limit 70 %
    quick = this.mark == "move" and this.unit == following.unit == "%" and not tokens.latin
    if quick and between == ["to"] and this.first > 1 and tokens.kind[this.first - 1] == "move":
        return "range", Pair(this, following)  # 提速 30% 到 50%
    if this.role == CHANGE and same and between == ["to"] and following.mark == "to":
        return "range", Pair(this, following)  # by 10 to 15 %
    moved = count == 2 and following.role != START  # …（去年压测到 1.8 万就挂了）
    moved = moved and (following.mark in _MOVED or tokens.word[following.first - 1][-1:] in _TURNED)
    if "more" in (tokens.word[this.last + 1], tokens.word[following.last + 1]) and count == 2:
        added = this if tokens.word[this.last + 1] == "more" else following
        if added.noun and not added.comparator and added.noun_at > added.last + 1:
            return None  # to 8 more languages (12 so far)
    if moved and same_things(tokens, this, following):
        return "pair", Pair(this, following)
    if this.role == CHANGE or following.role == CHANGE:
        return None
    present = "now" in (this.mark, following.mark) and count == 2
    said = tokens.word[max(this.last, following.first - 3) + 1 : following.first]
    led = following.mark == "reach" or following.comparator != ""  # 60, want under 10
    goal = led and (said[-1:] == ("it",) or any(word.startswith(_GOALS) for word in said))
    if goal and "." in between and is_of_own(tokens, this, following):
        return None
    if not _APART.isdisjoint(between) and not present and not goal:
        onward = count == 2 and goes_to(tokens, this, following)
        return ("pair", Pair(this, following)) if onward else None
    if this.role == PLAIN and this.mark == "up" and following.mark in _MOVED and this.counted:
        return "range", Pair(this, following)  # 人数增加3人到15人
    if this.role == START and following.role == TARGET:
        source = this.mark == "from" and "comma" in between and this.counted and this.unit
        if source and not tokens.latin and this.unit != following.unit and following.unit:
            return None  # 由 3 人小组负责，处理时长压到 2 小时
        return None if is_idiom(tokens, this, following) else ("pair", Pair(this, following))
    aside = count == 2 and ")" in between and not tokens.latin
    if aside and this.unit == following.unit:
        outer = outside(between)  # 8.8%（同行 6%）降到 6.5%
        if len(outer) == 1 and outer[0] in JOINS and this.role in (PLAIN, START):
            return "pair", Pair(this, following)
    if count == 2 and not tokens.latin and described(tokens, this, following):
        return "pair", Pair(this, following)  # 由人工 40 分钟变为自动 5 分钟
    if this.noun_at and following.mark == "arrow":
        between = kinds[this.noun_at + 1 : following.first]  # 40 pages → 12
    led = following.mark == "arrow" and len(between) < 8 and "arrow" in between[-2:]
    dated = (led or between[-2:] == [")", "to"]) and _ONLY_DATED.issuperset(between)
    dated = dated and this.role in (PLAIN, START)
    if dated and count == 2 and this.unit in ("", following.unit):
        return "pair", Pair(this, following)  # 9 (Q4) → 3 (Q2)
    whole = between == ["(", "of", "#", ")", "arrow"]  # 410 (of 2300) → 2000
    led = led and (whole or not _ENDS.intersection(between)) and count == 2
    alike = this.unit in ("", following.unit) or not following.unit
    alike = alike or (this.rated and this.unit.startswith(f"{following.unit}/"))
    if led and alike and this.role in (PLAIN, START):
        return "pair", Pair(this, following)  # 35 % of all → 15 %
    aside = kinds[this.first - 1] == "(" and between[-1:] in _CLOSES_ONTO
    if aside and this.role == PLAIN and following.role in (PLAIN, TARGET) and ")" in between:
        same = (this.unit in ("", following.unit) or not following.unit) and not this.comparator
        if same and (following.comparator or following.mark in JOINS) and len(between) < 6:
            return "pair", Pair(this, following)  # rules (212 of 530) to 50, backlog (218) below 60
    unnamed = not (this.unit or following.unit or this.comparator) and count == 2
    if unnamed and this.noun and following.mark == "to" and kinds[this.first - 1] == ":":
        named = list(kinds[this.last + 1 : following.first])
        if named[-1:] == ["to"] and not _ENDS.intersection(named):
            return "pair", Pair(this, following)  # secrets: 37 open findings to 0
    fewer = following.mark == "downto" and this.noun and following.noun in ("", this.noun)
    if fewer and count == 2 and this.role == PLAIN and not this.comparator:
        apart = _ENDS.isdisjoint(kinds[this.last + 1 : following.first])
        if apart and following.value < this.value and this.unit == following.unit:
            return "pair", Pair(this, following)  # 412 findings down to 0
    if len(between) == 2 and count == 2 and between[1] in JOINS and not tokens.latin:
        if between == ["z", "to"] and is_brought(tokens, this, following):
            return "pair", Pair(this, following)
        if between[0] in "zw" and is_of_own_unit(tokens, this, following):
            return "pair", Pair(this, following)  # 800 炉提高到 1200 炉
    direct = between and _DIRECT.issuperset(between)
    if direct and not JOINS.isdisjoint(between) and following.mark in JOINS:
        if this.role == TARGET or is_idiom(tokens, this, following):
            return None
        if this.unit in ("points", "pp") and this.role != START and following.unit != this.unit:
            return None  # raise NPS 20 points to 45
        rated = this.unit.startswith("per ") and following.counted and this.role != START
        bare = (not this.unit or rated) and (following.unit or following.noun) and between == ["to"]
        changes = following.unit == "%" and tokens.kind[1] in ("up", "down") and count == 2
        bare = bare and (tokens.latin or this.value < following.value)  # 每月 6 次到 2 次
        told = this.role == START or (moves and not changes)
        if bare and not (told or (count == 2 and is_move(tokens, this, following))):
            return "range", Pair(this, following)  # 30 to 40 % of questions, 2到3次
        return "pair", Pair(this, following)
    arrows = between and between[0] == "x" and between[1:] in ([], ["to"])
    if arrows and tokens.word[this.last + 1] in "↘↗↓↑⬇⬆" and this.unit == following.unit:
        return "pair", Pair(this, following)  # 18%↘5%
    if "comma" in between and count == 2 and goes_to(tokens, this, following):
        return "pair", Pair(this, following)  # 平均 41 小时，10 月前做到 16 小时
    turns = between == ["move"] and tokens.word[this.last + 1] in ("变", "改") and count == 2
    if turns and this.role == START and this.unit in ("", following.unit):
        return "pair", Pair(this, following)  # 由12变30
    alike = this.unit == following.unit != "" or (this.unit in LIMITS and following.unit in LIMITS)
    if turns and alike and this.role == PLAIN and not this.comparator:
        return "pair", Pair(this, following)  # 两周变三天, 4 级改 2 级
    had = tokens.word[(this.noun_at or this.last) + 1]
    apart = had == "then" or (had in ("have", "has", "had") and _ENDS.isdisjoint(between))
    if following.role == START and (apart or tokens.word[this.first - 1] == "add"):
        return None  # 3,400 then, 300 now; 5 have only one today; add 2 regions (from 3)
    if following.role == START and this.role in (TARGET, PLAIN):
        if this.role == PLAIN and this.mark in ("up", "down") and not this.comparator:
            return None  # 再加 25 家（现有 10 家）: so many more, not so many
        if following.mark == "now" and between[:1] == ["and"] and "(" not in between:
            return None  # 新代码 80%、存量 50%: two of a list
        instead = following.mark == "now" and "#" in between and "(" not in between
        if instead and not following.unit and this.unit:
            return None  # answer 80 % in 5 days instead of 12
        if following.mark == "from" and not may_be_alike(this, following):
            return None
        lacks = tokens.text.endswith(_LACKS, 0, following.whole) and this.role != TARGET
        still = tokens.word[following.first - 1] in _STILL and this.mark in _DONE
        if this.counted and (still or lacks):
            following.role = NAMELESS  # 下线 3 个, 还剩 2 个: so many of them, and no level
            return None
        if kinds[this.first - 1] == "(" and ")" in between and not this.comparator:
            return None  # a clinic (80 beds) in one weekend, the last one took 3
        if following.unit in _OTHERS and _is_only_counted(this, following):
            return None  # 2,400 tests in 9 min, now 31 min
        if this.unit and following.noun and not (following.unit or following.out_of):
            return None  # crash-free rate 99.5 %, 12 crashes in 2026
        more = following.out_of or (this.comparator == ">=" and following.value > this.value)
        if more and this.noun and for_each(tokens, this):
            return None  # every depot has two spare buses; 14 of 22 have one
        of_all = following.out_of and not (following.unit or this.out_of)
        if of_all and (this.unit not in ("", "%") or this.value % 1):
            return None  # one per squad (12/20 have one)
        far = 8 if following.mark == "from" and "up from" not in tokens.word else 12
        if following.mark == "now" and following.unit in ("", this.unit) and count == 2:
            far = FURTHEST  # 80 % of incidents are found by our own alerts …, 55 % last year
        far += between.count("date")
        near = len(between) <= far and (following.mark != "from" or reversible(tokens, following))
        if near or "(" in between:
            return "pair", Pair(following, this)
        return None
    alike = this.unit in ("", following.unit) or not following.unit
    alike = alike or this.unit.startswith((f"{following.unit}/", f"{following.unit} per "))
    alike = alike or (this.unit in LIMITS and following.unit in LIMITS)
    alike = alike or (following.unit == "次" and this.unit[:4] == "per ")
    goal = goal and "(" not in between and count == 2
    if goal and this.role == PLAIN and not this.comparator and alike:
        if tokens.latin and this.mark != "from":
            this.role, this.mark = START, "now"
        return "pair", Pair(this, following)  # NPS: 31, goal 45
    reaches = following.comparator or tokens.word[following.first - 1][-1:] in ("到", "至")
    onward = between[:1] == ["to"] and len(between) > 2  # 从 0 到可发布 ≤ 1 天
    if this.role == START and this.mark == "from" and reaches and count == 2 and not onward:
        return "pair", Pair(this, following)
    told = this.role == START and this.mark != "from" and following.role == PLAIN
    if told and count == 2 and is_onward(tokens, this, following):
        same = this.unit == following.unit or not this.unit or not following.unit
        same = same or (this.unit in LIMITS and following.unit in LIMITS)
        return ("pair", Pair(this, following)) if same or following.comparator else None
    return None


def _is_only_counted(this: Quantity, following: Quantity) -> bool:
    """2,400 tests in 9 min, now 31 min: how many, in front of how long it takes today."""
    counted = this.noun and not (this.unit or this.out_of) and this.role == PLAIN
    return bool(counted) and following.role == START and following.mark == "now"


def _together(tokens: Tokens, quantities: list[Quantity]) -> None:
    """For 900 users and 3 offices: "for" goes on."""
    for one, other in pairwise(quantities):
        load = one.role == CONDITION and one.mark == "at" and tokens.latin
        load = load and other.role == PLAIN and not other.comparator and other.unit != ""
        if load and tokens.kind[one.last + 1 : other.first] == ["and"]:
            other.role = CIRCUMSTANCE  # at 3,000 rps and 60 % CPU
        if one.role != CIRCUMSTANCE or other.role != PLAIN or other.comparator:
            continue
        of_them = one.mark == "part" and tokens.latin and one.last + 3 == other.first
        if of_them and tokens.word[one.last + 1] == "of" and not one.unit:
            other.role, other.mark = CIRCUMSTANCE, "part"  # 150 of them 3.5 GHz
            continue
        if one.mark in ("for", "part") and not tokens.latin and one.counted and other.counted:
            gap = tokens.kind[one.last + 1 : other.first]
            if "and" in gap and len(gap) <= 4 and "comma" not in gap:
                other.role, other.mark = CIRCUMSTANCE, one.mark  # 涉及 23 个系统和 4 台加密机
                continue
        named = bool(one.noun and other.noun) and not other.unit
        if named and tokens.kind[one.noun_at + 1 : other.first] == ["and"]:
            other.role = CIRCUMSTANCE
