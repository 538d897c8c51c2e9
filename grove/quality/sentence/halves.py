"""Chinese shares that are said in words: 采纳率过半, 超半数."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import Comparator, Read

_SHARES = ("率", "占比", "比例", "比重", "覆盖", "覆盖度", "份额", "渗透")
_BETWEEN = (
    "首次",
    "要",
    "达",
    "能",
    "争取",
    "力争",
    "实现",
    "做到",
    "提升到",
    "提到",
    "都",
    "稳定",
)
_BEHIND = frozenset(("", ",", ";", "。", "(", "!"))
_HALF = Decimal(50)


def read_half(draft: Draft) -> bool:
    """自助取数占比过半: more than 50 %, where nothing but a share is in front of it."""
    text = draft.tokens.text
    at = text.find("过半")
    if at < 0:
        return False
    due = draft.due_hit
    front = text[: due.start if due is not None and due.end == at else at].rstrip(" ,")
    if text[at - 1 : at] == "超":
        front = front[:-1]
    for word in _BETWEEN:
        front = front.removesuffix(word).rstrip(" ,")
    if not front.endswith(_SHARES) or text[at + 2 : at + 3].strip() not in _BEHIND:
        return False
    span = draft.span(at, at + 2)
    draft.target, draft.unit = Read(_HALF, span), Read("%", span)
    draft.comparator = Read(Comparator.ABOVE, span)
    draft.kind = Read(Kind.INCREASE, span)
    return True
