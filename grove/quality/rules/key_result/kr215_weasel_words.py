"""KR215: words that let every outcome count."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.lexicon.marks import (
    METRIC,
    NOUN,
    NUMBER,
    NUMBER_WORD,
    SOFT_WEASEL,
    UNKNOWN,
    VERB,
    WEASEL,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import Line

BESIDES = frozenset(("左右", "上下"))
# Words that also tell one thing from another: 可控硅, 良性肿瘤, 相关系数, 合理库存.
OF_NAMES = word_class("zh", "tells_apart")
LEVELS = in_order("zh", "level_or_change_follows")
ROUGHLY = word_class("en", "leaves_number_open") | word_class("zh", "leaves_number_open")


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """A warning where the words stand for the target; advice beside one."""
    line = result.line
    if not line.union & WEASEL:
        return ()
    fields = result.fields
    said = fields is not None and (fields.target is not None or fields.low is not None)
    for at, mark in enumerate(line.marks):
        if not mark & WEASEL or (at and line.words[at - 1] == "更"):
            continue
        if line.words[at] == "most" and at and line.marks[at - 1] & (NUMBER | NUMBER_WORD):
            continue  # the three most loaded engineers
        if line.words[at] == "around" and not _about(line, at):
            continue  # flags around the checkout
        if line.language == "zh" and (
            _in_a_name(line, at) or (line.measured and _of_the_aim(line, at))
        ):
            continue
        if line.measured or said:
            if not mark & SOFT_WEASEL or line.words[at] in ROUGHLY:
                return (seen(line, at),)
        elif not mark & SOFT_WEASEL and not line.numbers_outside_dates:
            return (seen(line, at, case="target", level=WARNING),)
    return ()


def _in_a_name(line: Line, at: int) -> bool:
    """理想工况续航, 左右声道, 基本功能用例, 合理性校验: which one is meant, and not how far."""
    word, after = line.words[at], "".join(line.words[at + 1 : at + 2])
    if after.startswith("性"):
        return True  # 合理性, 充分性, 适当性
    if word in BESIDES:
        before = line.marks[max(0, at - 2) : at]
        return not any(mark & (NUMBER | UNKNOWN) for mark in before)  # 左右声道; but 50 左右
    if after.startswith("的") and line.measured:
        said = (after + "".join(line.words[at + 2 : at + 3]))[1:]
        number = line.places[_first_number(line)][0]
        return line.places[at][0] < number and bool(said) and not said.startswith(LEVELS)
    if word not in OF_NAMES or not after or after[0] in "的地到至在，,。":
        return False
    if word == "基本":  # 基本功能; but 基本覆盖, 基本无告警
        then = line.marks[at + 1]
        panel = then & UNKNOWN and line.marks[at + 2 : at + 3] and line.marks[at + 2] & METRIC
        return bool(panel or (then & NOUN and not then & (VERB | METRIC)))  # 基本面板良率
    begins = not line.measured or line.places[at][0] < line.places[_first_number(line)][0]
    return line.measured and begins and not after.startswith(LEVELS)


def _first_number(line: Line) -> int:
    return next(iter(line.numbers_outside_dates), len(line.words) - 1)


def _of_the_aim(line: Line, at: int) -> bool:
    """让成本可控，预算偏差从 15% 到 4%: a clause of its own says what for, the numbers how far."""
    start, target = line.reading.start, line.reading.target
    if start is None or target is None:
        return False
    end, first = line.place(at)[1], min(start.span[0], target.span[0])
    return any(comma in line.text[end:first] for comma in "，,；;：:")


def _about(line: Line, at: int) -> bool:
    """Whether a word means roughly there: around 50, 50 or around; not: flags around the shop."""
    after = line.marks[at + 1 : at + 2]
    return not after or bool(after[0] & (NUMBER | NUMBER_WORD))


RULE = Rule(
    "KR215", "weasel-words", ADVICE, KEY_RESULT, "L", check, hides=("KR202",), needs=(WEASEL,)
)
