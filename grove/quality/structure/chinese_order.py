"""Chinese: a verb that leads, its object and its class."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ACCEPTANCE,
    ADOPT,
    ARTEFACT,
    CONJUNCTION,
    EVENT,
    GUARD_CLAUSE,
    LATIN,
    METRIC,
    NOUN,
    OUTCOME,
    PEOPLE,
    PLAIN,
    SLOGAN,
    STATE,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
    WEASEL,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.structure.chinese_words import LIGHT
from grove.quality.structure.line import ORDER, Line

CARRIES_RESULT = frozenset(("实现", "推动", "促进", "加快"))

# 建设、打造…: what they make decides; an abstract thing says nothing.
MAKING = word_class("zh", "making")


# What is arranged among people, and no system of machines.
MADE = ARTEFACT | SYSTEM
ARRANGEMENTS = ("体系", "机制", "组织", "队伍", "生态", "文化", "团队")
ADDS = frozenset(("增加", "扩展", "补充", "添加", "新增"))
GETS = frozenset(("取得", "获得", "拿到", "拿下", "获取"))


def acts(mark: int) -> bool:
    return bool(mark & (VERB & ~PLAIN)) and not mark & (SYSTEM | ARTEFACT | METRIC)


def understand_order(line: Line, at: int, stop: int) -> None:
    """A verb leads; its object is what follows up to the next clause or conjunction."""
    words, marks = line.words, line.marks
    line.mood, line.head = ORDER, at
    around = about = 0
    for here in range(at + 1, stop):
        mark = marks[here]
        if (
            mark & CONJUNCTION
            and here > at + 1
            and here + 1 < stop
            and marks[here + 1] & VERB
            and not (marks[here + 1] & NOUN)
        ):
            break
        if mark & GUARD_CLAUSE and not mark & (VERB | NOUN):
            break
        around |= mark
        if about & ABSTRACT and mark & TASKNOUN and mark & VAGUE and not about & MADE:
            continue  # 推进研发能力建设
        if (mark & NOUN and not (mark & UNKNOWN)) or (
            mark & (UNKNOWN | LATIN | TECHNOLOGY) and len(words[here]) > 1 and not about
        ):
            about = mark
    line.about, line.around = about, around
    line.verb = _class(line, at)


def adds(line: Line, at: int, about: int, around: int) -> bool:
    """增加深色模式: a thing is added, where 增加转化率 moves a number."""
    added = line.words[at] in ADDS and about & (ARTEFACT | SYSTEM) and not around & METRIC
    return bool(added and not line.measured)


def _praises(line: Line, at: int) -> bool:
    """Whether what is made is some arrangement of people, and said to be good."""
    first = line.marks[at + 1 : at + 3]
    if len(first) > 1 and first[0] & NOUN and first[1] & ABSTRACT:
        return False  # 数据安全分级体系: what it is about
    praised = any(each & (STATE | SLOGAN) and not each & VERB for each in first)
    return praised and says(line.normal.low, ARRANGEMENTS)


def _first_class(line: Line, at: int) -> bool:
    """打造一流的网络基础设施: all that is said of the thing is that it is first class."""
    for here in range(at + 1, min(at + 3, len(line.marks))):
        if line.marks[here] & SLOGAN:
            if "最" in (line.words[here][0], line.words[here - 1]):
                return False  # 最先进的测试实验室: newer ones than those of others
            return "".join(line.words[here + 1 : here + 2]).startswith("的")
    return False


def _class(line: Line, at: int) -> int:
    mark, word = line.marks[at], line.words[at]
    about, around = line.about, line.around
    kinds = mark & (TASK | OUTCOME | UPKEEP | VAGUE | PLAIN)
    if mark & LATIN and about & ABSTRACT and not around & (ARTEFACT | SYSTEM | METRIC):
        return VAGUE  # Enable 更好的工程文化
    if not kinds & ~PLAIN and mark & ADOPT:
        kinds = TASK
    thing = around & (ARTEFACT | SYSTEM | TECHNOLOGY) or about & (EVENT | TASKNOUN)
    if (word in MAKING or word == "形成") and line.role == "objective" and _praises(line, at):
        return VAGUE  # 构建敏捷高效的研发体系
    if word in CARRIES_RESULT and around & WEASEL and about & ABSTRACT:
        return VAGUE  # 实现业务价值最大化
    if (
        word in LIGHT
        and word not in CARRIES_RESULT
        and word not in ("支持", "推进", "落实", "做好", "抓好")
    ):
        return TASK
    if word == "通过" and about & (EVENT | TASKNOUN) and not around & ACCEPTANCE:
        return TASK  # 通过架构评审: passed inside the house
    if about & EVENT and kinds & (TASK | UPKEEP):
        return TASK
    if adds(line, at, about, around):
        return TASK
    if word in GETS and around & ACCEPTANCE and line.role == "objective":
        return TASK  # 取得 ISO 27001 认证
    offered = line.words[-1] in ("服务", "产品")
    made = about & (ARTEFACT | SYSTEM | TECHNOLOGY)
    if around & SLOGAN and kinds & VAGUE and (offered or not made or _first_class(line, at)):
        return VAGUE  # 打造世界级研发组织
    if kinds & TASK and kinds & VAGUE:
        if (
            around & (ABSTRACT | PEOPLE)
            and about & (ABSTRACT | PEOPLE)
            and not about & (ARTEFACT | SYSTEM | TASKNOUN)
        ):
            return VAGUE
        if word in ("升级", "构建", "打造", "建设", "推进", "落实", "贯彻"):
            return TASK
        return TASK if thing else VAGUE
    if kinds & TASK:
        if word in MAKING and about & ABSTRACT and not about & (ARTEFACT | SYSTEM):
            return VAGUE
        if kinds & UPKEEP and not about & (ARTEFACT | EVENT):
            return UPKEEP
        if kinds & OUTCOME and about & (METRIC | ABSTRACT):
            return OUTCOME
        return TASK
    if kinds & UPKEEP:
        return UPKEEP
    if kinds & VAGUE and not (kinds & OUTCOME and around & METRIC):
        return VAGUE
    return OUTCOME if kinds & OUTCOME else kinds & PLAIN
