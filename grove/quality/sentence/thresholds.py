"""Of two numbers the one that only says which ones, within what, or how many for each."""

from grove.quality.sentence.beside import split_by_and
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, PLAIN, TARGET
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MONEY

_SHARES = frozenset(("%", "pp", "×"))
_APART = frozenset(("comma", "stop", "and", "#", "while", "(", ")"))
MOST_WORDS = 8  # between the two


def says_which(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Whether the second of two numbers is no goal of its own; it is set aside then."""
    if not tokens.latin or other.role not in (PLAIN, CIRCUMSTANCE):
        return False
    between = tokens.kind[one.last + 1 : other.first]
    if len(between) > MOST_WORDS:
        return False
    which = _is_long(one, other, between) or _is_in_time(tokens, one, other, between)
    which = which or _is_for_each(one, other, between) or _is_size_of_which(one, other, between)
    which = which or ("(" in between and _is_told_beside(tokens, other))
    which = which or _is_worth(tokens, one, other, between)
    if not which and _is_named_by(tokens, one, other):
        one.role, one.mark = CIRCUMSTANCE, "for"
        return True
    if which:
        other.role, other.mark = CIRCUMSTANCE, "for"
    return which


def _is_long(one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Zero outages longer than 30 minutes, no more than 2 trains over 15 min late."""
    if other.comparator[:1] != ">" or other.unit not in TIMES or not _APART.isdisjoint(between):
        return False
    few = not one.value or (one.comparator[:1] == "<" and one.noun != "")
    return few and not one.unit and "w" in between


def _is_in_time(tokens: Tokens, one: Quantity, other: Quantity, between: list[str]) -> bool:
    """At least 10 users return within 7 days: how soon those have to do it."""
    counted = one.counted and one.noun != "" and one.comparator == ">=" and not one.unit
    soon = other.unit in TIMES and tokens.word[other.first] == "within" and not other.rated
    return counted and soon and len(between) > 1 and _APART.isdisjoint(between)


def _is_for_each(one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Welders certified: 60, at least 3 per site: so many of them everywhere."""
    each = other.rated and other.unit[:1] == "/" and other.comparator == ">="
    whole = one.counted and not (one.unit or one.rated or one.comparator)
    return each and whole and between[:1] == ["comma"] and one.value > other.value


def _is_worth(tokens: Tokens, one: Quantity, other: Quantity, between: list[str]) -> bool:
    """9 more $50k+ accounts, 6 >$30k tenants: how much each of those is worth."""
    worth = other.unit[:3] in MONEY and other.comparator[:1] == ">" and not other.rated
    if not worth or one.unit or one.comparator or not {"more", "w"}.issuperset(between):
        return False
    if len(between) > 2 or tokens.kind[other.last + 1] != "w":
        return False
    if one.role != TARGET:
        one.role = PLAIN
    return True


def _is_named_by(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Requests above 100 kW answered in max 8 weeks: which ones, in front of how soon."""
    if one.comparator[:1] != ">" or other.comparator[:1] != "<" or other.unit not in TIMES:
        return False
    behind = one.last + 1
    done = tokens.kind[behind] in ("w", "pass") and tokens.word[behind][-2:] == "ed"
    return done and tokens.kind[one.first - 1] == "w" and one.unit not in TIMES


def set_which_aside(tokens: Tokens, first: Quantity, start: Quantity, target: Quantity) -> None:
    """Of three: rollout to 900 meters from 12 weeks to 5, told 5 days ahead: 81 % → 97 %."""
    behind = tokens.kind[(first.noun_at or first.last) + 1]
    pair = start.unit == target.unit and target.role == TARGET
    if behind == "from" and first.mark == "to" and first.noun and start.mark == "from":
        first.role, first.mark = CIRCUMSTANCE, "for"
        return
    told = pair and first.unit in TIMES and target.unit == "%" and first.comparator
    if told and ":" in tokens.kind[first.last + 1 : start.first]:
        first.role, first.mark = CIRCUMSTANCE, "for"


def _is_told_beside(tokens: Tokens, other: Quantity) -> bool:
    """Below 10 min (progress: 60 %): a report, in brackets."""
    if tokens.kind[other.last + 1] != ")":
        return False
    at = other.first - 1
    at -= tokens.kind[at] in (":", "is")
    return tokens.word[at] in _REPORTS and tokens.kind[at - 1] == "("


_REPORTS = frozenset("progress status score confidence weight weighting priority done".split())


def _is_size_of_which(one: Quantity, other: Quantity, between: list[str]) -> bool:
    """Results in 10 s for datasets of 10k rows, 12 km of 110 kV lines: how large those are."""
    if between == ["of"] and other.unit and not (one.rated or other.rated or other.comparator):
        return other.unit not in _SHARES and one.unit != "" and one.unit != other.unit
    sized = other.counted and other.noun != "" and not other.comparator
    timed = one.unit in TIMES and one.role in (PLAIN, TARGET, CIRCUMSTANCE)
    return sized and timed and between[:1] == ["for"] and between[-1:] == ["of"]


def after_qualifier(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """Pipelines with > 20 steps to zero, tickets between ≥ 3 teams to 2 %: which ones."""
    first, second = main[0], main[1]
    follows = second.role == TARGET and second.mark == "to" and not second.comparator
    follows = follows and first.mark in ("with", "between", "w")
    named = bool(first.noun) and first.noun_at < second.first
    if (
        follows
        and named
        and first.role == PLAIN
        and not split_by_and(tokens, first.last + 1, second.first)
    ):
        return main[1:]
    return main
