"""Chinese: work that is done because a plan or somebody above says so."""

from grove.quality.lexicon.marks import METRIC, NUMBER, REPORT_VERB, SCOPE
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.line import Line

HOUSE = in_order("zh", "authority")
CARRIES_OUT = word_class("zh", "carries_out_the_given")
GETS_DONE = in_order("zh", "worked_off")
WHOLLY = in_order("zh", "each_and_all_done")
PUT_INTO_EFFECT = ("落到实处", "落实到位", "落地见效")
DUTIES = ("任务", "工作", "指标", "要求", "部署", "事项", "目标")
EVERY = ("各类", "各项", "各种", "一切", "所有")
SET = in_order("zh", "assigned_by")
FROM_ABOVE = ("集团", "总部", "上级", "年度", "全年", "本年")
ASSIGNED = in_order("zh", "assigned_work")
PUT_RIGHT = ("整改", "整改到位", "整改工作", "整改落实", "整改任务", "整改闭环")
INSPECTED = in_order("zh", "who_inspects")
REGULATIONS = in_order("zh", "rules_from_above")
FOLLOWS = frozenset("落实 贯彻 执行 贯彻落实 严格落实 全面落实 深入贯彻 学习".split())
YEARLY = frozenset(("全年", "年度", "本年度", "季度", "月度", "半年", "每月", "每季度"))


def from_above(line: Line) -> int:
    """The index of what was set by others; -1: nothing was."""
    at = _works(line) if line.union & SCOPE else -1
    if at < 0 and _handed_down(line):
        at = len(line.words) - 1
    return at


def _works(line: Line) -> int:
    """配合各业务线做好全年版本交付工作: a year's work, whatever it is; its index, or -1."""
    words, marks = line.words, line.marks
    if not words[-1].endswith("工作") or line.union & (METRIC | NUMBER):
        return -1
    at = line.find(SCOPE)
    if at < 0:
        return -1
    does = any(mark & REPORT_VERB for mark in marks[:at])
    return at if does and words[at] in YEARLY else -1


def _handed_down(line: Line) -> bool:
    """落实公司年度经营计划, 年初定下的任务全部完成: what others have set, and that it is done."""
    text = line.normal.text.rstrip("。.")
    if text.endswith(PUT_RIGHT) and says(text, INSPECTED):
        return True  # 抓好上级检查发现问题的整改
    if text.endswith(REGULATIONS) and not FOLLOWS.isdisjoint(line.words):
        return says(text, FROM_ABOVE) or says(text, HOUSE)  # 认真执行集团数字化管理办法
    if line.words[-1].endswith(ASSIGNED):
        if says(text, FROM_ABOVE):
            return True
        if CARRIES_OUT.isdisjoint(line.words):
            return False
        return says(text, HOUSE) or says(text, SET) or (text.endswith(DUTIES) and says(text, EVERY))
    if not text.endswith(GETS_DONE) or not says(text, ASSIGNED):
        return False
    if not text.endswith(PUT_INTO_EFFECT) and not says(text, WHOLLY):
        return False
    return says(text, FROM_ABOVE) or says(text, SET) or says(text, HOUSE)
