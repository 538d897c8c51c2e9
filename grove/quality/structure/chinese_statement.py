"""Chinese: a subject first, and what becomes of it; or only its name."""

from grove.quality.lexicon.chinese import chinese
from grove.quality.lexicon.marks import (
    ABSTRACT,
    ADOPT,
    ARTEFACT,
    BUSINESS,
    COMMA,
    DONE,
    EVENT,
    FAMILY,
    FULL_METRIC,
    METRIC,
    MODAL,
    NEGATION,
    NOUN,
    NUMBER,
    OUTCOME,
    PEOPLE,
    PLAIN,
    SOFT_START,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.structure.chinese_clause import between, last_word
from grove.quality.structure.chinese_order import adds
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import PASSIVE, STATEMENT, Line

NOBODY = frozenset(("没有", "没人", "没有人", "无人", "谁也不", "谁都不"))
CHANGES = TASK | OUTCOME | UPKEEP | VAGUE
OF_PEOPLE = PEOPLE | MODAL | UNIVERSAL | NEGATION
ABLE = frozenset(("能", "可以", "无需", "不再"))
DENIED = frozenset("不没未别免")
ALL = frozenset(("都", "均", "皆"))
ALSO = frozenset(("都", "也", "照样", "依然", "仍然", "仍"))
ALREADY = frozenset(("已", "已经"))  # 后台已经接入单点登录
SAME_DAY = ("当天", "当日", "当周", "当晚", "当班", "当场")
COMPLETES = frozenset(("来", "出来", "起来", "下来", "完", "完了", "一遍", "一轮"))
UNDERWENT = ("经过", "经受", "经历", "经得", "扛过", "挺过")
REVIEWED = in_order("zh", "reviews_to_pass")


def understand_statement(line: Line, first: int, stop: int) -> None:
    """A subject first: what becomes of it, or only its name."""
    words, marks = line.words, line.marks
    last = last_word(line, first, stop)
    if words[first] in NOBODY and line.role == "objective":
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 没有人怕年度审计
        return
    if line.role == "objective" and "没" in line.normal.text and _nobody(line):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 好用到没人想绕开
        return
    able = line.union & MODAL or not ABLE.isdisjoint(words)
    for at in range(first, stop if able else first):
        if (marks[at] & MODAL and at > first) or words[at] in ABLE:
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN
            line.about, line.around = between(line, first, at)
            return
    mark = marks[last]
    done = mark & (TASK | DONE) and not mark & (METRIC | NUMBER) and len(words[last]) > 1
    if done and mark & FULL_METRIC and marks[last - 1] & NUMBER and line.union & OUTCOME:
        done = False  # 链路做到 99.99% 可用: how far
    if done and last > first and words[last - 1][-1] in DENIED:
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 升级不停服
        return
    if not ALL.isdisjoint(words) and _underwent(words, first, last):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 改动都经过评审
        return
    if done and last > first and "当" in line.normal.text and says(line.normal.text, SAME_DAY):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 问题当天处理完毕: how it goes
        return
    if words[last] in COMPLETES and last > first:
        made = last - 1 - (words[last - 1] in ("出", "起", "下"))
        if made >= first and _does(line, made):
            line.mood, line.head, line.verb = PASSIVE, made, TASK  # 召回模型训练出来
            line.about, line.around = between(line, first, made + 1)
            return
    if last > first and done and line.role == "objective" and _then_people(line, stop):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN
        return
    if last > first and done:
        about, around = between(line, first, last)
        line.about, line.around = about, around
        line.head = last
        named = mark & TASKNOUN and not mark & DONE
        if words[last] == "通过" and not words[last - 1].endswith(REVIEWED):
            line.mood, line.verb = STATEMENT, PLAIN
            return
        line.mood, line.verb = (BY_NOUN if named else PASSIVE), TASK
        return
    for at in range(first + 1, stop if line.union & CHANGES else first):
        mark = marks[at]
        told = mark & METRIC or (mark & FAMILY and words[at - 1] not in ALREADY)
        if mark & CHANGES and not told and len(words[at]) > 1:
            if mark & NOUN and not mark & TASK:
                continue
            names = mark & TASKNOUN and at + 1 < stop and words[at + 1][0] not in "到至"
            if names and marks[at + 1] & (NOUN | UNKNOWN | TASK | DONE):
                continue
            kinds = mark & CHANGES
            subject = _subject(line, first, at)
            follows = marks[at + 1] if at + 1 < stop else 0
            line.head, line.mood = at, STATEMENT
            line.about, line.around = between(line, at + 1, stop)
            becomes = at + 1 < stop and words[at + 1][0] in "为成到至" and not line.union & NUMBER
            if kinds & TASK and (follows & TECHNOLOGY or (becomes and not kinds & OUTCOME)):
                line.mood, line.verb = PASSIVE, TASK  # 三个数仓合并为一个
                about, around = between(line, first, at)
                line.about, line.around = line.about | about, line.around | around
                return
            if adds(line, at, line.about, line.around):
                line.mood, line.verb = PASSIVE, TASK
                return
            if kinds & TASK and (
                words[at] in ("完成", "上线", "交付", "发布", "落地", "通过", "投产")
                or mark & ADOPT
            ):
                line.verb = TASK
                line.mood = PASSIVE
                if not line.around & (NOUN | TECHNOLOGY | UNKNOWN):
                    line.about, line.around = between(line, first, at)
            elif kinds & OUTCOME:
                line.verb = OUTCOME
            elif kinds & VAGUE:
                line.verb = VAGUE
            elif kinds & UPKEEP:
                line.verb = UPKEEP
            elif mark & TASKNOUN and (follows & (NOUN | UNKNOWN | TASK | DONE)):
                continue
            else:
                rule = subject & PEOPLE or line.union & UNIVERSAL
                line.verb = PLAIN if rule else TASK
            return
    if stop < len(words) and any(mark & (VERB | MODAL) for mark in marks[stop:]):
        # "我们的接口，别的团队不看文档也会用": a topic, and what is said of it.
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN
        return
    if not ALL.isdisjoint(words[first:stop]):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN
        return
    if line.role == "objective" and "的" in line.normal.text and line.union & OF_PEOPLE:
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 人人都会用的数据平台
        return
    if line.union & UNIVERSAL and any(marks[at] & PLAIN for at in range(first + 1, last)):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN  # 所有工厂运行同一版本
        return
    if _people_do(line, first, last):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN
        return
    if stop < len(words) and line.role == "objective" and _goes_on(line, stop + 1):
        line.mood, line.head, line.verb = STATEMENT, last, PLAIN
        return
    line.mood, line.head = BY_NOUN, last
    line.about, line.around = between(line, first, last + 1)
    mark = marks[last]
    if mark & METRIC or (line.union & METRIC and line.measured):
        line.verb = 0
    elif mark & (ARTEFACT | EVENT | TASKNOUN | TASK):
        line.verb = TASK
    elif mark & ABSTRACT and "不" not in words[last - 1]:  # 换人不换质量
        line.verb = VAGUE
    elif line.union & PLAIN and any(marks[at] & PLAIN for at in range(first, last)):
        line.mood, line.verb = STATEMENT, PLAIN
    elif mark & SYSTEM:
        line.verb = TASK


def _subject(line: Line, first: int, verb: int) -> int:
    """The marks of what does it or is done: of 供应商门户已部署到… the portal, not the supplier."""
    for at in range(verb - 1, first, -1):
        if not line.marks[at] & SOFT_START or line.marks[at] & NOUN:
            return line.marks[at] if line.marks[at] & (NOUN & ~PEOPLE) else line.marks[first]
    return line.marks[first]


def _goes_on(line: Line, begin: int) -> bool:
    """用户换手机，记录一条都不少 · 内网外网，员工分不出差别: a clause that says what is so then."""
    clause = line.words[begin + 1 :]
    if begin < len(line.marks) and line.marks[begin] & PEOPLE:
        return any("不" in word or "得" in word for word in clause)
    return any(word in ALSO for word in clause)


def _does(line: Line, at: int) -> bool:
    """Whether a word is, or ends in, what somebody does: 训练, 模型训练."""
    mark, word = line.marks[at], line.words[at]
    if mark & (MODAL | METRIC) or len(word) < 2:
        return False
    own = chinese(line.glossary.entries).marks
    return bool(mark & TASK or own.get(word[-2:], 0) & TASK)


def _then_people(line: Line, stop: int) -> bool:
    """新功能上线，客服先知道怎么答: behind the comma people, and what they do then."""
    marks = line.marks
    if stop + 2 >= len(marks) or not marks[stop] & COMMA or not marks[stop + 1] & PEOPLE:
        return False
    return any(mark & (PLAIN | MODAL) and not mark & TASK for mark in marks[stop + 2 : stop + 6])


def _underwent(words: list[str], first: int, last: int) -> bool:
    """改动都经过评审: what all of them went through."""
    at = next((at for at in range(first, last) if words[at] in ALL), last)
    return "".join(words[at + 1 : last])[:3].startswith(UNDERWENT)


def _nobody(line: Line) -> bool:
    return "没人" in line.normal.text or "没有人" in line.normal.text


def _people_do(line: Line, first: int, last: int) -> bool:
    """工程师上午在写代码, 五大客户中三家使用新接口: people who do something, and no thing named."""
    words, marks = line.words, line.marks
    reach = 2 if line.union & NUMBER else 4
    if not line.union & (PEOPLE | BUSINESS) or not any(
        mark & (PEOPLE | BUSINESS) for mark in marks[first : first + reach]
    ):
        return False
    for at in range(first + 1, last):
        mark = marks[at]
        if words[at] == "靠":
            return True  # 工程师靠数据排保养计划
        if mark & PLAIN and mark & ADOPT and len(words[at]) > 1:
            return True
        if len(words[at]) == 1 and mark & TASK and words[at - 1][-1] in "在都也会就常":
            return True
    return False
