"""Chinese: how many there are, as the topic of a line: 对于 9 个项目, 确保至少 7 个按期结项."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, PLAIN, START
from grove.quality.sentence.tokens import Tokens


def are_done_of_these(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """对于已立项的 9 个项目, 确保至少 7 个结项 · 12 个服务, 至少 9 个上线: how many there are is
    the topic, or opens the line, and a deed is said of so many; but 演练 6 次, 至少 4 次."""
    _, comma, clause = gap.partition(",")
    if not comma or clause.strip() not in _ENSURED or one.comparator or one.unit in _HAPPEN:
        return False
    kind, word = tokens.kind, tokens.word
    stock = one.role == START and word[one.last + 1] == "存量" and kind[one.last + 2] in _NAMED
    if not (stock or one.role in (PLAIN, CIRCUMSTANCE)) or one.rated or other.rated:
        return False
    if not (kind[one.first - 1] == "begin" or word[1] in _TOPICS or kind[1] == "at"):
        return False
    at = other.last + 1
    while kind[at] in _WHEN:
        at += 1
    return kind[at] == "pass" or word[at].startswith(_DONE_BY)


_ENSURED = frozenset(("", "确保", "保证", "力争", "争取", "要求", "要", "务必", "须"))
_HAPPEN = frozenset(("次", "场", "轮", "遍"))
_TOPICS = frozenset(("对于", "对", "针对", "就"))
_NAMED = frozenset("znm")
_WHEN = frozenset(("at", "date", "fill", "ba", "after"))
_DONE_BY = (
    *in_order("zh", "gone"),
    *in_order("zh", "done"),
    "按期",
    "按时",
    "如期",
    "接入",
    "达到",
    "通过",
    "补齐",
)
