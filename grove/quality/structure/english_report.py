"""English: work that is done because a plan or somebody above says so."""

from grove.quality.lexicon.marks import (
    BE,
    COMMA,
    HAVE,
    MODAL,
    NUMBER,
    PEOPLE,
    PREPOSITION,
    REPORT_VERB,
    UNKNOWN,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import ORDER, PASSIVE, Line

# What is worked off.
WORK = word_class("en", "assigned_work")
# Who says so, or where it stands.
ABOVE = word_class("en", "authority")
ADJECTIVES = word_class("en", "of_a_plan_above")
FEW = 3
WHAT = frozenset("what whatever everything".split())
PROMISED = frozenset("promised pledged agreed committed signed announced planned decided".split())
SAID_BY = frozenset("we was were been have has had i".split())
GETS = frozenset("get see have bring drive push".split())
ALL_DONE = word_class("en", "all_done")
PLANS = word_class("en", "plans")
# What says of a plan or of work that it was fixed before.
PLANNED = word_class("en", "planned")
JOINS = frozenset("set agreed decided given asked approved made passed issued".split())


def from_above(line: Line) -> int:
    """The index of the word that says whose work it is; -1: it is nobody's.

    "Put the board's resolutions into practice", "Implement the recommendations of the audit",
    "Timely completion of all budgeted projects".
    """
    words, marks = line.words, line.marks
    if line.first >= len(words):
        return -1
    does = line.find(REPORT_VERB)
    led = line.mood in (ORDER, PASSIVE) and does == line.head
    led = led or (does > 0 and bool(marks[does - 1] & BE))  # all obligations … are met
    if (words[0] in GETS or words[line.first] in GETS) and words[-1] in ALL_DONE:
        led = True  # get the leftovers of the plan done
    if not led and " " not in words[does]:
        return -1
    if led and 0 < does < len(words) - 1 and _done_by(line, does + 1):
        return -1
    work = plan = planned = whose = -1
    joined = False  # the work is said to come from somewhere: of the board, set by the council
    told = next(
        (at for at in range(line.first, min(line.first + FEW, len(words) - 1)) if _what(words, at)),
        len(words),
    )  # deliver what the steering group signed off
    for at in range(line.first, len(words)):
        joined = joined or bool(marks[at] & PREPOSITION) or words[at] in JOINS
        said = words[at] if words[at] in PLANS else words[at].rsplit(" ", 1)[-1]
        if said[-2:] == "'s":
            if said[:-2] in ABOVE or said[:-2] in ("year", "quarter"):
                whose = at
            continue
        if said in ABOVE and words[at + 1 : at + 2] == ["'"]:
            whose = at  # the auditors' recommendations
        if said in PLANS and (planned >= 0 or whose >= 0):
            return at
        if (said in ABOVE or said in PLANS) and at > work >= 0 and joined:
            return at
        if said in WORK:
            if whose >= 0 or (planned >= 0 and at - planned <= FEW):
                return at
            work, joined = at, False
        if said in PLANS:
            plan = at
        if said in ABOVE and 0 <= work < at <= work + FEW and _speaks(line, at):
            return at  # the conditions the safety authority attached
        if told < at <= told + FEW and said in ABOVE and _speaks(line, at):
            return at
        if told < at <= told + FEW and said in PROMISED and words[at - 1] in SAID_BY:
            return at  # what we promised the shareholders
        year = marks[at] & NUMBER and len(said) == len("2026") and said[:2] == "20"
        if said in PLANNED or year or said in ADJECTIVES:
            planned = at
            if year and plan == at - 1 >= 0:
                return plan
    return -1


def _speaks(line: Line, at: int) -> bool:
    """What the steering group signed off: a verb follows whoever says so."""
    for here in range(at + 1, min(at + 1 + FEW, len(line.words))):
        mark = line.marks[here]
        if mark & (VERB | HAVE) or (mark & UNKNOWN and line.words[here].endswith("ed")):
            return True
        if mark & (PREPOSITION | COMMA | MODAL):
            return False
    return False


def _done_by(line: Line, at: int) -> bool:
    """A finding is closed by the team that caused it: who does it is the point."""
    words = line.words
    if words[at].split(" ")[0] != "by" or not line.marks[at - 2] & BE:
        return False
    return any(
        line.marks[here] & PEOPLE and words[here + 1] in ("that", "who")
        for here in range(at + 1, min(at + 1 + FEW, len(words) - 1))
    )


def _what(words: list[str], at: int) -> bool:
    """What, whatever, everything; all that the owners expect."""
    return words[at] in WHAT or (words[at] == "all" and words[at + 1] in ("that", "the"))
