"""Whether a line is a task: something is done in it, and nothing says what is different then."""

from grove.quality.lexicon.marks import (
    ACCEPTANCE,
    BASELINE,
    DONE,
    LEARN,
    METRIC,
    NOUN,
    NUMBER,
    PEOPLE,
    SOFT_WEASEL,
    TASK,
    TECHNOLOGY,
    UNKNOWN,
    WEASEL,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.structure.counts import counted, counts_things
from grove.quality.structure.line import ORDER, Line


def is_task(line: Line) -> bool:
    """A task and not a result; asked once a line.

    Quiet where the line says how much (a measured result clause included), what is to be learned,
    who accepts it by when, or how many it holds for.
    """
    if line.task is None:
        line.task = line.verb == TASK and _plain_task(line)
    return line.task


def is_activity(line: Line) -> bool:
    """A count of events held or things made: the number says how busy, not what changed."""
    if line.union & LEARN:
        return False
    at = counted(line)
    if at < 0 or _at_most_of(line):
        return False
    reading = line.reading
    pair = reading.start is not None and reading.target is not None and reading.start.value != 0
    # "number of training sessions from 4 to 12"
    return not pair or "number" in line.words


def _at_most_of(line: Line) -> bool:
    """发布20次最多回滚1次: how many of how many."""
    if line.language != "zh" or len(line.numbers_outside_dates) < 2:
        return False
    return says(line.normal.low, ("最多", "至多", "不超过", "不多于"))


def _only_prepares(line: Line) -> bool:
    """ "Prepare for the audit" is accepted by nobody."""
    if line.language == "zh":
        return says(line.normal.low, ("准备", "申请", "启动"))
    return line.words[line.head].startswith(("prepar", "plan", "start", "begin", "kick"))


def _plain_task(line: Line) -> bool:
    union = line.union
    if union & (LEARN | BASELINE):
        return False
    if union & ACCEPTANCE and line.dated and not _only_prepares(line):
        return False
    if _to_version(line) or (line.language == "zh" and _names_version(line)):
        return True
    if line.measured:
        return False
    if line.union & WEASEL and line.mood != ORDER and _lets_all_count(line):
        return False  # backlog reduced to a reasonable level
    numbers = line.numbers_outside_dates
    if numbers and "%" in line.normal.low and any("%" in line.words[at] for at in numbers):
        return False
    if "of" in line.words and _out_of(line):
        return False  # report on time in 11 of 12 months
    if line.normal.low.count(":") > 1 and _clocks(line) > 1:
        return False  # ready by 07:00 instead of 10:30
    return not (is_activity(line) or counts_things(line))


def _lets_all_count(line: Line) -> bool:
    """Whether a word that lets every outcome count stands for the target: see KR215."""
    return any(mark & WEASEL and not mark & SOFT_WEASEL for mark in line.marks)


def _clocks(line: Line) -> int:
    return sum(":" in word and word[0].isdecimal() for word in line.words)


UPGRADED = 2  # from 12 to 16
UPGRADES = ("upgrad", "migrat", "mov", "updat", "升级", "迁移", "更新", "切换")


def _to_version(line: Line) -> bool:
    """ "Upgrade Postgres to 16", 升级PostgreSQL到16: the number is the name of a version."""
    reading, words, marks = line.reading, line.words, line.marks
    if reading.unit is not None or reading.target is None or not line.union & TECHNOLOGY:
        return False
    if line.head < 0 or not words[line.head].startswith(UPGRADES):
        return False
    numbers = line.numbers_outside_dates
    first = min(numbers, default=0)
    # What stands between the verb and the first number is technology, and nothing that is counted.
    named = [mark for mark in marks[line.head + 1 : first] if mark & (NOUN | TECHNOLOGY | UNKNOWN)]
    tool = bool(named) and named[0] & TECHNOLOGY and not named[0] & PEOPLE
    return len(numbers) <= UPGRADED and bool(tool)


RELEASES = word_class("zh", "brings_out_a_version")


def _names_version(line: Line) -> bool:
    """APP 9.0 发版: the only number stands between a thing and what is done with it; or last in an
    order: 发布会员中心 3.0."""
    reading, marks = line.reading, line.marks
    if reading.target is None or reading.unit is not None:
        return False
    numbers = line.numbers_outside_dates
    if len(numbers) != 1 or not numbers[0]:
        return False
    at = numbers[0]
    if at == len(marks) - 1:
        named = marks[at - 1] & (NOUN | UNKNOWN) and not marks[at - 1] & METRIC
        return bool(named and "." in line.words[at] and line.words[line.head] in RELEASES)
    done = marks[at + 1] & (TASK | DONE) and not marks[at + 1] & METRIC
    return bool("." in line.words[at] and done and not marks[at - 1] & METRIC)


def _out_of(line: Line) -> bool:
    """Whether a number of another number is said: 11 of 12."""
    marks = line.marks
    return any(
        word == "of" and marks[at - 1] & NUMBER and marks[at + 1] & NUMBER
        for at, word in enumerate(line.words[1:-1], 1)
    )
