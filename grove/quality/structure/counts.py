"""What a line counts: events held and things made, or people and systems something holds for."""

from grove.quality.lexicon.marks import (
    ADOPT,
    ARTEFACT,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    EVENT,
    METRIC,
    NOUN,
    NUMBER,
    NUMBER_WORD,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    PRODUCE,
    SCOPE,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VANITY,
    VANITY_COUNT,
    VERB,
    WORKED,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, PASSIVE, STATEMENT, Line

# What a number stands behind belongs to a name: tier 1, phase 2, Java 21.
NAMED = word_class("en", "numbered")
COUNTED = EVENT | ARTEFACT | PEOPLE | TASK
NUMBERS = NUMBER | NUMBER_WORD | UNKNOWN
# Verbs that make an activity of the people they count.
WITH_PEOPLE = word_class("en", "done_with_people")
MEASURES = frozenset(
    "栋座辆艘间株户国省市所件批通课次场期篇个门份项轮届堂本套条款支节只位名人家条块例起台处页万千百多余"
)
ZH_DIGITS = "一二两三四五六七八九十百千万几0123456789"
# Measure words of what is held or written, whatever it is.
HELD = frozenset("通次场期篇节轮届堂课份")
HELD_EN = frozenset("drills drill exercises trainings sessions workshops simulations".split())
AT_MOST = word_class("zh", "no_more_than")
PILED = VANITY | VANITY_COUNT
REACHES = frozenset("达 达到 破 突破 过 超 超过".split())
TIMES = frozenset((*ZH_DIGITS, *"天日周月季年半第"))
PERIODS = "天日周月季年双半两"
SPANS = ("个月", "个小时", "个工作日", "个季度", "个星期", "个交易日")
BY_WAY_OF = ("经", "经过", "通过", "连续")
# Verbs of looking at things: three vendors compared change nothing yet.
STUDY = word_class("en", "study") | word_class("zh", "study")
VISITS = frozenset("visit visiting visited tour".split())
AT_LEAST = frozenset(("at least", "min", "minimum", "≥", ">"))
BY_WHICH = frozenset("with into onto using".split())
LESSONS = frozenset(("课时", "学时"))


def counted(line: Line) -> int:
    """The index of a number that counts events or things made; -1: none does."""
    if line.activity is None:
        # Without an event only what somebody makes or does is counted.
        does = line.verb == TASK if line.language == "zh" else line.mood in (ORDER, PASSIVE)
        if line.mood == STATEMENT and line.language == "en":
            does = _produces(line)  # the guild writes 10 blog posts
        counts = line.union & EVENT or (does and line.union & COUNTED)
        if not counts or not line.union & NUMBERS:
            line.activity = -1
        else:
            line.activity = _counted_zh(line) if line.language == "zh" else _counted_en(line)
    return line.activity


def _counted_en(line: Line) -> int:
    if line.union & EVENT and "number" in line.words:
        at = line.words.index("number")
        if any(mark & EVENT for mark in line.marks[at : at + 6]):
            return at
    numbers = _numbers(line)
    if line.words[line.first : line.first + 1] == ["one"]:
        from grove.quality.structure.english_rhythm import comes_again  # few lines begin so

        if comes_again(line):
            return line.first
    if not numbers:
        return -1
    produced = _produces(line)
    for at in numbers:
        if line.words[at] == "0":
            continue  # no event is wanted
        if _after_noun(line, at):
            return at
        noun = _noun_after(line, at)
        if noun < 0:
            continue
        mark = line.marks[noun]
        held = line.mood == ORDER and line.words[noun].split(" ")[1:] and produced
        if held and line.words[noun].rpartition(" ")[2] in HELD_EN:
            return at  # four disaster recovery drills
        if mark & EVENT and not mark & (METRIC | PEOPLE):
            if produced or line.mood in (BY_NOUN, PASSIVE):
                return at
        elif line.mood == ORDER and line.words[line.head] in VISITS:
            return at  # visit 15 branch offices
        elif (mark & ARTEFACT and produced and not mark & (PEOPLE | METRIC)) or (
            mark & PEOPLE and line.mood == ORDER and line.words[line.head] in WITH_PEOPLE
        ):
            return at
    return -1


def _after_noun(line: Line, at: int) -> bool:
    """ "Tech talks held: 12", a number at the end behind what it counts, or in brackets."""
    words = line.words
    before = at - 2 if at > 2 and words[at - 1] in AT_LEAST else at - 1
    if at < 2 or words[before] not in ("(", ":", "=", "-"):
        return False
    if words[before] != "(" and at + 1 < len(words) - (words[-1] == ")"):
        return False
    return any(mark & EVENT and not mark & METRIC for mark in line.marks[line.first : at])


def counts_things(line: Line) -> bool:
    """Whether it counts people, systems or units: "migrate 40 services", 接入12个团队."""
    if line.language == "en" and line.mood == BY_NOUN and line.marks[line.head] & TASKNOUN:
        return False  # "evaluation of three vendors"
    if line.mood == ORDER and line.words[line.head] in STUDY:
        return False
    for at in _numbers(line):
        if line.language == "zh":
            if at + 1 < len(line.words) and line.words[at + 1][0] in MEASURES:
                return True
        else:
            noun = _noun_after(line, at)
            if at and line.words[at - 1] in BY_WHICH:
                continue  # translated into five languages
            if _worked_through(line, at, noun):
                continue
            if noun >= 0 and line.marks[noun] & (PEOPLE | SYSTEM | UNKNOWN | NOUN):
                return True
    return False


def _worked_through(line: Line, at: int, noun: int) -> bool:
    """Migrate 40 branch routers, 60 machines hooked up: work done to one after the other."""
    head = line.head
    if noun < 0 or head < 0 or not line.marks[head] & WORKED or line.mood not in (ORDER, PASSIVE):
        return False
    if "without" in line.words:
        return False  # migrate 40 routers without a minute of downtime
    near = at == head + 1 if line.mood == ORDER else at == line.first and noun < head
    said = 0
    for mark in line.marks[at + 1 : noun + 1]:
        said |= mark
    whom = line.marks[noun] & PEOPLE and not line.marks[noun] & SYSTEM
    return near and not whom and not said & (VANITY_COUNT | METRIC)


def _numbers(line: Line) -> list[int]:
    found = []
    if line.union & NUMBER:
        for at in line.numbers_outside_dates:
            word = line.words[at]
            if "%" in word or ("." in word and line.language != "zh"):
                continue
            if at and at - 1 != line.head and line.words[at - 1] in NAMED:
                continue
            if at and line.marks[at - 1] & TECHNOLOGY:
                continue
            if line.language != "zh" and not word.rstrip("k").replace(",", "").isdigit():
                continue
            found.append(at)
    if line.union & NUMBER_WORD and line.language != "zh":
        found += [at for at, mark in enumerate(line.marks) if mark & NUMBER_WORD]
    return found


def _noun_after(line: Line, at: int) -> int:
    """The head of the noun phrase that a number opens."""
    head = -1
    for here in range(at + 1, min(at + 7, len(line.marks))):
        mark = line.marks[here]
        if mark & (PREPOSITION | COMMA | CONJUNCTION | NUMBER) and not mark & NOUN:
            if line.words[here] in ("-", "/", "+", "&") and head < 0:
                continue
            break
        if head >= 0 and (mark & DETERMINER or (mark & VERB and not mark & NOUN)):
            break
        if mark & (NOUN | UNKNOWN):
            head = here
    return head


def _produces(line: Line) -> bool:
    if line.head < 0:
        return False
    mark = line.marks[line.head]
    if line.mood == STATEMENT:
        return bool(mark & TASK and mark & PRODUCE and mark & THIRD)  # the guild writes 10 posts
    if line.mood in (ORDER, PASSIVE):
        return bool(mark & PRODUCE) or (line.verb == TASK and bool(mark & TASK)) or _form(line)
    return False


def _form(line: Line) -> bool:
    """A verb of holding in another form than the base: held, organised, published."""
    return bool(line.marks[line.head] & (TASK | UPKEEP))


def _is_held(around: list[int]) -> bool:
    return bool([mark for mark in around if mark & EVENT and not mark & METRIC])


def _counted_zh(line: Line) -> int:
    stated = line.mood == STATEMENT and line.verb != TASK
    if stated and line.union & UNIVERSAL:
        return -1
    for at, measure in _zh_counts(line):
        before = at - 2 if at > 1 and line.marks[at - 1] & NUMBER else at - 1
        while before > 0 and (line.words[before] in REACHES or line.marks[before] & SCOPE):
            before -= 1
        if at and line.marks[before] & PILED and not line.marks[before] & NOUN & ~METRIC:
            continue  # 直播观看人数 2 万, 课程累计播放 3 万次, 单条视频播放破 10 万
        if at and (line.words[at - 1] == "在" or line.words[at - 1] in AT_MOST):
            continue  # 在三个基地跑通, 小车撞货不超过 1 次
        if (measure in HELD or not stated) and _is_held(line.marks[max(0, at - 5) : at + 6]):
            return at
        head = line.marks[line.head] if line.head >= 0 else 0
        does = line.verb == TASK and (head & TASK or line.mood == BY_NOUN)
        if does and (measure in HELD or _artefact_behind(line, at)):
            return at
    return -1


def _artefact_behind(line: Line, at: int) -> bool:
    """Whether the thing that a number counts, the last noun behind it, is something made."""
    last = 0
    for here in range(max(0, at - 3), min(at + 6, len(line.marks))):
        mark = line.marks[here]
        if here > at and mark & COMMA and line.words[here] != "、":
            break
        if here > at and last and mark & ADOPT and mark & PLAIN:
            break  # 3 家客户用新 SDK 跑完…: who does it, and with what
        if mark & NOUN and not mark & TASK:
            last = mark
    return bool(last & ARTEFACT)


def _again(word: str) -> bool:
    """模块的二次开发 is one piece of work (two would be 两次), 十二次 and 每月二次 are so many."""
    return word.endswith("二次") and not {*word[-3:-2]} & TIMES


def _each(line: Line) -> bool:
    text = line.normal.text
    at = text.find("每")
    return at >= 0 and text[at + 1 : at + 2] in PERIODS


def _zh_counts(line: Line) -> list[tuple[int, str]]:
    """Numbers with their measure word: where they stand, and the measure's first character."""
    found = []
    for at in _numbers(line):
        after = line.words[at + 1] if at + 1 < len(line.words) else ""
        if line.words[at] == "0":
            continue  # 发布回滚 0 次
        if after.startswith(SPANS) or (after and line.marks[at + 1] & VERB):
            continue  # 12 个月, 3.0 通过验收
        if line.normal.text[: line.places[at][0]].rstrip().endswith(BY_WAY_OF):
            continue  # 经 2 次演练证明
        if after and (after[0] in MEASURES or after in LESSONS):
            found.append((at, after[0]))
        elif after == "小时" and at + 2 < len(line.marks) and line.marks[at + 2] & EVENT:
            found.append((at, "场"))  # 50 小时培训
    for at, mark in enumerate(line.marks):
        word = line.words[at]
        if not mark & UNKNOWN or len(word) < 2:
            continue
        if word[0] == "一" and word[1] in HELD and line.marks[at - 1] & TASK and _each(line):
            found.append((at, word[1]))  # 每月输出一篇行业洞察
            continue
        if len(word) > 8 or word[-1] not in MEASURES:
            continue
        if word.lstrip("".join(BY_WAY_OF)) != word or _again(word):
            continue  # 经两次演练证明
        digits = len(word) - 1 - len(word[:-1].rstrip(ZH_DIGITS))
        start = line.places[at][0]
        before = line.normal.text[max(0, start - 6) : start + 3]
        every = before[before.rfind("每") + 1 :][:1] in PERIODS if "每" in before else False
        one = word[-2] == "一" and digits == 1 and not every
        if digits and not one and "第" not in word:
            found.append((at, word[-1]))
    return found
