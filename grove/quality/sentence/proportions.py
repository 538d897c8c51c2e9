"""So many in so many, as a share: 9 in 10 incidents, 1 in 2,000, one in every four."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.behind import read_after
from grove.quality.sentence.in_front import read_before
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.quantity import Quantity, Scan, extend
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import OWN_UNITS, UNITS

_SMALL = 20  # wholes of which a share is told to two places, as 2/3 is
_EXACT = 4  # places of the share of a larger whole
FURTHEST = 30  # tokens to both sides
_DOES = word_class("en", "verbs_after_proportion")
_BEHIND = frozenset("eos comma stop ( ) is fill cmp after to downto upto arrow date . and".split())
_YEARS = range(2015, 2051)
_NO_WHOLE = frozenset(("unit", "u", "month", "-", "mult", "cur", "/", ":"))


def read_proportion(tokens: Tokens, found: Quantity, result: Scan) -> bool | None:
    """Read "1 in 8" to its end. False: seen, and asked about. None: no proportion."""
    at = found.last
    if tokens.kind[at + 1] in ("w", "pass"):
        return _read_apart(tokens, found, at + 2)
    if tokens.word[at + 1] == "out of" and _goes_on_from(tokens, at + 1):
        return _count(tokens, found, "", at + 2)
    of = tokens.kind[at + 1] == "of"
    every = tokens.word[at + 2] in ("every", "each")
    whole = at + 2 + every
    if tokens.kind[whole] == "a" and tokens.word[whole + 1] in _POWERS:
        return _of_power(tokens, found, whole + 1)
    cases = of and _is_of_cases(tokens, found, whole)
    if tokens.kind[whole] != "#" or (
        of and not (every or cases or _is_one_of(tokens, found, whole))
    ):
        return None
    total = tokens.number[whole]
    if total is None or total % 1 or found.value % 1 or not 0 < found.value < total:
        return None
    after = whole + 1
    if tokens.word[after] == "^":
        result.unclear.append((found.start, tokens.end[after]))  # 1 in 10^6
        return False
    if tokens.kind[after] == "of" and tokens.kind[after + 1] == "#":
        return None  # .NET 8 in 9 of 14 apps
    if tokens.kind[after] in _NO_WHOLE or tokens.word[after] in UNITS:
        return None
    if tokens.word[after] in OWN_UNITS or (total in _YEARS and tokens.word[whole].isdecimal()):
        return None
    one = found.value == 1 or found.spelled or every or cases
    if not (one or total <= 10 or not total % 10):
        return None
    if total == 1000:
        found.unit = "‰"  # no more than 4 in 1000
    else:
        share = found.value * 100 / total
        found.value = share.quantize(Decimal(1).scaleb(-2 if total <= _SMALL else -_EXACT))
        if not found.value:
            result.unclear.append((found.start, tokens.end[whole]))
            return False
        found.value, found.unit = found.value.normalize() + 0, "%"
    found.out_of = True
    if tokens.kind[after] == "w" and tokens.kind[after + 1] in _ONTO:
        whole = after  # 1 in 40 orders to 1 in 200
    return _ended(tokens, found, whole)


_ONTO = frozenset(("to", "arrow", "downto"))


def _of_power(tokens: Tokens, found: Quantity, last: int) -> bool | None:
    """One in a thousand payouts, eight in a hundred."""
    if found.value % 1 or not 0 < found.value < 100:
        return None
    found.value = (found.value * 100 / _POWERS[tokens.word[last]]).normalize() + 0
    found.unit, found.out_of = "%", True
    return _ended(tokens, found, last)


_HUNDRED = 100
_STRETCHES = frozenset(("days", "weeks", "months", "quarters"))
_POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def _read_apart(tokens: Tokens, found: Quantity, at: int) -> bool | None:
    """4 nights out of 5 are counted; 1 release in 10 is a share."""
    total = tokens.number[at + 1]
    if tokens.kind[at + 1] != "#" or total is None or not 0 <= found.value <= total:
        return None
    noun, behind = tokens.word[at - 1], tokens.kind[at + 2]
    if tokens.word[at] == "out of" and noun in _STRETCHES:
        if total != _HUNDRED:
            return _count(tokens, found, UNITS[noun], at + 1)
        found.unit, found.out_of = "%", True  # met on 99 days out of 100
        return _ended(tokens, found, at + 1)
    if (noun in UNITS and noun != "times") or noun in OWN_UNITS:
        return None
    if tokens.word[at] == "out of":
        return _count(tokens, found, noun, at + 1)
    if tokens.kind[at] != "in" or found.value != 1 or total < 2:
        return None
    if behind not in _BEHIND and tokens.word[at + 2] not in _DOES:
        return None
    share = (100 / total).quantize(Decimal("0.01"))
    if share * total != 100:
        return None
    found.value, found.unit, found.out_of = share.normalize() + 0, "%", True
    return _ended(tokens, found, at + 1)


def _count(tokens: Tokens, found: Quantity, noun: str, last: int) -> bool:
    found.out_of, found.counted, found.unit = True, True, noun
    return _ended(tokens, found, last)


def _ended(tokens: Tokens, found: Quantity, last: int) -> bool:
    extend(tokens, found, last)
    read_before(tokens, found)
    read_after(tokens, found)
    return True


def _goes_on_from(tokens: Tokens, of: int) -> bool:
    """4 nights out of 5, currently 2 out of 5: of the same, which is no scale."""
    near = range(max(1, of - FURTHEST), min(of + FURTHEST, len(tokens.word) - 2))
    return any(
        tokens.word[at] == "out of"
        and (tokens.kind[at - 1] in ("w", "pass") or (at != of and is_plural(tokens.word[at + 2])))
        and tokens.word[at + 1] == tokens.word[of + 1]
        for at in near
    )


_CASES = frozenset("cases instances occasions times".split())


def _is_of_cases(tokens: Tokens, found: Quantity, whole: int) -> bool:
    """In 19 of 20 cases, up from 15 of 20: how often it is so, and no cases that are counted."""
    if tokens.kind[whole] != "#" or not tokens.about(_CASES):
        return False
    word, kind = tokens.word, tokens.kind
    again = word.count(word[whole]) > 1
    if not again and not _SAYS_HOW_IT_IS.isdisjoint(tokens.kinds):
        return False  # in 96 of 100 cases; right now 88
    here = word[whole + 1] in _CASES and kind[found.first - 1] == "in"
    alike = again or word[whole + 1] in _CASES
    return here or (
        alike
        and any(
            word[at] in _CASES and kind[at - 4] == "in"
            for at in range(max(4, whole - FURTHEST), min(whole + FURTHEST, len(word)))
        )
    )


_SAYS_HOW_IT_IS = frozenset(("now", "from"))


def _is_one_of(tokens: Tokens, found: Quantity, whole: int) -> bool:
    """1 out of 10, which is no mark on a scale and no count."""
    if tokens.word[found.last + 1] != "out of" or found.value != 1:
        return False
    large = (tokens.number[whole] or 0) > _SMALL
    return large or not tokens.word[whole + 1].endswith("s")


def are_of_two_wholes(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """3 of 4 and 19 of 20: counts of which neither says what the other comes to."""
    if one.unit == "%" or other.unit == "%" or not tokens.latin:
        return False
    wholes = [
        tokens.number[max(each.first, each.last - (tokens.kind[each.last] != "#"))]
        for each in (one, other)
    ]
    parts = [tokens.number[each.first] for each in (one, other)]
    return None not in wholes and wholes[0] != wholes[1] and wholes != parts
