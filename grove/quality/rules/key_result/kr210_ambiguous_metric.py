"""KR210: a number that two people would measure in two ways."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    AMBIGUOUS,
    BE,
    DEFINITION,
    FAMILY,
    METRIC,
    MODAL,
    NUMBER,
    OUTCOME,
    PAY,
    PREPOSITION,
    SCOPE,
    THIRD,
    VERB,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import MEASURED
from grove.quality.structure.line import NOUN, STATEMENT, Line

SHORT = frozenset(("ms", "us", "μs", "ns", "s", "%", "x", "×", "point", "pp"))
REQUESTS = in_order("zh", "requests_to_a_system")
WINDOWS = ("dail", "week", "month", "day", "dau", "mau", "wau", "d1", "d7", "d30", "日", "周", "月")
PERCENTILES = word_class("en", "middle_or_worst")
# Of a vehicle, a spindle, a line: a speed in these is measured in one way.
MOTION = frozenset("m/s km/h kph mph rpm mm/s m/min m/h knots mbit/s gbit/s mb/s gb/s fps".split())
MIDDLES = ("分位", "中位", "均", "最大", "最长", "占比", "比例")
RANKS = ("排名", "名次", "位次")
BROAD = frozenset(("tech_debt", "velocity"))
INDEX = ("index", "index of", "points")  # which says that several things are in it, and not which
DEFINING = in_order("zh", "says_how_measured")


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """The family needs a qualifier the line does not give; or the metric is a word for many."""
    line = result.line
    if not line.union & (FAMILY | AMBIGUOUS) or (not line.union & NUMBER and not line.measured):
        return
    if not line.measured and not (line.union & METRIC and line.numbers_outside_dates):
        return
    if not (line.reading.measurable or line.numbers_outside_dates) and line.reading.doubts:
        return  # 延迟保持在合理水平: no number that may be measured in two ways
    text = line.normal.text
    if ("名" in text or "位次" in text) and says(text, RANKS):
        return  # 安全评分排名从第 18 位到第 6 位
    union = line.union
    family = line.family
    if line.language == "zh" and family is not None and "个" in line.words and _counts_those(line):
        return  # 账实不符的 SKU 由 640 个减到 100 个
    if family is not None and (family.qualifier or family.name == "accuracy"):
        missing = False
        if family.qualifier == "percentile":
            missing = not _percentile(line) and not _of_a_run(line)
        elif family.qualifier == "scope":
            missing = not union & SCOPE and "per" not in line.words and not _of_an_occasion(line)
        elif family.qualifier == "definition":
            rate = family.name == "data_quality" and line.words[line.find(FAMILY)][-1] in "率异"
            missing = not (rate or _defined(line))  # 数据缺失率 says what is counted
        elif family.qualifier == "window":
            missing = not union & SCOPE and not _window(line)
        if missing:
            yield seen(line, line.find(FAMILY), case=family.qualifier)
        if family.name == "accuracy" and line.language == "zh" and _of_nothing(line):
            yield seen(line, line.first, case="definition")
        if family.name not in BROAD:
            return
    if union & AMBIGUOUS and (family is None or family.name in BROAD) and not _defined(line):
        at = line.find(AMBIGUOUS)
        if line.language == "en" and (_describes(line, at) or _moved(line, at)):
            return
        if line.about & AMBIGUOUS or line.mood in (NOUN, STATEMENT) or at == line.first:
            yield seen(line, at, case="definition")


def _of_an_occasion(line: Line) -> bool:
    """换版停机时间: of each time that it is done, and no total of a month."""
    if line.language != "zh" or line.family is None or line.family.name != "downtime":
        return False
    at = line.find(FAMILY)
    each = at > 0 and "每" in line.normal.text[: line.places[at][0]]  # 每班设备停机时长
    if says(line.normal.text, ("占比", "比例")):
        return True  # 停机时间里等备件的占比
    return each or (at > 0 and line.words[at - 1].endswith(OCCASIONS))


OCCASIONS = in_order("zh", "why_it_stands_still")
WHOSE = frozenset(("准确率", "准确度", "精度", "精准度", "误差", "测量误差"))


def _of_nothing(line: Line) -> bool:
    """准确率 82% → 93%: of what? The metric begins the line, and no word in it is a thing."""
    at = line.first
    if at != line.find(FAMILY) or line.words[at] not in WHOSE:
        return False
    said = zip(line.words[at + 1 :], line.marks[at + 1 :], strict=True)
    return all(mark & MOVED or word.isascii() or not word[1:] for word, mark in said)


MOVED = METRIC | OUTCOME | NUMBER


def _of_a_run(line: Line) -> bool:
    """模型训练耗时, 回滚耗时 40 分钟: a run takes its time, where requests come in thousands."""
    if line.language != "zh":
        return False
    unit = line.reading.unit
    if unit is not None and unit.value not in SHORT:
        return True
    at = line.find(FAMILY)
    if line.words[at] not in ("耗时", "用时") and at + 1 < len(line.words):
        at += line.words[at + 1] in ("耗时", "用时")
    return line.words[at] in ("耗时", "用时") and not says(line.normal.low, REQUESTS)


def _counts_those(line: Line) -> bool:
    """A family's name that only says which of the things are counted."""
    at = line.find(FAMILY)
    if at < 0 or line.words[at + 1 : at + 2] != ["的"]:
        return False
    return any(line.words[here + 1 : here + 2] == ["个"] for here in line.numbers_outside_dates)


def _describes(line: Line, at: int) -> bool:
    """Security champion, quality gate: the word only says which of the things."""
    if line.marks[at] & PAY or (line.marks[at] & VERB and not line.marks[at] & NOUN_MARK):
        return True  # performance review, speed up
    if at == line.head or at + 1 >= len(line.words):
        return False
    after = line.marks[at + 1]
    if after & THIRD and after & OUTCOME and not after & NOUN_MARK:
        return False  # stability rises from 92 % to 99 %
    return line.words[at + 1].isalpha() and not after & (PREPOSITION | NUMBER | METRIC | BE | MODAL)


def _moved(line: Line, at: int) -> bool:
    """Speed of the vehicle from 0.8 m/s to 1.4 m/s: how fast a thing moves."""
    return line.words[at] == "speed" and not MOTION.isdisjoint(line.words)


def _window(line: Line) -> bool:
    return says(line.normal.low, WINDOWS)


def _percentile(line: Line) -> bool:
    words = line.words
    if line.language == "zh":
        if says(line.normal.low, MIDDLES):
            return True
        words = [word.lower() for word in words]
    if not PERCENTILES.isdisjoint(words):
        return True
    for word in words:
        if word[:2] == "tp" or (word[0] == "p" and word[1:].replace(".", "").isdigit()):
            return True
    return False


def _defined(line: Line) -> bool:
    """Whether the words say how it is measured; a bare 数, 率 or 分 is no definition of 满意度."""
    if line.language == "zh":
        return says(line.normal.low, DEFINING)
    return bool(line.union & DEFINITION & ~AMBIGUOUS) and any(
        mark & DEFINITION
        and word not in ("per", "monthly", "quarterly", "by the", "score", "ratio", *INDEX)
        for word, mark in zip(line.words, line.marks, strict=True)
    )


RULE = Rule(
    "KR210",
    "ambiguous-metric",
    ADVICE,
    KEY_RESULT,
    "L",
    check,
    needs=(FAMILY | AMBIGUOUS, MEASURED | METRIC, MEASURED | NUMBER),
)
