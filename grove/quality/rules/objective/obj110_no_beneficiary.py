"""OBJ110: an objective inside technology of which nobody outside would notice anything."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BENEFICIARY,
    COMPARATIVE,
    DEGREE,
    FAMILY,
    INTERNAL,
    MODAL,
    NEGATION,
    NUMBER,
    OUTCOME,
    PEOPLE,
    PLAIN,
    STATE,
    TASK,
    UNIVERSAL,
    UPKEEP,
    VAGUE,
)
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, STATEMENT, Line

NOBODY = frozenset(("没人", "无人", "没有人", "没有", "不用", "不再"))
CAUSES = frozenset(("让", "使", "把", "将"))
# Families people outside technology feel, or that are about people.
FELT = frozenset(
    "satisfaction nps complaints revenue conversion retention churn active_users business_loss "
    "engagement dev_experience attrition successors skills training ramp_up overtime pages "
    "unit_cost total_cost adoption tickets support_time delivery_on_time need_lead_time".split()
)


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technical thing made better, and nobody it is for; a need it serves is the answer."""
    line = objective.line
    union = line.union
    of = INTERNAL | (FAMILY if any(name not in FELT for name in line.families) else 0)
    if objective.needs or union & BENEFICIARY:
        return
    if union & INTERNAL and line.language == "zh" and _tidy(line):
        yield seen(line, line.find(INTERNAL))
        return
    inside = any(
        mark & of and (at != line.head or line.mood == NOUN or line.words[0] in ("把", "将"))
        for at, mark in enumerate(line.marks)
    )
    if not inside or union & UNIVERSAL:
        return
    if union & PEOPLE and any(mark & PEOPLE and not mark & INTERNAL for mark in line.marks):
        return  # a build agent is nobody
    if line.result_at >= 0 or union & NEGATION or line.words[0] in NOBODY:
        return
    better = (
        line.verb & (OUTCOME | VAGUE)
        or (line.verb == TASK and line.about & INTERNAL)
        or (line.mood == NOUN and (union & (COMPARATIVE | STATE | DEGREE) or _praised(line)))
    )
    told = line.mood == STATEMENT and line.language == "zh"
    caused = line.words[0] in CAUSES and union & INTERNAL and not union & MODAL
    caused = caused and not any("一样" in word for word in line.words)
    kept = line.verb & (UPKEEP | VAGUE | OUTCOME)
    if better or (told and (caused or kept or (union & DEGREE and line.verb != PLAIN))):
        at = line.find(INTERNAL)
        yield seen(line, at if at >= 0 else line.head)


GOOD = frozenset("快稳省准好顺轻少")
# How a thing inside is praised without a word of degree, at the end of its clause.
TIDY = tuple(
    (
        "一目了然 井井有条 有条有理 井然有序 一清二楚 条理分明 清晰可查 有迹可循 有据可查 "
        "层次分明 有章可循 松耦合 高内聚 得飞快 得很快 得很稳 得更快 得更稳 得更省 得更准 "
        "得更满 得更干净 得更清楚 得更细 得更顺 "
        "精简 轻量 规整 整洁 简洁 紧凑 少而精 小而精 小而快 少一些 小一些 快一些 稳一些 省一些 "
        "少一点 小一点 快一点 稳一点 轻一点 不闲着 不浪费 不膨胀 不臃肿 不冗余 无冗余 零冗余 "
        "可忽略 稳定 完整 干净"
    ).split()
)
DOWN = tuple("降下来 减下来 瘦下来 省下来 压下来 收下来 清干净 理清楚 理干净 管起来 还清".split())
SOMEBODY = ("人", "谁", "大家", "我们", "你", "他", "自己", "一看", "一查", "随时", "马上", "当天")


def _tidy(line: Line) -> bool:
    """数仓分层清清楚楚，没有重复的中间表: a thing inside praised, and nobody who has it better."""
    text = line.normal.text.rstrip("。.!")
    if line.union & (PEOPLE | NUMBER) or says(text, SOMEBODY):
        return False
    if all(
        word == "仓库" for word, mark in zip(line.words, line.marks, strict=True) if mark & INTERNAL
    ):
        return False  # of goods, or of code?
    first, more = text, ""
    for comma in ",，、;；":
        said, _, rest = first.partition(comma)
        if rest:
            first, more = said, rest
    if more and not more.startswith(("没有", "无", "不", "零")) and not _is_praise(more):
        return False
    return _is_praise(first)


def _is_praise(said: str) -> bool:
    return said.endswith(TIDY) or said.endswith(DOWN) or _doubled(said)


def _doubled(said: str) -> bool:
    tail = said[-4:]  # 清清楚楚
    return len(tail) == len("清楚") * 2 < len(said) and tail[0] == tail[1] != tail[2] == tail[3]


def _praised(line: Line) -> bool:
    """告警又少又准, 图纸清清楚楚: said to be good, without a word that any list holds."""
    if line.language != "zh":
        return False
    last = line.words[-1]
    if last[:1] == "又" and last[2:3] == "又" and len(line.words) > 1:
        return True
    if last[-2:-1] == "得" and last[-1:] in GOOD and len(line.words) > 1:
        return True  # 单测跑得快
    return _doubled(last)


RULE = Rule("OBJ110", "no-beneficiary", QUESTION, OBJECTIVE, "LQ", check)
