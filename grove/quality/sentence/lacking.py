"""Chinese: so many of all of them are not yet so: 40 家中 12 家未接入, 6 月底前全部接入."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.polarity import ends_low
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_EVERY = in_order("zh", "all_to_the_last")
_FURTHEST = 24  # characters from a number to what is said of the rest


def are_lacking(tokens: Tokens, other: Quantity, gap: str) -> bool:
    """40 家门店中 12 家未接入, 6 月底前全部接入; but 80 张无人使用, 全部下线 is of those alone."""
    rest = tokens.text[other.whole_end : other.whole_end + _FURTHEST]
    said, comma, then = rest.partition(",")
    before = gap.rpartition(",")[2].strip()
    if before.startswith(("未", "尚未", "仍未", "没有")):
        said = before  # 40 家门店, 未接入 12 家
    verb = denied(said)
    if not (verb and comma) or not any(word in then for word in _EVERY):
        return False
    again = any(verb[place : place + 2] in then for place in range(len(verb) - 1))
    return again or not _SUPPLIED.isdisjoint(then)


def denied(said: str) -> str:
    """What is said not to be so of a part: 接入 in 家未接入; "" for none, and for 没有缺货."""
    at = next((at for at, char in enumerate(said[:_NEAREST]) if char in _NEGATIONS), -1)
    verb = said[at + 1 :].strip() if at >= 0 else ""
    return "" if verb and said[at] in "没无" and ends_low(verb) else verb


_NEAREST = 6  # characters from a number to the word that denies
_NEGATIONS = frozenset("未没无缺欠")
_SUPPLIED = frozenset("补配建明到完打")  # 补齐, 明确, 到位
