"""Chinese: a thing inside technology praised, or got in order, without any word of degree."""

from grove.quality.lexicon.marks import INTERNAL, NUMBER, PEOPLE
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.line import Line

# How a clause ends that praises: idioms, and what was brought down or put in order.
ONCE = ("只有一份", "只有一套", "只有一处", "只有一版", "都一样", "都一致")
IDIOMS = in_order("zh", "praise_idioms") + ONCE
# Two of these one behind the other (完整准确), or one behind 得 (写得规范) or at the end (稳定).
GOOD = word_class("zh", "praise")
ALONE = ("稳定", "完整", "干净", "清晰", "准确", "健康", "均衡", "齐全", "有序")
SHORT = frozenset("快稳省准好顺轻少清细全满小牢")
VERY = ("很", "更", "最", "够", "又")
SOMEBODY = in_order("zh", "somebody_or_at_once")
DENIALS = ("没有", "无", "不", "零")


def tidy(line: Line) -> bool:
    """数仓分层清清楚楚，没有重复的中间表: a thing inside praised, and nobody who has it better."""
    text = line.normal.text.rstrip("。.!")
    if line.union & (PEOPLE | NUMBER) or says(text, SOMEBODY) or text[0] in "让使":
        return False
    inside = (word for word, mark in zip(line.words, line.marks, strict=True) if mark & INTERNAL)
    if all(word == "仓库" for word in inside):
        return False  # of goods, or of code?
    first, more = text, ""
    for comma in ",，、;；":
        said, _, rest = first.partition(comma)
        if rest:
            first, more = said, rest
    if more and not more.startswith(DENIALS) and not praises(more):
        return False
    return praises(first)


def praises(said: str) -> bool:
    """Whether a clause ends in praise: 又轻又快, 写得规范, 完整准确, 清清楚楚."""
    if said.endswith(IDIOMS) or said.endswith(ALONE) or doubled(said):
        return True
    if len(said) > len("又轻又快") and said[-4] == said[-2] and said[-2] in "又不":
        return True  # 不丢不重
    if said[-2:] in GOOD and said[-4:-2] in GOOD:
        return True
    _, how, good = said[-6:].rpartition("得")
    if not how or not good:
        return False
    if good.startswith(VERY):
        good = good[1:]
    return good in GOOD or good in SHORT


def doubled(said: str) -> bool:
    """清清楚楚, with something in front of it."""
    tail = said[-4:]
    return len(tail) == len("清清楚楚") < len(said) and tail[0] == tail[1] != tail[2] == tail[3]
