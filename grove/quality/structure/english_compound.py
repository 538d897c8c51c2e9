"""English: two goals in one line, two predicates joined."""

from grove.quality.lexicon.marks import (
    BASE,
    BE,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DETERMINER,
    GUARD_CLAUSE,
    ING,
    MODAL,
    NEGATION,
    NOUN,
    OUTCOME,
    PAST,
    PEOPLE,
    PREPOSITION,
    RESULT_CLAUSE,
    SOFT_START,
    STATE,
    TASK,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.structure.english_order import ALSO_NOUN
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, STATEMENT, Line

DOING = TASK | OUTCOME | UPKEEP | VAGUE
NOBODY = UNIVERSAL | NEGATION


def second_goal(line: Line) -> int:
    """The index where a second goal begins; -1: there is one goal."""
    words, marks = line.words, line.marks
    first = line.first
    if first >= len(marks) or not line.union & (CONJUNCTION | COMMA | GUARD_CLAUSE):
        return -1
    if (
        ";" in words
        and 2 < words.index(";") < len(words) - 2
        and _says_more(line, words.index(";"))
    ):
        return words.index(";") + 1
    better = bool(marks[first] & (COMPARATIVE | (STATE if line.mood == BY_NOUN else 0)))
    if line.mood == STATEMENT:
        return _second_statement(line)
    ordered = line.mood == ORDER and marks[line.head] & (BASE | ING | PAST)
    if not (ordered or better):
        return -1
    form = marks[line.head] & (BASE | ING | PAST) if ordered else 0
    between = 0
    for at in range(first + 1, len(marks) - 1):
        mark = marks[at]
        if mark & RESULT_CLAUSE:
            return -1
        if mark & GUARD_CLAUSE:
            # "while expanding to …" adds; "while keeping …" guards.
            then = marks[at + 1]
            adds = words[at] in ("while", "whilst") and then & ING and then & DOING & ~UPKEEP
            return at + 1 if adds else -1
        if not mark & (CONJUNCTION | COMMA):
            between |= mark & (NOUN | UNKNOWN | TECHNOLOGY)
            continue
        if not between:
            continue
        here = at + 1
        while (
            here < len(marks) - 1
            and marks[here] & (SOFT_START | CONJUNCTION)
            and not marks[here] & VERB
        ):
            here += 1
        then = marks[here]
        after = marks[here + 1] if here + 1 < len(marks) else 0
        if mark & CONJUNCTION and words[at - 2 : at - 1] == [","]:
            continue  # mail, print and file services
        if words[here + 1 : here + 2] in (["it"], ["them"], ["this"]):
            continue  # write the plan and get it signed off
        if words[here : here + 2] == ["build", "up"]:
            after = NOUN
        if ordered and then & form and then & DOING:
            if here + 1 >= len(marks):
                continue
            noun = words[here] in ALSO_NOUN or then & NOUN
            thing = DETERMINER | SOFT_START | COMPARATIVE | TECHNOLOGY
            if noun and not after & thing and not after & NOUN:
                continue
            if after & (CONJUNCTION | COMMA | PREPOSITION) and noun:
                continue
            return here
        if better and then & STATE and line.mood == BY_NOUN and not mark & COMMA:
            return here
        if better and then & (COMPARATIVE | (0 if mark & COMMA else DETERMINER)):
            there = here + 1 if then & DETERMINER else here
            if there < len(marks) and marks[there] & (COMPARATIVE) and between:
                return here
    return -1


def _second_statement(line: Line) -> int:
    """ "Customers trust us and engineers trust our tools": another subject with its own verb."""
    for at in range(max(line.head, 0) + 1, len(line.marks) - 2):
        joins = line.marks[at] & CONJUNCTION or line.words[at] == ";"
        if joins and line.words[at] in ("and", ";", "plus") and _says_more(line, at):
            return at + 1
        if not joins or not line.marks[at + 1] & NOUN or line.words[at - 2] in RELATIVE:
            continue  # data that finance and operations can rely on
        if line.marks[at + 1] & NOBODY and line.marks[line.first] & NOBODY:
            continue  # anyone can, and nobody is afraid to
        then = line.marks[at + 2]
        people = line.marks[at + 1] & PEOPLE
        if then & (MODAL | BE) or (people and then & (BASE | THIRD) and then & VERB):
            return at + 1
    return -1


def _says_more(line: Line, at: int) -> bool:
    """…; the office network no longer gets in the way · …, and the other team finds successors."""
    marks, words = line.marks, line.words
    here = at + 1
    semicolon = words[at] == ";"
    apart = semicolon or words[at - 1] == ","
    while here < len(marks) and not marks[here] & (NOUN | UNKNOWN | TECHNOLOGY):
        if not marks[here] & DETERMINER and marks[here]:
            return False
        here += 1
    people = False
    for then in range(here, min(here + MOST_OF_A_SUBJECT, len(marks))):
        mark = marks[then]
        if mark & (COMMA | CONJUNCTION | RESULT_CLAUSE | NOBODY) and then == here:
            return False
        if (
            (apart and mark & BE)
            or mark & MODAL
            or (mark & THIRD and mark & VERB and not mark & NOUN)
        ):
            return then > here and (apart or people or bool(marks[at + 1] & DETERMINER))
        people = people or bool(mark & PEOPLE)
    return False


RELATIVE = frozenset(("that", "which", "what"))
MOST_OF_A_SUBJECT = 6
