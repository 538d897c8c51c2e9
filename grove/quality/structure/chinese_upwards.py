"""Chinese: a mood that is to be pulled up: 把质量抓上去."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    COMMA,
    INTERNAL,
    MODAL,
    NEGATION,
    PEOPLE,
    SYSTEM,
    UNKNOWN,
)
from grove.quality.lexicon.word_classes import in_order
from grove.quality.structure.line import Line

OWN = frozenset("部门 团队 组织 公司 研发 研发团队 我们 业务 管理".split())
UPWARDS = in_order("zh", "pulled_up_somehow")


def is_pulled_up(line: Line, first: int) -> bool:
    """把质量抓上去, 把团队执行力带起来: up with it, and neither how far nor for whom."""
    whose = line.words[first] in OWN or line.marks[first] & (SYSTEM | INTERNAL | UNKNOWN)
    at = first + bool(whose and not line.marks[first] & ABSTRACT)  # 实验室管理水平
    if at + 1 >= len(line.marks) or not line.marks[at] & ABSTRACT:
        return False
    if line.marks[at + 1] & ABSTRACT:
        at += 1  # 合规基础
    if line.union & (MODAL | COMMA | NEGATION) or len(line.words) - at > MOST_PULLED:
        return False
    if any(mark & PEOPLE for mark in line.marks[at:]):
        return False
    return line.normal.text.rstrip("。.!").endswith(UPWARDS)


MOST_PULLED = 5  # words: 抓|上|去
