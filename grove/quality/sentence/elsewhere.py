"""A level that is kept beside a pair: a guard of another metric, or the same metric elsewhere."""

from grove.quality.sentence.found import Pair
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_STEADY = frozenset(("unchanged", "steady", "flat", "constant", "stable", "same"))


def is_steady(tokens: Tokens, last: int, one: Quantity) -> bool:
    """…, quality threshold unchanged at 97 %: what is not to move."""
    return not _STEADY.isdisjoint(tokens.word[last : one.first])


def is_kept_elsewhere(tokens: Tokens, pair: Pair, last: int, one: Quantity) -> bool:
    """Whether a level that is kept measures the same elsewhere, as no metric is named for it."""
    goal = pair.second
    near = abs(one.value - goal.value) <= goal.value / 5
    if not near or one.unit not in ("", goal.unit) or "comma" not in tokens.kind[last : one.first]:
        return False
    comma = tokens.kind.index("comma", last)
    subject = [
        tokens.word[at] for at in range(comma + 1, one.first) if tokens.kind[at] in ("w", "pass")
    ]
    return 0 < len(subject) < 3 and METRICS.isdisjoint(subject) and not of_words(subject)
