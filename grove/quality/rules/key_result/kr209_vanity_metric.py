"""KR209: a number that grows without anybody being better off."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    COMMA,
    EVENT,
    METRIC,
    NUMBER,
    NUMBER_WORD,
    OUTCOME,
    PLAIN,
    PREPOSITION,
    PRODUCE,
    SCOPE,
    TASK,
    VANITY,
    VANITY_COUNT,
    VANITY_THING,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, STATEMENT, Line

PILES = VANITY | VANITY_COUNT | VANITY_THING
SHARES = frozenset(("attendance", "participation", "出勤率", "参训率", "参与率"))
SHARES |= frozenset(
    "周报提交率 日报提交率 周报填报率 日报填报率 打卡率 签到率 到会率 参会率".split()
)
CODE = frozenset(("code lines", "lines of code", "lines", "loc", "commits", "code"))
MACHINES = frozenset(("ai", "copilot", "llm", "genai", "chatgpt", "cursor", "claude", "ki"))
GETS = frozenset("get gets has have receives receive sees draws reaches".split())
THOUSANDS = in_order("zh", "past_a_round_thousand")
HOW_OFTEN = frozenset(("部署次数", "发布次数", "上线次数", "发版次数"))


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Commits, lines, views: the words alone; pull requests, tickets, tests: only where counted."""
    line = result.line
    union = line.union
    if not union & PILES or _falls(line):
        return ()
    if union & (VANITY_COUNT | VANITY_THING) and line.language == "zh":
        place = _piles_up(line)
        if place >= 0:
            return (seen(line, place),)
    if union & VANITY:
        at = line.find(VANITY)
        if line.words[at + 1 : at + 2] == ["的"]:
            return ()  # 提交代码的新人: who is meant
        if line.words[at] in HOW_OFTEN and "每" in line.normal.text:
            return ()  # 每周部署次数: how often, and not how many
        if line.language == "zh" and says(line.normal.text[: line.places[at][0]], IN_USE):
            return ()  # 周活跃看板数
        if "effort" in line.words or "工作量" in line.normal.text:
            return ()  # preparation effort from 5 person-days to half a day
        unit = line.reading.unit
        share = unit is not None and unit.value == "%" and line.words[at] not in SHARES
        if share and not (line.words[at] in CODE and not MACHINES.isdisjoint(line.words)):
            return ()  # 100 % of the calls answered, tickets closed in time from 82 % to 95 %
        if line.measured or union & (NUMBER | NUMBER_WORD) or line.mood == NOUN:
            return (seen(line, at),)
        if line.normal.text.endswith(THOUSANDS):
            return (seen(line, at),)  # 群消息量过千
    if line.language == "en" and union & VANITY_COUNT and line.measured:
        at = _numbered(line)
        if at >= 0:
            return (seen(line, at),)
    if union & VANITY_COUNT and union & NUMBER:
        for at in line.numbers_outside_dates:
            place = counted_beside(line, at)
            if place >= 0:
                return (seen(line, place),)
    return ()


def _numbered(line: Line) -> int:
    """Number of automated test cases from 900 to 2,500; backlog items closed from 25 to 40.

    How many, and nothing of what they are worth: neither a share nor "within a day"."""
    reading, words, marks = line.reading, line.words, line.marks
    if reading.target is None or (reading.unit is not None and reading.unit.value == "%"):
        return -1
    if not OF_WORTH.isdisjoint(words):
        return -1
    if reading.unit is not None and reading.unit.value in LASTING:
        return -1  # code reviews finished in 4 hours
    for at in range(line.first, len(words)):
        if not marks[at] & VANITY_COUNT:
            continue
        if words[at + 1 : at + 2] and words[at + 1] in CLOSED:
            by = words[at + 2 : at + 3] == ["by"] and OWN_TEAM.isdisjoint(words)
            return -1 if by else at
        if (
            words[at] in ATTENTION
            and marks[at + 1 : at + 2]
            and not SITES.isdisjoint(words[at + 1 :])
        ):
            return at  # visits to the intranet from 300 to 900
        before = words[max(line.first, at - 4) : at]
        if "number of" in before or ("of" in before and not SIZES.isdisjoint(before)):
            return at
        return -1
    return -1


LASTING = frozenset("s min h day week month d".split())
OF_WORTH = word_class("en", "tells_its_worth")
ATTENTION = frozenset("views hits visits visitors reads opens likes shares mentions".split())
SITES = word_class("en", "pages_to_visit")
OWN_TEAM = word_class("en", "by_our_own_people")
SIZES = frozenset("number count total amount volume pool library inventory stock".split())
CLOSED = word_class("en", "closed")


def _falls(line: Line) -> bool:
    """Less of it is wanted: fewer hours of overtime flatter nobody."""
    reading = line.reading
    if reading.start and reading.target and reading.start.value > reading.target.value:
        return True
    if reading.comparator is not None and reading.comparator.value in ("<", "<="):
        return True  # phishing clicks under 4 %
    return reading.direction is not None and reading.direction.value == "down"


