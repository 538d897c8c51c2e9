"""Chinese: where a second goal begins in a line that has two."""

from functools import reduce
from operator import or_

from grove.quality.lexicon.marks import (
    BENEFICIARY,
    BITS,
    BUSINESS,
    COMMA,
    CONJUNCTION,
    DEGREE,
    GUARD_CLAUSE,
    INTERNAL,
    METRIC,
    MODAL,
    NEGATION,
    NOUN,
    OUTCOME,
    PEOPLE,
    PLAIN,
    RELATIVE_CLAUSE,
    REPORT,
    SOFT_START,
    STATE,
    TASK,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.chinese_joined import (
    DENIES,
    DOING,
    JOINS_ZH,
    MOVED,
    SPARED,
    also_does,
    parts_of_a_sum,
    two_comparisons,
    two_sentences,
)
from grove.quality.structure.line import ORDER, Line

TWICE = frozenset(("让", "使", "又要", "既要", "一边", "一手", "一方面"))
# With these the clauses are one goal: why it is so, or whatever happens.
BECAUSE = ("因为", "由于", "因此", "所以", "也能", "也照样")
BESIDES = frozenset("另外 此外 顺便 顺带".split())
MOST_OF_A_CLAUSE = 24  # words
# What follows these is why, and no second goal.
WHY = frozenset(("避免", "防止", "免得", "以免", "防范", "杜绝"))
ADDING = word_class("zh", "adds_second_goal")
HELD = ("守", "控", "稳", "保", "管", "护")
# At the end of a word, for what stands before may be in no list: 我们|的板子照样|能交货.
THEN = in_order("zh", "what_then_happens")
SAME = frozenset(("谁", "大家", "自己", "他们", "人人", "双方", "彼此"))
WHEN = frozenset("前后时")
SHORT, FAR = 5, 40  # characters: too few to say something, and as far as is looked
ORDINARY = BITS["word"]
NAMES = NOUN | BUSINESS | UNKNOWN
NOBODY = UNIVERSAL | NEGATION


def second_goal(line: Line) -> int:
    """The index where a second goal begins; -1: there is one goal."""
    words, marks = line.words, line.marks
    if line.union & COMMA and says(line.normal.text, BECAUSE) and BESIDES.isdisjoint(words):
        return -1
    better = two_comparisons(line)
    if better >= 0:
        return better
    again = [at for at, word in enumerate(words) if word in TWICE]
    if len(again) > 1:
        return again[-1]
    told = _two_statements(line)
    if told < 0 and "把" in words:
        told = also_does(line)
    if told >= 0:
        return told
    parted = -1
    if line.union & COMMA:
        parted = _parted(line)
        if parted < 0 and line.union & CONJUNCTION:
            parted = _added(line)
        if parted < 0 and ";" in words:
            parted = two_sentences(line)
    if parted < 0 and "+" in words:
        parted = parts_of_a_sum(line)
    if parted >= 0:
        return parted
    first = marks[line.first] if line.first < len(marks) else 0
    after = 0
    for mark in marks[line.first + 1 : line.first + 3]:
        after |= mark
    # 稳定下单链路: a state said of a thing in front of it is a verb.
    ordered = line.mood == ORDER or (first & STATE and after & (NOUN | BENEFICIARY))
    if not ordered and not (line.head >= 0 and line.verb & (VAGUE | OUTCOME | TASK)):
        return -1
    between = 0
    for at in range(line.first + 1, len(marks) - 1):
        mark, word = marks[at], words[at]
        if word not in JOINS_ZH:
            if mark & RELATIVE_CLAUSE and marks[at - 1] & COMMA:
                return -1
            between |= mark & (NAMES | TECHNOLOGY | BENEFICIARY)
            between |= UNKNOWN if not mark & ~ORDINARY and word[1:] else 0  # 新品导入
            continue
        if not between and not (word in "，,；;" and at > line.first + 1):
            continue
        here = at + 1
        if words[here] in WHY:
            continue
        if (
            ordered
            and here + 3 < len(marks)
            and not {"把", "将"}.isdisjoint(words[here : here + 2])
        ):
            return here  # 升级 ERP，并把公司变成…
        while here < len(marks) - 1 and (
            (marks[here] & (SOFT_START | CONJUNCTION) and not marks[here] & (DOING))
            or (marks[here] & SOFT_START and marks[here + 1] & DOING and marks[here] & ~DOING)
        ):
            here += 1
        then = marks[here]
        if here == len(marks) - 2 and marks[here + 1] & REPORT:
            continue  # 贯彻会议精神，推进各项工作: no goal of its own
        if (
            len(words[here]) < 2
            or not then & DOING
            or then & (METRIC | RELATIVE_CLAUSE | GUARD_CLAUSE)
        ):
            continue
        last = here + 1 >= len(marks)
        if ordered:
            # 建设与运营 is one thing; 建设数据平台并完善招聘体系 is two.
            if last:
                continue
            if word in ("和", "与", "及", "以及", "、") and not _object_follows(line, here):
                continue
            return here
        if not last and mark & COMMA:
            return here
    return -1


def _two_statements(line: Line) -> int:
    """Two clauses, each with a subject and what becomes of it: 发布更快，成本更低."""
    words, marks = line.words, line.marks
    told = begin = before = inside = 0
    for at in range(line.first, len(words) + 1):
        if at < len(words) and words[at] not in "，,；;、/":
            continue
        clause = marks[begin:at] if begin else marks[line.first : at]
        if not clause:
            continue
        last = words[at - 1]
        parted = "/" in (words[begin - 1], *words[at : at + 1])  # 办公更省心 / 出差更省事
        subject = any(mark & NOUN for mark in clause[:-1]) or (parted and len(clause) > 1)
        people = any(mark & PEOPLE for mark in clause[:-1])
        better = (
            last[0] == "更"
            or (clause[-1] & DEGREE and last[0] == "较")
            or (len(clause) > 1 and words[at - 2] in ("更", "更加"))
            or any(word[0] == "更" for word in words[max(begin + 1, at - 3) : at])  # 更有干劲
            or any(word[0] == "少" for word in words[begin + 1 : at])  # 车间少停机
        )
        able = people and any(mark & MODAL for mark in clause[1:]) and len(clause) > 2
        if able and before and not better:
            return -1  # 数据更可信，业务敢拿来决策: what comes of it
        before = bool(subject and better)
        told += bool(subject and (better or able))
        within = any(mark & INTERNAL for mark in clause)
        if told == 2:
            if words[begin - 1] == "、" and within and inside:
                return -1  # 架构更简洁、模块耦合更少: two sides of one thing inside
            return begin
        inside = within
        begin = at + 1
    return -1


def _parted(line: Line) -> int:
    """入职不再痛苦，同时压缩成本 · 客户爱用；工程师敢发布: another goal, said so by what joins."""
    words, marks = line.words, line.marks
    for at in range(line.first + 2, len(words) - 2):
        if (
            words[at] in ",，"
            and marks[at + 1] & PEOPLE
            and not marks[at + 1] & NOBODY
            and words[at + 1] not in SAME
        ):
            begin = _subject_of(line)
            told = at - begin > 2 and len(marks) - at > 3 and not _follows(line, at)
            here = line.places[at][0]
            if begin >= 0 and words[begin + 1][0] == "的" and not _says(line, begin, at):
                continue  # 我们的接口文档，伙伴照着做不用问
            if line.normal.text[:here].endswith(("的事", "的东西", "的话", "的活")):
                continue  # 研发做的事，客户说得出好在哪: what it is said of
            if begin >= 0 and told and words[begin] != words[at + 1]:
                return at + 1  # 工程师喜欢自己的工具，客户更快得到答复
        elif words[at] in ("同时", "并且", "另外", "此外") and words[at - 1] in ",，;；":
            then = marks[at + 1]
            if then & DOING and not then & (UPKEEP | METRIC | STATE) and len(words[at + 1]) > 1:
                return at + 1
            if words[at + 1] in ("把", "将") and any(
                mark & MOVED for mark in marks[at + 2 : at + MOST_OF_A_CLAUSE]
            ):
                return at + 1  # 升级不再打扰用户，并且把实验室搬到新园区
    return -1


def _added(line: Line) -> int:
    """…不再卡壳，同时安全外审一把过: a comma and a word that adds, then something else with more
    said of it. What must not suffer from the first, or what the same people can do, is no second.
    """
    words, marks = line.words, line.marks
    for at in range(line.first + 3, len(words) - 1):
        if words[at] not in ADDING or words[at - 1] not in ",，;；":
            continue
        here = at + 1
        if words[here] == "要" and words[here + 1 : here + 2] in (["把"], ["让"]):
            here += 1  # 还要把外包收回来
        if marks[here] & SOFT_START and not marks[here] & (NAMES | DOING):
            here += here + 2 < len(words) and words[here] not in ("把", "将")  # 同时新业务…
        then, word = marks[here], words[here]
        behind = reduce(or_, marks[here + 1 : here + 3], 0)
        begin = line.places[at][1]
        rest = line.normal.low[begin : begin + FAR]
        guards = here + 1 < len(words) and marks[here + 1] & GUARD_CLAUSE
        if says(rest, SPARED) or guards or then & NOBODY:
            continue
        if word in ("把", "将"):
            held = says(rest.replace("管起来", ""), HELD)
            if not held and not any(mark & UPKEEP for mark in marks[here + 1 : here + 8]):
                return here  # 同时把机房租金谈下来
        elif word in ("让", "使"):
            if behind & PEOPLE and not behind & NOBODY:
                return here  # 顾客退款不用催，同时让新人敢改老代码
        elif words[at] in ("并", "还", "也"):
            if then & TASK and not then & (METRIC | UPKEEP) and len(word) > 1:
                return here  # 并搭起信息安全体系
        elif len(rest) > SHORT and word[1:] and word[0] not in DENIES and then & NAMES:
            return here
    return -1


def _follows(line: Line, at: int) -> bool:
    """门店网络出问题，店员自己就能恢复: the clause behind the comma says what then happens."""
    if line.words[at - 1][-1] in WHEN:
        return True  # 客户打来电话前，我们已经…
    said = line.words[at + 1 : at + 6]
    if any(word[0] in "却但" for word in said):
        return True  # 值班电话不断线，工程师却能睡整觉
    return any("就" in (word[0], word[-1]) or word.endswith(THEN) for word in said)


def _says(line: Line, begin: int, end: int) -> bool:
    return any(mark & (VERB | MODAL | STATE) for mark in line.marks[begin + 1 : end])


def _subject_of(line: Line) -> int:
    """The index of the people with whom a line begins; -1: with something else."""
    for at in range(min(line.first + 1, len(line.marks))):
        if line.marks[at] & PEOPLE and not line.marks[at] & NOBODY:
            return at
    return -1


def _object_follows(line: Line, at: int) -> bool:
    mark = line.marks[at + 1]
    if mark & SOFT_START and at + 2 < len(line.marks):
        at, mark = at + 1, line.marks[at + 2]  # 搬迁新机房
    if mark & VERB and not mark & NOUN and at + 2 < len(line.marks):
        mark = line.marks[at + 2]  # 降低使用门槛
    if mark & STATE and not mark & NOUN:
        return False
    return bool(mark & (NOUN | UNKNOWN | BUSINESS)) and not mark & PLAIN
