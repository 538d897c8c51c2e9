"""English: work that goes on anyway, with or without an objective."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ARTEFACT,
    BAU,
    BE,
    BITS,
    COMMA,
    COMPARATIVE,
    DETERMINER,
    EXPERIENCE,
    ING,
    MODAL,
    NEGATION,
    NUMBER,
    PEOPLE,
    PREPOSITION,
    REPORT,
    REPORT_VERB,
    SCOPE,
    STATE,
    SYSTEM,
    TASK,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VERB,
    WEASEL,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.structure.english_order import ALSO_NOUN
from grove.quality.structure.line import NOUN, ORDER, PASSIVE, STATEMENT, Line

AS_USUAL = frozenset(
    "as usual|as before|as today|as always|as ever|as they come|as they come in|as they arise|"
    "as they occur|as and when".split("|")
)
EVEN_WHEN = frozenset(
    "when even if while despite whenever although though unless before until whatever through "
    "instead".split()
)
KEPT = SYSTEM | ARTEFACT | BAU | BITS["thing"]
KEEPS = frozenset("keep keeps stay stays remain remains".split())
ON_AIR = frozenset(
    "running|working|operating|functioning|operational|available|online|up|up and running|"
    "in operation|in service|serviceable|in working order".split("|")
)
HANDING = frozenset("provide supply equip furnish".split())
WORKS = frozenset("work works function functions run runs operate operates".split())
FEWEST = 3
ASSURING = frozenset("ensure guarantee maintain safeguard assure secure keep preserve".split())
STAYING_UP = frozenset(
    "availability uptime operation operability serviceability functioning continuity "
    "operational".split()
)
ANSWERING_EN = frozenset(
    "answer|handle|process|resolve|take|respond to|deal with|attend to|work through|work off|serve|"
    "triage|close|answering|handling".split("|")
)
HOW = frozenset("in within with by on at like as from same".split())
ASKED_EN = frozenset(
    "calls tickets requests enquiries inquiries queries questions mails emails incidents "
    "complaints alerts alarms faults disruptions".split()
)
# What comes in and is worked off: only where it is said that it comes in, or that it is all of it.
COMES_IN = frozenset(
    "invoices orders applications claims forms deliveries returns payments messages letters "
    "samples referrals cases bookings cancellations changes registrations prescriptions parcels "
    "permits warranties repairs jobs transactions files documents submissions mailings contracts "
    "renewals reimbursements expenses statements vouchers payslips tenders shipments".split()
)
TIMELY = frozenset(
    "on time|in time|in due time|in due course|in good time|in full|in order|in the usual way|"
    "in the usual manner|within the agreed time|within the agreed times|within the deadline|"
    "within the sla|as agreed|on schedule|by the deadline|with due care|with care".split("|")
)
MANNED = frozenset(
    ("around the clock", "round the clock", "24/7", "day and night", "at all times", "clock")
)
MANNING = frozenset("man staff cover".split())
COMING_IN = frozenset("incoming daily weekly monthly all every due received open routine".split())

LASTING = frozenset(
    "ongoing continued continuous continuing regular permanent reliable smooth stable orderly "
    "uninterrupted proper faultless trouble-free dependable".split()
)


def _duly(line: Line, at: int) -> bool:
    """As planned, every month, in accordance with the schedule: how it is always done."""
    words = line.words
    said = " ".join(words[at : at + 2])
    return words[at] in DULY_EN or bool(line.marks[at] & BAU) or said in AS_LAID_DOWN


PROCESSING = frozenset(
    "process|handle|register|book|post|settle|issue|renew|file|dispatch|sort|book in|log|check|"
    "review|work through|complete|approve|execute|carry out|perform|pay|send out|distribute".split(
        "|"
    )
)
MAKING_SURE = frozenset(("make sure", "see to it", "see that", "take care that", "see to it that"))
STAFFED = frozenset(
    "burning on staffed manned open running going working stocked supplied serviced patched "
    "updated clean lit "
    "heated maintained online available operational up manageable functioning ticking covered "
    "powered cooled fuelled fueled topped-up "
    "supported accessible".split()
) | {"up to date", "up and running", "in operation", "in service", "in working order", "in order"}
GOING_ON = frozenset("keep keeps stay stays remain remains continue continues are is".split())
ARE = frozenset("are is be".split())
ALWAYS = frozenset(("at all times", "around the clock", "all year", "day and night"))
KEEPING = frozenset(
    "maintain|operate|service|administer|look after|take care of|see to|attend to|care for|oversee|"
    "run|manage|inspect|clean|monitor|support|calibrate|check|update|patch|back up|test|"
    "watch over".split("|")
)
CARING_FOR = frozenset(
    "service|administer|look after|take care of|see to|attend to|care for|oversee".split("|")
)
DULY_EN = frozenset(
    "in accordance with|according to|as per|per|as planned|as scheduled|as required|as needed|"
    "on schedule|according to plan|according to schedule|regularly|routinely|properly|duly|"
    "weekly|monthly|daily|yearly|annually|quarterly|at regular intervals|around the clock|"
    "day and night|24/7|every day|every night|every week|every month|each week|each month|"
    "on a regular basis|periodically|as prescribed|to schedule|when due|"
    "in line with|as agreed|as specified|professionally|as usual".split("|")
)
AS_LAID_DOWN = frozenset(
    "in accordance|in line|in keeping|according to|in compliance|every day|every week|every month|"
    "every night|every year|every quarter|every shift|each day|each shift|each week|each month|"
    "each year|round the|day and|twice a|once a|as the|at set|at fixed|on schedule".split("|")
)
OF_WHAT = frozenset("of for in at on across throughout".split())
GOES_ON = frozenset("continue continues continued".split())
KEPT_EN = frozenset("maintenance administration hosting servicing upkeep housekeeping".split())
CARRIES = frozenset("go goes carry carries".split())
CARE_EN = frozenset(
    "support operation operations maintenance running handling administration backups backup "
    "patching updates patches checks inspections monitoring servicing cleaning restores "
    "housekeeping".split()
)
CARE_OF = (
    CARE_EN
    | KEPT_EN
    | frozenset(
        "upkeep repair repairs inspection staffing supervision calibration lubrication security "
        "reception stocktaking bookkeeping payroll invoicing dispatching purchasing archiving "
        "filing guarding heating watering feeding catering cataloguing lending".split()
    )
)
RUNS_ON = frozenset("run runs".split())


def lasting(line: Line) -> int:
    """The index of the word that says that it goes on; -1: none does, or the verb alone may."""
    at = _as_ever(line)
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
    if line.mood == ORDER and words[head] in ASSURING and then.split(" ")[0] in STAYING_UP:
        return head + 1
    if words[head] in HANDING and then in KEPT_EN:
        return head + 1
    works = words[head] in ASSURING and words[-1] in WORKS and not line.union & PEOPLE
    if works and len(words) > head + FEWEST - 1:
        return head  # ensure that all monitors work
    manned = words[line.first] in MANNING and marks[line.first + 1 : line.first + 2] != []
    if manned and line.mood == ORDER and marks[line.first + 1] & DETERMINER:
        return line.first if words[-1] in MANNED or words[-2:] == ["the", "clock"] else -1
    at = _stays_up(line)
    if at < 0:
        at = _is_kept(line)
    if at < 0 and words[line.first] in ANSWERING_EN | PROCESSING:
        at = _asked(line)
    return at


def _stays_up(line: Line) -> int:
    """Keep the phones staffed, make sure the ticket machines keep working: the index, or -1."""
    words, marks, head = line.words, line.marks, line.head
    begin = line.first
    assured = words[begin] in ASSURING and head == begin
    made = words[begin : begin + 2] == ["make", "sure"] or words[begin] in MAKING_SURE
    last = len(words) - 1
    for tail in (last, last - 1):  # in working order is one word, at all times another
        if tail > begin and marks[tail] & PREPOSITION and words[tail] in ALWAYS:
            last = tail - 1
    if last < begin + FEWEST:
        return -1
    if words[begin] in KEEPS and words[last] in STAFFED and not marks[begin + 1] & PEOPLE:
        said = marks[begin + 1 : last]
        return begin if not any(mark & (PREPOSITION | COMMA) for mark in said) else -1
    if assured or made:
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
    if at >= len(words) or marks[at] & PEOPLE or line.union & COMMA:
        return -1
    if words[first] in ALSO_NOUN and not marks[at] & (DETERMINER | UNIVERSAL):
        return -1  # test automation for the apps
    thing = 0
    while at < len(words) and not marks[at] & (PREPOSITION | VERB & ~NOUN_MARK | MODAL):
        if _duly(line, at) and thing:
            break
        thing |= marks[at]
        at += 1
    duly = at < len(words) and _duly(line, at)
    if not thing & (KEPT | (UNKNOWN if duly or words[first] in CARING_FOR else 0)):
        return -1
    if thing & (ABSTRACT | STATE | COMPARATIVE | EXPERIENCE) or marks[at - 1] & PEOPLE:
        return -1
    if words[first] not in CARING_FOR and at == len(words) and not thing & (SYSTEM | BAU):
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
            return found if words[at] in ("from", "of", "for") and not how else -1
        said = words[at].split(" ")  # "requests from" may be one
        coming = said[-1] in COMES_IN and not COMING_IN.isdisjoint(words[line.first + 1 : at])
        if coming or (words[line.first] in ANSWERING_EN and not ASKED_EN.isdisjoint(said)):
            found = at
            if said[-1] not in ASKED_EN and not coming:
                return -1 if any(word in HOW for word in words[at + 1 :]) else at
    return found if found == len(words) - 1 else -1


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
        of = of or words[first + 3 : first + 4] in (["of"], ["for"])
        if of and second.strip() in CARE_OF and not line.union & COMPARATIVE:
            return True  # repair and inspection of the lifts
    if line.mood != NOUN:
        return False
    care = words[first + 1 : first + 2]
    kept = words[first + 2 : first + 3] in (["of"], ["for"]) and not line.union & COMPARATIVE
    if kept and care[0] in KEPT_EN:
        return True  # user administration for all departments
    if not (marks[first] & (SCOPE | BAU) or words[first] in LASTING):
        return False
    if marks[first] & BAU and (care in (["of"], ["for"]) or words[first].endswith(" of")):
        return True
    return bool(care and care[0].split()[0] in CARE_EN and not line.union & COMPARATIVE)
