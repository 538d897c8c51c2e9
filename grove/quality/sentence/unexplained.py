"""Another number beside the goal, of which nothing says what it does there."""

from itertools import pairwise

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.either import is_by_or_to
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.kinds import in_brackets
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.ranges import tell_way
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START
from grove.quality.sentence.scenery import is_scenery

_ASSUMED = frozenset((DoubtKind.START_ASSUMED,))
_UNITS = frozenset((DoubtKind.UNITS_DIFFER,))
_THUS = ("省下", "节省", "节约", "相当于", "折合", "约合", "释放", "即")
_SAVES = frozenset(("saves", "saving", "saved", "freeing", "frees"))


def is_unexplained(draft: Draft, taken: Quantity, one: Quantity) -> bool:
    """Another number, of which nothing says what it does beside the one that was taken."""
    if one.role == START:
        part = one.out_of and taken.unit == "%"  # 90 % of them (2026: 6 of 11)
        if one.unit in TIMES and taken.unit in TIMES:  # 3 weeks where it took 4 months
            part = part or draft.asks(_UNITS)
        return draft.start is None and taken.role == PLAIN and not (taken.comparator or part)
    if one.role == NAMELESS or (not one.unit and not _is_level(draft, taken, one)):
        return False
    text = draft.tokens.text
    if one.role == CIRCUMSTANCE:  # 首批 20 台交付，全部 60 台交付
        alike = (
            one.counted and one.mark != "part" and one.unit == taken.unit and one.first > taken.last
        )
        return alike and "comma" in draft.tokens.kind[taken.last : one.first]
    if one.role != PLAIN or one.first < taken.last or "(" in text:
        return False
    once = one.rated and one.spelled and one.value == 1
    saved = not _SAVES.isdisjoint(draft.tokens.word[max(1, one.first - 4) : one.first])
    if saved or once or text[: one.whole].rstrip().endswith(_THUS):
        return False  # 成功率 100%，每半年一次; 降到 10%，省下 60 万/年
    between = draft.tokens.kind[taken.last + 1 : one.first]
    apart = "comma" in between or ("stop" in between and not draft.tokens.latin)
    return apart and not one.comparator and "while" not in between


def ask_for_unexplained(draft: Draft, quantities: list[Quantity]) -> None:
    """English: what stands beside the value that was read, and was not read."""
    tokens = draft.tokens
    kinds = tokens.kinds
    if "by" in kinds and (taken := draft.taken) is not None and is_by_or_to(tokens, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        tell_way(draft, taken)
    elif tokens.kind[1] == "no" and draft.start is not None and draft.taken is not None:
        _ask_for_none_of(draft, draft.taken)
    elif "with" in kinds or "while" in kinds or tokens.word[1] in _TOPIC:
        _ask_for_dropped(draft, quantities)
    elif draft.change is not None:
        _ask_for_level_beside(draft)
    if "per" in kinds or ("and" in kinds and "a" in kinds):
        _ask_for_part(draft)
    if "stop" in kinds and len(quantities) > 2:
        _ask_for_tier(draft, quantities)
    if "comma" in kinds:
        if not _REST.isdisjoint(tokens.word):
            _ask_for_rest(draft)
        if draft.start is None:
            if tokens.word[1] in _EVERY:
                _ask_for_some(draft)
            if "now" in kinds:
                _ask_for_all_later(draft)
    if "(" in kinds:
        if "stretch" in tokens.word and len(quantities) > 1:
            _ask_for_stretch(draft, quantities)
        if "reach" in kinds:
            _ask_for_labelled(draft, quantities)
    if draft.start is None and "from" in kinds:
        if len(quantities) > 1:
            _ask_for_bounded_start(draft, quantities)
        _ask_for_start_in_words(draft)
    elif draft.start is None and "now" in kinds and not _PARTS.isdisjoint(tokens.word):
        at = tokens.kind.index("now")
        near = tokens.word[max(0, at - 2) : at + 4]  # a third today
        if draft.target is not None and not _PARTS.isdisjoint(near):
            draft.ask(DoubtKind.START_UNCLEAR, tokens.start[at], tokens.end[at + 2])
    elif draft.start is not None and draft.start.value == 1:
        taken = draft.taken
        if taken is not None and taken.out_of and taken.unit:
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)  # from one crash in 200 to 1 in 1,000


def _ask_for_some(draft: Draft) -> None:
    """English: every action closed in 30 days, 54 % in H2: how it was, or all that is wanted?"""
    taken, tokens = draft.taken, draft.tokens
    if taken is None or taken.unit != "%" or taken.comparator or taken.value == WHOLE:
        return
    alone = tokens.kind[taken.first - 1] == "comma" and tokens.kind[taken.last + 1] == "date"
    if alone and tokens.word[taken.last + 1] in ("in", "for"):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)


