"""English: another number that may as well be the goal as the one that was taken."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.kinds import in_brackets
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START
from grove.quality.sentence.tokens import Tokens

_PARTS = frozenset(("comma", "stop"))
_BREAKS = frozenset(("comma", "stop", "("))
_WENT = frozenset(("comma", "up", "down", "fill", "now", "is"))
_EXTREMES = word_class("en", "worst_case_or_peak")
_BOUNDS = frozenset("maximum minimum max min outliers single".split())
_WERE = word_class("en", "verbs_after_so_many")
_DO = frozenset(("are", "do", "can", "have", "is", "does"))
_CLOSES = frozenset(("eos", "comma", "stop", ".", ")"))
_REST = frozenset(("rest", "remaining", "remainder", "others"))
YEAR = 4  # digits
MOST_WORDS = 6  # between a comma and what stands in its clause


def is_rivalled(tokens: Tokens, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Whether a person would have to say which of two numbers is wanted."""
    kind = tokens.kind
    if len(quantities) == 2 and _BREAKS.isdisjoint(tokens.kinds):
        return False
    if kind[taken.first - 1] == ":" and kind[taken.first - 2] == "#":
        return len(tokens.word[taken.first - 2]) < YEAR  # 70 : 30
    starts = [one for one in quantities if one.role == START]
    start = starts[0] if starts else None
    rest = taken.out_of and not _REST.isdisjoint(tokens.word[taken.last : taken.last + 9])
    if rest and start is None:
        return True  # of 31 points 14 are closed, finish the rest by May
    for one in quantities:
        if one is taken:
            continue
        if one.role == START:
            longer = taken.comparator[:1] == "<" and taken.value > one.value
            same = one.unit in TIMES and taken.unit in ("", one.unit)
            source = one.mark == "from" and one.noun and one.value > taken.value
            if source and taken.counted and not taken.noun and kind[taken.first - 1] == "comma":
                return True  # data from 200 suppliers, 80 answered
            when = tokens.word[taken.first - 1] == "after" and taken.unit in TIMES
            if when and not one.unit and kind[one.last + 1] == "now":
                return True  # idle ones deleted after 48 h (12 today)
            if longer and same and "hold" not in tokens.kinds:
                return True  # in 45 days on average, maximum 90
            if (
                one.last < taken.first
                and one.unit == taken.unit
                and _is_extreme(tokens, taken, alone=True)
            ):
                return True
            continue
        if start is not None and _is_told_of(tokens, one, start, taken):
            return True
        if one.out_of and one.role == PLAIN and one.last < taken.first and taken.unit:
            if "stop" in kind[one.last : taken.first] and taken.mark != "reach":
                return True  # leaks fixed: 120 of 150; losses 12 % → 7 %
            counts = start is not None and start.first == start.last > taken.last
            if counts and taken.unit == "%":
                return True  # 5 of 8 machines at 80 % or more, 2 today
        days = one.role == CIRCUMSTANCE and one.mark == "for" and one.unit == taken.unit == "%"
        if days and kind[taken.first - 1] == "w" and "comma" in kind[one.last : taken.first]:
            return True  # by 11:00 for 40 %, Fridays 55 %
        shares = one.unit == taken.unit == "%" and kind[one.first - 1] in ("in", "on")
        shares = shares and kind[taken.first - 1] == kind[one.first - 1]
        if shares and "comma" in kind[one.last : taken.first]:
            return True  # 2 h in 95 % of P1, 8 h in 90 % of P2
        pace = one.role == CIRCUMSTANCE and one.noun and taken.unit.startswith("per ")
        if pace and taken.role == PLAIN and kind[taken.first - 1] == "comma":
            return True  # in 120 stores, 12 a month
        if one.first > taken.last and _is_on_another_day(tokens, taken, one):
            return True
        if one.last > taken.first or (taken.role != PLAIN and taken.mark != "upto_en"):
            continue
        gap = kind[one.last + 1 : taken.first]
        if _PARTS.isdisjoint(gap) and gap[-1:] != ["("]:
            continue
        opens = kind[one.first - 2] == "begin"  # at 3x load, …; in 6 months, …
        level = one.role == CONDITION and one.mark == "at" and one.unit != "" and not opens
        if level and taken.unit in ("", one.unit) and not taken.noun:
            return True  # occupancy at 85 %, peaks up to 92 %
        if one.role == CIRCUMSTANCE and one.mark == "in" and one.unit in TIMES and not opens:
            bare = not (taken.unit or taken.noun or taken.out_of or taken.comparator)
            bounded = taken.comparator and taken.unit != "%" and (taken.unit or taken.noun)
            other = kind[taken.first - 1] in ("w", "pass") and "comma" in gap
            if bare or bounded or (taken.unit == "%" and (other or _is_done(tokens, taken))):
                return True  # answered in 30 s, contract says 60; in 1 h, losing at most 5 min
        if one.unit == taken.unit and _is_extreme(tokens, taken):
            return True
    if start is None:
        told = tokens.word[taken.last + 1] in _DO and kind[taken.last + 2] in _CLOSES
        return told and kind[taken.first - 1] == "comma"  # everyone on 3 stations, 45 % are
    return _is_counted_then(tokens, start, taken, quantities)


