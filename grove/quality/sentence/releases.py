"""Whether what stands behind a name, and goes on to another number, can be no release of it."""

from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

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