WHOLE = 100  # per cent
_EVERY = frozenset(("every", "all", "each"))


def _ask_for_none_of(draft: Draft, taken: Quantity) -> None:
    """English: no module with bus factor 1 (today 7): a number that says which ones."""
    which = not (taken.comparator or taken.unit or taken.noun or taken.out_of or not taken.value)
    if which and draft.start is not None and draft.start.span[0] > taken.start:
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)


def _ask_for_part(draft: Draft) -> None:
    """English: at most 2 rollbacks per 50 deployments, an architect and 3 testers."""
    kind, taken = draft.tokens.kind, draft.taken
    if taken is None:
        return
    near = kind[taken.last + 1 : taken.last + 4]
    if "per" in near and taken.counted and not taken.rated and draft.start is None:
        at = kind.index("per", taken.last + 1)
        if kind[at + 1] == "#" and "comma" not in near[: near.index("per")]:
            draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    beside = taken.counted and kind[taken.first - 1] == "and" and draft.asks(_ASSUMED)
    if beside and "a" in kind[max(1, taken.first - 6) : taken.first]:
        draft.ask(DoubtKind.SEVERAL_NUMBERS, taken.whole, taken.whole_end)


def _ask_for_tier(draft: Draft, quantities: list[Quantity]) -> None:
    """English: all critical leaks closed in 7 days; high ones in 30 days: of which of them?"""
    taken, kind = draft.taken, draft.tokens.kind
    limits = [one for one in quantities if one is not taken and one.unit in TIMES and not one.rated]
    for first, other in pairwise(limits):
        same = first.role == other.role == CIRCUMSTANCE and first.unit == other.unit
        if same and "stop" in kind[first.last : other.first] and other.mark == first.mark:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, other.whole, other.whole_end)


_REST = frozenset(("others", "rest", "else"))
_ALL_THE = frozenset(("all", "the", "everything"))


def _ask_for_rest(draft: Draft) -> None:
    """English: VIP tickets in 30 min, all others same day: a level of its own for the rest."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None or taken.mark == "all":
        return  # all 12 depots, 7 so far, the rest by August
    word = tokens.word
    for at in range(taken.last + 2, len(word)):
        bare = word[at] == "rest" and tokens.kind[at - 1] in _BEFORE_REST
        if bare or (
            word[at] in _REST and word[at - 1] in _ALL_THE and tokens.kind[at - 2] in _BEFORE_REST
        ):
            draft.ask(DoubtKind.SEVERAL_NUMBERS, tokens.start[at - 1], tokens.end[at])
            return


def _ask_for_all_later(draft: Draft) -> None:
    """English: 40 % of hosts are patched today, all by 30 May: how far it is, and no target."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None or taken.comparator:
        return
    at = tokens.kind.index("now")
    if at < taken.first or tokens.kind[at + 1] != "comma":
        return
    if tokens.word[at + 2] in _ALL and "comma" not in tokens.kind[taken.last : at]:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)


_ALL = frozenset(("all", "every", "everyone", "everything", "100"))
_BEFORE_REST = frozenset(("comma", "stop", "and", "while"))
_TOPIC = frozenset(("time", "times"))


