"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    ADOPT,
    BE,
    BUSINESS,
    BUSINESS_NEAR,
    NEGATION,
    OUTCOME,
    PLAIN,
    RELATIVE_CLAUSE,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

MOVES_THEM = ("让", "使", "推动", "促使", "说服", "争取", "游说", "劝", "督促", "敦促")
AUTHORITIES = in_order("zh", "authorities_outside")
DECIDES = in_order("zh", "decided_outside")
DECIDED_NEAR = 8  # characters: 让监管部门尽快放宽…
CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
THE_HOUSE = frozenset(("公司", "集团", "企业"))
WINNING = frozenset(
    "拿下 抢下 签下 斩获 抢占 赢得 争取 拿到 获得 获取 吸引 新增 开拓 拓展 攻下".split()
)
SOLD = ("订单", "大单", "单子", "合同", "客户", "市场", "份额", "标的", "标段", "门店", "销路")
PUTS = frozenset("put turn".split())
BECOME = frozenset("become becomes be make turn help 成为 帮助 助力 做到".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A business figure ordered up, with nothing that says what technology has to do with it."""
    line = objective.line
    union = line.union
    if line.language == "en":
        from grove.quality.structure.english_business import (  # only where English is read
            grows,
            leads_a_market,
            wins_business,
        )
    if union & (BUSINESS_NEAR | NEGATION) or line.result_at >= 0:
        if line.language == "en" and leads_a_market(line):
            yield seen(line, line.first, len(line.words) - 1)  # become the no. 1 bank
        return
    if not union & BUSINESS:
        if line.language == "zh":
            won = _is_sold(line) or _is_decided(line)
        else:
            won = wins_business(line)
        if won:
            yield seen(line, line.first, len(line.words) - 1)
        return
    if (
        line.verb & (OUTCOME | VAGUE | TASK)
        or (line.mood in (NOUN, ORDER) and line.verb != UPKEEP)
        or line.words[0] in CAUSES
        or line.words[0] in THE_HOUSE  # 公司成功登陆北交所
        or (line.verb == PLAIN and _becomes(line))
        or (line.mood == STATEMENT and line.language == "en" and grows(line))
        or line.words[line.first] in PUTS
    ):
        yield seen(line, line.find(BUSINESS))


def _is_decided(line: Line) -> bool:
    """让监管放宽对路测的限制, 推动国家出台标准: what an authority outside decides."""
    text = line.normal.text
    if not text.startswith(MOVES_THEM):
        return False
    for moves in MOVES_THEM:
        if text.startswith(moves):
            rest = text[len(moves) :]
            whose = next((who for who in AUTHORITIES if rest.startswith(who)), "")
            return bool(whose) and says(rest[len(whose) :][:DECIDED_NEAR], DECIDES)
    return False


def _is_sold(line: Line) -> bool:
    """拿下华东更多三甲医院的订单: what is won is what a business lives on."""
    words, first = line.words, line.first
    if not words[-1].endswith(SOLD) or len(words) < first + 2:
        return False
    return words[first] in WINNING or (first > 0 and words[first - 1] in WINNING)


def _becomes(line: Line) -> bool:
    return any(word in BECOME for word in line.words[line.first : line.first + 2])


RULE = Rule(
    "OBJ108",
    "outside-control",
    QUESTION,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ109", "OBJ110"),
    needs=(BUSINESS | ADOPT | TASK | OUTCOME | VAGUE | PLAIN | BE | RELATIVE_CLAUSE,),
)
