"""An arrow between what was wanted and how far it is: a report, and no way to go."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens


def is_report(tokens: Tokens, first: Quantity, second: Quantity) -> bool:
    """< 2 h → 3.5 h, 60 → 45 achieved, 40 → 12 (today): what was wanted, and how far it is."""
    kind = tokens.kind
    if first.first > second.first:
        return first.mark == "now" and kind[first.first - 1] == "arrow"
    if second.mark != "arrow" or first.mark == "from":
        return False
    told = tokens.word[second.last + 1] in _REPORTED
    return told or (first.comparator != "" and "+" not in kind[first.first : first.last + 1])


_REPORTED = frozenset(("achieved", "actual", "actuals", "so", "result"))


def starts_anywhere(tokens: Tokens, first: Quantity, second: Quantity) -> bool:
    """Currently up to 40, 30+ → 50, from < 10 % to > 40 %: no value to start from."""
    if first.mark == "now":
        if tokens.word[first.first - 1] == "up to":
            return True
        if first.comparator and tokens.word[first.first] == "exceed":
            return True
    if not first.comparator:
        return False
    some = second.mark == "arrow" and tokens.latin
    return some or first.mark == ("from" if tokens.latin else "short")
