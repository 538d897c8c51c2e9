"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    ABSTRACT,
    ADOPT,
    BE,
    BUSINESS,
    BUSINESS_NEAR,
    COMMA,
    COMPARATIVE,
    INTERNAL,
    NEGATION,
    OUTCOME,
    PLAIN,
    RELATIVE_CLAUSE,
    TASK,
    UPKEEP,
    VAGUE,
    WEASEL,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.chinese_market import (
    CAUSES,
    ENTERS,
    THE_HOUSE,
    is_decided,
    is_sold,
    is_sold_there,
    they_buy,
)
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

CANNOT = ("不出", "不了", "不到", "不动", "不走")
PUTS = frozenset("put turn".split())
BECOME = word_class("en", "becomes_or_helps") | word_class("zh", "becomes_or_helps")


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
        from grove.quality.structure.english_outside import others_decide

        if others_decide(line):
            yield seen(line, line.first, len(line.words) - 1)
            return
    if union & (BUSINESS_NEAR | NEGATION) or line.result_at >= 0:
        if line.language == "en" and leads_a_market(line):
            yield seen(line, line.first, len(line.words) - 1)  # become the no. 1 bank
        return
    if not union & BUSINESS:
        if line.language == "zh":
            won = is_sold(line) or is_decided(line) or they_buy(line) or is_sold_there(line)
        else:
            won = wins_business(line)
        if won:
            yield seen(line, line.first, len(line.words) - 1)
        return
    if line.language == "zh" and (says(line.normal.text, CANNOT) or _is_slogan(line)):
        return  # 竞品拆机拆不出我们的密钥
    if (
        line.verb & (OUTCOME | VAGUE | TASK)
        or (line.mood in (NOUN, ORDER) and line.verb != UPKEEP)
        or line.words[0] in CAUSES
        or line.words[0] in THE_HOUSE  # 公司成功登陆北交所
        or (line.verb == PLAIN and (_becomes(line) or says(line.normal.text, ENTERS)))
        or (line.mood == STATEMENT and line.language == "en" and grows(line))
        or line.words[line.first] in PUTS
    ):
        yield seen(line, line.find(BUSINESS))


def _is_slogan(line: Line) -> bool:
    """夯实数据底座,赋能业务增长: what is made firm is inside, and what it is good for a phrase."""
    if not line.union & COMMA or line.verb != VAGUE or not line.about & (ABSTRACT | INTERNAL):
        return False
    at = line.find(BUSINESS)
    return at > line.head and any(word in EMPOWERS for word in line.words[at - 2 : at])


EMPOWERS = word_class("zh", "empowers_the_business")


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
    needs=(
        COMPARATIVE
        | BUSINESS
        | ADOPT
        | TASK
        | OUTCOME
        | VAGUE
        | PLAIN
        | BE
        | RELATIVE_CLAUSE
        | WEASEL,
    ),
)
