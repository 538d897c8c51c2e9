"""English: two goals in one line, two predicates joined."""

from grove.quality.lexicon.marks import (
    BASE,
    BAU,
    BE,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DETERMINER,
    GUARD_CLAUSE,
    ING,
    KNOWN_NAME,
    MODAL,
    NEGATION,
    NOUN,
    NUMBER,
    NUMBER_WORD,
    OUTCOME,
    PAST,
    PEOPLE,
    PLAIN,
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
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_order import ALSO_NOUN, CAUSE
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
        and 1 < words.index(";") < len(words) - 2
        and _says_more(line, words.index(";"))
    ):
        return words.index(";") + 1
    better = bool(marks[first] & (COMPARATIVE | (STATE if line.mood == BY_NOUN else 0)))
    if (at := _second_order(line)) >= 0 or (at := _second_thing(line)) >= 0:
        return at
    last = len(marks) - 1
    if line.mood == STATEMENT:
        if (at := _second_statement(line)) >= 0 or not better:
            return at
        last = min(last, line.head)  # less waste and more apprentices who stay
    ordered = line.mood == ORDER and marks[line.head] & (BASE | ING | PAST)
    if not (ordered or better):
        return -1
    form = marks[line.head] & (BASE | ING | PAST) if ordered else 0
    between = 0
    does = let = False  # a verb stands in between; it is what somebody does: let teams choose and …
    for at in range(first + 1, last):
        mark = marks[at]
        if mark & BASE and mark & VERB:
            does = does or not mark & NOUN
            let = let or bool(marks[at - 1] & NOUN)
        does = does or bool(mark & MODAL)
        if mark & RESULT_CLAUSE:
            return -1
        if mark & GUARD_CLAUSE:
            # "while expanding to …" adds; "while keeping …" guards.
            then = marks[at + 1]
            adds = words[at] in ("while", "whilst") and then & ING and then & DOING & ~UPKEEP
            return at + 1 if adds else -1
        if not mark & (CONJUNCTION | COMMA):
            between |= mark & (NOUN | UNKNOWN | TECHNOLOGY | KNOWN_NAME)
            between |= marks[at - 1] & DETERMINER  # the archive
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
            if here + 1 >= len(marks) or (let and words[line.head] in LETS):
                continue
            noun = words[here] in ALSO_NOUN or then & NOUN
            thing = DETERMINER | SOFT_START | COMPARATIVE | TECHNOLOGY
            if noun and not after & thing and not after & NOUN:
                continue
            if after & (CONJUNCTION | COMMA | PREPOSITION) and noun:
                continue
            return here
        plain = ordered and not does and mark & CONJUNCTION and then & form & BASE and then & PLAIN
        if plain and _is_further(line, here, after):
            return here
        apart = ordered and mark & CONJUNCTION and words[at - 1] == "," and "for" in words[here:]
        if apart and then & COMPARATIVE and after & (NOUN | UNKNOWN):
            return here  # laptops for all, and faster feedback for the developers
        if better and then & STATE and line.mood == BY_NOUN and not mark & COMMA:
            return here
        if better and then & (COMPARATIVE | (0 if mark & COMMA else DETERMINER)):
            there = here + 1 if then & DETERMINER else here
            if there < len(marks) and marks[there] & (COMPARATIVE) and between:
                return here
    return -1


def _is_further(line: Line, here: int, after: int) -> bool:
    """Stop the outages and find three architects: a further order with an object of its own, and
    not what somebody is let do: "let teams build and run their services"."""
    words, marks = line.words, line.marks
    if words[line.head] in CAUSE or words[line.head] in LETS or marks[here] & NOUN:
        return False
    if words[min(here + 1, len(words) - 1)] in ("its", "their", "his", "her"):
        return False  # see every order and know its place
    if words[here] in ALSO_NOUN and not after & (DETERMINER | COMPARATIVE):
        return False
    return bool(after & (DETERMINER | COMPARATIVE | NUMBER_WORD | UNIVERSAL | NOUN | STATE))


