"""Chinese months that say whose something is, and not by when: 3 月的告警降到 20 条."""

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.tokens import Tokens

FURTHEST = 12  # tokens from the month to the verb
_OPENS = frozenset(("begin", "ba", "comma"))
_NAME = frozenset("z n m w # from".split())
_LOWERS = frozenset(("downto", "down", "clear", "half"))


def is_whose(tokens: Tokens, hit: DateHit) -> bool:
    """Whether things of that month, which are counted, are to become fewer. What is measured (9
    月的超时率降到 2%) or grows (12 月的月活提到 20 万) is so in that month."""
    kind, word = tokens.kind, tokens.word
    of = hit.last + 1
    if (
        word[of] != "的"
        or word[hit.last] not in ("月", "月份")
        or kind[hit.first - 1] not in _OPENS
    ):
        return False
    at = of + 1
    if kind[at] not in _NAME or kind[at] == "#":
        return False
    while kind[at] in _NAME and at < of + FURTHEST:
        at += 1
    if kind[at] not in _LOWERS:
        return False
    if kind[at] != "downto":
        return kind[at] != "down"
    return kind[at + 1] == "#" and kind[at + 2] == "m"
