"""Chinese numbers that belong to a name: of two plants that were named, of whom, in a metric."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.scenery import clause_of
from grove.quality.sentence.tokens import Tokens

FURTHEST = 16  # characters around a number


def are_all_named(tokens: Tokens, one: Quantity) -> bool:
    """在华东、华南两个大区切完: so many things as were named in a row in front of the number."""
    if not one.spelled or one.unit not in _LISTED or one.comparator:
        return False
    if not 2 <= one.value <= MOST_NAMED:
        return False
    if "pass" not in tokens.kinds and not tokens.about(parts=("完",)):
        return False
    if "的" in tokens.text[one.whole_end : one.whole_end + 6]:
        return False  # 成都、武汉两个枢纽的改造
    front = tokens.text[max(0, one.whole - FURTHEST) : one.whole]
    for mark in ",;:(":
        front = front.rpartition(mark)[2]
    for word in "和与及":
        front = front.replace(word, "、")
    names = front.split("、")
    if len(names) != one.value or not all(names):
        return False
    left, right = clause_of(tokens, one.first, one.last)
    if "pass" in tokens.kind[left:right]:
        return True
    return "完" in tokens.text[one.whole_end : tokens.start[right]]


MOST_NAMED = 5
_LISTED = word_class("zh", "listed")


def is_of_whom(tokens: Tokens, one: Quantity) -> bool:
    """Whether a bound in brackets says which customers, orders or jobs are meant, as it counts
    something else than them, and the sentence goes on behind."""
    behind = one.last + 1
    if tokens.kind[behind] != ")" or tokens.kind[behind + 1] not in _GOES_ON_BEHIND:
        return False
    if one.unit in _ANY or (not one.unit and not one.scale):
        return False
    return tokens.text.endswith(_WHOM, 0, tokens.end[one.first - 2])


_GOES_ON_BEHIND = frozenset("z n pass hold every not".split())
_ANY = frozenset("% pp ‰ × 个 家 名 位 项 套 条 people".split())
_WHOM = in_order("zh", "of_whom")


def is_of_metric(tokens: Tokens, one: Quantity) -> bool:
    """Whether so long after something belongs to the name of a metric that stands behind it."""
    if not tokens.text[max(0, one.whole - 2) : one.whole].rstrip().endswith("后"):
        return False
    behind = tokens.text[one.whole_end : one.whole_end + FURTHEST]
    for at, char in enumerate(behind):
        if char in "0123456789,; <>≤≥":
            return behind[:at].endswith(_METRICS)
    return False


_METRICS = ("次数", "率", "比例", "占比", "数", "量")


OPENS = frozenset("(-±")


def is_tested_so(tokens: Tokens, at: int) -> bool:
    """Whether the bracket at a token says how something is tested."""
    opens = tokens.word[at] == "("
    return opens and tokens.text.endswith(_TESTED_SO, 0, tokens.end[at - 1])


_TESTED_SO = (
    "试验",
    "老化",
    "拷机",
    "试车",
    "循环测试",
    "温测试",
    "湿热测试",
    "盐雾测试",
    "振动测试",
)
