"""Chinese shares that are said in words: 采纳率过半, 自助办理率达到半数."""

import re
from decimal import Decimal
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import Comparator, DoubtKind, Read

_HALF = Decimal(50)
_SHARES = ("率", "占比", "比例", "比重", "覆盖", "覆盖度", "份额", "渗透")
_BETWEEN = in_order("zh", "before_half")


@cache
def _half() -> "re.Pattern[str]":
    return re.compile("(超过|超|过|达到|达|至少)?(半数|一半|过半)|过半")


def read_half(draft: Draft) -> bool:
    """自助取数占比过半: more than 50 %, where nothing but a share is in front of it; else asked."""
    text = draft.tokens.text
    found = _half().search(text) if "半" in text and not draft.marks.half else None
    if found is None or not (found[1] or "过" in found[0]):
        return False
    at, due = found.start(), draft.due_hit
    front = text[: due.start if due is not None and due.end == at else at].rstrip(" ,")
    for word in _BETWEEN:
        front = front.removesuffix(word).rstrip(" ,")
    span = draft.span(*found.span())
    if not front.endswith(_SHARES) or text[found.end() : found.end() + 1].strip() not in _BEHIND:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *found.span())  # 超半数工单由机器人关闭
        return True
    draft.target, draft.unit = Read(_HALF, span), Read("%", span)
    if "过" in found[0] or "超" in found[0]:
        draft.comparator = Read(Comparator.ABOVE, span)
    draft.kind = Read(Kind.INCREASE, span)
    return True


_BEHIND = frozenset(("", ",", ";", "。", "(", "!"))
