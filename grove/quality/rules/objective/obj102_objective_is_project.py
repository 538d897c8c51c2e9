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
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import DOES
from grove.quality.structure.line import ORDER, STATEMENT, Line

FOUNDING = frozenset(("set up", "form", "found", "establish", "create", "组建", "成立"))
LOVED = ("最", "离不开", "愿意", "信赖", "信任", "喜欢", "放心", "爱", "依赖", "敢", "想", "习惯")
LEAVING = frozenset("告别 摆脱 远离 走出 消灭".split())
HOW_OFTEN = frozenset(("多", "少", "别", "先", "只", "常"))
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
    if line.language == "zh" and not line.around & NAMED and not line.about & EVENT:
        return  # the verb may be half of a word the lists do not hold
    founds = line.words[line.head] in FOUNDING  # "set up an SRE team"
    if line.about & (PEOPLE | METRIC) and not founds and not line.around & (THINGS & ~ARTEFACT):
        return
    if (
        head & ADOPT
        and line.union & TECHNOLOGY
        and not line.around & (ARTEFACT | SYSTEM)
        and line.mood == ORDER
    ):
        return  # what is named is the solution: OBJ109
    if _is_habit(line) or (line.language == "en" and _told_by_people(line)):
        return
    if line.union & UNIVERSAL and line.mood == STATEMENT:
        return
    if line.union & BAU and head & UPKEEP:
        return
    if line.union & EXPERIENCE and not line.about & THINGS:
        return
    yield seen(line, line.head)


def _is_habit(line: Line) -> bool:
    """Write less code · money as easy as a text · test an idea within days · 写更少的代码."""
    words = line.words
    after = words[line.head + 1 : line.head + 3]
    if line.language == "zh":
        loved = _loved(line) or line.words[line.first] in LEAVING
        return loved or (line.mood == ORDER and any(word.startswith("更") for word in after))
    within = {"days", "hours", "minutes", "seconds"}
    soon = any(word == "within" and then in within for word, then in pairwise(words))
    return bool(
        (after and after[0] in ("less", "fewer", "more"))
        or words.count("as") > 1
        or (soon and line.union & PEOPLE)
        or (line.about & PEOPLE and any(_to_do(line, at) for at in range(len(words) - 1)))
    )


def _loved(line: Line) -> bool:
    """打造用户离不开的工具, 让工厂放心的底座: what people say of it stands in front of it."""
    if line.head < 0:
        return False
    before, of, thing = line.normal.text[line.places[line.head][0] :].partition("的")
    asked = line.union & PEOPLE or "让" in before
    return bool(of and thing and asked) and any(word in before for word in LOVED)


def _to_do(line: Line, at: int) -> bool:
    """Set up newcomers to succeed: what people can do then."""
    return line.words[at] == "to" and bool(line.marks[at + 1] & VERB & PLAIN)


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
