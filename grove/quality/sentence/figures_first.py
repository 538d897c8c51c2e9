"""Chinese: a figure is to be had before anything else: 测一把现在的命中率 · 先有个数再说."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.sentence.tokens import Tokens

# Verbs that measure; 确定, 建立 and the like may be of anything.
_MEASURES = word_class("zh", "measures")
_MEASURED = in_order("zh", "measured")
_NO_MEASURES = ("利率", "汇率", "税率", "费率", "时间表", "时间线", "成本模型", "频率表")


def is_measured_first(tokens: Tokens, at: int) -> bool:
    """Whether the verb at a token asks how it is today, in a line without a figure."""
    if tokens.word[at] in _SOUNDS and tokens.kind[at + 1] in _ENDS:
        return True  # 超期归还情况 先摸个底
    if at and tokens.word[at] in _MEASURES:
        return says(tokens.text, _MEASURED) and not says(tokens.text, _NO_MEASURES)
    return False


_SOUNDS = frozenset(("摸个底", "摸个数"))
_ENDS = frozenset(("eos", "comma", "stop", "date", ")", "("))


def asks_how_much(text: str) -> bool:
    """搞清楚一致率到底是多少, 延迟是多少测清楚, 弄明白要多久; but not 搞清楚到底是谁在用."""
    return _how_much().search(text) is not None


@cache
def _how_much() -> "re.Pattern[str]":
    return re.compile(
        "(?:搞|弄|摸|算|查|理|问)(?:清楚?|明白)[^,;。]{1,24}多[少久长高大]"
        "|多[少久长高大](?:[^,;。0-9]{0,4})(?:搞|弄|摸|算|查|理|问|测|量|数|统计)(?:清楚?|明白|出来?|准)"
    )


def asks_for_now(tokens: Tokens) -> bool:
    """先 build 一个 1,000 题的 eval 测出现在多少: beside a number that is no goal of its own."""
    return _GOALS.isdisjoint(tokens.kinds) and _now().search(tokens.text) is not None


_GOALS = frozenset("to upto downto arrow cmp reach up down clear half after".split())


@cache
def _now() -> "re.Pattern[str]":
    return re.compile(
        "(?:测|量|算|查|摸|跑|统计|盘点|看)(?:出|清楚?|一下|一遍|下|看)?来?(?:我们|咱们)?"
        "(?:现在|目前|当前|如今|眼下|今天)[^,;。0-9]{0,10}多[少久长](?=$|[ ,;。)])"
    )


def has_figure_first(text: str) -> bool:
    """满意度先有个数, 先拿到数据再说; but not 先有数据平台再说."""
    return _figure().search(text) is not None


@cache
def _figure() -> "re.Pattern[str]":
    had = "(?:有|要有|拿到|拿|摸|测|量|统计|跑|看|出|搞)(?:出|到|个|一个|了|下)?"
    return re.compile(
        f"先(?:{had}(?:具体)?(?:数据|数字|数|底数)|摸底|摸清?家底)(?:再说|再谈|再定|[ ,;。]|$)"
    )
