"""English: work that goes on anyway, with or without an objective."""

from grove.quality.lexicon.marks import (
    BAU,
    BE,
    COMPARATIVE,
    ING,
    MODAL,
    NEGATION,
    NUMBER,
    PEOPLE,
    PREPOSITION,
    REPORT,
    REPORT_VERB,
    SCOPE,
    TASK,
    UNIVERSAL,
    UPKEEP,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_chores import (
    ASSURING,
    FEWEST,
    KEEPS,
    ON_AIR,
    RECURRING,
    RECURS,
    WORKS,
    chore,
)
from grove.quality.structure.english_duties import EVEN_WHEN, duty
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, STATEMENT, Line

AS_USUAL = word_class("en", "as_usual")
HANDING = frozenset("provide supply equip furnish".split())
STAYING_UP = frozenset(
    "availability uptime operation operability serviceability functioning continuity "
    "operational".split()
)

LASTING = word_class("en", "ongoing_and_smooth")


DUTIES = frozenset("duty standby stand-by rota hotline".split())
GOES_ON = frozenset("continue continues continued".split())
KEPT_EN = frozenset(
    "procurement purchasing maintenance administration hosting servicing upkeep "
    "housekeeping".split()
)
CARRIES = frozenset("go goes carry carries".split())
CARE_EN = word_class("en", "care_that_goes_on")
CARE_OF = (
    frozenset("recovery restore duty standby stand-by cover rota".split())
    | CARE_EN
    | KEPT_EN
    | word_class("en", "housekeeping")
)
RUNS_ON = frozenset("run runs".split())


def lasting(line: Line) -> int:
    """The index of the word that says that it goes on; -1: none does, or the verb alone may."""
    at = _as_ever(line)
    if at < 0:
        at = duty(line)
    if at >= 0:
        return at
    union = line.union
    if line.mood == STATEMENT:
        if line.verb == UPKEEP and union & BAU and AS_USUAL & {*line.words}:
            return line.find(BAU)
        return line.first if _lasts(line) else -1
    if line.mood == PASSIVE and _lasts(line):
        return line.first
    if line.result_at >= 0 or (union & NEGATION and not union & BAU):
        return -1
    if union & REPORT and union & REPORT_VERB and not runs_on(line):
        return -1
    return line.head if _goes_on(line) else -1


ITSELF = frozenset("itself themselves half".split())  # a network that heals itself


def holds(line: Line) -> bool:
    """Whether it is said to hold where it is hard: while trains run, even if a line is cut."""
    return not EVEN_WHEN.isdisjoint(line.words) or not ITSELF.isdisjoint(line.words)


def _as_ever(line: Line) -> int:
    """The index of what says that it goes on as ever; -1: nothing does.

    Serve internal customers as before; backups keep running every night; answer all service desk
    calls; guarantee availability of core applications. What holds even when something fails is
    an objective.
    """
    words, marks, head = line.words, line.marks, line.head
    if head < 0 or line.union & (NEGATION | MODAL | COMPARATIVE) or line.result_at >= 0:
        return -1
    if not EVEN_WHEN.isdisjoint(words):
        return -1
    if line.union & BAU and (line.mood in (ORDER, PASSIVE) or line.verb == UPKEEP):
        for at in range(head + 1, len(words)):
            if words[at] in AS_USUAL:
                return at
    then = words[head + 1] if head + 1 < len(words) else ""
    if words[head] in KEEPS and then in ON_AIR and not marks[line.first] & PEOPLE:
        last = head + 2 >= len(words) or marks[head + 2] & (PREPOSITION | UNIVERSAL | SCOPE)
        return head if last else -1
    if line.union & NUMBER or line.mood == STATEMENT:
        return -1
    if (
        line.mood == ORDER
        and words[head] in ASSURING
        and not STAYING_UP.isdisjoint(then.split(" "))
    ):
        return head + 1
    if words[head] in HANDING and then in KEPT_EN:
        return head + 1
    if words[head] in ASSURING and "and" in words[head + 2 : -1] and words[-1] in CARE_OF:
        joint = words.index("and", head)
        if words[joint - 1] in CARE_OF and joint == len(words) - 2:
            return head  # guarantee data backup and recovery
    works = words[head] in ASSURING and words[-1] in WORKS and not line.union & PEOPLE
    if works and len(words) > head + FEWEST - 1:
        return head  # ensure that all monitors work
    return chore(line)


def runs_on(line: Line) -> bool:
    """Ensure the test lab is running: what is ensured is that it goes on."""
    marks = line.marks
    return line.verb == UPKEEP and any(
        marks[at] & BE and marks[at + 1] & BAU for at in range(line.head + 1, len(marks) - 1)
    )


def _lasts(line: Line) -> bool:
    """Regular patching of servers continues, daily checks go on: said of what recurs."""
    words, first = line.words, line.first
    if first >= len(words):
        return False
    said = words[line.head : line.head + 2] if line.head >= 0 else []
    if said and said[0] in RUNS_ON and line.head == len(words) - 1:
        return bool(line.marks[first] & (SCOPE | BAU))  # daily business of the service desk runs
    if not said or (said[0] not in GOES_ON and (said[0] not in CARRIES or said[1:] != ["on"])):
        return False
    return bool(line.marks[first] & (SCOPE | BAU)) or words[first] in LASTING


def _goes_on(line: Line) -> bool:
    """Daily support of test environments, day-to-day operation of …; continue handling requests."""
    words, marks, first = line.words, line.marks, line.first
    if first >= len(words):
        return False
    if "continue to" in words[:first] and marks[first] & (UPKEEP | TASK):
        return True
    after = marks[first + 1] if first + 1 < len(marks) else 0
    if words[first : first + 2] == ["carry", "on"] and marks[first + 2 : first + 3]:
        return bool(marks[first + 2] & ING and marks[first + 2] & UPKEEP)
    if words[first] in ("continue", "keep") and after & UPKEEP and after & ING:
        return True
    if (
        words[first] in CARE_OF
        and words[first + 1 : first + 2] == ["and"]
        and first + 2 < len(words)
    ):
        second, of, _ = f"{words[first + 2]} ".partition(" of ")
        whose = of or words[first + 3 : first + 4] in (["of"], ["for"])
        if whose and second.strip() in CARE_OF and not line.union & COMPARATIVE:
            return True  # repair and inspection of the lifts
    lasts = line.mood == ORDER and words[first].endswith("ed")
    lasts = lasts and (words[first] in LASTING or words[first] in RECURRING)
    if line.mood != NOUN and not lasts:
        return False  # but continued operation of legacy systems
    care = words[first + 1 : first + 2]
    kept = words[first + 2 : first + 3] in (["of"], ["for"]) and not line.union & COMPARATIVE
    if kept and care[0] in KEPT_EN:
        return True  # user administration for all departments
    if not (marks[first] & (SCOPE | BAU) or words[first] in LASTING or words[first] in RECURRING):
        return False
    if marks[first] & BAU and (care in (["of"], ["for"]) or words[first].endswith(" of")):
        return True
    if words[first] in LASTING and care[:1] != [] and marks[first + 1] & BAU and kept:
        return True  # reliable day-to-day running of the simulation farm
    what = care[:1] != [] and (care[0].endswith(" of") or words[first + 2 : first + 3] == ["of"])
    again = words[first] in RECURRING and what
    if again and care[0].split(" ")[0] in RECURS and not line.union & COMPARATIVE:
        return True  # statutory inspection of the vessels
    return bool(care and care[0].split()[0] in CARE_EN | DUTIES and not line.union & COMPARATIVE)
