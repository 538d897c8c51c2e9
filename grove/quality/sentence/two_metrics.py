"""One English number that is said of two metrics: both 20 percent down, by 20 % each."""

from collections.abc import Sequence

from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MASS

_APART = frozenset(("comma", "stop", "#", "("))
_WAYS = frozenset(("up", "down", "verbal"))
_NAME = frozenset(("w", "-", "fill"))
FURTHEST = 6  # tokens of a metric's name
_VERBS = frozenset(("begin", "up", "down", "hold", "move", "verbal", ":", "comma"))


def is_of_both(tokens: Tokens, first: int) -> bool:
    """Timeliness and completeness both at 99 %, scrap rate and rework hours by 20 %.

    first   where the number begins, or the word that says how far: both halved
    """
    kind, word = tokens.kind, tokens.word
    joined = kind.index("and")
    if joined > first:
        return False
    if "both" in word[max(joined, first - 4) : first]:
        return True
    between = range(joined + 1, min(first, joined + FURTHEST))
    second = next((at for at in reversed(between) if kind[at] in ("w", "fill")), 0)
    if word[joined - 1] in METRICS and word[second] in METRICS:
        return True
    if joined > 1 and kind[joined - 2] in _WAYS and word[joined - 1] in MASS:
        return _NAME.issuperset(kind[joined + 1 : second + 1])  # cut overtime and sick leave
    if "both" in word[:joined]:
        both = word.index("both")
        if kind[both - 1] not in _VERBS:
            return False  # on both iOS and Android
    elif "each" not in word[max(joined, first - 3) : first]:
        return False
    near = [one for one in range(max(1, joined - FURTHEST), first) if one != joined]
    if not _APART.isdisjoint([kind[one] for one in near]):
        return False
    front = word[max(1, joined - 3) : joined]
    return _is_metric(front) or _is_metric(word[joined + 1 : second + 1])


def is_of_more(tokens: Tokens, taken: Quantity) -> bool:
    """Whether a number is said of two metrics, or of what two of them make together."""
    if "and" in tokens.kinds and is_of_both(tokens, taken.first):
        return True
    return "+" in tokens.kinds and _is_of_sum(tokens, taken)


def is_second_deed(tokens: Tokens, taken: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Introduced on 3 machines and 10 % of the time saved: done so many times, and a change."""
    last = taken.first - 1
    if tokens.kind[last] != "and" or "pass" not in tokens.kind[1:last]:
        return False
    return any(one.noun_at == last - 1 and one.noun != "" for one in quantities)


def _is_of_sum(tokens: Tokens, taken: Quantity) -> bool:
    """Open findings + overdue risks below 20: of each of them, or of both together?"""
    kind, word = tokens.kind, tokens.word
    at = kind.index("+") if "+" in kind[: taken.first] else 0
    if not at or tokens.tight(at) or not taken.value or not is_plural(word[at - 1]):
        return False
    behind = word[at + 1 : min(taken.first, at + FURTHEST)]
    return of_words(word[1:at]) != 0 and any(one[-1:] == "s" for one in behind)


def _is_metric(words: Sequence[str]) -> bool:
    return not METRICS.isdisjoint(words) or of_words(words) != 0


def has_own_metric(tokens: Tokens, one: Quantity) -> bool:
    """Whether a clause is of nothing but a noun and a change."""
    comma = one.first - 2
    named = tokens.kind[comma + 1] == "w" and tokens.word[comma + 1] not in _SAID_AGAIN
    return named and tokens.kind[comma] in ("comma", "stop") and len(tokens.word[comma + 1]) > 2


_SAID_AGAIN = frozenset("thus hence roughly minus plus saving saves being".split())
