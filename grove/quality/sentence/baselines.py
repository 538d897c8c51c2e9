"""Whether finding the start value is the goal itself: baseline of … agreed, 确定…基线."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.sentence.better import OPENS
from grove.quality.sentence.figures_first import (
    asks_for_now,
    asks_how_much,
    has_figure_first,
    is_measured_first,
)
from grove.quality.sentence.finding_out import NAMED, finds_out
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.tokens import Tokens

_BASELINE_EN = word_class("en", "start_value")
_BASELINE_ZH = in_order("en", "names_of_baseline") + in_order("zh", "names_of_baseline")
_FOUND = word_class("en", "baseline_settled")
_STARTING = ("starting value", "starting figure", "starting level", "initial value")
_BASELINES = (
    "baseline",
    "start value",
    "starting point",
    *_STARTING,
    "基线",
    "起始值",
    "初始值",
    "基准",
)
_AGREES = frozenset("agree settle fix obtain take collect get know".split())
_KNOWS = frozenset("know get have obtain collect gather take agree".split())


def finds_baseline(tokens: Tokens, marks: Marks, numbered: bool) -> bool:
    """Find the start value by … · 一季度末确定研发满意度基线."""
    if tokens.latin:
        if not numbered and finds_out(tokens):
            return True
    elif "先" in tokens.text and _is_before_goal(tokens.text):
        return True
    if not (numbered or tokens.latin):
        if marks.find and is_measured_first(tokens, marks.find):
            return True
        if "先" in tokens.text and has_figure_first(tokens.text):
            return True
        if "多" in tokens.text and asks_how_much(tokens.text):
            return True
    if marks.now and not tokens.latin and "多" in tokens.text and asks_for_now(tokens):
        return True
    if not (marks.find or marks.now):
        return False
    if tokens.latin and not numbered and 0 < marks.now < marks.find and _is_later(tokens, marks):
        return True
    if marks.now and tokens.word[marks.now][0] in "起初基" and _gets_start(tokens.text, numbered):
        return True
    if numbered and not says(tokens.text, _BASELINES):
        return False
    if numbered and tokens.word[marks.find - 1].endswith("待"):
        return False  # 满意度目标 > 4.5 (基线待建立)
    if marks.now and tokens.word[marks.now - 1].endswith(("待", "等")):
        return False  # 待基线盘点后定
    if not (numbered or marks.find or tokens.latin) and _gives(tokens.text):
        return True  # 给出客诉重复率的基线值
    knows = tokens.word[max(0, marks.now - 2)] in _KNOWS
    if not marks.find and not numbered and marks.now and (marks.now <= 4 or knows):
        verb = tokens.word[marks.now - 1] if tokens.kind[marks.now - 1] != "begin" else ""
        opens = marks.now == 1 and tokens.kind[2] in ("w", "the", "all", "a")
        opens = opens or (marks.now == 1 and tokens.kind[2] == "pass" and _is_name(tokens.word[2]))
        if tokens.word[marks.now] == "baseline" and (opens or not _KNOWS.isdisjoint(tokens.word)):
            return bool(opens or verb)
    names = not marks.find and not numbered and tokens.word[marks.now] in _BASELINES
    if names and not _AGREES.isdisjoint(tokens.word[1 : marks.now]):
        return True  # agree the start value for the misread rate
    if not marks.find:
        # Baseline of onboarding time agreed by …
        return tokens.word[marks.now] == "baseline" and marks.now <= 5 and _agreed(tokens)
    if tokens.word[marks.find].isascii():
        if not numbered and tokens.kind[marks.find - 1] in NAMED and _is_unknown(tokens):
            return True  # candidate NPS: measure it by June, nobody knows where we are
        told = 0 < marks.now < marks.find and tokens.word[marks.now] == "baseline"
        if told and not (tokens.latin or numbered) and tokens.word[marks.find + 1][:1] == "出":
            return True  # cold start 的 baseline 先 measure 出来
        if tokens.kind[marks.find - 1] not in OPENS and marks.find > 3:
            return False
        if not numbered and _is_figure_of_now(tokens, marks.find + 1):
            return True
        return any(word in _BASELINE_EN for word in tokens.word[marks.find + 1 :])
    return says(tokens.text, _BASELINE_ZH) or (not numbered and _is_asked_for(tokens.text))


def _is_later(tokens: Tokens, marks: Marks) -> bool:
    """Have a baseline for waiting time before we set a target: the verb is of what comes next."""
    if tokens.word[marks.now] != "baseline" or "until" not in tokens.kind[marks.now : marks.find]:
        return False
    named = tokens.kind[marks.now + 1] in ("for", "of", "on", "until")
    return named and not _KNOWS.isdisjoint(tokens.word[1 : marks.now])


def _is_figure_of_now(tokens: Tokens, at: int) -> bool:
    """Establish (the) as-is figure, determine today's level: how it is, and nothing that is set."""
    at += tokens.kind[at] in ("the", "a", "all")
    if tokens.kind[at] != "now":
        return False
    said, following = tokens.word[at : at + 2]
    return bool(said.endswith(_FIGURES) or following.startswith(_FIGURES))