def _ask_for_level_beside(draft: Draft) -> None:
    """English: reach best-in-class ratings and cut returns by 12 %: a level without a figure."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None or "and" not in tokens.kinds or "-" not in tokens.kinds:
        return
    word = tokens.word
    for at in range(2, taken.first):
        tops = word[at] == "quartile" or (word[at] == "class" and word[at - 2] in _TOPS)
        if tops and "and" in tokens.kind[at : taken.first]:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at])
            return


def _ask_for_dropped(draft: Draft, quantities: list[Quantity]) -> None:
    """English: a second result beside the one that was read. …, with 30 readers for each."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None:
        return
    kind, word = tokens.kind, tokens.word
    each = taken.spelled and taken.value == 1 and "with" in kind[taken.first - 3 : taken.first]
    if each and word[taken.first - 2] == "each" and kind[taken.first - 3] == "comma":
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return  # all six squads demo, each with at least one quote
    if draft.start is None and "comma" in tokens.kinds and not _NONE.isdisjoint(word):
        at = kind.index("comma", taken.last) if "comma" in kind[taken.last :] else 0
        none = word[at + 1 : at + 3] == ("with", "zero") or word[at + 1] == "with no"
        if none and at and _MANNERS.isdisjoint(word[at + 2 : at + 6]):
            draft.ask(DoubtKind.SEVERAL_NUMBERS, tokens.start[at + 1], tokens.end[at + 2])
            return  # a 95 % pass rate, with zero open findings
    if len(quantities) < 2:
        return
    level = taken.comparator and not taken.counted
    for one in quantities:
        if level and one.comparator and kind[one.first - 1] == "with" and one.first > taken.last:
            gap = kind[(taken.noun_at or taken.last) + 1 : one.first]
            if _OF_WHICH.isdisjoint(gap):
                draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
                return  # rating above 4.2 with at least 100 reviews
        if one.first < taken.last or one is taken:
            continue
        at = (one.noun_at or one.last) + 1
        told = word[at : at + 2]
        each = one.role == CONDITION and one.mark == "with" and one.noun != "" and not one.unit
        each = each and ("each" in told or "every" in told)
        with_share = one.role == CONDITION and one.mark == "with" and one.unit == "%" != taken.unit
        each = each or (with_share and not one.comparator)  # 3 pilots with 90 % coverage
        only = one.mark == "on" and one.unit == taken.unit == "%" and one.role == CIRCUMSTANCE
        if each or (only and "while" in kind[taken.last : one.first]):
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        elif word[1] == "time" and taken.unit == "%" and one.unit in TIMES and not one.comparator:
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # time to scan 70 % of it: 3 days
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
            return


def _ask_for_bounded_start(draft: Draft, quantities: list[Quantity]) -> None:
    """English: 60 % of builds cached (up from under 20 %): from where, exactly?"""
    taken, kind = draft.taken, draft.tokens.kind
    if taken is None or not taken.unit:
        return
    for one in quantities:
        bound = one.first - (kind[one.first - 1] == "over" and not one.comparator)
        same = one.unit == taken.unit or (one.unit in TIMES and taken.unit in TIMES)
        if one is taken or not same or kind[bound - 1] != "from":
            continue
        asked = any(doubt.kind is DoubtKind.START_UNCLEAR for doubt in draft.doubts)
        if (one.comparator or bound < one.first) and not asked:
            draft.ask(DoubtKind.START_UNCLEAR, one.whole, one.end)


_PARTS = frozenset("half third quarter fifth tenth".split())  # now about half
_FROM = frozenset(("up from", "down from"))
_WHEN = frozenset(("#", "date", "now", "cur", "cmp", "last"))


def _ask_for_start_in_words(draft: Draft) -> None:
    """English: a quarter of them found late, down from half: half is no number here."""
    word, kind = draft.tokens.word, draft.tokens.kind
    at = next((at for at in range(len(word)) if word[at] in _FROM), 0)
    if not at or draft.target is None or not _WHEN.isdisjoint(kind[at + 1 : at + 5]):
        return
    draft.ask(DoubtKind.START_UNCLEAR, draft.tokens.start[at], draft.tokens.end[at + 1])
    if word[at] == "down from" and draft.kind is not None and draft.kind.value is Kind.INCREASE:
        draft.kind = None


def _ask_for_stretch(draft: Draft, quantities: list[Quantity]) -> None:
    """English: in 30 repos (min) / 40 repos (stretch): of the same things another number."""
    taken = draft.taken
    if taken is None:
        return
    for one in quantities:
        if one.role == CIRCUMSTANCE and one.noun and one.noun == taken.noun:
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
            return


def _ask_for_labelled(draft: Draft, quantities: list[Quantity]) -> None:
    """English: handles 40+ rules (target: < 50 ms): another number is called the target."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None:
        return
    for one in quantities:
        if one is taken or one.mark != "reach" or one.signed or one.value == taken.value:
            continue
        if in_brackets(tokens, one) and "stretch" not in tokens.word:
            if draft.start is None or not draft.start.value:
                draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
            return


_NONE = frozenset(("zero", "with no"))
_MANNERS = frozenset("downtime loss impact disruption interruption interruptions headcount".split())
_OF_WHICH = frozenset("of for in on at from by per and".split())
_TOPS = frozenset(("in", "best", "world"))


def _is_level(draft: Draft, taken: Quantity, one: Quantity) -> bool:
    """…, RPO 为 0 · …, 客户评分 4.5: a bare number that is measured in a clause of its own."""
    tokens = draft.tokens
    if tokens.latin or one.first < taken.last or "comma" not in tokens.kind[taken.last : one.first]:
        return False
    return not one.value or (one.role == PLAIN and not is_scenery(tokens, one))
