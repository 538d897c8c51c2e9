"""A bound said at the very end, behind a comma: 演练 6 次，至少 · 6 drills this year, at least."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

LAST = -5  # the last token: four that mark the end stand behind it


def tell_afterthought(tokens: Tokens, last: Quantity) -> None:
    """Give the last number the bound that closes the line, where it has none of its own."""
    comma = len(tokens.kind) + LAST - 1
    if tokens.kind[comma] != "comma" or last.comparator or last.upper is not None:
        return
    if _OTHERS.isdisjoint(tokens.kind[last.last + 1 : comma]):
        last.comparator = tokens.value[comma + 1]


_OTHERS = frozenset(("comma", "stop", "(", "#", "cmp"))
