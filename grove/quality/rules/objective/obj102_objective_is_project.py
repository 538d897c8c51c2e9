"""OBJ102: an objective that is a project: making, moving or delivering something."""

from collections.abc import Iterator
from itertools import pairwise

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import (
    ACCEPTANCE,
    ADOPT,
    ARTEFACT,
    BASE,
    BAU,
    COMMA,
    CONJUNCTION,
    EVENT,
    EXPERIENCE,
    LATIN,
    METRIC,
    MODAL,
    NEGATION,
    NUMBER,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNIVERSAL,
    UPKEEP,
    VERB,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.lexicon.word_classes import in_order
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import DOES
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, STATEMENT, Line

FOUNDING = frozenset(("set up", "form", "found", "establish", "create", "组建", "成立"))
LOVED = in_order("zh", "likes_and_relies_on")
PRAISED = in_order("zh", "delighted_or_proud")
# What a sentence says that tells how things are then, and not what is made.
BECOMES = ("成为", "变成")
STATES = in_order("zh", "different_from_then_on")
CULTURE = in_order("zh", "culture_and_trust")
ABLE_TO = ("得懂", "得起", "得住", "得了", "得动", "得出", "得上", "得清")
CANNOT = in_order("zh", "tries_in_vain")
SUPERLATIVES = frozenset("新小低大终后高短长优快近先佳强全")  # 最新, 最低: of things, and no praise
MORE = frozenset("还更多少快慢强好高低省稳")
NO_RATIO = frozenset("占对相环同性配例率较如重赛")
NO_LIKENESS = frozenset("图影录镜头摄偶素")
EQUIPPING = frozenset(("equip", "supply"))
GIVING = EQUIPPING | frozenset("give gives giving offer offers bring".split())
LEAVING = frozenset("告别 摆脱 远离 走出 消灭".split())
HOW_OFTEN = frozenset(("多", "少", "别", "先", "只", "常"))
HOW_OFTEN_EN = frozenset("daily weekly hourly continuously early often smaller once".split())
UNDER = frozenset("under below".split())
THINGS = ARTEFACT | SYSTEM | EVENT | TASKNOUN
NAMED = THINGS | TECHNOLOGY | ACCEPTANCE | LATIN


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """The object decides: a thing made is a project, an experience made for somebody is not."""
    line = objective.line
    if line.verb != TASK or line.result_at >= 0:
        return
    head = line.marks[line.head]
    if line.head > line.first and line.words[line.head - 1] in HOW_OFTEN:
        return  # 多写代码、少开会: a habit
    founds = line.words[line.head] in FOUNDING  # "set up an SRE team"
    named = line.around & NAMED or line.about & EVENT or (founds and line.about & PEOPLE)
    if line.language == "zh" and not named and not _is_next(line.normal.text):
        return  # the verb may be half of a word the lists do not hold
    thing = line.around & (THINGS & ~ARTEFACT) or (line.mood == PASSIVE and line.about & ARTEFACT)
    thing = thing or (line.language == "en" and _into_a_system(line))
    if line.about & (PEOPLE | METRIC) and not founds and not thing:
        return
    if (
        head & ADOPT
        and line.union & TECHNOLOGY
        and not line.around & (ARTEFACT | SYSTEM)
        and line.mood == ORDER
    ):
        return  # what is named is the solution: OBJ109
    led = line.mood == NOUN and line.marks[line.first] & TECHNOLOGY
    if led and any(mark & PREPOSITION for mark in line.marks[line.first : line.head]):
        return  # Kubernetes for every client project: OBJ109
    if line.words[line.head] in GIVING and _is_given(line):
        return
    if _is_habit(line) or (line.language == "en" and _told_by_people(line)):
        return
    if line.union & UNIVERSAL and line.mood == STATEMENT:
        return
    if line.words[line.head] in ("run a", "run an") and "that" in line.words:
        return  # run a harbour that breathes clean air
    if (
        line.mood == NOUN
        and line.language == "en"
        and line.measured
        and not UNDER.isdisjoint(line.words)
    ):
        return  # regression suite in under 30 min: how long it takes then
    if line.language == "zh" and _is_described(line):
        return
    if line.language == "en" and ((line.mood == PASSIVE and _in_time(line)) or _goes(line)):
        return
    if line.union & BAU and head & UPKEEP:
        return
    if line.union & EXPERIENCE and not line.about & THINGS:
        return
    yield seen(line, line.head)


def _goes(line: Line) -> bool:
    from grove.quality.structure.english_manner import tells_how  # only where English is read

    return tells_how(line)


def _into_a_system(line: Line) -> bool:
    """Move all test results into one database."""
    words, marks = line.words, line.marks
    return any(
        words[at] in ("into", "onto") and any(mark & SYSTEM for mark in marks[at + 1 : at + 5])
        for at in range(line.head + 2, len(words) - 1)
    )


def _is_described(line: Line) -> bool:
    """特征库干干净净、没有僵尸字段, 模型推理更省显存, SQL 写得规范: how it is, and what not."""
    from grove.quality.structure.chinese_praise import praises  # only where it is read

    said = line.words[line.first + 1 : line.head]
    if any(word == "没有" or word.startswith("更") for word in said):
        return line.mood == NOUN
    led = line.mood != ORDER and not said
    return not led and praises(line.normal.text.rstrip("。."))


def _is_next(text: str) -> bool:
    """研发新一代心电监护仪: the next of a kind is a thing to be made, whatever its name."""
    at = text.find("代")
    return at > 1 and (text[at - 2 : at] in ("新一", "下一") or text[at - 2] == "第")


def _is_habit(line: Line) -> bool:
    """Write less code · money as easy as a text · test an idea within days · 写更少的代码."""
    words = line.words
    after = words[line.head + 1 : line.head + 3]
    if line.language == "zh" and _lets(line):
        return True
    if line.language == "zh":
        better = line.mood == ORDER and any(word.startswith("更") for word in after)
        loved = _loved(line) or line.words[line.first] in LEAVING
        return loved or better or _tells(line.normal.text)
    frees = line.mood == ORDER and not line.union & UNIVERSAL
    frees = frees and "without" in words[line.head + 2 :]
    if frees and after[0].endswith("s") and line.marks[line.head + 1] & NOUN_MARK:
        return True  # sign contracts without a printer
    if frees and after[0] == "to":
        return True  # ship to a hospital without an engineer on site
    if line.mood == ORDER and "that" in words[line.head + 2 :]:
        that = words.index("that", line.head + 2)
        if any(mark & NEGATION for mark in line.marks[that + 1 : that + 4]):
            return True  # ship hardware that needs no rework
    within = {"days", "hours", "minutes", "seconds"}
    soon = any(word == "within" and then in within for word, then in pairwise(words))
    return bool(
        (after and after[0] in ("less", "fewer", "more"))
        or words.count("as") > 1
        or (after and after[0] in HOW_OFTEN_EN)
        or (soon and line.union & PEOPLE)
        or ("when" in words[line.head + 2 :] and line.union & PEOPLE)
        or ("while" in words and "still" in words)  # deliver bread while it is still warm
        or (line.about & PEOPLE and any(_to_do(line, at) for at in range(len(words) - 1)))
    )


def _lets(line: Line) -> bool:
    """招聘系统让面试官愿意写反馈: a thing, and whom it lets do what."""
    at = line.normal.text.find("让", line.places[line.head][1])
    return at > 0 and bool(line.union & MODAL) and "的" not in line.normal.text[at:]


def _loved(line: Line) -> bool:
    """打造用户离不开的工具, 让工厂放心的底座: what people say of it stands in front of it."""
    if line.head < 0:
        return False
    before, of, thing = line.normal.text[line.places[line.head][0] :].partition("的")
    asked = line.union & PEOPLE or "让" in before
    if not of or not thing:
        return False
    if any(word in before for word in PRAISED):
        return True  # 交付让客户惊喜的产品
    most = before.find("最")
    if most >= 0 and before[most + 1 : most + 2] not in SUPERLATIVES:
        return True  # 做最懂维修的软件
    return bool(asked) and any(word in before for word in LOVED)


def _tells(text: str) -> bool:
    """接入比自己搭还省事, 排障像查字典, 写出读得懂的代码, 形成试错的文化: how things are then."""
    if any(word in text.replace(",", "，").partition("，")[0] for word in BECOMES):
        return True
    if any(word in text for word in STATES) or any(word in text for word in ABLE_TO):
        return True
    if any(text[:at].count(text[at - 1]) > 1 for no in CANNOT if (at := text.find(no)) > 1):
        return True  # 竞品拆机拆不出我们的密钥
    if text.rstrip("。!").endswith(CULTURE):
        return True
    if text.count("随") > 1 and "随" in text[text.find("随") + 2 : text.find("随") + 3]:
        return True  # 随取随用
    at = text.find("比")
    compared = at > 0 and NO_RATIO.isdisjoint((text[at - 1], *text[at + 1 : at + 2]))
    if compared and not MORE.isdisjoint(text[at + 2 :]):
        return True
    at = text.find("像")
    return at > 0 and NO_LIKENESS.isdisjoint((text[at - 1], *text[at + 1 : at + 2]))


def _to_do(line: Line, at: int) -> bool:
    """Set up newcomers to succeed: what people can do then."""
    return line.words[at] == "to" and bool(line.marks[at + 1] & VERB & PLAIN)


def _in_time(line: Line) -> bool:
    """A broken build is fixed before lunch, delays are announced before anybody asks: how things
    go then. A month says when a piece of work is due."""
    from grove.quality.structure.english_order import MONTHS  # only where English is read

    words, marks = line.words, line.marks
    return any(
        words[at] in ("before", "within", "while")
        and words[at + 1] not in MONTHS
        and not marks[at + 1] & NUMBER
        for at in range(line.head + 1, len(words) - 1)
    )


def _is_given(line: Line) -> bool:
    """Give field techs tools that work offline: it is for them."""
    if line.words[line.head] in EQUIPPING and "that" not in line.words:
        return False  # equip all drivers with tablets
    return any(mark & PEOPLE for mark in line.marks[line.head + 1 : line.head + 4])


def _told_by_people(line: Line) -> bool:
    """Deliver parcels the neighbours talk about, ship fixes before users notice: for whom it is."""
    marks = line.marks
    for at in range(line.head + 2, len(marks) - 1):
        if marks[at] & PEOPLE and marks[at + 1] & VERB and marks[at + 1] & (BASE | MODAL):
            before = line.words[at - 1]
            free = not marks[at - 1] & (PREPOSITION | VERB | COMMA | CONJUNCTION)
            return free or before in ("before", "while", "when", "until")
    return False


RULE = Rule(
    "OBJ102",
    "objective-is-project",
    WARNING,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ110"),
    needs=(DOES,),
)
