"""A level that is praised and not told: 优化到一个合适的值, where 一个 counts nothing."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

FURTHEST = 14  # characters from 一个 to the end of the clause: 客户和监管都能接受的水平
_LEVELS = in_order("zh", "untold_level")
_LAST = frozenset(word[-1] for word in _LEVELS)
_BEHIND = ("以内", "之内", "内", "之上", "上", "之下", "里")
_CLOSES = ",;。、()!?"


def stands_before_level(tokens: Tokens, one: Quantity) -> bool:
    """Whether 一个 stands before a 值 or 水平 with words of praise, at the end of its clause; its
    tokens then say that the level is vague. Else it counts: 新增一个仓库, 从五个降到一个.
    """
    text = tokens.text
    furthest = min(one.end + FURTHEST, len(text))
    end = next((at for at in range(one.end, furthest) if text[at] in _CLOSES), furthest)
    if end == one.end + FURTHEST < len(text):
        return False  # the clause goes on
    behind = text[one.end : end].strip()
    for word in _BEHIND:
        behind = behind.removesuffix(word)
    if behind in _LEVELS or behind[-1:] not in _LAST or not behind.endswith(_LEVELS):
        return False  # 三个标准合成一个标准
    at = one.first
    tokens.kind[at] = tokens.kind[one.last] = "fill"
    if any(char.isdigit() for char in behind):
        return True  # 降到一个 5% 以内的水平
    last = one.last
    while tokens.start[last + 1] < end and tokens.kind[last + 1] not in ("#", "eos"):
        last += 1
        tokens.kind[last] = "fill"
    tokens.kind[last], tokens.kinds = "vague", tokens.kinds | {"vague"}
    tokens.start[last] = one.start
    return True
