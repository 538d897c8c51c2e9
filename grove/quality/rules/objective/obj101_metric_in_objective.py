"""OBJ101: an objective that carries its own number."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import (
    BUSINESS,
    FAMILY,
    METRIC,
    NEGATION,
    NUMBER,
    NUMBER_WORD,
    OUTCOME,
    PEOPLE,
    PLAIN,
    TASK,
)
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.structure.counts import NAMED
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line
from grove.quality.structure.relative import relative

TURNS = frozenset(("变成", "变为"))  # 把返厂维修变成现场十分钟解决
BECOMES_ONE = ("变成一", "变为一", "成为一", "当成一", "做成一")
TIMES = frozenset(("min", "h", "day", "week", "month", "s", "minute", "hour"))


UNDER = frozenset("under below".split())
REACHES = frozenset(("reach", "reaches"))


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A change, a target or a counted metric; a time span inside a capability is none of these."""
    line = objective.line
    at = numbers(line)
    if at is not None:
        yield Hit(at, line.text[at[0] : at[1]])


def numbers(line: Line) -> tuple[int, int] | None:
    """Where the number of a metric stands; None where the objective has none."""
    if line.language == "zh" and "个九" in line.normal.text:
        return line.place(line.first, len(line.words) - 1)
    if line.union & NUMBER_WORD and line.union & METRIC and line.mood == NOUN:
        at = line.find(NUMBER_WORD)
        bench = at > 0 and line.words[at - 1] in ("number", "no")  # bench number three
        if not bench and not (at and line.marks[at - 1] & NEGATION):  # but: without a day offline
            return line.place(at)  # "response times below one second"
    reading = line.reading
    share = line.measured and reading.unit is not None and reading.unit.value == "%"
    if not line.union & NUMBER and not line.union & OUTCOME and not share:
        return None
    if reading.change:
        if line.union & BUSINESS and not line.numbers_outside_dates:
            return None  # 助力全年GMV翻番: whose it is comes first
        return reading.change.span
    if line.language == "zh" and line.union & (METRIC | FAMILY):
        at = relative(line)
        if at >= 0:
            return line.place(at)  # 线上漏测今年砍一半
    if reading.start and reading.target and line.measured:
        return reading.target.span
    # 开发者一分钟内拿到GPU: what people get.
    people = any(mark & PEOPLE for mark in line.marks[line.first : line.first + 2])
    gets = line.marks[line.head] & PLAIN and people
    if "within" in line.words:
        gets = gets or line.words[line.head] in REACHES  # updates reach every device within a day
    capability = line.mood == STATEMENT and (line.verb == PLAIN or gets)
    capability = capability or line.words[line.head] in TURNS
    target = (reading.target or reading.low) if line.measured else None
    if target is not None and target.value == 1 and "the one " in line.normal.low:
        target = None  # alerts reach the one person who can act
    unit = reading.unit.value if reading.unit else ""
    # "A new hire is productive within a week" names a capability.
    told = line.union & METRIC or line.verb & OUTCOME
    if unit and line.mood == NOUN and line.language == "en":
        told = told or not UNDER.isdisjoint(line.words)  # a scan in under 2 s for every picker
    named = unit == "%" or (unit and told)
    if target and line.language == "zh" and says(line.normal.text, BECOMES_ONE):
        return None  # 对账从一件苦差变成一次点击
    if target and named and not (capability and unit in TIMES):
        return target.span
    if not line.measured and not line.union & NUMBER:
        return None
    if capability and not line.union & METRIC:
        return None
    # A million of something is a target whatever it is.
    outside = line.numbers_outside_dates
    for at in outside:
        percent = "%" in line.words[at] or line.words[at + 1 : at + 2] == ["%"]
        if at and line.words[at - 1].lower() in NAMED:
            continue  # ISO 27001
        if percent or (line.union & METRIC and _big(line, at)) or _huge(line, at):
            return line.place(at)
        if line.verb & OUTCOME and _big(line, at) and not (at and line.words[at - 1] in NAMED):
            return line.place(at)
        if line.mood == ORDER and _big(line, at) and _of_people(line, at):
            return line.place(at)
    return None


def _of_people(line: Line, at: int) -> bool:
    """ "Onboard 50 merchants", 接入50家商户."""
    return any(mark & PEOPLE for mark in line.marks[at + 1 : at + 4])


def _huge(line: Line, at: int) -> bool:
    word, after = line.words[at], line.words[at + 1 : at + 2]
    if (after and after[0][0] in "万亿") or after in (["million"], ["thousand"]):
        return True
    plain = word.replace(",", "").rstrip("+")
    return (plain.isdigit() and len(plain) > 4) or (word[-1] in "km" and word[:-1].isdigit())


def _big(line: Line, at: int) -> bool:
    """More than a digit, and neither a year nor the version of a name."""
    word = line.words[at]
    after = line.words[at + 1 : at + 2]
    plain = word.replace(",", "").rstrip("%+kmx")
    if not plain.replace(".", "").isdigit():
        return False
    if after and after[0][0] in "万亿千百":
        return True
    year = len(word) == 4 and word[:2] in ("19", "20")
    return len(plain) > 1 and not year and not ("." in word and line.verb == TASK)


RULE = Rule(
    "OBJ101",
    "metric-in-objective",
    WARNING,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ107", "OBJ108", "OBJ110"),
)
