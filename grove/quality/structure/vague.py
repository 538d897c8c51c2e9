"""Whether nobody could say if a key result is reached: no number, no task, no yes or no."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ACCEPTANCE,
    AMBIGUOUS,
    BASELINE,
    COMPARATIVE,
    DEGREE,
    FAMILY,
    HAVE,
    LEARN,
    METRIC,
    MODAL,
    NEGATION,
    NUMBER,
    NUMBER_WORD,
    OUTCOME,
    PEOPLE,
    PLAIN,
    SLOGAN,
    STATE,
    SYSTEM,
    TASK,
    THIRD,
    UNIVERSAL,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line
from grove.quality.structure.relative import relative

# Verbs after which something is there or not there.
BINARY = word_class("en", "passed_or_not") | word_class("zh", "passed_or_not")
FEELS = word_class("en", "people_feel") | word_class("zh", "people_feel")
# What somebody thinks of a thing: asked, they say so or not.
ATTITUDES = word_class("en", "likes_and_trusts")
UNCLEAR = ABSTRACT | AMBIGUOUS | STATE | METRIC | SLOGAN
EASY = in_order("zh", "comfortable_to_use")
REACHING = word_class("en", "reaches_a_level") | word_class("zh", "reaches_a_level")


def unmeasured(line: Line) -> int:
    """The index of the word that promises without saying how much; -1: none does."""
    union = line.union
    if (union & (LEARN | BASELINE) and not _easier(line)) or (
        line.verb == TASK and not union & (DEGREE | COMPARATIVE)
    ):
        return -1
    if line.measured or (union & NUMBER and line.numbers_outside_dates):
        return -1
    if line.language == "zh" and "分之" in line.normal.text:
        return -1
    at = _promise(line)
    if at >= 0 and (line.union & NUMBER_WORD or relative(line) >= 0):
        return -1
    return at


def _promise(line: Line) -> int:
    union, head = line.union, line.head
    true_or_false = bool(union & (NEGATION if line.mood == NOUN else UNIVERSAL | NEGATION))
    verb, word = line.verb, line.words[head] if head >= 0 else ""
    if verb == TASK:
        return -1
    if line.mood == ORDER:
        if verb & (OUTCOME | VAGUE):
            more = union & COMPARATIVE or (line.language == "zh" and "更多" in line.normal.text)
            if (
                word in BINARY
                and not more
                and not (line.about & (ABSTRACT | AMBIGUOUS) or line.around & STATE)
            ):
                return -1
            if word in REACHING and not line.around & UNCLEAR:
                return -1
            if union & ACCEPTANCE and word in BINARY | REACHING:
                return -1
            return head
        if verb & UPKEEP:
            if true_or_false and not line.around & (ABSTRACT | STATE):
                return -1
            return head
    if union & COMPARATIVE and not _no_more(line):
        return line.find(COMPARATIVE)
    if line.language == "zh" and line.mood in (STATEMENT, NOUN):
        for at, mark in enumerate(line.marks):
            if mark & DEGREE and line.words[at][0] == "更":
                return at
    if line.mood == STATEMENT and verb & (OUTCOME | VAGUE) and line.language == "zh":
        passed = true_or_false or union & ACCEPTANCE or not union & STATE
        if verb & OUTCOME and word in BINARY and passed:
            return -1
        return head
    if union & DEGREE and not true_or_false and line.language == "en":
        return line.find(DEGREE)
    if true_or_false:
        return -1
    if line.language == "zh" and line.mood in (STATEMENT, NOUN) and line.words[-1].endswith(EASY):
        return len(line.words) - 1  # 法官用着顺手
    if line.mood == STATEMENT:
        felt = next((at for at, one in enumerate(line.words) if one in FEELS), -1)
        if felt > line.first:
            return felt
        if (
            line.language == "en"
            and line.marks[head] & (VAGUE | OUTCOME)
            and line.marks[head] & THIRD
        ):
            named = word in REACHING and not line.around & UNCLEAR  # reaches gate G3
            return -1 if word in BINARY or named else head
        if word in ATTITUDES and line.marks[head - 1] & PEOPLE and not line.dated:
            return head  # the staff accept the new terminals
        at = line.find(STATE, line.first)
        if at >= 0 and not union & HAVE and _states(line, at):
            return at
        if verb & UPKEEP and line.around & (STATE | ABSTRACT | AMBIGUOUS):
            return head
        return -1
    if line.mood == NOUN:
        if word in FEELS:
            return head
        if line.language == "zh" and union & DEGREE:
            return line.find(DEGREE)
        if line.about & (METRIC | ABSTRACT | FAMILY) and not line.about & (SYSTEM):
            return head
        if union & (STATE | VAGUE) and line.about & (PEOPLE | ABSTRACT):
            return head
        if verb & VAGUE:
            return head
        at = line.find(STATE, line.first)
        if at >= 0 and at <= line.head and line.language == "en":
            return at
    return -1


def _easier(line: Line) -> bool:
    """Much easier, easy to understand: nothing is to be learned there."""
    at = line.find(COMPARATIVE | STATE)
    return (
        line.language == "en"
        and at >= 0
        and bool(line.marks[at + 1 : at + 2] and line.marks[at + 1] & LEARN)
    )


def _no_more(line: Line) -> bool:
    """ "no longer", "no more": a thing that stops is true or false."""
    at = line.find(COMPARATIVE)
    return bool(at > 0 and line.marks[at - 1] & NEGATION)


def _states(line: Line, at: int) -> bool:
    """Whether the state is what is said, and not part of a name: "stable", "run smoothly"."""
    if line.language == "zh":
        return at > line.first
    if line.marks[line.head] & MODAL and not line.marks[line.head] & PLAIN:
        return False
    return at > line.first
