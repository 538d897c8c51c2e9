"""English: chores, by what is kept in order or worked off, and nothing that says how well."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ARTEFACT,
    BAU,
    BITS,
    COMMA,
    COMPARATIVE,
    DETERMINER,
    EXPERIENCE,
    ING,
    MODAL,
    PEOPLE,
    PREPOSITION,
    STATE,
    SYSTEM,
    UNIVERSAL,
    UNKNOWN,
    VERB,
    WEASEL,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_order import ALSO_NOUN
from grove.quality.structure.line import ORDER, Line

KEPT = SYSTEM | ARTEFACT | BAU | BITS["thing"]
KEEPS = frozenset("keep keeps stay stays remain remains".split())
ON_AIR = word_class("en", "up_and_in_service")
WORKS = frozenset("work works function functions run runs operate operates".split())
FEWEST = 3
ASSURING = frozenset("ensure guarantee maintain safeguard assure secure keep preserve".split())
ANSWERING_EN = word_class("en", "answers_requests")
HOW = word_class("en", "how_it_is_answered")
ASKED_EN = word_class("en", "requests_and_alarms")
# What comes in and is worked off: only where it is said that it comes in, or that it is all of it.
COMES_IN = word_class("en", "comes_in")
COMING_IN = word_class("en", "arriving_all_the_time")
TIMELY = word_class("en", "timely")
MANNED = frozenset(
    ("around the clock", "round the clock", "24/7", "day and night", "at all times", "clock")
)
MANNING = frozenset("man staff cover".split())
PROCESSING = word_class("en", "processing")
MAKING_SURE = frozenset(("make sure", "see to it", "see that", "take care that", "see to it that"))
STAFFED = word_class("en", "kept_so")
GOING_ON = word_class("en", "stays_as_it_is")
KEEPS_AT = frozenset("keep keeps continue continues".split())
ARE = frozenset("are is be".split())
ALWAYS = frozenset(("at all times", "around the clock", "all year", "day and night"))
KEEPING = word_class("en", "looking_after")
CARING_FOR = frozenset(
    "service|administer|look after|take care of|see to|attend to|care for|oversee".split("|")
)
DULY_EN = word_class("en", "duly")
AS_LAID_DOWN = word_class("en", "as_laid_down")
OF_WHAT = frozenset("of for in at on across throughout".split())


def chore(line: Line) -> int:
    """The index of the word that names a chore: man the control room round the clock, keep the
    phones staffed, inspect the lifts every month, process all incoming invoices; -1: none does."""
    words, marks = line.words, line.marks
    manned = words[line.first] in MANNING and marks[line.first + 1 : line.first + 2] != []
    if manned and line.mood == ORDER and marks[line.first + 1] & DETERMINER:
        return line.first if words[-1] in MANNED or words[-2:] == ["the", "clock"] else -1
    if words[line.first] in CARRYING and not line.union & COMMA and _recurs(line):
        return line.first
    if line.mood == ORDER and _is_handed_out(line):
        return line.first
    at = _stays_up(line)
    if at < 0:
        at = _is_kept(line)
    if at < 0 and words[line.first] in ANSWERING_EN | PROCESSING:
        at = _asked(line)
    return at


HANDING_OUT = frozenset("provide supply equip furnish support assist".split())
TROUBLES = word_class("en", "troubles")


def _is_handed_out(line: Line) -> bool:
    """Provide hardware and software to all employees, support production with IT issues."""
    words, marks, first = line.words, line.marks, line.first
    if words[first] not in HANDING_OUT or line.head != first or first + FEWEST >= len(words):
        return False
    if "with" in words[first + 2 :] and words[-1] in TROUBLES:
        return True
    if words[first] not in ("provide", "supply") or marks[first + 1] & DETERMINER:
        return False
    to = next((at for at in range(first + 2, len(words)) if words[at] in ("to", "for")), 0)
    thing = 0
    for mark in marks[first + 1 : to]:
        thing |= mark
    known = thing & KEPT and not thing & (STATE | COMPARATIVE | ABSTRACT | EXPERIENCE | PEOPLE)
    whom = to and to + 1 < len(words) and marks[to + 1] & UNIVERSAL
    return bool(known and whom and len(words) - to <= FEWEST + 1)


CARRYING = frozenset(("carry out", "perform", "conduct", "do", "complete", "execute", "continue"))
RECURRING = word_class("en", "recurs_when")
RECURS = word_class("en", "rounds")


def _recurs(line: Line) -> bool:
    """Carry out the statutory inspections of the lifts."""
    words, marks, first = line.words, line.marks, line.first
    again = False
    for at in range(first + 1, len(words)):
        if marks[at] & PREPOSITION:
            return again and words[at - 1] in RECURS and words[at] in OF_WHAT
        again = again or words[at] in RECURRING
    return again and words[-1].split(" ")[-1] in RECURS


def _stays_up(line: Line) -> int:
    """Keep the phones staffed, make sure the ticket machines keep working: the index, or -1."""
    words, marks, head = line.words, line.marks, line.head
    begin = line.first
    assured = words[begin] in ASSURING and head == begin
    made = words[begin : begin + 2] == ["make", "sure"] or words[begin] in MAKING_SURE
    last = len(words) - 1
    if words[-2:] == ["the", "clock"]:
        last -= 3  # keep the desks staffed around the clock
    for tail in (last, last - 1):  # in working order is one word, at all times another
        if tail > begin and marks[tail] & PREPOSITION and words[tail] in ALWAYS:
            last = tail - 1
    for at in range(begin + FEWEST, last):
        if marks[at] & PREPOSITION and marks[at + 1] & UNIVERSAL:
            last = at - 1  # … work in every classroom
            break
        if words[at] in AS_LAID_DOWN or " ".join(words[at : at + 2]) in AS_LAID_DOWN:
            last = at - 1  # … run every night
            break
    if words[last] in AS_LAID_DOWN:
        last -= 1
    if last < begin + FEWEST - 1:
        return -1
    if words[begin] in KEEPS and words[last] in STAFFED and not marks[begin + 1] & PEOPLE:
        said = marks[begin + 1 : last]
        return begin if not any(mark & (PREPOSITION | COMMA) for mark in said) else -1
    if assured or made:
        if words[last - 2] in KEEPS_AT and line.marks[last - 1] & ING:
            last -= 1  # keep sending data
        if words[last - 1] in KEEPS_AT and line.marks[last] & ING:
            return begin if not _by_people(line, begin + 1, last) else -1
        goes = words[last - 1] in GOING_ON and words[last] in ON_AIR | STAFFED
        goes = goes or words[last] in WORKS or (words[last - 1] in ARE and words[last] in ON_AIR)
        return begin if goes and not _by_people(line, begin + 1, last) else -1
    return -1


def _by_people(line: Line, start: int, end: int) -> bool:
    return any(mark & PEOPLE for mark in line.marks[start:end])


def _is_kept(line: Line) -> int:
    """Maintain the machines in accordance with the service schedule, service the lifts as
    planned: nothing is said but what is kept; the index of the verb, or -1."""
    words, marks, first = line.words, line.marks, line.first
    if words[first] not in KEEPING or line.mood != ORDER or line.head != first:
        return -1
    at = first + 1
    if at >= len(words) or line.union & COMMA:
        return -1
    whose = marks[at + 1 : at + 2]
    if marks[at] & PEOPLE and not (whose and whose[0] & NOUN_MARK and not whose[0] & PEOPLE):
        return -1  # keep users happy; but user accounts
    joint = words.index("and", at) if "and" in words[at:-1] and words[-1] in ASKED_EN else -1
    if joint > 0 and words[joint + 1] in ANSWERING_EN:
        return first  # monitor systems and respond to alerts
    if words[first] in ALSO_NOUN and not marks[at] & (DETERMINER | UNIVERSAL):
        return -1  # test automation for the apps
    thing = 0
    while at < len(words) and not marks[at] & (PREPOSITION | MODAL):
        if marks[at] & VERB and not marks[at] & NOUN_MARK:
            break
        if _duly(line, at) and thing:
            break
        thing |= marks[at]
        at += 1
    duly = at < len(words) and _duly(line, at)
    if not thing & (KEPT | (UNKNOWN if duly or words[first] in CARING_FOR else 0)):
        return -1
    if thing & (ABSTRACT | STATE | COMPARATIVE | EXPERIENCE) or _is_somebody(marks[at - 1]):
        return -1
    alone = at == len(words) and "and" not in words
    if words[first] not in CARING_FOR and alone and not thing & (SYSTEM | BAU):
        return -1  # maintain the seal: of what, nobody can say
    while at < len(words):
        if _duly(line, at):
            return first
        if words[at] not in OF_WHAT:
            return -1
        at += 1
        while at < len(words) and not marks[at] & PREPOSITION:
            if marks[at] & (VERB & ~NOUN_MARK | MODAL | STATE | COMPARATIVE):
                return -1
            at += 1
    return first


def _is_somebody(mark: int) -> bool:
    """Whether a word is for people alone: a client may be a machine."""
    return bool(mark & PEOPLE and not mark & (ARTEFACT | SYSTEM))


def _duly(line: Line, at: int) -> bool:
    """As planned, every month, in accordance with the schedule: how it is always done."""
    words = line.words
    said = " ".join(words[at : at + 2])
    usual = line.marks[at] & BAU and not line.marks[at] & SYSTEM
    return words[at] in DULY_EN or bool(usual) or said in AS_LAID_DOWN


def _asked(line: Line) -> int:
    """Answer all service desk calls: the index of what comes in, and nothing says how well."""
    words, marks = line.words, line.marks
    found = -1
    for at in range(line.first + 1, len(words)):
        if marks[at] & WEASEL and found >= 0:
            return found  # in a timely manner
        if words[at] in ("on time", "in time") and at == len(words) - 1:
            return found
        if found >= 0 and " ".join(words[at:]) in TIMELY:
            return found
        if marks[at] & PREPOSITION:
            how = any(word in HOW for word in words[at + 1 :])
            there = words[at] in ("in", "at") and words[at + 1 : at + 2] == ["the"]
            return found if there or (words[at] in ("from", "of", "for") and not how) else -1
        said = words[at].split(" ")  # "requests from" may be one
        coming = said[-1] in COMES_IN and not COMING_IN.isdisjoint(words[line.first + 1 : at])
        if coming or (words[line.first] in ANSWERING_EN and not ASKED_EN.isdisjoint(said)):
            found = at
            if said[-1] not in ASKED_EN and not coming:
                return -1 if any(word in HOW for word in words[at + 1 :]) else at
    return found if found == len(words) - 1 else -1
