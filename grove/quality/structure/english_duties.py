"""English: duties, by what is done again and again, or as it was laid down, and nothing more."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    BE,
    COMMA,
    COMPARATIVE,
    DETERMINER,
    EVENT,
    EXPERIENCE,
    ING,
    METRIC,
    MODAL,
    NEGATION,
    PEOPLE,
    PREPOSITION,
    REPORT,
    REPORT_VERB,
    STATE,
    UNIVERSAL,
    UPKEEP,
    VERB,
)
from grove.quality.lexicon.marks import NOUN as NOUN_MARK
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_chores import (
    AS_LAID_DOWN,
    ASSURING,
    CARRYING,
    DULY_EN,
    MANNING,
    OF_WHAT,
    PROCESSING,
    RECURRING,
    TIMELY,
)
from grove.quality.structure.english_manner import tells_how
from grove.quality.structure.line import NOUN, ORDER, Line

EVEN_WHEN = word_class("en", "even_when")
AGAIN = word_class("en", "done_again")
LOOKED_AFTER = word_class("en", "looked_after")
CARE = word_class("en", "care_of_things")
OFTEN = frozenset("regularly routinely periodically continuously continually always".split())
KEEPS_ON = frozenset(("keep", "continue", "keep on", "carry on", "go on"))
WITH = frozenset(("carry on with", "go on with", "keep up", "continue with", "press on with"))
POSTS = word_class("en", "posts_to_man")
AS_IS = frozenset("present current existing today's agreed usual established".split())
LEVELS = frozenset("level levels standard standards quality service services state".split())
SUPPLY = frozenset("supply provision running upkeep operation availability".split())
CLOCK = frozenset(("24/7", "24x7", "24h"))
NEEDED = frozenset(("as required", "as needed", "when needed", "if needed", "where needed"))
GIVES = frozenset("provide supply".split())
FEWEST = 3
LONGEST = 6  # words of a phrase at the end: in the usual way
LASTING = word_class("en", "uninterrupted_and_proper")


def duty(line: Line) -> int:
    """The index of the word that names a duty; -1: none does.

    Run the weekly water report, our switchboards are monitored round the clock, administration
    of the user accounts, cover the night shift, keep producing the quarterly reports.
    """
    words, first = line.words, line.first
    if len(words) < first + FEWEST or line.result_at >= 0:
        return -1
    if line.union & (NEGATION | COMPARATIVE) or not EVEN_WHEN.isdisjoint(words):
        return -1
    word = words[first]
    if word in WITH:
        again = any(_recurs(line, at) for at in range(first + 1, min(first + 4, len(words))))
        return first if again else -1
    if line.mood == ORDER and line.head == first:
        often = first > 0 and words[first - 1] in OFTEN and word in AGAIN
        return first if often or _is_ordered(line) else -1
    if word in OFTEN:
        done = words[first + 1] in AGAIN and line.marks[first + 2] & DETERMINER
        return first if done else -1
    if words[0] in GIVES and line.mood == NOUN and "with" in words[first + 1 : -1]:
        return first if _handed(line, words.index("with", first)) else -1
    if word == "check" and line.marks[first + 1] & (DETERMINER | UNIVERSAL):
        return first if _ends_duly(line, first + 2) else -1
    if line.mood == NOUN and word.removesuffix(" of") in CARE:
        of = word.endswith(" of") or words[first + 1] == "of"
        plain = of and _only_of_what(line, first + 1) and not tells_how(line)
        return first if plain and not line.union & (STATE | PEOPLE & METRIC) else -1
    fares = line.head > first and line.marks[line.head - 1] & BE
    fares = fares and words[line.head] in LOOKED_AFTER
    if fares and _as_laid_down(line, line.head + 1, at_end=False):
        return line.head
    return first if _care_goes_on(line) else -1


def _is_ordered(line: Line) -> bool:
    words, marks, first = line.words, line.marks, line.first
    word, then = words[first], first + 1
    if word in KEEPS_ON and marks[then] & ING:
        return any(_recurs(line, at) for at in range(then + 1, min(then + 4, len(words))))
    if word in MANNING:
        posts = any(word.split(" ")[-1] in POSTS for word in words[then : then + 3])
        return posts and _only_of_what(line, then)
    if marks[then] & DETERMINER or (word in ASSURING and words[then] in LASTING):
        then += 1
    if then >= len(words):
        return False
    if word in ASSURING or marks[first] & UPKEEP:
        kept = words[then].split(" ")[0]
        if word in ASSURING and kept in SUPPLY:
            return words[then].endswith(" of") or words[then + 1 : then + 2] == ["of"]
        if kept in AS_IS and any(
            word.split(" ")[-1] in LEVELS for word in words[then + 1 : then + 3]
        ):
            return True
    if word in GIVES and "with" in words[then:]:
        return _handed(line, words.index("with", then))
    if word not in AGAIN and word not in PROCESSING and word not in CARRYING:
        return False
    if line.union & REPORT and line.union & REPORT_VERB:
        return False  # carry out the roadmap as planned: OBJ104
    if line.union & (COMMA | MODAL) or words[then] in ("what", "whatever", "how"):
        return False
    if _recurs(line, then) and not line.about & (EVENT | ABSTRACT) and word not in CARRYING:
        return "on" not in words[then:] and _only_of_what(line, then + 1)
    thing = line.around & ~NOUN_MARK
    return not thing & (PEOPLE | STATE | EXPERIENCE) and _ends_duly(line, then + 1)


def _ends_duly(line: Line, start: int) -> bool:
    """Whether it ends with how it is always done: on time, as required, every month."""
    last = len(line.words)
    return any(
        _as_laid_down(line, at, at_end=True) for at in range(max(start, last - LONGEST), last)
    )


def _handed(line: Line, at: int) -> bool:
    """Provide the depots with spare parts; but: provide nurses with a clear picture."""
    said = line.marks[at + 1 :]
    plain = not any(
        mark & (DETERMINER | STATE | ABSTRACT | EXPERIENCE | METRIC | PREPOSITION) for mark in said
    )
    return plain and 0 < len(said) < FEWEST and not line.union & COMMA


def _recurs(line: Line, at: int) -> bool:
    """The weekly report, the statutory inspections."""
    return line.words[at] in RECURRING


def _only_of_what(line: Line, start: int) -> bool:
    """Whether nothing is said but of what, for whom and where: neither how nor how soon."""
    words = line.words
    if _ends_duly(line, start):
        return True
    return not any(
        (mark & PREPOSITION and word not in OF_WHAT and word != "to") or mark & (COMMA | MODAL)
        for word, mark in zip(words[start:], line.marks[start:], strict=True)
    )


def _as_laid_down(line: Line, at: int, *, at_end: bool) -> bool:
    """On time, as required, round the clock, according to schedule, every month."""
    words = line.words
    rest = " ".join(words[at:])
    if not rest:
        return False
    last = " ".join(words[-2:]) == "the clock"
    if last and words[-3] in ("round", "around"):
        return True
    if rest in TIMELY or rest in NEEDED or rest in CLOCK or rest in DULY_EN:
        return True
    if at_end or not (words[at] in DULY_EN or " ".join(words[at : at + 2]) in AS_LAID_DOWN):
        return False
    return _only_of_what(line, at + 1)


def _care_goes_on(line: Line) -> bool:
    """Track maintenance goes on as planned; on-call duty for the ticketing system is covered."""
    words, head = line.words, line.head
    if head <= line.first or line.union & (MODAL | COMMA):
        return False
    said = words[line.first : head]
    care = not CARE.isdisjoint(word.split(" ")[-1] for word in said)
    if words[head] in ("goes", "go") and words[head + 1 : head + 2] == ["on"]:
        return care and (head + 2 == len(words) or _as_laid_down(line, head + 2, at_end=False))
    duties = not POSTS.isdisjoint(said) or "duty" in said
    covered = words[head] in ("covered", "staffed", "manned", "filled")
    return (
        duties and covered and head == len(words) - 1 and bool(line.marks[head - 1] & (BE | VERB))
    )
