"""English: where the sentence begins, whether a verb leads it, its object and its class."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    ADOPT,
    ARTEFACT,
    BASE,
    BE,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    DONE,
    EVENT,
    GUARD_CLAUSE,
    HAVE,
    ING,
    KNOWN_NAME,
    METRIC,
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
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    THIRD,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
    ZERO_EVENT,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import Line

# Verbs that are nouns as well: "deploy lead time", "build minutes", "review of …".
ALSO_NOUN = word_class("en", "verbs_also_nouns")

CAUSE = word_class("en", "has_it_done")

USES = frozenset("use uses using used".split())
# Making these verbs' object an abstract thing says nothing: "build a strong culture".
MAKING = word_class("en", "making")

MONTHS = word_class("en", "times_of_year")

BEFORE_A_NOUN = SOFT_START | PREPOSITION
STOPS_A_NOUN = (
    PREPOSITION | CONJUNCTION | COMMA | BE | MODAL | RESULT_CLAUSE | GUARD_CLAUSE | HAVE | NUMBER
)


ENDS_AN_OBJECT = STOPS_A_NOUN & ~NUMBER


def first_word(line: Line) -> int:
    """Skip what stands before the sentence: a label, a date, a number of a list, adverbs."""
    words, marks = line.words, line.marks
    end = len(words)
    at = 0
    # "KR1:", "Backend:", "O2 -": a label before a colon.
    for colon in range(1, min(4, end - 1) if line.union & COMMA else 0):
        if words[colon] in (":", "-"):
            at = colon + 1
            break
    while at < end:
        mark, word = marks[at], words[at]
        if mark & (COMMA | CONJUNCTION) or word in ("*", "•", "#", "[", "]", ">", '"', "'"):
            at += 1
        elif mark & PREPOSITION or word in MONTHS:
            after = _after_date(line, at)
            if after == at:
                break
            at = after
        elif mark & SOFT_START:
            if mark & PEOPLE and at + 1 < end and not marks[at + 1] & (VERB | MODAL | SOFT_START):
                break
            if mark & UNIVERSAL and not (at + 1 < end and marks[at + 1] & MODAL):
                break
            at += 1
        elif mark & NUMBER and at + 1 < end and words[at + 1] in (".", ")", ":") and at < 2:
            at += 2
        elif mark & MODAL and at and words[at] in ("will", "shall", "should", "must"):
            at += 1
        else:
            break
    return at


def _after_date(line: Line, at: int) -> int:
    """The index after a date phrase at the beginning of a line; `at` where there is none."""
    words, marks = line.words, line.marks
    here = at
    seen = False
    for here in range(at, min(at + 9, len(words))):
        word = words[here]
        if word in MONTHS or marks[here] & NUMBER:
            seen = True
        elif marks[here] & COMMA:
            return here + 1 if seen else at
        elif not (marks[here] & (PREPOSITION | DETERMINER) or word in ("this", "next", "'s", "s")):
            return here if seen else at
    return at


def leads(line: Line, at: int) -> bool:
    """Whether the verb form that begins a sentence is its predicate and no noun."""
    words, marks = line.words, line.marks
    mark, word = marks[at], words[at]
    end = len(words)
    after = marks[at + 1] if at + 1 < end else 0
    if at + 1 >= end:
        return bool(mark & (BASE | ING | PAST)) and not mark & (NOUN & ~VERB and METRIC)
    if mark & PEOPLE and after & BASE and after & VERB:
        then = marks[at + 2] if at + 2 < end else 0
        if not after & NOUN or then & ING:
            return False  # staff stop dreading the call
    if (
        mark & BASE
        and not after & DETERMINER
        and line.union & UPKEEP
        and not STAYS.isdisjoint(words)
    ):
        return False  # clean room and test lab stay operational
    if mark & BASE and " " not in word and (word in ALSO_NOUN or mark & NOUN or word == "open"):
        then = marks[at + 2] if at + 2 < end else 0
        if words[at + 1] in ("what", "whatever"):
            return True  # finish what was left undone
        if _goes_up(line, at + 2):
            return False  # test quality index goes up
        if after & PEOPLE and line.union & MODAL and _are_able(line, at + 2):
            return False  # service technicians everywhere in Europe can see it
        if then & (BE | MODAL) and after & (NOUN | UNKNOWN) and not after & DETERMINER:
            return False  # release process is simpler
        if then & (OUTCOME | UPKEEP) and then & PAST and not after & (DETERMINER | PEOPLE):
            return False  # label noise kept minimal
        if words[at + 1].endswith("s") and then & BASE and then & PLAIN and not then & STOPS_A_NOUN:
            return False  # test results mean something
        if after & METRIC and not after & DETERMINER and words[at + 1] not in ("all",):
            return not (line.measured or _closes(line, at + 2))
        if after & (BE | MODAL) or words[at + 1] in ("of", "for") or after & HAVE:
            return False
        if after & THIRD and not after & NOUN:
            return False
        return not (after & (PREPOSITION | COMMA) and mark & METRIC)
    if mark & BASE:
        if mark & STATE and after & NOUN and words[at + 2 : at + 3] in (["that"], ["which"]):
            return False  # clean logs that anybody can read
        return word != "better" or bool(after & DETERMINER)  # better sleep for nurses
    if mark & ING:
        # "Releasing becomes boring": a gerund that something is said of.
        for here in range(at + 1, min(at + 12, end)):
            if marks[here] & (COMMA | RESULT_CLAUSE):
                break
            if marks[here] & (BE | MODAL) or (
                marks[here] & THIRD
                and not marks[here] & NOUN
                and marks[here - 1] & (NOUN | ING | UNKNOWN | KNOWN_NAME | NUMBER)
            ):
                return False
        if after & ZERO_EVENT:
            return False  # switching mistakes
        return not (mark & (METRIC | ABSTRACT) and after & (METRIC | NOUN) and line.measured)
    if mark & PAST:
        if mark & NOUN or words[at] in ("reduced", "improved", "increased", "automated", "shared"):
            # "Automated tests cover …" against "Automated the tests".
            return not _finite(line, at + 1)
        return not _finite(line, at + 1)
    if mark & THIRD:
        return bool(after & DETERMINER) and not mark & NOUN
    return False


def _are_able(line: Line, start: int) -> bool:
    """Whether people behind a noun are said to be able to: no clause of theirs comes between."""
    for at in range(start, min(start + MOST_BETWEEN, len(line.marks))):
        mark = line.marks[at]
        if mark & MODAL and not mark & NEGATION:
            return line.words[at - 1] not in ("they", "we", "it", "you")
        if line.words[at] in ("who", "that", "which", "so", "to") or mark & (COMMA | CONJUNCTION):
            return False
    return False


def _goes_up(line: Line, start: int) -> bool:
    """Whether something is said of the words behind a noun that is a verb as well."""
    marks = line.marks
    if start >= len(marks) or marks[start - 1] & STOPS_A_SUBJECT:
        return False
    for here in range(start, min(start + 2, len(marks))):
        mark = marks[here]
        if mark & STOPS_A_SUBJECT:
            return False
        if mark & THIRD and mark & (OUTCOME | PLAIN) and not mark & NOUN:
            return True
    return False


STOPS_A_SUBJECT = DETERMINER | PREPOSITION | COMMA | CONJUNCTION | PEOPLE | NUMBER
MOST_BETWEEN = 5
STAYS = frozenset("stay stays remain remains".split())


def _closes(line: Line, at: int) -> bool:
    """Whether a noun phrase ends here: by a comparison, a number, a verb or the end."""
    if at >= len(line.marks):
        return True
    if at == len(line.marks) - 1 and line.marks[at] & VAGUE and line.marks[at] & BASE:
        return True  # audit readiness uplift
    return bool(line.marks[at] & (NUMBER | BE | MODAL | COMMA | PREPOSITION))


def _finite(line: Line, start: int) -> int:
    """The index of a verb in a finite form, or 0."""
    marks, words = line.marks, line.words
    for at in range(start, len(marks)):
        mark = marks[at]
        if mark & (RESULT_CLAUSE | GUARD_CLAUSE):
            return 0
        if mark & (BE | MODAL):
            return at
        if mark & HAVE and at > start and not mark & ING:
            return at
        if mark & THIRD and mark & VERB and not mark & NOUN and at > start:
            if not marks[at - 1] & (DETERMINER | PREPOSITION | ING):
                return at
        elif (
            mark & BASE
            and mark & VERB
            and at > start
            and not mark & NOUN
            and words[at] not in ALSO_NOUN
            and words[at - 1].endswith(("s", "one", "body", "people", "who", "that"))
            and not marks[at - 1] & (DETERMINER | PREPOSITION)
        ):
            return at
    return 0


def find_object(line: Line, start: int) -> None:
    """Head noun and words of the object behind a verb; of what follows a preposition if bare."""
    words, marks = line.words, line.marks
    end = len(words)
    at = start
    while at < end and marks[at] & BEFORE_A_NOUN and not marks[at] & NOUN:
        at += 1
    around = head = 0
    begun = False
    for here in range(at, end):
        mark = marks[here]
        if mark & ENDS_AN_OBJECT or (mark & NUMBER and begun):
            if words[here] in ("/", "-", "+", "&") and begun:
                continue
            break
        if mark & NUMBER or mark & NUMBER_WORD:
            continue
        if (
            begun
            and mark & (THIRD | BASE)
            and mark & VERB
            and not mark & NOUN
            and not (here and marks[here - 1] & DETERMINER)  # the print service
            and (words[here] not in ALSO_NOUN)
        ):
            break
        begun = True
        around |= mark
        if mark & NOUN:
            head = mark
        elif mark & UNKNOWN or mark & TECHNOLOGY:
            head = (
                mark if not head or mark & TECHNOLOGY else (mark if not mark & SOFT_START else head)
            )
    line.about, line.around = head, around


def class_of(line: Line, at: int) -> int:
    """One class for a verb of several: the object decides."""
    mark, word = line.marks[at], line.words[at]
    about = line.about
    if word in CAUSE:
        if word in HAS_DONE and (_has_done(line, at) or _is_had(line, at)):
            return TASK
        thing = about & (ARTEFACT | SYSTEM | EVENT | TASKNOUN)
        last = _end_of_object(line, at + 1)
        if thing and last and not mark & OUTCOME:
            return TASK
        return OUTCOME if mark & OUTCOME and about & METRIC else PLAIN
    kinds = mark & (TASK | OUTCOME | UPKEEP | VAGUE | PLAIN)
    if word in BRINGS and line.union & DONE and is_put_to_use(line, at):
        return TASK
    if mark & ADOPT and not kinds & ~PLAIN and word not in USES:
        taken = line.around & (ARTEFACT | SYSTEM | TECHNOLOGY)
        kinds = TASK if taken and not about & (PEOPLE | METRIC) else kinds  # migrate to the new CRM
    if word in ("give", "giving", "offer") and line.around & PEOPLE and not about & EVENT:
        return PLAIN
    if about & EVENT and not about & (METRIC | ARTEFACT) and kinds & (TASK | UPKEEP):
        return TASK
    if kinds & TASK:
        rest = kinds & ~TASK
        if rest & OUTCOME and (
            about & (METRIC | ABSTRACT) or (not about & NOUN and not rest & VAGUE)
        ):
            return OUTCOME if not rest & VAGUE or about & METRIC else VAGUE
        if (
            rest & VAGUE
            and about & (ABSTRACT | METRIC | PEOPLE)
            and not about & (ARTEFACT | SYSTEM)
        ):
            return VAGUE
        if word in MAKING and about & ABSTRACT and not about & (ARTEFACT | SYSTEM | TASKNOUN):
            return VAGUE
        if word in ("enable", "enables", "enabling", "help") and about & PEOPLE:
            return PLAIN
        if rest & UPKEEP and not about & (ARTEFACT | EVENT | TASKNOUN):
            return UPKEEP
        return TASK
    if kinds & UPKEEP:
        return UPKEEP
    if kinds & VAGUE and line.union & DONE and about & (ARTEFACT | SYSTEM):
        return TASK  # "push the new design to production"
    if kinds & VAGUE and not (kinds & OUTCOME and about & METRIC):
        return VAGUE
    if kinds & OUTCOME:
        return OUTCOME
    return kinds & PLAIN


BRINGS = frozenset("bring brings bringing put get getting take".split())


def is_put_to_use(line: Line, at: int) -> bool:
    """Bring the signing service live, get the new PKI into production by June, have the stand
    certified: one thing, ready then. How soon, how safely or for everybody is more: a fix live
    within minutes."""
    words, marks = line.words, line.marks
    if not marks[at + 1 : at + 2] or not (marks[at + 1] & DETERMINER or words[at + 1] in NEW):
        return False
    thing = 0
    for here in range(at + 1, len(words)):
        mark = marks[here]
        if mark & DONE and thing:
            rest = words[here + 1 :]
            ends = not rest or bool(marks[here + 1] & (PREPOSITION | COMMA))
            how = not HOW_PUT.isdisjoint(word.split(" ")[0] for word in rest)
            if thing & (SYSTEM | ARTEFACT):
                thing &= ~PEOPLE  # the dosing controller
            return ends and not how and not thing & (PEOPLE | METRIC)
        if mark & PAST and mark & TASK and thing and here == len(words) - 1:
            return words[at] in HAS_DONE and not thing & (PEOPLE | METRIC)  # get it rebuilt
        if mark & (PREPOSITION | COMMA | CONJUNCTION | BE | MODAL | RESULT_CLAUSE):
            return False
        thing |= mark & (NOUN | UNKNOWN | TECHNOLOGY | KNOWN_NAME)
    return False


NEW = frozenset("new our".split())
HOW_PUT = word_class("en", "more_than_going_live")

HAS_DONE = frozenset("have get having getting".split())


def _is_had(line: Line, at: int) -> bool:
    return line.role == "objective" and is_put_to_use(line, at)


def _has_done(line: Line, at: int) -> bool:
    """Have the recall procedure translated: somebody does it, and then it is done."""
    marks = line.marks
    thing = 0
    for here in range(at + 1, len(marks)):
        mark = marks[here]
        if mark & PAST and mark & TASK and thing:
            return not thing & PEOPLE and line.role != "objective"
        if mark & (PREPOSITION | COMMA | CONJUNCTION | BE | MODAL | RESULT_CLAUSE):
            return False
        thing |= mark & (NOUN | UNKNOWN | TECHNOLOGY)
    return False


def _end_of_object(line: Line, start: int) -> bool:
    """Whether the object ends the clause: "make a plan", not "make releases boring"."""
    marks = line.marks
    last = 0
    for here in range(start, len(marks)):
        if marks[here] & (PREPOSITION | COMMA | CONJUNCTION | RESULT_CLAUSE):
            break
        last = marks[here]
    return bool(last & (ARTEFACT | SYSTEM | EVENT | TASKNOUN))
