"""OBJ103: a direction without a place: nobody could say when it is reached."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import (
    ABSTRACT,
    ADOPT,
    AMBIGUOUS,
    BAU,
    BE,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DEGREE,
    INTERNAL,
    METRIC,
    MODAL,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    SLOGAN,
    STATE,
    TASK,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

# Trust is won from somebody: that is whom it is for.
TRUSTED = word_class("en", "wins_trust_of") | word_class("zh", "wins_trust_of")
BECOMES = PLAIN | BE


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A vague verb or comparison on an abstract thing, or a slogan; and no "so that"."""
    line = objective.line
    if line.result_at >= 0 or (
        line.union & TECHNOLOGY and line.union & ADOPT and not line.about & ABSTRACT
    ):
        return
    if line.union & NEGATION and not line.union & SLOGAN:
        return
    vague = line.verb & VAGUE and not _concrete(line)
    if line.mood == STATEMENT and not line.about & (ABSTRACT | AMBIGUOUS):
        vague = vague and line.union & DEGREE and not line.union & PEOPLE
        if line.about & METRIC and line.union & UNIVERSAL:
            vague = False  # 让每一单的服务成本更低
    if vague and "who" in line.words and not line.around & (ABSTRACT | AMBIGUOUS | SLOGAN):
        vague = False  # push alarms only to the one who can act
    won = (
        line.head >= 0
        and line.words[line.head] in TRUSTED
        and (line.union & PEOPLE or "of" in line.words)
    )
    direction = (line.verb & OUTCOME and not won) and (
        line.about & ABSTRACT or (line.about & AMBIGUOUS and not line.union & INTERNAL)
    )
    for_people = line.union & PEOPLE and line.union & CONJUNCTION and not line.union & COMPARATIVE
    # Ensure compliance, provide excellent support: what is kept is a thing without a place.
    kept = (
        line.verb == UPKEEP
        and line.mood == ORDER
        and (line.about & ABSTRACT or line.around & (STATE | SLOGAN))
        and not line.union & (BAU | PEOPLE | UNIVERSAL | METRIC | COMMA)
        and line.words[-1] not in HARSH  # keep the gauge readable in the rain
    )
    compared = (
        line.mood == NOUN
        and not (for_people and line.language == "en")  # clear ownership and calm nights for …
        and (line.about & ABSTRACT or (line.union & COMPARATIVE and line.union & STATE))
        and not (line.language == "en" and _is_one_of_two(line))
        and line.union & (COMPARATIVE | STATE | SLOGAN | VAGUE)
    )
    compared = compared or _only_better(line)
    if {"less", "fewer"} & set(line.words) and "more" in line.words:
        return  # plan less, learn more
    reached = line.union & PEOPLE and line.union & MODAL and line.language == "en"
    slogan = (
        line.union & SLOGAN
        and not reached
        and (
            line.mood == NOUN
            or line.verb & (VAGUE | OUTCOME | TASK | UPKEEP)
            or line.union & BECOMES
            or (line.mood == STATEMENT and line.language == "zh")
        )
    )
    if (vague or direction or compared or slogan or kept) and not _denies(line):
        at = line.head if not slogan or vague else line.find(SLOGAN)
        yield seen(line, at)


def _is_one_of_two(line: Line) -> bool:
    """Stable night releases for shop teams plus a cleaner vendor landscape: two goals."""
    from grove.quality.structure.english_compound import second_goal  # only where English is read

    return bool(line.union & PEOPLE) and second_goal(line) >= 0


HARSH = word_class("en", "harsh")
OWN = frozenset("department team teams organisation organization process processes company".split())


def _only_better(line: Line) -> bool:
    """Make our department more efficient: better, and nothing else."""
    words = line.words
    makes = line.head >= 0 and words[line.head] in ("make", "making", "makes")
    ends = makes and line.union & COMPARATIVE and line.marks[-1] & (STATE | COMPARATIVE)
    return bool(ends and not OWN.isdisjoint(words))


ON_AND_ON = frozenset(("持续", "不断", "进一步", "全面", "深入", "逐步", "大力", "继续"))
NO_DENIAL = frozenset("断错同少仅但论管良了惜妨")  # 不断, 不错, 不同 … deny nothing


def _denies(line: Line) -> bool:
    """人在这里成长，系统不系于一人: a clause of its own says what is no longer so."""
    if line.language != "zh" or not line.union & COMMA:
        return False
    words, marks = line.words, line.marks
    return any(
        words[at][0] == "不"
        and marks[at] & UNKNOWN
        and words[at][1:2] not in NO_DENIAL
        and marks[at - 1] & NOUN_MARK
        and marks[at - 2] & COMMA
        for at in range(2, len(words))
    )


def _concrete(line: Line) -> bool:
    """Somebody it is for, or a thing inside technology alone: then other rules speak."""
    said = line.union if line.language == "zh" else line.around
    inside = line.union & INTERNAL and not said & (ABSTRACT | AMBIGUOUS | SLOGAN)
    if inside and line.language == "en" and line.mood == ORDER and line.union & BAU:
        # Optimise the infrastructure: all of it, and nothing else is said.
        whole = line.head == len(line.words) - 2 and line.marks[-1] & BAU
        inside = not (whole and line.words[-1].startswith("the "))
    if inside and line.language == "zh" and line.mood == ORDER and line.verb == VAGUE:
        inside = not (line.union & DEGREE and line.words[line.head - 1] in ON_AND_ON)
    named = line.about & PEOPLE and not line.around & (ABSTRACT | SLOGAN) and line.language == "zh"
    return bool(inside or (named and line.union & PLAIN))


RULE = Rule(
    "OBJ103",
    "objective-vague",
    WARNING,
    OBJECTIVE,
    "L",
    check,
)
