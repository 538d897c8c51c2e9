"""What a line counts: events held and things made, or people and systems something holds for."""

from grove.quality.lexicon.marks import (
    ARTEFACT,
    COMMA,
    CONJUNCTION,
    EVENT,
    METRIC,
    NOUN,
    NUMBER,
    NUMBER_WORD,
    PEOPLE,
    PREPOSITION,
    PRODUCE,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNKNOWN,
    UPKEEP,
    VERB,
)
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, PASSIVE, STATEMENT, Line

# What a number stands behind belongs to a name: tier 1, phase 2, Java 21.
NAMED = frozenset(
    (
        "tier phase stage level version v sev priority step wave generation gen type layer iso "
        "soc java python "
        "p class category option part release sprint iteration python q severity rev revision "
        "http http/ ipv top "
        "android ios angular vue react gate milestone floor lab unit model stage scope line zone"
    ).split()
)
# Verbs that make an activity of the people they count.
WITH_PEOPLE = frozenset(
    "train training trained coach teach mentor educate interview interviewing visit meet talk "
    "speak contact call send".split()
)
MEASURES = frozenset("次场期篇个门份项轮届堂本套条款支节只位名人家条块例起台处页万千百多余")
ZH_DIGITS = frozenset("一二两三四五六七八九十百千万几0123456789")


def counted(line: Line) -> int:
    """The index of a number that counts events or things made; -1: none does."""
    if line.language == "zh":
        return _counted_zh(line)
    return _counted_en(line)


def _counted_en(line: Line) -> int:
    produced = _produces(line)
    for at in _numbers(line):
        noun = _noun_after(line, at)
        if noun < 0:
            continue
        mark = line.marks[noun]
        if mark & EVENT and not mark & (METRIC | PEOPLE):
            if produced or line.mood in (BY_NOUN, PASSIVE):
                return at
        elif (mark & ARTEFACT and produced and not mark & (PEOPLE | METRIC)) or (
            mark & PEOPLE and line.mood == ORDER and line.words[line.head] in WITH_PEOPLE
        ):
            return at
    return -1


def counts_things(line: Line) -> bool:
    """Whether it counts people, systems or units: "migrate 40 services", 接入12个团队."""
    if line.language == "en" and line.mood == BY_NOUN and line.marks[line.head] & TASKNOUN:
        return False  # "evaluation of three vendors"
    for at in _numbers(line):
        if line.language == "zh":
            if at + 1 < len(line.words) and line.words[at + 1][0] in MEASURES:
                return True
        else:
            noun = _noun_after(line, at)
            if at and line.words[at - 1] == "with":
                continue
            if noun >= 0 and line.marks[noun] & (PEOPLE | SYSTEM | UNKNOWN | NOUN):
                return True
    return False


def _numbers(line: Line) -> list[int]:
    found = []
    if line.union & NUMBER:
        for at in line.numbers_outside_dates():
            word = line.words[at]
            if "%" in word or ("." in word and line.language != "zh"):
                continue
            if at and at - 1 != line.head and line.words[at - 1] in NAMED:
                continue
            if at and line.marks[at - 1] & TECHNOLOGY:
                continue
            if line.language != "zh" and not word.rstrip("k").replace(",", "").isdigit():
                continue
            found.append(at)
    if line.union & NUMBER_WORD and line.language != "zh":
        found += [at for at, mark in enumerate(line.marks) if mark & NUMBER_WORD]
    return found


def _noun_after(line: Line, at: int) -> int:
    """The head of the noun phrase that a number opens."""
    head = -1
    for here in range(at + 1, min(at + 7, len(line.marks))):
        mark = line.marks[here]
        if mark & (PREPOSITION | COMMA | CONJUNCTION | NUMBER) and not mark & NOUN:
            if line.words[here] in ("-", "/", "+", "&") and head < 0:
                continue
            break
        if mark & VERB and head >= 0 and not mark & NOUN:
            break
        if mark & (NOUN | UNKNOWN):
            head = here
    return head


def _produces(line: Line) -> bool:
    if line.head < 0:
        return False
    mark = line.marks[line.head]
    if line.mood in (ORDER, PASSIVE):
        return bool(mark & PRODUCE) or (line.verb == TASK and bool(mark & TASK)) or _form(line)
    return False


def _form(line: Line) -> bool:
    """A verb of holding in another form than the base: held, organised, published."""
    return bool(line.marks[line.head] & (TASK | UPKEEP))


def _counted_zh(line: Line) -> int:
    if line.mood == STATEMENT and line.verb != TASK:
        return -1
    for at, word in _zh_numbers(line):
        around = range(max(0, at - 3), min(len(line.words), at + 6))
        measured = (at + 1 < len(line.words) and line.words[at + 1][0] in MEASURES) or (
            not line.marks[at] & NUMBER and word[-1] in MEASURES
        )
        if not measured:
            continue
        events = [here for here in around if line.marks[here] & (EVENT | ARTEFACT)]
        if not events:
            continue
        if any(line.marks[here] & EVENT and not line.marks[here] & METRIC for here in events):
            return at
        head = line.marks[line.head] if line.head >= 0 else 0
        if (
            line.verb == TASK
            and line.mood in (ORDER, PASSIVE, BY_NOUN)
            and (head & TASK or line.mood == BY_NOUN)
        ):
            return at
    return -1


def _zh_numbers(line: Line) -> list[tuple[int, str]]:
    found = [(at, line.words[at]) for at in _numbers(line)]
    for at, mark in enumerate(line.marks):
        if mark & UNKNOWN and len(line.words[at]) <= 4 and line.words[at][0] in ZH_DIGITS:
            word = line.words[at].lstrip("".join(ZH_DIGITS))
            one = line.words[at].startswith("一") and "每" not in line.normal.text
            if word and word[0] in MEASURES and len(word) <= 1 and not one:
                found.append((at, line.words[at]))
    return found
