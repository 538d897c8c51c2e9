"""Whether what stands behind a name, and goes on to another number, can be no release of it."""

from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DESIGNATORS

_PLATFORMS = frozenset("android ios ipados windows macos web".split())
FIRST, LAST = 5, 30  # of a platform: what is less or more is a value
FEW = 10  # lines, tiers, waves have lower numbers
_LARGE = 99999
_ENDS = frozenset(("eos", "date", "comma", "by"))


def is_no_release(tokens: Tokens, at: int) -> bool:
    """Span of control 12 → 8: none comes before another. Crash-free users Android 98.2 → 99.5."""
    number = tokens.number[at] or 0
    if tokens.kind[at + 1] == "arrow":
        if number > (tokens.number[at + 2] or _LARGE):
            return True
        platform = tokens.word[at - 1] in _PLATFORMS
        if number >= FEW and tokens.kind[at + 3] in _ENDS and not platform:
            return of_words(tokens.word[1 : at - 1]) != 0  # share of admins with a key 30 → 100
    dotted = "." in tokens.word[at] and tokens.word[at - 1] in _PLATFORMS
    return dotted and not FIRST <= number <= LAST


def may_be_releases(tokens: Tokens, first: Quantity, second: Quantity) -> bool:
    """Spring Boot 2.7 → 3.3 in 31 services: of what nobody here measures, in so many of them."""
    word, kind = tokens.word, tokens.kind
    bare = not (first.unit or second.unit or first.noun or second.noun)
    if bare and word[1] in ("upgrade", "update") and "from" not in kind:
        return True  # upgrade the search cluster 7 → 8
    if first.unit or second.unit or "." not in word[first.first] or "." not in word[second.first]:
        return False
    if kind[second.last + 1] not in _PLACES or first.first == 1 or kind[first.first - 1] != "w":
        return False
    before = word[1 : first.first]
    return METRICS.isdisjoint(before) and not of_words(before)


_PLACES = frozenset(("in", "on", "for", "all"))


def is_of_upgrade(tokens: Tokens, one: Quantity) -> bool:
    """Pg upgrade 13 → 16, upgrade Postgres from 13 to 16: one of two whole numbers of releases."""
    kind, word = tokens.kind, tokens.word
    if one.unit or one.noun or one.comparator or one.first != one.last:
        return False
    if kind[one.last + 1] in _ONTO and kind[one.last + 2] == "#":
        old = one.first
    elif kind[one.first - 1] in _ONTO and kind[one.first - 2] == "#":
        old = one.first - 2
    else:
        return False
    pair = word[old], word[old + 2]
    if not (pair[0].isdecimal() and pair[1].isdecimal() and int(pair[0]) < int(pair[1]) < _MANY):
        return False
    if not tokens.about(_UPGRADE):
        return False
    at = old - 1 - (kind[old - 1] in ("from", "(", "comma"))
    if kind[old + 3] not in _ENDS_RELEASE or of_words(word[1:at]):
        return False
    if word[at] in _UPGRADE:
        return _OF_EACH.isdisjoint(kind[max(1, at - 2) : at])  # but: time per upgrade 13 → 16
    named = word[at] in DESIGNATORS or word[at][-1:] != "s"
    opens = word[1] in _UPGRADE and 1 < at < _NEAR and kind[old - 1] == "from"
    return opens and named and kind[at] == "w" and METRICS.isdisjoint(word[1 : at + 1])


_MANY = 100  # no release has a higher number, but for years
_NEAR = 6  # tokens from a verb to what is upgraded
_ONTO = frozenset(("arrow", "to"))
_OF_EACH = frozenset(("per", "of", "for", "a", "all"))
_ENDS_RELEASE = frozenset("eos date comma stop ) on for in with by until and".split())
_UPGRADE = frozenset(("upgrade", "upgrading", "update", "migration", "migrate", "bump"))
