"""What a start and a target measure, where their units differ: shares, things, how often."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.shares import share_of
from grove.quality.sentence.tokens import Tokens


def as_share(tokens: Tokens, one: Quantity) -> bool:
    """Make a share of 3 out of 4, where it is an exact one."""
    share = share_of(tokens, one)
    if share is not None:
        one.value, one.unit, one.noun, one.noun_at = share, "%", "", 0
    return share is not None


def leads_to_number(tokens: Tokens, at: int) -> bool:
    """Whether an arrow leads to a number there, and to no year: 12 → 6 (2026 → 2027)."""
    word = tokens.word[at + 1]
    year = len(word) == 4 and word[:2] == "20" and tokens.kind[at - 2] == "("
    return tokens.kind[at] == "arrow" and tokens.kind[at + 1] == "#" and not year


def is_of_things(tokens: Tokens, one: Quantity) -> bool:
    """(5 svc): a bracket closes behind a word nobody here knows, which is what is counted."""
    at = one.last + 1
    word = tokens.word[at]
    unknown = tokens.kind[at] == "w" and one.counted and not one.noun and word not in _SAYS_WHEN
    return unknown and word.isalpha() and tokens.latin and tokens.kind[at + 1] == ")"


_SAYS_WHEN = frozenset("atm ytd then rn pct percent avg only".split())
_PARTS = {"百万分之": 10**4, "十万分之": 10**3, "万分之": 100, "千分之": 10}


def scale_alike(tokens: Tokens, first: Quantity, second: Quantity) -> None:
    """错运万分之 0.6, 目标 0.4: of ten thousand too."""
    said = tokens.text[first.start : first.end]
    if "分之" in said and not second.unit:
        part = next((size for word, size in _PARTS.items() if said.startswith(word)), 1)
        second.value = second.value / part


def is_rhythm(front: str) -> bool:
    """季度拜访 1 次, but not 上季度 3 次."""
    at = max(front.find("季度"), front.find("年度"))
    return at >= 0 and front[at - 1 : at] not in ("上", "每", "个", "本", "一", "二", "三", "四")
