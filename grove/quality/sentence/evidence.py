"""Whether what was read is borne out. A value that rests on a guess is left empty, and asked about.

A number is read for a reason: a frame ("from … to", "→", "now"), a bound, a verb that moves or
counts. Where the reason is only that no other number was nearer, and something in the sentence
speaks against it or stays unexplained, a person has to say what is meant. Everything here looks at
a sentence that was read, and takes back; nothing here reads more.
"""

from grove.measure.kinds import Kind
from grove.quality.sentence.better import better
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.either import OR, is_either, way_of_all
from grove.quality.sentence.handed_over import goes_to_each, is_handed_over
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.kinds import in_brackets, says_which
from grove.quality.sentence.levels import goes_to_half
from grove.quality.sentence.milestones import without_numbers
from grove.quality.sentence.misgivings import WAYS, doubt_about, is_own_bound
from grove.quality.sentence.named_changes import is_size_attained
from grove.quality.sentence.objects import is_object
from grove.quality.sentence.odd_units import ODD
from grove.quality.sentence.open_ends import (
    is_against_other,
    is_of_two,
    is_wished,
    lacks_unit,
)
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import UP, DoubtKind, Read
from grove.quality.sentence.remarks import is_remark
from grove.quality.sentence.rivals import is_rivalled, is_where_it_went
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.situations import is_of_test
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.two_metrics import is_of_more, is_second_deed
from grove.quality.sentence.unexplained import is_unexplained
from grove.quality.sentence.which import (
    is_how_many,
    is_rare_or_so_far,
    is_size_of,
)
from grove.quality.sentence.whose import are_all_named
from grove.quality.sentence.zero import is_cleared_apart

_COUNTS = Kind.COUNT  # an attribute of an enum class is slow to look up
_WRONG_WAY: dict[Kind | None, str] = {Kind.INCREASE: "<", Kind.DECREASE: ">"}
MOST_EITHER = 3  # where it starts, and two goals
_GOES_ON = frozenset(("/", "·", "*"))
_TWO_DEEDS = frozenset(("and", "pass"))
_ALL_OF = frozenset(("all", "for"))
_POINTS_AT = frozenset(("to", "reach", "arrow", "upto", "downto"))
_CUES = frozenset(
    "for last than all during older every part top over in on until at with while of".split()
)
_DATES = frozenset((DoubtKind.SEVERAL_DATES,))
_SIGNS = frozenset((">", ">=", "≥"))
_TIMES = frozenset(("ms", "s", "min", "h", "day", "week", "month"))


