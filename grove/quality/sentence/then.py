"""What was measured some time ago, in brackets beside the goal: (Q1 avg 7.4 %), (12 in January)."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.cues import TARGETS
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

FURTHEST = 40  # tokens around a bracket
_ONES = frozenset(("one", "ones"))
_MEASURED = word_class("en", "measured_back_then")


def was_then(tokens: Tokens, one: Quantity) -> bool:
    """(Q1 avg 7.4 %), (last try took 7 h 20), (12 in January): in brackets, what it was then."""
    if one.comparator:
        return False
    kind = tokens.kind
    at = one.first - 1
    if kind[at] == "(" and kind[one.last + 1] in ("in", "at", "with", "on"):
        at = one.last + 2 + (tokens.word[one.last + 2] in _RELEASES)
        return kind[at + 1] == ")" and _is_of_release(tokens, at)
    ends = kind[at] == ":" and kind[one.last + 1] == ")" and "(" in kind[at - 3 : at]
    if ends and _is_of_release(tokens, at - 1):
        return True
    if kind[at] == "(":
        return kind[one.last + 1] == "date" and _closes(tokens, one.last + 1, at)
    if kind[at] == "last":
        return False  # over the last 30 days
    if kind[at] == "fill" and kind[at - 1] == "(" and tokens.word[at] in ("is", "are"):
        return True  # at most 3 (is 11)
    if kind[at] == ":" and _is_stretch(tokens, at - 1):
        return ")" in kind[one.last : one.last + FURTHEST]  # (1H26: 17 %)
    for _ in range(5):
        if kind[at] in ("(", "#", "begin", ")") and tokens.word[at] not in _ONES:
            break
        at -= 1
    said = at + 1 + (kind[at + 1] == "the")
    then = kind[said] in ("last", "date", "month", "quarter") or tokens.word[said] in _MEASURED
    if kind[at] != "(" or not then:
        return False
    leads = kind[one.last + 1] == ")" and kind[one.last + 2] in TARGETS  # (FY26: 17) to 8
    if not leads and "#" not in kind[max(1, at - FURTHEST) : at]:
        return False
    if tokens.word[one.first - 1][-1:] in ("前", "底", "末", "内"):
        return False  # (Q3 前 80%): a step on the way
    behind = kind[one.last + 1 : at + FURTHEST]
    close = behind.index(")") if ")" in behind else len(behind)
    beside = (*kind[at : one.first], *behind[:close])
    if "#" in beside and not _ONES.isdisjoint(tokens.word[at : one.first]):
        return beside.count("#") == 1  # (previous one: 62 %)
    return "#" not in beside  # (Q1: 41 %, Q2: 50 %) may be steps on the way


def tells_of(tokens: Tokens, one: Quantity) -> bool:
    """…; 6 of 14 do, (12 of 20 have one): a clause that only tells how many."""
    at = (one.noun_at or one.last) + 1
    share = one.unit == "%" and tokens.word[at] not in ("are", "were")
    if not (one.counted or share):
        return False
    if tokens.word[at] not in _DO or tokens.kind[one.first - 1] not in _OPENS:
        return False
    end = at + 1 + (tokens.word[at + 1] in ("one", "it", "them", "so", "that"))
    if tokens.word[at] in _DID and tokens.kind[end] in _WHEN and not one.comparator:
        return True  # …; 17 did at New Year
    return tokens.kind[end] in ("eos", ")", "stop", "comma", ".", "now")


def is_by_now(tokens: Tokens, one: Quantity) -> bool:
    """…, 11 of them done so far: of those that were counted before, as a word of today says."""
    behind = tokens.kind[one.last + 1 : one.last + FURTHEST]
    ends = next((at for at, kind in enumerate(behind) if kind in _ENDS), len(behind))
    return "now" in behind[:ends] and "#" not in behind[:ends]


def _is_of_release(tokens: Tokens, at: int) -> bool:
    """(release 3.1: 21), (73 % in release 4.2): what it was in one that is out. `at`: its name."""
    numbered = tokens.kind[at] == "#" and tokens.word[at - 1] in _RELEASES
    return numbered or (tokens.word[at][:1] == "v" and tokens.word[at][1:2].isdecimal())


_RELEASES = word_class("en", "releases_by_number")
_ENDS = frozenset(("comma", "stop", "eos", ")"))
_DID = frozenset(("did", "had", "were"))
_WHEN = frozenset(("at", "in", "last", "date", "on"))
_DO = frozenset("do have are did has had were does".split())
_OPENS = frozenset(("stop", "(", "comma", "-"))


def _is_stretch(tokens: Tokens, at: int) -> bool:
    """1H26, H2'26: a half or a quarter of a year, behind a bracket."""
    word = tokens.word[at]
    named = len(word) == 3 and word[0] in "hq" and word[1:].isdecimal()
    return named and "(" in tokens.kind[at - 2 : at]


def _closes(tokens: Tokens, at: int, opened: int) -> bool:
    """Whether nothing but a past date stands before the bracket closes, and a number before it."""
    if tokens.word[at] in ("by", "until", "before", "till"):
        return False
    while tokens.kind[at] == "date":
        at += 1
    return tokens.kind[at] == ")" and "#" in tokens.kind[max(1, opened - FURTHEST) : opened]
