"""A level that is kept beside a pair: a guard of another metric, or the same metric elsewhere."""

from grove.quality.sentence.found import Pair
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN
from grove.quality.sentence.shares import LIMITS
from grove.quality.sentence.tokens import Tokens

_STEADY = frozenset(("unchanged", "steady", "flat", "constant", "stable", "same"))


def is_steady(tokens: Tokens, last: int, one: Quantity) -> bool:
    """…, quality threshold unchanged at 97 %: what is not to move."""
    return not _STEADY.isdisjoint(tokens.word[last : one.first])


def is_level_before(tokens: Tokens, one: Quantity, first: int) -> bool:
    """English: demo to trial 22 %, trial to paid 14 → 18 %: a level of its own in front."""
    if one.role != PLAIN or one.comparator or one.unit != "%":
        return False
    if tokens.kind[one.last + 1] != "comma" or tokens.kind[one.first - 1] not in _NAMES:
        return False
    own = any(tokens.kind[at] == "w" for at in range(one.last + 2, first))
    return own and _NAME.issuperset(tokens.kind[1 : one.first])


_NAMES = frozenset(("w", "pass", "fill"))
_NAME = _NAMES | frozenset(("-", "to", "of", "the", "move", ":"))


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


def outside(kinds: list[str]) -> list[str]:
    """Without what stands in brackets."""
    kept, depth = [], 0
    for kind in kinds:
        depth += (kind == "(") - (kind == ")")
        if depth <= 0 and kind != ")":
            kept.append(kind)
    return kept


def is_limit(tokens: Tokens, pair: Pair, one: Quantity) -> bool:
    if one.unit not in LIMITS or one.comparator[:1] != "<":
        return False
    if not tokens.latin:
        clause = tokens.text[one.whole_end : pair.first.whole].partition(",")[2].strip()
        return pair.second.unit == "%" and clause.startswith(_KEPT_SHARES)
    return pair.first.unit == pair.second.unit == "%" and tokens.kind[one.last + 1] in _LED


_KEPT_SHARES = ("达成率", "达标率", "及时率", "兑现率", "满足率", "履约率", "准时率")
_LED = frozenset(("comma", ":", "(", "-"))


def is_first_of_two(tokens: Tokens, pair: Pair, one: Quantity) -> bool:
    """Uptime of the beta 98 %, GA 99.9 % (beta now 96.5 %): a level of its own."""
    told = pair.first.first > pair.second.first and pair.first.mark == "now"
    if not (told and tokens.latin) or one.role != PLAIN or one.unit != pair.second.unit != "":
        return False
    return "comma" in tokens.kind[one.last : pair.second.first] and pair.second.role == PLAIN
