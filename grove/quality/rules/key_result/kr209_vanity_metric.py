"""KR209: a number that grows without anybody being better off."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    COMMA,
    METRIC,
    NUMBER,
    NUMBER_WORD,
    PLAIN,
    PREPOSITION,
    PRODUCE,
    TASK,
    VANITY,
    VANITY_COUNT,
)
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, STATEMENT, Line

SHARES = frozenset(("attendance", "participation", "出勤率", "参训率", "参与率"))
GETS = frozenset("get gets has have receives receive sees draws reaches".split())
HOW_OFTEN = frozenset(("部署次数", "发布次数", "上线次数", "发版次数"))


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Commits, lines, views: the words alone; pull requests, tickets, tests: only where counted."""
    line = result.line
    union = line.union
    if not union & (VANITY | VANITY_COUNT) or _falls(line):
        return ()
    if union & VANITY:
        at = line.find(VANITY)
        if line.words[at + 1 : at + 2] == ["的"]:
            return ()  # 提交代码的新人: who is meant
        if line.words[at] in HOW_OFTEN and "每" in line.normal.text:
            return ()  # 每周部署次数: how often, and not how many
        if "effort" in line.words or "工作量" in line.normal.text:
            return ()  # preparation effort from 5 person-days to half a day
        unit = line.reading.unit
        if unit is not None and unit.value == "%" and line.words[at] not in SHARES:
            return ()  # 100 % of the calls answered, tickets closed in time from 82 % to 95 %
        if line.measured or union & (NUMBER | NUMBER_WORD) or line.mood == NOUN:
            return (seen(line, at),)
    if union & VANITY_COUNT and union & NUMBER:
        for at in line.numbers_outside_dates:
            place = counted_beside(line, at)
            if place >= 0:
                return (seen(line, place),)
    return ()


def _falls(line: Line) -> bool:
    """Less of it is wanted: fewer hours of overtime flatter nobody."""
    reading = line.reading
    if reading.start and reading.target:
        return reading.start.value > reading.target.value
    if reading.comparator is not None and reading.comparator.value in ("<", "<="):
        return True  # phishing clicks under 4 %
    return reading.direction is not None and reading.direction.value == "down"


def counted_beside(line: Line, at: int) -> int:
    """The index of a vanity noun that this number counts; -1: it counts none."""
    marks, words = line.marks, line.words
    if words[at] == "0" or "%" in words[at] or words[at + 1 : at + 2] == ["%"] or "." in words[at]:
        return -1
    for here in range(at + 1, min(at + 4, len(marks))):
        if marks[here] & (COMMA | PREPOSITION):
            break
        if marks[here] & VANITY_COUNT:
            last = here + 1 >= len(marks) or not marks[here + 1] & (METRIC & ~VANITY_COUNT)
            return here if last and _busy(line) else -1
    timed = words[at + 1][0] in "小天分秒周月年" if at + 1 < len(words) else False
    if line.language != "zh" or timed or not at:
        return -1  # 工单 4 小时内答复
    if marks[at - 1] & VANITY_COUNT and _busy(line):
        return at - 1
    return -1


def _busy(line: Line) -> bool:
    """Somebody makes them: "close 900 tickets", or nothing is said but their number."""
    if line.mood in (ORDER, PASSIVE):
        return line.head >= 0 and bool(line.marks[line.head] & (TASK | PRODUCE | PLAIN))
    if line.mood == STATEMENT:
        return not GETS.isdisjoint(line.words)  # the page gets 8,000 views a month
    share = line.reading.unit is not None and line.reading.unit.value == "%"
    return line.mood in ("", NOUN) and not share


RULE = Rule(
    "KR209",
    "vanity-metric",
    ADVICE,
    KEY_RESULT,
    "L",
    check,
    hides=("KR203", "KR201", "KR210"),
    needs=(VANITY | VANITY_COUNT,),
)
