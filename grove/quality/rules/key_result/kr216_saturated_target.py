"""KR216: nothing or everything as a target: met already, or never."""

from collections.abc import Iterable
from decimal import Decimal

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BAU,
    BE,
    COMMA,
    FULL_METRIC,
    METRIC,
    MODAL,
    NOUN,
    NUMBER,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    TASK,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    VERB,
    ZERO_EVENT,
    ZERO_WORD,
)
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import STARTLESS, STILL
from grove.quality.structure import Line
from grove.quality.structure.line import STATEMENT


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Zero of what goes wrong or all of what goes well, without a start or a history near it."""
    line = result.line
    fields = result.fields
    if fields is not None and fields.start is not None and fields.start != fields.target:
        return ()
    at = saturated(line)
    if at < 0 or (fields is not None and _near(result, around)):
        return ()
    return (seen(line, at),)


def _near(result: KeyResult, around: Around) -> bool:
    """Whether the last value known before is the target, or nearly."""
    from grove.quality.rules import before  # bare text has nothing before it, and starts sooner

    target, history = result.target, before.history(result, around)
    if target is None or not history:
        return False
    return history[-1] * 100 >= target * Decimal(str(around.limit("saturated-percent"))) > 0 or (
        history[-1] == target
    )


def saturated(line: Line) -> int:
    """The index of the words that say none or all; -1: no such target."""
    union = line.union
    text = line.normal.text
    if not union & TELLS and "100" not in text and "百分之百" not in text:
        return -1
    milestone = line.dated and line.verb == TASK  # 6月30日前100%密钥完成轮换
    full = union & FULL_METRIC or (union & ZERO_EVENT and _without(line)) or _rate(line)
    full = full or (union & UNIVERSAL and line.mood == STATEMENT and _all_of_them(line))
    if full and line.language == "zh" and not milestone and "百分之百" in text:
        for at, word in enumerate(line.words):
            if word.startswith("百分之百") and line.reading.start is None:
                return at
    if full and union & NUMBER and not milestone:
        for at in line.numbers_outside_dates:
            if (
                (
                    line.words[at] == "100%"
                    or (line.words[at] == "100" and line.words[at + 1 : at + 2] == ["%"])
                )
                and line.reading.start is None
                and not _already(line)
            ):
                return at
    if line.language == "zh":
        return _zero_zh(line) if union & (ZERO_EVENT | ZERO_WORD | BAU) else -1
    if not union & ZERO_EVENT:
        return -1
    if line.reading.start is not None and line.reading.start.value:
        return -1
    for at, word in enumerate(line.words):
        none = word in ("zero", "no", "0") or (word == "without" and at == 0)
        if none and (at <= line.first + 2 or word == "zero"):
            for here in range(at + 1, min(at + 6, len(line.marks))):
                if line.marks[here] & (PREPOSITION | COMMA):
                    break
                if line.marks[here] & ZERO_EVENT:
                    return at if _ends(line, here) else -1
    return -1


def _rate(line: Line) -> bool:
    """补丁安装率 100%: a rate that is to be whole, whatever it is of."""
    if line.language != "zh" or not line.union & METRIC or not says(line.normal.text, WHOLE):
        return False
    return any(mark & METRIC and line.words[at][-1] == "率" for at, mark in enumerate(line.marks))


def _all_of_them(line: Line) -> bool:
    """All users rate the client as good (100 %): the same said twice."""
    words = line.words
    return words[line.first] == "all" and "(" in words and line.verb == PLAIN


def _without(line: Line) -> bool:
    """100 % of lots without deviation: nothing goes wrong with any of them."""
    words = line.words
    return any(
        words[at] in ("without", "free")
        and any(mark & ZERO_EVENT for mark in line.marks[at + 1 : at + 3])
        for at in range(2, len(words) - 1)
    )


def _already(line: Line) -> bool:
    reading = line.reading
    return reading.start is not None


def _ends(line: Line, at: int) -> bool:
    """Nothing is said of them: "no outages this year", but not "no bug stays open for a week"."""
    for mark in line.marks[at + 1 :]:
        if mark & (THIRD | BE | MODAL) and mark & (VERB | BE | MODAL) and not mark & NOUN:
            return False
        if mark & (PREPOSITION | COMMA):
            return True
    return True


def _zero_zh(line: Line) -> int:
    reading = line.reading
    if reading.start is not None and reading.start.value:
        return -1
    if reading.target is not None and reading.target.value:
        return -1  # 无崩溃会话率 99.5 %
    if line.words[line.first : line.first + 1] in FORBIDS and not line.measured:
        return line.first  # 杜绝带病上线
    if not line.measured:
        for at, word in enumerate(line.words[:-1]):
            if word in NEVER:
                return at  # 全年未发生数据出域
            last = at + 2 == len(line.words) and line.marks[at + 1] & ZERO_EVENT
            if last and word in DENIED and says(line.normal.text, THROUGHOUT):
                return at  # 全年不断网
    target = reading.target
    if target is not None and reading.start is None and not reading.doubts:
        for at in line.numbers_outside_dates or range(len(line.words)):
            if line.words[at] == "0":
                return at  # 静电损坏为 0, whatever there is none of
    if line.union & BAU and not line.measured:
        for at, mark in enumerate(line.marks):
            if mark & BAU and line.words[at][0] in "不别" and says(line.normal.text, THROUGHOUT):
                return at  # 核心系统全年不宕机
    for at, mark in enumerate(line.marks):
        if not mark & ZERO_WORD and line.words[at] not in ("0", "零", "无一"):
            continue
        if (
            line.words[at] in ("没有", "无")
            and at + 1 < len(line.marks)
            and line.marks[at + 1] & PEOPLE
        ):
            continue
        near = [*range(at + 1, min(at + 5, len(line.marks)))]
        after = line.words[at + 1] if at + 1 < len(line.words) else ""
        counted = after[:1] in COUNTING or line.words[at - 1 : at] == ["为"]
        if after in HAPPENS and line.words[at] == "零" and at + 2 == len(line.words) > 2:
            return at  # 院感零新增
        if counted and line.words[at] in ("0", "零"):
            near = [*range(max(0, at - 3), at), *near]  # 数据泄露 0 起
        elif line.words[at] == "零" and _unlisted(line, at + 1):
            return at
        if line.words[at] in ("归零", "清零", "为0", "为零"):
            near = [*range(max(0, at - 3), at)]
        for here in near:
            if line.marks[here] & COMMA:
                break
            if line.marks[here] & ZERO_EVENT:
                return at
    return -1


def _unlisted(line: Line, at: int) -> bool:
    """零发补: what there is none of is in no list, and nothing more is said."""
    if at >= len(line.marks) or line.marks[at] != UNKNOWN or len(line.words[at]) != PAIR:
        return False
    return at + 1 == len(line.marks) or bool(line.marks[at + 1] & COMMA)


FORBIDS = (["杜绝"], ["根除"], ["消灭"], ["零容忍"])
WHOLE = ("100", "百分之百")
NEVER = frozenset("未发生 未出现 未再发生 未再出现 未曾发生 没发生 没出现 不发生 不再发生".split())
HAPPENS = frozenset(("发生", "出现", "新增"))
DENIED = frozenset("不没未")
THROUGHOUT = in_order("zh", "all_year")
PAIR = 2  # characters of a Chinese word
COUNTING = frozenset("起次例件宗桩单个条笔人车列架")

TELLS = FULL_METRIC | ZERO_EVENT | ZERO_WORD | BAU  # without a figure too

RULE = Rule(
    "KR216",
    "saturated-target",
    QUESTION,
    KEY_RESULT,
    "AL",
    check,
    hides=("KR201", "KR202", "KR203", "KR210"),
    needs=(TELLS | METRIC | UNIVERSAL, STARTLESS | STILL),
)
