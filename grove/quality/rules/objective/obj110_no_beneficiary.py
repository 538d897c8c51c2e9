"""OBJ110: an objective inside technology of which nobody outside would notice anything."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    BENEFICIARY,
    COMPARATIVE,
    DEGREE,
    DETERMINER,
    EXPERIENCE,
    FAMILY,
    INTERNAL,
    METRIC,
    MODAL,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    STATE,
    SYSTEM,
    TASK,
    UNIVERSAL,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, STATEMENT, Line

NOBODY = frozenset(("没人", "无人", "没有人", "没有", "不用", "不再"))
CAUSES = frozenset(("让", "使", "把", "将"))
# Families people outside technology feel, or that are about people.
FELT = frozenset(
    "satisfaction nps complaints revenue conversion retention churn active_users business_loss "
    "engagement dev_experience attrition successors skills training ramp_up overtime pages "
    "unit_cost total_cost adoption tickets support_time delivery_on_time need_lead_time".split()
)


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technical thing made better, and nobody it is for; a need it serves is the answer."""
    line = objective.line
    union = line.union
    of = INTERNAL | (FAMILY if any(name not in FELT for name in line.families) else 0)
    english = line.language == "en" and line.mood == NOUN
    part = english and union & (BENEFICIARY | UNIVERSAL) and _named_after(line)
    if objective.needs or (union & BENEFICIARY and not part):
        return
    if union & INTERNAL and line.language == "zh" and _tidy(line):
        yield seen(line, line.find(INTERNAL))
        return
    inside = any(
        mark & of and (at != line.head or line.mood == NOUN or line.words[0] in ("把", "将"))
        for at, mark in enumerate(line.marks)
    )
    if inside and line.language == "en" and not union & INTERNAL:
        inside = any(mark & FAMILY and mark & METRIC for mark in line.marks)  # boring releases
    if not inside:
        return
    if line.language == "en" and line.mood == STATEMENT and _stands_idle(line):
        yield seen(line, line.find(INTERNAL))
        return
    if union & UNIVERSAL and not part:
        return
    if union & PEOPLE and any(
        mark & PEOPLE and not mark & INTERNAL and not (line.language == "en" and _is_part(line, at))
        for at, mark in enumerate(line.marks)
    ):
        return  # a build agent is nobody
    denied = any(mark & NEGATION and not mark & COMPARATIVE for mark in line.marks)
    free = english and union & NEGATION and _free_of_parts(line)
    if line.result_at >= 0 or (denied and not free) or line.words[0] in NOBODY:
        return
    if line.language == "en" and (union & EXPERIENCE or (not free and _tells_of_it(line))):
        return
    better = (
        line.verb & (OUTCOME | VAGUE)
        or free
        or (line.verb == TASK and line.about & INTERNAL)
        or (line.mood == NOUN and (union & (COMPARATIVE | STATE | DEGREE) or _praised(line)))
    )
    told = line.mood == STATEMENT and line.language == "zh"
    caused = line.words[0] in CAUSES and union & INTERNAL and not union & MODAL
    caused = caused and not any("一样" in word for word in line.words)
    kept = line.verb & (UPKEEP | VAGUE | OUTCOME)
    if better or (told and (caused or kept or (union & DEGREE and line.verb != PLAIN))):
        at = line.find(INTERNAL)
        yield seen(line, at if at >= 0 else line.head)


def _stands_idle(line: Line) -> bool:
    """Test benches that are never idle: what is said of a thing inside is its own business."""
    words, head = line.words, line.head
    if head <= 0 or words[head] not in ("that", "which") or line.union & PEOPLE:
        return False
    if not any(mark & INTERNAL for mark in line.marks[line.first : head]):
        return False
    return words[-1] in IDLE and len(words) - head <= MOST_OF_A_STATE


IDLE = word_class("en", "machine_states")
MOST_OF_A_STATE = 5  # that never have to stand idle


def _tells_of_it(line: Line) -> bool:
    """Run a network that survives the loss of a switch: what it does then is said."""
    if line.verb == TASK:
        from grove.quality.structure.english_manner import tells_how  # few lines come here

        return tells_how(line)
    return line.words[line.head] in ("run a", "run an") and "that" in line.words


def _named_after(line: Line) -> bool:
    """Faster builds of the order monolith, one naming across all modules: nobody is meant."""
    marks = line.marks
    for at, mark in enumerate(marks):
        if mark & UNIVERSAL and not (at and marks[at - 1] & PREPOSITION and not mark & PEOPLE):
            return False
        if mark & BENEFICIARY and not _is_part(line, at):
            return False
    return True


def _is_part(line: Line, at: int) -> bool:
    """Whether a word is part of the name of a thing inside: order monolith, customer database."""
    words, marks = line.words, line.marks
    if marks[at] & SYSTEM and at > 1:
        there = at - 1
        while there > 1 and not marks[there] & (DETERMINER | PREPOSITION):
            there -= 1
        if marks[there] & DETERMINER and words[there - 1] in ON:
            return True  # the layout on the controller, which is a chip
    return words[at + 1 : at + 2] != [] and words[at + 1] in INSIDE


def _free_of_parts(line: Line) -> bool:
    """A code base without dead modules: what is not there is a thing inside as well."""
    words, marks = line.words, line.marks
    at = line.find(NEGATION)
    if words[at] not in ("without", "no", "w/o") or at + 1 >= len(marks):
        return False
    inside = marks[-1] & INTERNAL or words[-1] in INSIDE or words[-2] in IDLE
    close = at + NEAR > len(marks) - 1
    return bool(inside and close and any(mark & INTERNAL for mark in marks[line.first : at]))


NEAR = 4
ON = frozenset("on in inside onto of".split())


INSIDE = word_class("en", "inside")
GOOD = frozenset("快稳省准好顺轻少")


def _tidy(line: Line) -> bool:
    from grove.quality.structure.chinese_praise import tidy  # only where Chinese is read

    return tidy(line)


def _praised(line: Line) -> bool:
    """告警又少又准, 图纸清清楚楚: said to be good, without a word that any list holds."""
    if line.language != "zh":
        return False
    from grove.quality.structure.chinese_praise import doubled  # only where it is read

    last = line.words[-1]
    if last[:1] == "又" and last[2:3] == "又" and len(line.words) > 1:
        return True
    if last[-2:-1] == "得" and last[-1:] in GOOD and len(line.words) > 1:
        return True  # 单测跑得快
    return doubled(last)


RULE = Rule("OBJ110", "no-beneficiary", QUESTION, OBJECTIVE, "LQ", check)
