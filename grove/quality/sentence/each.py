"""Chinese: a line that opens with "each" and sets a floor for each of them."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

SHORT = 4  # tokens of a subject alone: 每家门店, …
_EVERY = frozenset(("zeach", "every"))
_WHEN = ("前", "后", "时", "内", "中", "年", "月", "天", "日", "期间", "起")


def opens_for_each(tokens: Tokens, one: Quantity) -> bool:
    """每套程序在发布之前, 至少经过 3 轮; but 每个团队自主运维, 至少 3 家工厂上线."""
    if one.comparator != ">=" or tokens.kind[1] not in _EVERY:
        return False
    front = tokens.kind[1 : one.first]
    if "comma" not in front:
        return True
    if "#" in front or front.count("comma") > 1:
        return False
    comma = 1 + front.index("comma")
    said = tokens.text[: tokens.start[comma]].rstrip()
    return comma <= SHORT or (said.endswith(_WHEN) and not said.endswith("同时"))