def _is_told_of(tokens: Tokens, one: Quantity, start: Quantity, taken: Quantity) -> bool:
    """In 10 days (was 25), 8 a month · (9.0 and above) in 3 days instead of 14: the start of
    a time that stands right in front of it. Under 28 in all 40 schools (31 schools today)."""
    if one.noun and one.role == CIRCUMSTANCE and one.noun == start.noun != taken.noun:
        return one.last < start.first and not (taken.unit or start.out_of)
    if one.role != CIRCUMSTANCE or one.mark != "in" or one.unit not in TIMES:
        return False
    if not one.last < start.first <= one.last + 3 or start.unit not in ("", one.unit):
        return False
    if taken.unit in TIMES:
        return False
    instead = tokens.word[one.last + 1] in ("instead of", "in place of", "rather than")
    return instead or taken.first > start.last or in_brackets(tokens, taken)


def _is_done(tokens: Tokens, taken: Quantity) -> bool:
    """Handed over in 10 min, 100 % documented: something else that is done."""
    behind = tokens.word[taken.last + 1]
    return tokens.kind[taken.first - 1] == "comma" and behind[-2:] == "ed"


def _is_on_another_day(tokens: Tokens, taken: Quantity, one: Quantity) -> bool:
    """In 65 % of homes, 38 % on 31 March: how far it was, or shall be, by then."""
    if one.unit != taken.unit or not one.unit or one.comparator or one.role == NAMELESS:
        return False
    leads = tokens.kind[taken.first - 1]
    if leads in ("on", "in") and tokens.kind[one.first - 1] == leads and one.unit == "%":
        return "comma" in tokens.kind[taken.last : one.first]  # on 95 % of A, B on 40 %
    return tokens.kind[one.first - 1] == "comma" and tokens.kind[one.last + 1] == "date"


def _is_extreme(tokens: Tokens, taken: Quantity, *, alone: bool = False) -> bool:
    """…, the weakest supplier not under 70 %: what the clause of a number begins with."""
    for at in range(taken.first - 1, max(0, taken.first - MOST_WORDS), -1):
        if tokens.kind[at] in _PARTS:
            return False
        if tokens.word[at] in _EXTREMES or (tokens.word[at] in _BOUNDS and not alone):
            return True
    return False


def _is_counted_then(
    tokens: Tokens, start: Quantity, taken: Quantity, quantities: list[Quantity]
) -> bool:
    """No fault open longer than 4 h, 7 were: so many things, and no time."""
    if taken.unit not in TIMES or not taken.comparator or start.first != start.last:
        return False
    if tokens.word[start.last + 1] in _WERE:
        return True
    if tokens.kind[1] == "no" and tokens.kind[start.last + 1] in ("now", "last", "date"):
        return True  # no stockout for more than a day, 14 last season
    return any(one.comparator and one.noun and one.last < taken.first for one in quantities)


def is_where_it_went(tokens: Tokens, taken: Quantity, quantities: list[Quantity]) -> bool:
    """At 92 %, up 4 points: where it is, or shall be, said in front of by how much."""
    for one in quantities:
        if one.role == CONDITION and one.mark == "at" and one.last < taken.first:
            gap = tokens.kind[one.last + 1 : taken.first]
            return one.unit != "" and "comma" in gap and _WENT.issuperset(gap)
    return False
