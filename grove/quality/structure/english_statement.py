"""English: what is said of a subject, or which thing is only named."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ACCEPTANCE,
    AMBIGUOUS,
    ARTEFACT,
    BASE,
    BAU,
    BE,
    BENEFICIARY,
    BUSINESS,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DEGREE,
    DETERMINER,
    DONE,
    EVENT,
    GUARD_CLAUSE,
    HAVE,
    ING,
    INTERNAL,
    KNOWN_NAME,
    LEARN,
    METRIC,
    MODAL,
    NEGATION,
    NOUN,
    NUMBER,
    OUTCOME,
    PAST,
    PAY,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    PRODUCE,
    REPORT,
    RESULT_CLAUSE,
    SLOGAN,
    SOFT_START,
    STATE,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    VAGUE,
    VANITY,
    VANITY_COUNT,
    VERB,
    WEASEL,
    WORKED,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_order import ALSO_NOUN, STOPS_A_NOUN, class_of, find_object
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, PASSIVE, STATEMENT, Line

# Words a rule listens for are nouns as well.
NAMED = INTERNAL | REPORT | VANITY | VANITY_COUNT | PAY | BUSINESS | BAU | AMBIGUOUS | BENEFICIARY
DECIDES = LEARN | RESULT_CLAUSE | GUARD_CLAUSE | BE | MODAL | PAST | HAVE | THIRD | BASE
NO_DELIVERABLE = PEOPLE | STATE | COMPARATIVE | METRIC
SAYS_WHICH = PREPOSITION | DETERMINER
NAMES = NOUN | UNKNOWN | SLOGAN | NAMED
NOT_ONE = UNIVERSAL | NEGATION | NUMBER | WEASEL | DEGREE
RELATIVE = word_class("en", "begins_more_about_it")
OWN = frozenset(
    ("team", "we", "platform", "squad", "department", "backend", "frontend", "sre", "qa")
)

SPREAD = word_class("en", "brought_to_everybody")
AT_ALL = frozenset("for in on at across to into".split())
AS_SOON = word_class("en", "more_than_for_all")
LIVE = frozenset(
    ("live", "marked", "in place", "in production", "up", "up and running", "rolled out", "set up")
)
NAMED_SO = word_class("en", "plurals_like_verbs")
ONLY_VERBS = word_class("en", "verbs_and_no_nouns")
REACHED = frozenset("passed won obtained achieved secured".split())
STOPS = frozenset("stop stops start starts keep keeps".split())
THIS = frozenset("this each every next".split())  # written this quarter
NUMBERED = word_class("en", "numbered")
SITES = word_class("en", "sites_behind_a_task")
ENDS_A_PASSIVE = PREPOSITION | COMMA | CONJUNCTION | RESULT_CLAUSE | GUARD_CLAUSE | SOFT_START


def understand_statement(line: Line, first: int) -> None:
    """Something is said of a subject, or a thing is only named."""
    words, marks = line.words, line.marks
    end = len(words)
    subject = 0
    objective = line.role == "objective"
    for at in range(first, end):
        mark = marks[at]
        if not mark & DECIDES and not objective:
            if not mark & SAYS_WHICH:
                subject |= mark
            continue
        if mark & (RESULT_CLAUSE | GUARD_CLAUSE) and at > first:
            break
        if at > first and subject and objective and words[at] in RELATIVE:
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN  # "a platform that people love"
            return
        if mark & BE and at > first:
            _after_be(line, at)
            return
        if mark & LEARN and at > first and marks[at - 1] & PEOPLE:
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN  # staff know which device talks
            return
        if mark & MODAL and at > first and not (words[at] == "may" and _in_may(line, at)):
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN
            return
        if mark & PAST and mark & TASK and at > first and not marks[at - 1] & DETERMINER:
            after = marks[at + 1] if at + 1 < end else 0
            own_words = NOUN | TECHNOLOGY if objective else NOUN | TECHNOLOGY | UNKNOWN
            if objective and marks[first] & DETERMINER and _told_later(line, at):
                line.mood, line.head, line.verb = STATEMENT, at, PLAIN
                return
            if subject & own_words and (
                at + 1 >= end or after & (ENDS_A_PASSIVE | NUMBER) or words[at + 1] in THIS
            ):
                line.mood, line.head, line.verb = PASSIVE, at, TASK
                line.about = line.around = subject
                return
        if mark & PAST and words[at] in REACHED and subject & NOUN and not objective:
            line.mood, line.head, line.verb = STATEMENT, at, OUTCOME  # audit passed by 10 December
            return
        if mark & HAVE and at > first and not mark & ING:
            if _passive_have(line, at):
                return
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN
            return
        if mark & (THIRD | BASE) and mark & VERB and at > first and _is_finite(line, at):
            if objective and words[at] in GOES_INTO and _goes_live(line, at, subject):
                line.mood, line.head, line.verb = PASSIVE, at, TASK
                line.about = line.around = subject
                return
            line.mood, line.head = STATEMENT, at
            find_object(line, at + 1)
            line.verb = class_of(line, at)
            if words[at] in ("exist", "exists") and not line.union & UNIVERSAL:
                line.mood, line.verb = PASSIVE, TASK  # "a shared library exists"
                line.about = line.around = subject
                return
            if (
                mark & TASK
                and words[at] not in NAMED_SO
                and _nothing_follows(line, at)
                and subject & (ARTEFACT | SYSTEM | UNKNOWN)
            ):
                line.mood, line.verb = PASSIVE, TASK  # "revision C goes live", "the portal ships"
                line.about = line.around = subject
                return
            own = words[at - 1] in OWN and not line.union & UNIVERSAL
            if line.verb == TASK and not (own and line.about & (ARTEFACT | SYSTEM | EVENT)):
                line.verb = PLAIN
            elif line.verb == TASK:
                line.mood = ORDER
            return
        if not mark & (PREPOSITION | DETERMINER):
            subject |= mark
    _noun_phrase(line, first)


def _in_may(line: Line, at: int) -> bool:
    """Cutover in May: a month, and nothing that may be."""
    return bool(line.marks[at - 1] & PREPOSITION)


def _goes_live(line: Line, at: int, subject: int) -> bool:
    """The claims robot goes into production: one thing, ready then; but a fix goes live at once."""
    words, marks = line.words, line.marks
    if not marks[line.first] & DETERMINER or words[line.first] in ("a", "an", "any"):
        return False
    rest = marks[at + 2 :]
    ends = not rest or (rest[0] & PREPOSITION and words[at + 2] in ("in", "by", "at", "on", "for"))
    done = marks[at + 1 : at + 2] and marks[at + 1] & DONE
    return bool(done and ends and not subject & (PEOPLE | METRIC | UNIVERSAL))


GOES_INTO = frozenset("goes comes moves enters".split())


def _told_later(line: Line, at: int) -> bool:
    """A plan made on Monday still holds on Friday: what is said of it comes behind."""
    marks, words = line.marks, line.words
    return any(
        marks[here] & THIRD
        and marks[here] & VERB
        and marks[here - 1] & (SOFT_START | KNOWN_NAME | UNKNOWN)
        and not marks[here] & (ARTEFACT | SYSTEM)
        and words[here - 1] not in ("to", "the")
        for here in range(at + 2, len(words))
    )


def _nothing_follows(line: Line, at: int) -> bool:
    if line.union & UNIVERSAL:
        return False
    for mark in line.marks[at + 1 : at + 2]:
        return bool(mark & (PREPOSITION | COMMA)) and line.words[at].endswith(("live", "ships"))
    return True


def _is_finite(line: Line, at: int) -> bool:
    words, marks = line.words, line.marks
    mark, before = marks[at], marks[at - 1]
    if words[at] in ONLY_VERBS and not before & (DETERMINER | PREPOSITION | MODAL):
        return True  # the crew see the same picture, dashboards (ours included) tell the truth
    if words[at - 1].endswith(" of"):
        return False  # operation of trains
    after = marks[at + 1] if at + 1 < len(marks) else 0
    more = (before & ABSTRACT and mark & (VAGUE | OUTCOME)) or (before & METRIC and mark & VAGUE)
    if more and at == len(marks) - 1 and mark & BASE:
        return False  # cost awareness uplift
    if before & COMPARATIVE and at == line.first + 1:
        return False  # fewer forms
    if before & NUMBER and mark & THIRD and not mark & NOUN and words[at - 2] in NUMBERED:
        return True  # building 7 becomes the place for it
    if before & (DETERMINER | PREPOSITION | NUMBER | CONJUNCTION | COMMA) and not before & (
        PEOPLE | UNIVERSAL
    ):
        return False
    if mark & PLAIN and mark & BASE and before & PEOPLE and words[at - 1].endswith("s"):
        verb = not mark & NOUN and words[at] not in ALSO_NOUN
        return verb or not after & (NOUN & ~PEOPLE)  # "customers trust us"
    if mark & THIRD and words[line.first].startswith("the") and not words[at - 1].endswith("s"):
        return not after & NOUN  # "the platform runs stably"
    if mark & NOUN or words[at] in ALSO_NOUN:
        each = line.marks[line.first] & UNIVERSAL and at > line.first + 1 and after & PREPOSITION
        how = DETERMINER | SOFT_START | COMPARATIVE | STATE | DEGREE
        if words[at] in STOPS:
            how |= ING  # staff stop dreading it
        told = (after & how and not after & PREPOSITION) or words[at + 1 : at + 2] == ["one"]
        return bool(each or told) and not after & (NOUN | DONE)
    if mark & THIRD:
        return True
    return words[at - 1].endswith(("s", "one", "body")) or bool(before & PEOPLE)


def _after_be(line: Line, at: int) -> None:
    words, marks = line.words, line.marks
    end = len(words)
    here = at + 1
    while here < end and (
        marks[here] & (BE | SOFT_START) or words[here] in ("already", "all", "both", "now", "fully")
    ):
        here += 1
    line.head = min(here, end - 1)
    for back in range(at - 1, line.first - 1, -1):
        if marks[back] & NOUN:
            line.about = line.around = marks[back]
            break
    spread = marks[here] & PAST and marks[here] & TASK if here < end else 0
    if spread and words[here] in SPREAD and words[here + 1 : here + 2] in (["to"], ["across"]):
        line.mood, line.verb = PASSIVE, TASK  # are rolled out to all teams
        return
    if here < end and line.role != "objective" and _for_all(line, here):
        line.mood, line.verb = PASSIVE, TASK
        return
    later = max(line.find(UNIVERSAL, at + 1), line.find(NEGATION, here + 1))
    if later >= 0:
        line.mood, line.verb = STATEMENT, PLAIN  # a rule that holds everywhere
        return
    if line.role == "objective" and marks[line.first] & UNIVERSAL:
        line.mood, line.verb = STATEMENT, PLAIN
        return
    if here < end and not (here and marks[here] & NEGATION):
        if marks[here] & PAST and marks[here] & (TASK | PRODUCE):
            line.mood, line.verb = PASSIVE, TASK
            return
        if marks[here] & DONE or (marks[here] & ACCEPTANCE and _is_filed(line, here)):
            line.mood, line.verb = PASSIVE, TASK
            return
    line.mood, line.verb = STATEMENT, PLAIN


def _is_filed(line: Line, here: int) -> bool:
    """The concept has been approved by management, runbooks are documented in the wiki."""
    if line.words[here].split(" ")[0] not in FILED:
        return False
    first = line.first + bool(line.marks[line.first] & DETERMINER)
    for at in range(first, here):
        if line.marks[at] & (PREPOSITION | BE | HAVE):
            what = line.marks[at - 1]  # the emergency plan for …
            return at > first and not what & (PEOPLE | METRIC | UNIVERSAL)
    return False


FILED = frozenset("approved documented signed accepted confirmed verified validated".split())


def _for_all(line: Line, here: int) -> bool:
    """Signed boot is implemented for all product lines: how far the work goes, and no more."""
    words, marks = line.words, line.marks
    last = len(words) - 1
    if here + 2 > last or not (
        (marks[here] & WORKED and marks[here] & PAST) or words[here] in LIVE
    ):
        return False
    if marks[line.first] & (UNIVERSAL | NEGATION | NUMBER) or not marks[here + 2] & UNIVERSAL:
        return False
    if words[here + 1] not in AT_ALL or marks[here + 2] & NEGATION:
        return False
    for at in range(here + 3, last + 1):
        if words[at] in AS_SOON or marks[at] & (MODAL | RESULT_CLAUSE):
            return False
    return True


def _passive_have(line: Line, at: int) -> bool:
    """ "has been migrated" """
    marks = line.marks
    for here in range(at + 1, min(at + 4, len(marks))):
        if marks[here] & BE:
            _after_be(line, here)
            return True
        if not marks[here] & SOFT_START:
            return False
    return False


def _is_numbered(line: Line, at: int) -> bool:
    return bool(line.marks[at] & TECHNOLOGY) or line.words[at] in NUMBERED


def _is_where(line: Line, head: int, at: int) -> bool:
    """MES rollout plant Győr: what stands behind a task and says where it is done."""
    task = line.marks[head] & TASKNOUN
    return bool(task) and (not line.marks[at] & NOUN or line.words[at] in SITES)


def _noun_phrase(line: Line, first: int) -> None:
    """No verb: the head noun of the first noun phrase says what is named."""
    words, marks = line.words, line.marks
    head = -1
    around = adjectives = named = 0
    tasks = line.union & TASKNOUN
    for at in range(first, len(words)):
        mark = marks[at]
        if mark & STOPS_A_NOUN and not (words[at] in ("-", "/", "&", "+") and at > first):
            if mark & NUMBER and at == first + 1 and _is_numbered(line, first):
                continue  # Windows 11 upgrade, gate 3 release
            if head >= 0:
                break
            continue
        around |= mark
        adjectives += bool(mark & STATE)
        if mark & NAMES:
            if tasks and head > first and _is_where(line, head, at):
                continue  # MES rollout plant Győr, DC exit Frankfurt
            head = at
            named = named or at
            if tasks and mark & TASKNOUN and at > first and words[at].endswith(" of"):
                break  # CE certification of the gateway family
    if head < 0:
        return
    line.mood, line.head = BY_NOUN, head
    line.about, line.around = marks[head], around
    about = line.about
    if marks[first] & TASKNOUN and words[first].endswith(" of"):
        line.verb = TASK  # second release of the app
        return
    while first < head and marks[first] & DETERMINER:
        first += 1
    if words[first].startswith(("best-", "most-")) or words[first] in ("best", "most"):
        return  # the best-loved tool in the plant: how it is then
    if marks[first] & PEOPLE and marks[first] & (UNIVERSAL | NEGATION) and named == first:
        line.mood, line.verb = STATEMENT, PLAIN  # somebody, and a verb no list holds
    elif (marks[first] & (COMPARATIVE | STATE) and not marks[first] & VERB) or words[first] in (
        "ready",
        "better",
    ):
        line.verb = VAGUE if adjectives > 1 and about & (ARTEFACT | SYSTEM) else 0
    elif words[head] == "ramp-up" and line.union & SYSTEM and not line.union & (PEOPLE | NUMBER):
        line.verb = TASK  # ramp-up of the second line, but not of newcomers
        line.about = line.around = SYSTEM
    elif words[head] == "support" and words[head + 1 : head + 2] == ["for"]:
        line.verb = TASK
    elif about & METRIC and not about & (TASKNOUN | (0 if line.union & NUMBER else ARTEFACT)):
        line.verb = OUTCOME if around & OUTCOME else 0
    elif (
        about & TASKNOUN
        or about & (ARTEFACT | EVENT)
        or (about & SYSTEM and (around & (VAGUE | TASK) or _new(line, first)))
    ):
        line.verb = TASK
    elif marks[first] & ING and marks[first] & VERB:
        line.verb = TASK if marks[first] & TASK else VAGUE
    elif around & TASK and marks[first] & PAST:
        line.verb = TASK
    elif about & ABSTRACT:
        line.verb = VAGUE
    elif _deliverable(line, first, around):
        line.verb = TASK


def _deliverable(line: Line, first: int, around: int) -> bool:
    """A key result that only names a thing: "dark mode in the app", "support for Apple Pay"."""
    if line.role == "objective" or line.union & NOT_ONE or around & NO_DELIVERABLE:
        return False
    unknown = len([mark for mark in line.marks[first:] if mark & UNKNOWN and not mark & NOUN])
    known = line.marks[line.head] & (NOUN | TECHNOLOGY)
    return unknown <= 1 and bool(known or len(line.marks) - first <= 3)


def _new(line: Line, first: int) -> bool:
    return any(
        word in ("new", "a", "an", "second", "unified", "central", "own", "integrated", "next")
        for word in line.words[first : line.head]
    )
