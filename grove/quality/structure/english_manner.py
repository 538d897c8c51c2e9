"""English: how a thing goes, any time it is done; a project is one thing made, and then ready."""

from grove.quality.lexicon.marks import (
    BASE,
    BE,
    DETERMINER,
    ING,
    KNOWN_NAME,
    MODAL,
    NEGATION,
    NOUN,
    NUMBER,
    PEOPLE,
    PREPOSITION,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, PASSIVE, Line

# What is meant is this one: the portal, our archive, all routers.
BOUND = word_class("en", "this_very_thing")
TURNS = word_class("en", "turns")
DAYTIME = word_class("en", "parts_of_a_day")
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
FEW = word_class("en", "few_or_first")
AT_ONCE = frozenset("overnight once when whenever wherever while".split())
DURING = word_class("en", "during_the_work")
SOMEBODY = frozenset("anybody anyone us them him".split())
NEAR = 4  # words behind a preposition: at the very first attempt
BEHAVES = word_class("en", "behaves")
SUITS = word_class("en", "suits")
ITSELF = frozenset(("itself", "themselves"))
RELATIVE = frozenset("that which whose".split())
SO = word_class("en", "quiet_cool_or_alone")
LATER = frozenset("after before later".split())


def tells_how(line: Line) -> bool:
    """Replace a pump without draining the basin, quotes are sent the same day, test only what
    changed, trains that leave when the timetable says: not which one thing is made."""
    if line.head < 0:
        return False
    if line.mood == ORDER and (_behaves(line) or _told(line)):
        return True
    then = "".join(line.words[line.head + 1 : line.head + 2])
    if line.mood == ORDER and then == "only":
        return True  # test only what changed
    return _unnoticed(line) or (_is_any(line) and _how(line))


def _told(line: Line) -> bool:
    """Set a standard others copy, a build one can play, a control room where nobody shouts; test
    in the field what used to need a lab, open every file, even from ten years ago."""
    words, marks = line.words, line.marks
    for at in range(line.head + 2, len(words) - 1):
        word, then = words[at], marks[at + 1]
        if word in ANYBODY and then & (MODAL | VERB) and not marks[at - 1] & PREPOSITION:
            return True
        if word == "where" and then & NEGATION:
            return True
        if word == "what" and at < line.head + NEAR + 1:
            return True
        if word == "even" and words[at - 1] == ",":
            return True
    return False


ANYBODY = frozenset("one others somebody everybody people".split())


def _behaves(line: Line) -> bool:
    """Maps that match the pipes, a game whose servers hold, timetables that hold: how a thing is.
    But: a service that stores all traces, a gateway that runs on Kubernetes."""
    words, marks = line.words, line.marks
    if line.union & TECHNOLOGY or RELATIVE.isdisjoint(words):
        return False
    begin = next(at for at, word in enumerate(words) if word in RELATIVE)
    if begin < line.head + 2:
        return False
    for at in range(begin + 1, min(begin + NEAR, len(words))):
        if words[at] in SUITS or words[at] in ITSELF:
            return True
        if words[at].split(" ")[0] in BEHAVES:
            if at + 1 == len(words):
                return True
            after = marks[at + 1]
            said = (
                after & PREPOSITION
                or words[at + 1] in SO
                or words[at + 1] in AT_ONCE
                or words[at + 1].endswith("ly")
            )
            return bool(said or words[at + 1 : at + 3] == ["the", "first"])
    return False


def _unnoticed(line: Line) -> bool:
    """Switch to the backup plant without anybody noticing, open the line an hour after a storm."""
    words = line.words
    for at in range(line.first + 1, len(words) - 1):
        if words[at] == "as" and words[at + 1] in ("it", "they", "if", "though"):
            return True  # check every weld as it is made
        if words[at] == "without" and words[at + 1] in SOMEBODY:
            return True
        amount, _, time = words[at].rpartition(" ")  # an hour is one word
        timed = time in DAYTIME or time.rstrip("s") in DAYTIME
        counted = amount or line.marks[at - 1] & (NUMBER | DETERMINER) or words[at - 1] in FEW
        if timed and words[at + 1] in LATER and counted and at > line.head + 2:
            return True
    return False


def _is_any(line: Line) -> bool:
    """Whether it is any thing of its kind, and no one that is bound: a pump, patches, releases."""
    words, marks, head = line.words, line.marks, line.head
    if line.mood == PASSIVE:
        return words[line.first] not in BOUND
    if line.mood == BY_NOUN:
        if line.first and words[line.first] in ("a", "an"):
            return True  # start a simulation from the phone
        then = words[line.first + 1 : line.first + 2]
        if marks[line.first] & UNKNOWN and then in (["a"], ["an"]):
            return True  # issue a policy
        if marks[line.first] & VERB and marks[line.first] & BASE and then in (["in"], ["within"]):
            return True  # prototype in a day
    if line.mood == BY_NOUN:
        first = words[line.first].split(" ")
        if first[0] in ("a", "an") or words[line.first - 1 : line.first] in (["a"], ["an"]):
            return "without" in words  # a pipeline without dead stages
        of = line.first + 1 + (first[-1] != "of")
        if words[of - 1 : of] and words[of - 1].endswith("of"):
            return words[of : of + 1] in (["a"], ["an"])
        return first[0].endswith("s") and words[line.first] not in BOUND
    if line.mood != ORDER or head + 1 >= len(words):
        return False
    at = head + 1
    if marks[at] & PREPOSITION:
        return words[at] in ("without", "on", "during") or (
            at + 1 < len(words) and words[at + 1] not in BOUND and "new" not in words[at:]
        )
    if words[at] in ("every", "each") and words[at + 1 : at + 2]:
        time = words[at + 1].split(" ")[0]
        if time in WEEKDAYS or time in DAYTIME:
            return True  # release every Thursday without a meeting
    if words[at] in ("every", "each") and marks[at + 1 : at + 2] and marks[at + 1] & PEOPLE:
        return True  # send every claimant an answer
    if any(
        words[here] == "new" and words[here - 1] in ("the", "to", "our")
        for here in range(at, len(words))
    ):
        return False  # workloads to the new cluster
    return words[at] not in BOUND and not marks[at] & UNIVERSAL


def _how(line: Line) -> bool:
    """In one visit, on the first try, without draining it, the day it breaks, every evening."""
    words, marks = line.words, line.marks
    begin = line.head + 1
    for at in range(begin, len(words)):
        word = words[at]
        if word in SAME:
            return True
        rest = words[at + 1 : at + 1 + NEAR]
        if word in AT_ONCE and (at > begin or line.mood == PASSIVE):
            return True
        if word == "without" and rest:
            return bool(marks[at + 1] & ING or not marks[at + 1] & (TECHNOLOGY | KNOWN_NAME))
        if word == "during" and not DURING.isdisjoint(rest):
            return True
        if word == "from" and not AT_HAND.isdisjoint(rest[:2]):
            return True
        if word == "with" and rest[1:] and rest[0] in FEW and marks[at + 2] & PEOPLE:
            return True  # move a test stand with two people
        if word in ("with", "and") and rest and marks[at + 1] & NEGATION:
            return True  # with nobody on board
        if word == "in" and (rest[:2] == ["the", "time"] or rest[:3] == ["half", "the", "time"]):
            return True  # in the time of a coffee
        if word == "in" and rest[:1] and rest[0] in ("minutes", "seconds", "hours"):
            return True
        if word == "between" and rest[:1] == ["two"]:
            return True  # update ventilators between two patients
        if word in UNTIL and words[line.head] not in FOUNDING and _clause(line, at + 2):
            return True
        if word in WITHIN and ((word == "on" and _on_a_day(rest)) or _few(line, at + 1)):
            return True
        alone = at > begin or line.mood == PASSIVE
        alone = alone and not marks[at - 1] & (PREPOSITION | DETERMINER)
        if alone and word in ("the", "every", "each") and rest:
            last = rest[1] if rest[0] in ("same", "very", "next") and len(rest) > 1 else rest[0]
            behind = at + 1 + (last is not rest[0])
            if last in DAYTIME and not _names(line, behind):
                return True
    return False


def _clause(line: Line, start: int) -> bool:
    """Before the press release is out, until the order is signed."""
    return any(
        mark & (BE | THIRD) and mark & (BE | VERB) and not mark & NOUN
        for mark in line.marks[start:]
    )


def _on_a_day(words: list[str]) -> bool:
    """On a Friday, on the day we said."""
    if words[:2] == ["the", "day"]:
        return True
    a = words[:1] in (["a"], ["any"])
    return a and bool(words[1:2]) and words[1].split(" ")[0] in WEEKDAYS


def _names(line: Line, at: int) -> bool:
    """The night train, the day shift: the word of a time only says which of the things."""
    after = line.marks[at + 1] if at + 1 < len(line.marks) else 0
    return bool(after & NOUN and not after & (VERB | PEOPLE))


def _few(line: Line, start: int) -> bool:
    """In one phone call, at the first attempt, in two clicks, at the push of a button."""
    words = line.words
    few = words[start - 1] == "within" and words[start : start + 1] == ["the"]
    few = few or words[start : start + 2] == ["an", "afternoon"]
    if words[start : start + 1] and " " in words[start]:
        amount, _, time = words[start].partition(" ")
        if amount in ("a", "an") and time in DAYTIME:
            return True  # connect a depot in a day
    for at in range(start, min(start + NEAR, len(words))):
        if few and words[at].split(" ")[-1] in TURNS:
            return True
        if line.marks[at] & PREPOSITION:
            return False
        few = few or words[at] in FEW or bool(line.marks[at] & NUMBER)
        if words[at] in PUSHES and words[at - 1] in ("the", "a", "one"):
            return True
        if words[at].split(" ")[-1] in TURNS and words[at].split(" ")[0] in FEW:
            return True
    return False


WITHIN = frozenset("in on at with within".split())
SAME = frozenset(("the same day", "the same hour", "the same night", "the same evening"))
SAME |= frozenset(("within the hour", "within the day", "within the minute"))
FOUNDING = frozenset("build create establish develop launch found design set-up".split())
UNTIL = frozenset("before until after".split())
AT_HAND = word_class("en", "from_where_one_sits")
PUSHES = frozenset("push press touch click".split())
