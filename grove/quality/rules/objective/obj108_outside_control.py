"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BUSINESS,
    BUSINESS_NEAR,
    NEGATION,
    OUTCOME,
    PLAIN,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
WINNING = frozenset(
    "拿下 抢下 签下 斩获 抢占 赢得 争取 拿到 获得 获取 吸引 新增 开拓 拓展 攻下".split()
)
SOLD = ("订单", "大单", "单子", "合同", "客户", "市场", "份额", "标的", "标段", "门店", "销路")
BECOME = frozenset("become becomes be make turn help 成为 帮助 助力 做到".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A business figure ordered up, with nothing that says what technology has to do with it."""
    line = objective.line
    union = line.union
    if union & (BUSINESS_NEAR | NEGATION) or line.result_at >= 0:
        return
    if not union & BUSINESS:
        if line.language == "zh" and _is_sold(line):
            yield seen(line, line.first, len(line.words) - 1)
        return
    if (
        line.verb & (OUTCOME | VAGUE | TASK)
        or (line.mood in (NOUN, ORDER) and line.verb != UPKEEP)
        or line.words[0] in CAUSES
        or (line.verb == PLAIN and _becomes(line))
        or (line.mood == STATEMENT and line.language == "en" and _grows(line))
    ):
        yield seen(line, line.find(BUSINESS))


def _is_sold(line: Line) -> bool:
    """拿下华东更多三甲医院的订单: what is won is what a business lives on."""
    words, first = line.words, line.first
    if not words[-1].endswith(SOLD) or len(words) < first + 2:
        return False
    return words[first] in WINNING or (first > 0 and words[first - 1] in WINNING)


def _grows(line: Line) -> bool:
    """Revenue keeps growing; more patients choose us over the competition."""
    return bool(line.union & OUTCOME) or line.words[line.first] == "more"


def _becomes(line: Line) -> bool:
    return any(word in BECOME for word in line.words[line.first : line.first + 2])


RULE = Rule(
    "OBJ108",
    "outside-control",
    QUESTION,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(BUSINESS | TASK | OUTCOME | VAGUE,),
)
