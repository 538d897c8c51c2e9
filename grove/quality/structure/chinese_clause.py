"""Chinese: where a clause begins and ends, its last word, and what stands between."""

from grove.quality.lexicon.marks import (
    COMMA,
    GUARD_CLAUSE,
    LATIN,
    METRIC,
    MODAL,
    NOUN,
    NUMBER,
    OUTCOME,
    PEOPLE,
    PLAIN,
    SOFT_START,
    STATE,
    TASK,
    TECHNOLOGY,
    UNKNOWN,
    VAGUE,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.structure.line import Line

ENDS = COMMA | GUARD_CLAUSE
NAMES = NOUN | UNKNOWN | TECHNOLOGY | LATIN
TIME = frozenset(
    "年月日号底末初中上下半季度前内之间周旬天第一二三四五六七八九十零〇Qq财本今全至到在于截止"
)

WITH = frozenset(("与", "和", "同", "就", "针对", "围绕", "联合", "会同", "协同"))
DISPOSAL = frozenset(("将", "把", "对", "对于", "使", "让"))


def first_word(line: Line) -> int:
    """Skip labels, dates, adverbs and who does it: where the sentence itself begins."""
    words, marks = line.words, line.marks
    end = len(words)
    at = 0
    for colon in range(1, min(4, end - 1) if line.union & COMMA else 0):
        if words[colon] in ("：", ":"):
            at = colon + 1
            break
    since = at
    while at < end:
        mark, word = marks[at], words[at]
        if mark & COMMA and (at == since or word in "，,、：:()（）|"):
            if at > since and not _only_time(line, since, at):
                break
            at += 1
            since = at
        elif (mark & NUMBER and _is_time(line, at)) or (mark & UNKNOWN and TIME.issuperset(word)):
            at += 1
        elif mark & SOFT_START and at + 1 < end:
            if word[0] == "更" and words[at + 1] == "的":
                break  # 更好的入职体验
            if mark & (VERB & ~PLAIN) and not marks[at + 1] & (VERB | SOFT_START):
                break
            at += 1
        elif word in DISPOSAL or not mark:
            at += 1
        else:
            break
    if at < end and (words[at] in WITH or _at_place(line, at)):
        return _behind_with(line, at, 2 if words[at] in WITH else 1)
    if at < end and words[at] == "用" and line.role == "key_result":
        return _replaces(line, at)
    return at


def _at_place(line: Line, at: int) -> bool:
    """在华东大区试点推广移动巡店: where it is done, and no time at which something is so."""
    if line.role != "key_result" or "在" not in line.words[max(0, at - 2) : at]:
        return False
    if line.marks[at] & (VERB | METRIC | NUMBER) or line.union & MODAL:
        return False
    return not says(line.normal.text, WHILE)


def _replaces(line: Line, at: int) -> int:
    """用新引擎替换旧规则引擎: the verb behind what it is done with; else `at`."""
    for here in range(at + 2, min(at + MOST_OF_A_TOOL, len(line.words) - 1)):
        if line.words[here] in REPLACES and line.words[here + 1][0] not in "后前时的率":
            return here
    return at


MOST_OF_A_TOOL = 6  # words
REPLACES = word_class("zh", "old_replaced_by_new")


WHILE = ("的", "时", "中", "后", "前", "里", "内", "期间")


def _behind_with(line: Line, at: int, fewest: int) -> int:
    """与工厂厂长建立周例会, 就账单访谈客户: the verb behind those it is done with; else `at`."""
    for here in range(at + fewest, clause_end(line, at)):
        mark = line.marks[here]
        if mark & MODAL:
            break
        if mark & (TASK | OUTCOME | VAGUE) and len(line.words[here]) > 1 and not mark & METRIC:
            return here if not mark & PEOPLE and here + 1 < len(line.words) else at
    return at


def _is_time(line: Line, at: int) -> bool:
    """Whether a number begins a date: 6月…, 2027年…, 30日前; or the number of a list: 1."""
    after = line.words[at + 1] if at + 1 < len(line.words) else ""
    if after in (".", "、", ")", "）") and at <= 1:
        return True
    return (bool(after) and after[0] in "年月日号季/-") or line.words[at].count("-") == 2


def _only_time(line: Line, start: int, stop: int) -> bool:
    return all(
        line.marks[at] & (NUMBER | SOFT_START) or TIME.issuperset(line.words[at])
        for at in range(start, stop)
    )


def clause_end(line: Line, first: int) -> int:
    if not line.union & COMMA:
        return len(line.words)
    for at in range(first, len(line.words)):
        if line.marks[at] & COMMA and line.words[at] not in "、()（）/":
            return at
    return len(line.words)


def last_word(line: Line, first: int, stop: int) -> int:
    """The last word of a clause that says something: dates, brackets and 了 left out."""
    words, marks = line.words, line.marks
    for at in range(stop - 1, first - 1, -1):
        word, mark = words[at], marks[at]
        if (
            not mark
            or mark & COMMA
            or (mark & UNKNOWN and word in ("了", "的", "地", "工作", "事宜"))
        ):
            continue
        if mark & NUMBER and _is_time(line, at):
            continue
        if mark & UNKNOWN and TIME.issuperset(word):
            continue
        if mark & SOFT_START and not mark & (VERB | NOUN | STATE):
            continue
        return at
    return first


def between(line: Line, start: int, stop: int) -> tuple[int, int]:
    about = around = 0
    marks = line.marks
    for at in range(start, stop):
        mark = marks[at]
        if mark & ENDS and line.words[at] not in "、/":
            break
        around |= mark
        if mark & NAMES:
            about = mark
    return about, around
