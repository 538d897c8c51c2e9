"""Numbers in English that say which ones are meant, or under what: over £500, at 3x the load."""

from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens


def load_follows(tokens: Tokens, at: int) -> bool:
    """Peak traffic, the summer load, Black Friday traffic."""
    at += tokens.kind[at] == "the"
    return "w" in (tokens.kind[at], tokens.kind[at + 1] if tokens.kind[at] == "date" else "")


def says_which(tokens: Tokens, one: Quantity) -> bool:
    """For transfers over £500, for files above 20 MB: which ones something is for."""
    at = one.first - 1
    if tokens.kind[at] != "w" or tokens.word[at][-1:] != "s" or tokens.word[one.first] not in _OVER:
        return False
    if one.unit in ("", "%", "points") or one.unit in TIMES or one.rated:
        return False
    for place in range(at - 1, max(0, at - 4), -1):
        if tokens.kind[place] == "for":
            return bool(tokens.word[place] == "for")
        if tokens.kind[place] not in ("w", "all", "-"):
            return False
    return False


_OVER = frozenset(("over", "above", "more than", "larger than", "exceeding", "beyond", ">"))