def _second_order(line: Line) -> int:
    """Improve test quality; hire in Porto: the index of an order behind a semicolon, or -1."""
    words, marks = line.words, line.marks
    if ";" not in words or line.mood != ORDER:
        return -1
    here = words.index(";") + 1
    while here < len(marks) and marks[here] & (SOFT_START | CONJUNCTION):
        here += 1
    if here + 1 >= len(marks) or not marks[here] & BASE or not marks[here] & DOING:
        return -1
    return here if not marks[here + 1] & VERB else -1


def _second_thing(line: Line) -> int:
    """Calm releases, and a hiring pipeline that never runs dry: the index of a second thing that
    is described behind a comma; -1: there is none."""
    words, marks = line.words, line.marks
    if "plus" in words[line.first + 2 : -2]:
        at = words.index("plus")
        apart = words[at - 1] == "," and not marks[at + 1] & (NUMBER | PREPOSITION)
        thing = words[at + 1] in ("a", "an") and bool(
            marks[at + 2] & (NOUN | UNKNOWN | COMPARATIVE | STATE)
        )
        return at + 1 if apart and thing else -1
    if "," not in words or words.count(",") > 1:
        return -1
    at = words.index(",")
    if words[at + 1 : at + 2] != ["and"] or words[at + 2 : at + 3] not in (["a"], ["an"]):
        return -1
    if at + 4 >= len(words) or (0 <= line.head <= at and line.mood != BY_NOUN):
        return -1
    told = any(words[here] in RELATIVE for here in range(at + 4, len(words)))
    known = any(mark & NOUN for mark in marks[line.first : at])
    return at + 2 if told and known else -1


def _second_statement(line: Line) -> int:
    """ "Customers trust us and engineers trust our tools": another subject with its own verb."""
    head = max(line.head, 0)
    told = line.words[head] in RELATIVE and line.marks[head + 1 : head + 2] != []
    told = told and bool(line.marks[head + 1] & PEOPLE)
    for at in range(head + 1, len(line.marks) - 2):
        joins = line.marks[at] & CONJUNCTION or line.words[at] == ";"
        if told and line.words[at - 1] != "," and line.words[at] != ";":
            continue  # forms that nurses fill in twice and doctors never read
        if joins and line.words[at] in ("and", ";", "plus") and _says_more(line, at):
            return at + 1
        if not joins or not line.marks[at + 1] & NOUN or line.words[at + 1] in ASKS:
            continue
        if line.words[at - 2] in RELATIVE:
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
    if words[here] in ASKS and words[at] != ";":
        return False  # learns what went wrong and what they can do about it
    semicolon = words[at] == ";"
    apart = semicolon or words[at - 1] == ","
    if (
        semicolon
        and words[here] in ALSO
        and here + 2 < len(words)
        and not marks[here + 1] & PREPOSITION
    ):
        return True  # ; also clean up of the office network
    before = SOFT_START | CONJUNCTION | DETERMINER
    while semicolon and here < len(marks) - 2 and marks[here] & before:
        here += 1
    if semicolon and here < len(marks) - 1 and marks[here] & COMPARATIVE:
        return bool(marks[here + 1] & (NOUN | UNKNOWN | STATE))  # ; also less scrap in assembly
    if words[at] == "plus" and not RELATIVE.isdisjoint(words[here + 1 : here + 3]):
        return True  # plus suppliers that answer the phone
    while here < len(marks) and not marks[here] & (NOUN | UNKNOWN | TECHNOLOGY | KNOWN_NAME | BAU):
        gerund = marks[here] & PREPOSITION and marks[here - 1] & ING  # purchasing of IT equipment
        if not marks[here] & (DETERMINER | ING) and marks[here] and not gerund:
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
            or (
                words[then] in STOPS
                and words[then + 1 : then + 2]
                and words[then + 1][-3:] == "ing"
            )
            or (mark & THIRD and mark & VERB and not mark & NOUN)
        ):
            own = apart or people or bool(marks[at + 1] & DETERMINER) or words[at + 1] in OURS
            return then > here and own
        people = people or bool(mark & PEOPLE)
    return False


ALSO = frozenset("also plus additionally furthermore moreover besides".split())
LETS = word_class("en", "lets_others_do")
STOPS = frozenset("stops starts keeps".split())
OURS = frozenset("our your their its the".split())
RELATIVE = frozenset(("that", "which", "what"))
ASKS = word_class("en", "question_behind_and")
MOST_OF_A_SUBJECT = 6