_FIGURES = ("figure", "value", "level", "number", "rate", "share", "status quo", "level of")


def _is_before_goal(text: str) -> bool:
    """投诉先量两周再定目标: what it is today is found out before there is a goal."""
    return _then_goal().search(text) is not None


@cache
def _then_goal() -> "re.Pattern[str]":
    return re.compile(
        "先[^,;]{0,6}(?:量|测|统计|记录|采集|采|跑|摸|看|盘点|收集)[^;]{0,12}"
        "(?:再|后|之后|然后)(?:再)?(?:定|设|提|谈|给|确定|制定|设定)(?:出|个)?(?:具体)?目标"
    )


def _gets_start(text: str, numbered: bool) -> bool:
    """先统计一个季度, 拿到起始值 · 拿到返工率的初始值: the value itself is what is to be had."""
    found = _getting().search(text)
    return found is not None and (not numbered or "先" in text[: found.start()])


@cache
def _getting() -> "re.Pattern[str]":
    return re.compile(
        "(?:拿到|得到|取得|获得|拿出|测得|给出|有个|有一个|[测量跑采摸拉][出一两][版轮遍次]?)[^,;]{0,12}"
        "(?:起始值|初始值|起始数|起始分|起点|基线|基准值|现状值|底数)(?:值|数据|数字)?(?=$|[ ,;)])"
    )


def _is_asked_for(text: str) -> bool:
    """测出一次发布的真实成本, 没人说得清 · 摸清到底要多久: how it is today, and nobody knows."""
    return says(text, _UNKNOWN_ZH) and any(word in text for word in (*_ASKED, "多"))


_UNKNOWN_ZH = in_order("zh", "nobody_knows_how_much")


def _is_unknown(tokens: Tokens) -> bool:
    """Nobody knows where we are, no one really knows our share of rework."""
    if says(tokens.text, _UNKNOWN):
        return True
    for knows in ("knows", "know"):
        if knows in tokens.word:
            at = tokens.word.index(knows)
            return not _NOBODY.isdisjoint(tokens.word[max(0, at - 3) : at])
    return False


_NOBODY = frozenset("nobody one don't doesn't not hardly never".split())
_UNKNOWN = ("nobody knows", "no idea", "where we are", "where we stand", "we don't know", "no data")


def _is_name(word: str) -> bool:
    """Baseline build time, baseline release effort; but a baseline approved is one that stands."""
    return word[-2:] != "ed" and word not in ("set", "done", "ready", "live", "in place")


def _gives(text: str) -> bool:
    """Whether the value itself is to be told, and no baseline of a configuration is released."""
    found = _giving().search(text)
    if found is None:
        return False
    figure = text[: found.end()].endswith("baseline")  # 给出准确 baseline; 出 baseline 版本
    figure = figure and text[found.end() : found.end() + 1] in ("", ",", ";", ")")
    return figure or bool(found[1]) or any(word in text for word in _ASKED)


@cache
def _giving() -> "re.Pattern[str]":
    return re.compile(
        f"(?:{_GIVES})[^,;]{{0,20}}(?:基线|基准|起点|起始|初始|现状|baseline)(值|数据|数字)?"
    )


_GIVES = "给出|拿出|提供|形成|产出|得到|算出|跑出|报出|量化|搞清|弄清|弄明白|搞明白|有了|立一个|出"
_ASKED = in_order("zh", "asked_value")


def _agreed(tokens: Tokens) -> bool:
    return not _FOUND.isdisjoint(tokens.word)
