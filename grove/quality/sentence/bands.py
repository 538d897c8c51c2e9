"""Two edges that a word behind them makes a band: in the 50–65 % band, in the 20 to 40 range."""

from grove.quality.sentence.tokens import Tokens

BANDS = frozenset(("band", "range", "corridor", "window", "zone"))
_THE = frozenset(("the", "a", "our"))
_IN = frozenset(("in", "within", "inside"))


def is_in(tokens: Tokens, first: int) -> bool:
    """Whether "in" leads to a number: within a 2-3 bar corridor."""
    return tokens.word[first - 1 - (tokens.word[first - 1] in _THE)] in _IN


def is_band(tokens: Tokens, first: int, last: int) -> bool:
    """In the 20 to 40 range."""
    return names_band(tokens, last) and is_in(tokens, first)


def names_band(tokens: Tokens, last: int) -> bool:
    """Whether a word behind two edges makes a band of them: 20 to 40 range, 5 to 9 minute range."""
    return tokens.word[last + 1] in BANDS or tokens.word[last + 2] in BANDS
