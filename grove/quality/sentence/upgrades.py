"""Versions in Chinese that something is brought to: 将网关升级到 3.2, 从 3.6 迁移到 3.11."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.polarity import of_text, of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_UPGRADED = tuple(
    f"{verb}{to}"
    for verb in ("升", "升级", "迁", "迁移", "切", "切换", "替换", "统一", "更新")
    for to in "到至为成"
)
ONTO = frozenset((*_UPGRADED, *"从由到至"))
_SOFTWARE = in_order("zh", "software")
_METRICS = frozenset("数量率度分值")
MOST_OF_VERSION = 60
_NEAR = 32  # characters, or tokens, to both sides


def is_upgrade(tokens: Tokens, one: Quantity, word: str) -> bool:
    """Redis 升级至 7, Python 从 3.6 迁移到 3.11: a version, and no level of a metric."""
    text = tokens.text
    if word in ("从", "由"):
        metric = tokens.word[one.first - 2][-1:] in _METRICS
        if metric or not text.startswith(_UPGRADED, goes_on(tokens, one)):
            return False
    else:
        onto = (
            word in "到至" and "升级" in text[max(0, one.whole - _NEAR) : one.whole]
        )  # 升级 Flink 到 1.17
        if not onto and not text.endswith(_UPGRADED, 0, tokens.end[one.first - 1]):
            return False
    front = text[max(0, one.whole - _NEAR) : one.whole]
    words = tokens.word[max(1, one.first - _NEAR) : one.first]
    name = [part for part in words if part.isascii() and part[0].isalpha()]
    whole = "." not in tokens.word[one.first]
    if one.value < 1 or (whole and not name and not tokens.about(parts=("升级",))):
        return False  # AUC 升到 0.85, 系统并发从 20 升到 40
    if not name and not any(part in front for part in _SOFTWARE):
        return False
    return not of_words(name) and not of_text(front)


_SYSTEMS = in_order("zh", "behind_version_number")
_LAUNCHED = word_class("zh", "version_goes_live")
_PUT = frozenset("上装用接切换")  # 车间上 MES 2.0
_AGES = frozenset("新旧老版")
_BREAKS = frozenset("comma stop now arrow upto downto to up down ( from".split())
_BEHIND_NAME = frozenset("z n fill comma stop eos date (".split())


def is_release(tokens: Tokens, at: int) -> bool:
    """ES 6.8 集群, 组件库 3.0 上线, 上 MES 2.0, Hive 2.3 表迁到 3.1: part of a name."""
    before, behind = tokens.kind[at - 1], tokens.kind[at + 1]
    if before in ("z", "n") and behind == "pass" and tokens.word[at + 1] in _LAUNCHED:
        return True
    if before in ("z", "n", "pass"):
        return "." in tokens.word[at] and _is_carried_out(tokens, at)
    if before != "w":
        return False
    if tokens.word[at + 1].startswith(_SYSTEMS):
        return True
    if (tokens.number[at] or MOST_OF_VERSION) >= MOST_OF_VERSION or behind not in _BEHIND_NAME:
        return False
    if of_words([tokens.word[at - 1]]):
        return False  # 上线后 MTTR 4.5
    if tokens.word[at - 2][-1:] in _PUT:
        return True
    opens = tokens.kind[at - 2] == "begin" or tokens.word[at - 2][-1:] in _AGES
    if opens and behind in "zn" and "#" in tokens.kind[at + 1 : at + _NEAR]:
        on = tokens.kind.index("#", at + 1)
        if _BREAKS.isdisjoint(tokens.kind[at:on]):
            return True  # SDK 4.1 接入 30 家
    end = tokens.end[at]
    onto = _onto().search(tokens.text, end, end + _NEAR)
    return onto is not None and behind in ("z", "n", "fill")


def _is_carried_out(tokens: Tokens, at: int) -> bool:
    """完成特征平台 2.0 切换: what is carried out with a thing of that number, and no more of it."""
    behind = at + 1 + (tokens.word[at + 1] == "的")
    closes = tokens.word[behind] in _CARRIED and tokens.kind[behind + 1] in _ENDS
    return closes and "完成" in tokens.word[max(1, at - MOST_OF_NAME) : at]


MOST_OF_NAME = 5  # tokens
_CARRIED = word_class("zh", "version_work_completed")
_ENDS = frozenset(("eos", "comma", "stop", "date", "("))


@cache
def _onto() -> "re.Pattern[str]":
    return re.compile(r"[升迁切换](?:级|移|换)?[到至成为] ?[a-z ]{0,12}[0-9]+\.[0-9]+(?![0-9%])")


def goes_on(tokens: Tokens, one: Quantity) -> int:
    """Where the text goes on behind a number, and a blank."""
    at = one.whole_end
    return at + (tokens.text[at : at + 1] == " ")