def weigh(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """Take back the values that came from `taken` when what speaks for it is too little."""
    tokens = draft.tokens
    kinds = tokens.kinds
    start = draft.start
    # Nothing it was compared with: a start that was said, 0 of 46 today, has a place.
    alone = start is None or (not start.value and start.span[0] == start.span[1])
    bracketed = "(" in kinds
    if not tokens.latin and "and" in kinds and is_of_two(draft, draft.used_from or taken.first):
        draft.withdraw(DoubtKind.SEVERAL_CHANGES, taken)
        return
    if alone and tokens.latin and ("and" in kinds or "+" in kinds) and is_of_more(tokens, taken):
        draft.withdraw(DoubtKind.SEVERAL_CHANGES, taken)
        return
    if not tokens.latin and is_wished(tokens, taken):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
    if draft.change is not None:
        if "and" in kinds and is_either(tokens, taken):
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # by half a point or so
            return
        if (
            len(quantities) > 1
            and kinds >= _TWO_DEEDS
            and is_second_deed(tokens, taken, quantities)
        ):
            draft.withdraw(DoubtKind.SEVERAL_CHANGES, taken)
            return
        compared = "cmp" in kinds or "vs" in kinds
        aside = bracketed and draft.direction is None and taken.role != TARGET
        if compared and not tokens.latin and is_against_other(tokens, taken, quantities):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 低于行业平均 3 个百分点
        elif "cmp" in kinds and _is_bounded_elsewhere(draft, taken, quantities):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        elif aside and in_brackets(draft.tokens, taken):
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 账单不涨（业务量 +40%）
        elif len(quantities) > 1 and is_where_it_went(tokens, taken, quantities):
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
        return
    many = len(quantities) > 1
    if many and tokens.latin and is_rivalled(tokens, taken, quantities):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
        return
    if not alone and many and len(quantities) == 2 and draft.unit is not None and not draft.doubts:
        after = tokens.word[taken.last + 1]
        if after not in _GOES_ON and after not in OR and not draft.marks.clear:
            return  # a pair and nothing else: from 820 ms to 300 ms
    if many and draft.doubts and _is_of_several_dates(draft, quantities):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
        return
    if many and draft.unit is None and _is_bare_beside_bound(draft, taken, quantities):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
        return
    if alone and "reach" in kinds and "half" in tokens.word and goes_to_half(tokens, taken.last):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # 140 a month; target is half
        return
    vague = draft.marks.vague
    if vague and vague < taken.first and start is None and not is_own_bound(tokens, vague, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # good enough for 95 % of users
        return
    if is_either(tokens, taken):
        unit = draft.unit
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
        if not alone:
            draft.start, draft.unit = start, unit  # from 9 to 3 or 4
            froms = [one for one in quantities if one.role == START and one is not taken]
            if start and len(froms) == 1 and len(quantities) == MOST_EITHER and tokens.latin:
                way = way_of_all(froms[0], [one for one in quantities if one is not froms[0]])
                draft.kind = Read(way, start.span) if way else None
        return
    if alone and bracketed and not many and is_how_many(tokens, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        _pass_instead(draft)  # all manuals (6 products) translated
        return
    handed = alone and "pass" in kinds and is_handed_over(draft, taken)
    if handed and not many and goes_to_each(draft, taken):
        draft.count(taken)  # roll out the scanners to 18 depots
        return
    if alone and (
        (bracketed and is_remark(draft, taken, len(quantities)))
        or handed
        or ("no" in kinds and _is_denied(draft, taken))
        or ("cmp" in kinds and _is_bounded_elsewhere(draft, taken, quantities))
        or (draft.due_hit is not None and _is_afterthought(draft, taken, draft.due_hit))
        or (taken.mark == "of" and is_size_of(tokens, taken))
        or (taken.out_of and is_rare_or_so_far(tokens, taken))
        or ("and" in kinds and tokens.latin and _is_second_goal(draft, taken))
        or ("w" in kinds and tokens.latin and _is_condition(tokens, taken))
        or (many and _is_one_of_several(draft, taken, quantities))
    ):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if draft.target is None:
        return  # a change, which says by itself what is meant
    kind = draft.kind.value if draft.kind else None
    against = taken.comparator[:1] == _WRONG_WAY.get(kind, "?") and taken.mark not in WAYS
    if start is None and against:
        draft.direction = draft.kind = None  # 自动扩容在 90 s 内完成: the number does not grow
        draft.kind_of_single(taken)
    if draft.marks.clear > taken.last and is_cleared_apart(tokens, taken, draft.marks.clear):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # 统一到一套，争议归零
        return
    if kind is _COUNTS and tokens.kind[taken.first - 1] in (":", "begin") and taken.noun:
        bad = not (taken.out_of or draft.marks.passed) and of_words([taken.noun]) < 0
        if bad:
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # more stable: 5 rollbacks
            return
    if kind is _COUNTS and tokens.latin and not (taken.out_of or is_object(tokens, taken)):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        _pass_instead(draft)
        return
    if start is None or kind is _COUNTS:
        doubt = doubt_about(draft, taken)
        if doubt is not None:
            draft.withdraw(doubt, taken)
            return
    if (
        start is None
        and taken.mark == "arrow"
        and not draft.doubts
        and _leads_from_number(tokens, taken)
    ):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if (start is None or draft.unit is None) and lacks_unit(draft, taken):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.start, taken.end)
    onward = tokens.kind[taken.last + 1 : taken.last + 9] if "arrow" in kinds else ()
    if start is None and "arrow" in onward:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # it goes on to what was not read
        return
    if many:
        for one in quantities:
            if one is not taken and is_unexplained(draft, taken, one):
                draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
                draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
                return
    if start is None and taken.unit in TIMES and _rises_for_worse(draft, taken):
        draft.kind = None
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
        return
    if not tokens.latin and tokens.word[taken.last + 1] in _GOES_ON and _goes_on(draft, taken):
        draft.unit = None  # 5 ppm/℃, 2 条/天·人: more than was read
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
    if many and start is not None and not start.value:
        _weigh_zero(draft, taken, quantities)


_BRACKETED = frozenset("(-±")  # 振动试验（48h）通过


def _pass_instead(draft: Draft) -> None:
    """Ship the SDK with docs and two sample apps: passed once, and nothing is counted."""
    kind, at = without_numbers(draft.tokens, draft.marks, draft.due)
    if kind is Kind.YES_NO or (kind is Kind.MILESTONE and draft.due is not None):
        draft.kind = Read(kind, draft.span(*draft.place(at)))
        draft.forget(DoubtKind.NUMBER_UNCLEAR)


def _is_of_several_dates(draft: Draft, quantities: list[Quantity]) -> bool:
    """82%（Q1），95%（Q4）: which of them is now, where no date says which is due?"""
    if not any(one.role == START and one.mark == "now" for one in quantities):
        return False
    return draft.asks(_DATES)


def _rises_for_worse(draft: Draft, taken: Quantity) -> bool:
    """P99 提升到 300 ms: better or worse?"""
    if draft.direction is None or draft.direction.value is not UP or taken.role != TARGET:
        return False
    return better(draft.tokens, taken) < 0


def weigh_passing(draft: Draft, quantities: list[Quantity]) -> None:
    """两周一次发布, 连续 12 周按期发布: a number that no milestone has."""
    for one in quantities:
        stretch = draft.tokens.kind[one.first - 1] == "date"  # over the next two quarters
        every = one.mark in _ALL_OF and one.unit not in TIMES
        ahead = draft.due is not None and draft.tokens.word[one.last + 1] in ("before", "after")
        load = one.unit == "×" and one.role == CIRCUMSTANCE  # passed at 3x the traffic
        tested = draft.tokens.word[one.first - 1] in _BRACKETED or is_of_test(draft.tokens, one)
        load = load or (one.mark == "part" and (tested or one.unit in ODD))  # 800V 平台交付
        size = one.hyphened and is_size_attained(draft.tokens, one)
        named = one.role == NAMELESS and not size
        if (one.unit or size) and not (named or every or stretch or ahead or load):
            row = not draft.tokens.latin and are_all_named(draft.tokens, one)
            draft.kind = draft.kind if row else None
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            return


def _is_denied(draft: Draft, taken: Quantity) -> bool:
    """No customer waits > 3 days: what is denied there may be the bound, or who is meant."""
    tokens = draft.tokens
    if taken.comparator not in (">", ">=") or tokens.word[taken.first] not in _SIGNS:
        return False
    return "no" in tokens.kind[max(0, taken.first - 8) : taken.first]


def _is_bounded_elsewhere(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Reduce it under Google's 0.47 % limit: a bound that belongs to no number."""
    if taken.comparator or (draft.change is not None and not draft.tokens.latin):
        return False  # 成本至少下降 50 万
    kind = draft.tokens.kind
    for at in range(max(1, taken.first - 5), taken.first):
        within = draft.tokens.word[at] == "within"
        if (
            kind[at] == "cmp"
            and not within
            and not any(one.first <= at <= one.last for one in quantities)
        ):
            return "comma" not in kind[at : taken.first]
    return False


def _is_bare_beside_bound(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Answered in 40 seconds or less, 8 to 6: bare numbers, where another has unit and bound."""
    if draft.unit is not None or taken.comparator or draft.direction is not None:
        return False
    bound = [one for one in quantities if one.comparator and one.unit and one.last < taken.first]
    if bound and says_which(draft.tokens, bound[-1]):
        return False  # 排队 > 3 天的申请, 月均 21 → 6
    return bool(bound) and "comma" in draft.tokens.kind[bound[-1].last : taken.first]


def _goes_on(draft: Draft, taken: Quantity) -> bool:
    """Whether a unit has more to it than was read."""
    apart = not draft.tokens.tight(taken.last + 1) or draft.tokens.kind[taken.first] == "cur"
    return draft.unit is not None and not apart


_HABITS = frozenset("daily weekly monthly quarterly yearly".split())


def _is_second_goal(draft: Draft, taken: Quantity) -> bool:
    """Release weekly and keep failures below 5 %; every service has an owner and 95 % …"""
    kind = draft.tokens.kind
    if kind[taken.last + 1] == "and" or "and" in kind[taken.last : taken.last + 4]:
        at = kind.index("and", taken.last)
        if kind[at + 1] in ("no", "zero"):
            return True  # close 40 of 60 gaps and no new ones
    if "and" not in kind[1 : taken.first]:
        return False
    joined = kind.index("and")
    often = not _HABITS.isdisjoint(draft.tokens.word[1:joined]) and kind[joined + 1] in _VERBS
    return often or (joined == taken.first - 1 and kind[1] in ("a", "all", "every"))


def _is_afterthought(draft: Draft, taken: Quantity, due: DateHit) -> bool:
    """The drill is run by 20 October, RTO of 4 h met: the number is in a clause of its own."""
    if due.first <= 3 or taken.first < due.last or taken.comparator:
        return False
    return "comma" in draft.tokens.kind[due.last + 1 : taken.first]


def _has_own_verb(tokens: Tokens, taken: Quantity, one: Quantity) -> bool:
    """Run 2 tests; fix all criticals in 30 days: a clause with a verb and a number of its own."""
    between = tokens.kind[taken.last : one.first]
    if "stop" not in between:
        return False
    return not _VERBS.isdisjoint(between[between.index("stop") : between.index("stop") + 3])


_VERBS = frozenset(("pass", "up", "down", "move", "hold"))


def _is_new_clause(draft: Draft, one: Quantity, taken: Quantity) -> bool:
    """7 of 9 lines; 100 % digital · pilots in 3 hospitals signed, 2 live: a clause of its own."""
    kind = draft.tokens.kind
    if draft.start is not None and draft.start.value:
        return False
    if "stop" in kind[one.last : taken.first]:
        return taken.mark not in _POINTS_AT
    bare = not (taken.unit or taken.noun or taken.comparator)
    if one.role == CIRCUMSTANCE and taken.role == PLAIN and taken.counted and one.noun:
        return kind[taken.first - 1] == "comma"  # in 5 countries, 800 agents
    return bare and kind[taken.first - 1] == "comma"


def _is_unsaid(draft: Draft, taken: Quantity, one: Quantity) -> bool:
    """Whether nothing says what another number is for, beside a target that is only a number."""
    if one.mark in _CUES or one.role == NAMELESS or taken.out_of or one.out_of:
        return False
    if taken.unit == "%" and (one.unit in _TIMES or one.comparator or one.unit == "quarter"):
        return False  # 95 % of tickets within 4 hours
    if one.role == START and one.mark == "from":
        return False  # 200 responses from 12 teams
    if one.value < taken.value and taken.counted and one.counted:
        return False  # 6 people: 2 SRE, 3 backend, 1 manager
    return not in_brackets(draft.tokens, one)


_IF = frozenset(("once", "when", "if", "unless", "whenever", "as soon as"))


def _leads_from_number(tokens: Tokens, taken: Quantity) -> bool:
    """An arrow that comes from a number which was not read: the pair is not understood."""
    at = taken.first - 1
    while at > 0 and tokens.kind[at] != "arrow":
        at -= 1
    return "#" in tokens.kind[max(1, at - 4) : at]


def _is_condition(tokens: Tokens, taken: Quantity) -> bool:
    """Drop it once usage is < 0.5 %: when, and not what."""
    near = tokens.word[max(1, taken.first - 5) : taken.first]
    if _IF.isdisjoint(near) or taken.rated:
        return False
    return "comma" not in tokens.kind[max(1, taken.first - 5) : taken.first]


def _is_one_of_several(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Whether another number may as well be the target, or be needed to understand this one."""
    if draft.asks(_DATES):
        return True  # 5 pilots in H1, all 20 in H2
    if taken.role != TARGET and draft.tokens.word[taken.first - 1] == "+":
        return True  # tracing in all 12 services + 80 % sampling
    asked = any(doubt.kind is not DoubtKind.START_ASSUMED for doubt in draft.doubts)
    plain = not (asked or taken.role == TARGET or taken.comparator or taken.rated)
    for one in quantities:
        if one is taken:
            continue
        if one.first > taken.last and _has_own_verb(draft.tokens, taken, one):
            return True
        kept = one.role == CONDITION and one.mark == "at" and one.last < taken.first
        if kept and draft.marks.hold and "comma" in draft.tokens.kind[one.last : taken.first]:
            return True  # keep the team at 12 people, 14 at most
        level = one.role == CONDITION and (one.unit == "%" or one.noun)
        level = level and one.last < taken.first
        if one.role == CONDITION and not one.value and one.last < taken.first:
            return True  # with 0 open blockers, ≤ 5 minors
        if level and "and" in draft.tokens.kind[one.last : taken.first]:
            return True  # acceptance at 80 % and time to hire below 35 days, with 0 majors and …
        if one.first > taken.last and one.mark == "in" and _is_own_clause(draft.tokens, taken, one):
            return True  # 80 % touchless, exceptions resolved in 2 days
        shared = one.unit == taken.unit == "%" and one.role == CIRCUMSTANCE
        shared = shared and one.mark != ("for" if draft.tokens.latin else "part")
        if shared and "comma" in draft.tokens.kind[one.last : taken.first]:
            return True  # on 100 % of admins, 97 % of others
        bound = one.comparator and one.role == CIRCUMSTANCE and one.last < taken.first
        if bound and taken.unit == "%" and "and" in draft.tokens.kind[one.last : taken.first]:
            return True  # written within 5 days, and at least 80 % of it done
        if draft.tokens.word[one.first - 1 - (draft.tokens.kind[one.first - 1] == "a")] == "into":
            return True  # convert 30 contractors into 12 engineers
        if one.last < taken.first and one.role != START and _is_new_clause(draft, one, taken):
            return True
        if one.role == CIRCUMSTANCE and one.mark == "in":
            few = taken.value == 1 or (one.value in _ROUND and not one.noun)
            if few and not one.unit and one.value > 1 and taken.counted:
                return True  # at most 1 rollback in 50 deployments, 3 late ones in 100
            if taken.out_of and one.unit in _TIMES and one.first < taken.first:
                return True  # in 10 minutes in 3 of 3 drills
        if plain and _is_unsaid(draft, taken, one):
            return True
        before = one.role == START and one.mark == "now" and one.first < taken.first
        if before and taken.role == PLAIN and not taken.comparator:
            return True  # one person in 20 minutes, today three people need 2 h
    return False


_ROUND = frozenset((10, 100, 1000))
_SHOWN = frozenset("measured tested verified proven shown counted reviewed checked".split())


def _is_own_clause(tokens: Tokens, taken: Quantity, one: Quantity) -> bool:
    """Whether something else is done within a time, behind a comma."""
    between = tokens.kind[taken.last : one.first]
    if one.unit not in _TIMES or "comma" not in between:
        return False
    clause = tokens.word[taken.last + between.index("comma") + 1 : one.first - 1]
    return len(clause) > 1 and clause[-1][-2:] == "ed" and clause[-1] not in _SHOWN


def _weigh_zero(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """30 teams on the new path (12 in January): counted from 12, so hardly from zero."""
    for one in quantities:
        same = one.unit in ("", taken.unit) and draft.tokens.word[taken.last + 1] != "more"
        if one.role == START and one is not taken and same and not one.noun:
            draft.start = Read(one.value, draft.value_span(one))  # used by 30 studios, from 4
            draft.kind = Read(Kind.INCREASE, draft.value_span(taken))
            draft.forget(DoubtKind.START_ASSUMED)
            return
        if one is taken or one.unit or one.noun or not in_brackets(draft.tokens, one):
            continue
        if one.mark == "part" and not draft.tokens.latin:
            continue  # 招 5 个算法（北京 2、上海 3）
        draft.start = None
        draft.forget(DoubtKind.START_ASSUMED)
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