# How many there are: 看板总数, 词条数量.
HOW_MANY = word_class("zh", "sum_of_things")
MAKES = word_class("zh", "adds_one_more")
BETWEEN = word_class("zh", "between_thing_and_number")
INSIDE = ("中的", "里的", "内的")
# What says that somebody is better off with them: 在用的模型, 被复用的组件.
GOOD_FOR = in_order("zh", "good_for_somebody")
EVENTS = ("场", "届", "期", "堂")  # 办 5 场需求共创会: what is counted are no requirements
IN_USE = ("活跃", "在用", "复用", "采纳", "有效", "达标")
REACHES = in_order("zh", "grows_to_a_number")


def _piles_up(line: Line) -> int:
    """看板总数从 120 张涨到 300 张, 组件由 60 个增加到 150 个: the index of what is made more and
    more of; -1: nothing is, or it is said who is better off with it: 每周有人看的报表.
    """
    reading = line.reading
    numbers = line.numbers_outside_dates
    if not numbers or reading.target is None:
        return -1
    if reading.unit is not None and reading.unit.value == "%":
        return -1
    marks, words, at = line.marks, line.words, numbers[0] - 1
    reached = reading.start is not None
    while at > line.first and (
        marks[at] & OUTCOME
        or words[at] in BETWEEN
        or words[at] in MAKES
        or words[at].startswith(REACHES)
    ):
        reached = reached or words[at].startswith(REACHES) or words[at] in MAKES
        at -= 1
    thing = at - 1 if words[at] in HOW_MANY and at > line.first else at
    if thing < at and words[thing] in MAKES and thing > line.first:
        thing -= 1  # 机器人上线数量
    made_many = thing < at and marks[thing] & VANITY_THING  # 测试脚本总数 8000 个
    if at < line.first or not (reached or made_many):
        return -1
    if not marks[thing] & (VANITY_THING | VANITY_COUNT):
        return -1
    if words[thing] == "代码" and not _lines_of(line, numbers[0]):
        return -1
    before = line.normal.text[: line.places[thing][0]]
    for inside in INSIDE:
        before = before.replace(inside, "")
    if "的" in before or says(before, GOOD_FOR):
        return -1
    return thing


def _lines_of(line: Line, at: int) -> bool:
    return line.words[at + 1 : at + 2] in (["行"], ["千行"], ["万行"])


def counted_beside(line: Line, at: int) -> int:
    """The index of a vanity noun that this number counts; -1: it counts none."""
    marks, words = line.marks, line.words
    if words[at] == "0" or "%" in words[at] or words[at + 1 : at + 2] == ["%"] or "." in words[at]:
        return -1
    if "".join(words[at + 1 : at + 2]).startswith(EVENTS):
        return -1
    before = words[at - 1] if at else ""
    if before.isascii() and before.isupper() and not marks[at - 1] & VANITY_COUNT:
        return -1  # ISO 26262 证书
    for here in range(at + 1, min(at + 4, len(marks))):
        if marks[here] & (COMMA | PREPOSITION):
            break
        if marks[here] & VANITY_COUNT:
            last = here + 1 >= len(marks) or not marks[here + 1] & (METRIC & ~VANITY_COUNT | EVENT)
            return here if last and _busy(line) else -1
    timed = words[at + 1][0] in "小天分秒周月年" if at + 1 < len(words) else False
    if line.language != "zh" or timed or not at:
        return -1  # 工单 4 小时内答复
    thing = at - 1
    while thing > line.first and (marks[thing] & SCOPE or words[thing] in BETWEEN):
        thing -= 1  # 质检调用次数每月 100 万次
    if words[thing] == "代码" and not _lines_of(line, at):
        return -1  # 核心代码 3 人评审
    if marks[thing] & VANITY_COUNT and _busy(line):
        return thing
    return -1


EACH_OF_US = ("人均", "每人", "每位", "每名", "每个人", "每个工程师", "每个研发", "每个测试")
GIVEN_IN = tuple(
    f"{when}{gives}"
    for when in ("每周", "每月", "每天", "每日", "每季", "每季度", "每年", "每班")
    for gives in ("提", "报", "写", "交", "发", "关", "做", "出", "录", "上传", "处理", "贡献")
)


def _busy(line: Line) -> bool:
    """Somebody makes them: "close 900 tickets", or nothing is said but their number."""
    if line.language == "zh" and "人均" in line.normal.text and line.marks[line.head] & TASK:
        return True  # 人均每天执行用例 80 条
    each = line.language == "zh" and line.normal.text.startswith(EACH_OF_US)
    if each and says(line.normal.text, GIVEN_IN):
        return True  # 每位测试工程师每周提 bug 10 个
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
    needs=(PILES,),
)
