"""English: a capitalised word in no list that is named, and so known to insiders only."""

from grove.quality.lexicon.marks import (
    BE,
    CODENAME,
    DONE,
    KNOWN_NAME,
    METRIC,
    MODAL,
    NOUN,
    NUMBER,
    PAST,
    TECHNOLOGY,
    THIRD,
    UNKNOWN,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import Span
from grove.quality.structure.line import Line

KNOWN = KNOWN_NAME | TECHNOLOGY
HEADS = word_class("en", "named_undertakings")
BEFORE_A_PLACE = frozenset("in at near by with".split())
OF_A_PLACE = word_class("en", "beside_place_or_firm")
ENDINGS = (
    "ing",
    "ed",
    "ion",
    "ity",
    "ment",
    "ness",
    "ance",
    "ence",
    "ship",
    "ure",
    "ism",
    "ies",
    "es",
    "ers",
    "s",
    "ly",
    "al",
    "ry",
    "cy",
    "ty",
)
RELEASES = frozenset(
    ("ga", "beta", "alpha", "mvp", "onboarding", "migration", "rollout", "adoption")
)
QUOTES = {"“": "”", '"': '"', "「": "」", "《": "》", "『": "』"}


def named(line: Line) -> Span | None:
    """Where the first internal name stands in the text as typed; None: there is none."""
    if not line.union & (UNKNOWN | CODENAME):
        return None
    text = line.normal.text
    # Most lines end here: nothing but the first word has a capital, and that one is known.
    if text[1:] == line.normal.low[1:] and not _unknown(line, line.first + 1):
        return None
    unknown = _unknown(line, len(line.marks))
    if not unknown:
        return None
    places = line.places
    firsts = [text[start] for start, _end in places]
    capitals = len(
        [1 for start, end in places if text[start].isupper() and not text[start:end].isupper()]
    )
    if capitals > 3 and capitals * 2 > len([first for first in firsts if first.isalpha()]):
        return None  # A Title Or SHOUTING
    if capitals > 1 and _is_titled(line, firsts):
        return None
    for at in unknown:
        start, end = places[at]
        if (
            _listed_place(line, at)
            or (at and line.words[at - 1] in BEFORE_A_PLACE | OF_A_PLACE and not _does(line, at))
            or (
                line.words[at + 1 : at + 2]
                and (line.words[at + 1] in OF_A_PLACE)
                and not _staged(line, at + 1)
            )
        ):
            continue
        typed = text[start:end]
        if (
            start
            and text[start - 1] in QUOTES
            and typed[1:].islower()
            and " " in text[end : end + 1]
        ):
            continue  # "Where is my order" begins a sentence
        if typed[-1] == "s" and typed[:-1].isupper():
            continue  # CAPAs
        if "-" in typed and typed.replace("-", "").isalpha() and typed.partition("-")[2].islower():
            continue  # IT-on-tour, Over-the-air
        if line.marks[at] & CODENAME and typed[0].isupper():
            return line.normal.span(start, end)
        if not typed[0].isupper():
            continue
        if (
            typed.isupper()
            and (len(typed) < 6 or typed.isalpha())
            and not (_coded(line, at) or _counted_of(line, at))
        ):
            continue
        if not typed.replace("-", "").isalnum():
            continue
        if at > line.first or (at and line.words[at - 1] in HEADS):
            if at and line.words[at - 1] in (".", ":", "!", "?") and not _named(line, at):
                continue
            return line.normal.span(start, end)
        if _named(line, at):
            return line.normal.span(start, end)
    return None


def _is_titled(line: Line, firsts: list[str]) -> bool:
    """Title Case: more than one word everybody knows has a capital for no reason."""
    titled = [
        at for at, mark in enumerate(line.marks)
        if not mark & (KNOWN | UNKNOWN) and at > line.first and firsts[at].isupper()
        and line.words[at - 1] not in (".", ":", "!", "?", "-")
    ]  # fmt: skip
    return len(titled) > 1


def _unknown(line: Line, end: int) -> list[int]:
    """Indices before `end` of words in no list that may be names."""
    return [
        at for at, mark in enumerate(line.marks[:end])
        if mark & UNKNOWN and not mark & (KNOWN | NOUN | VERB) and line.words[at][0].isalpha()
    ]  # fmt: skip


def _listed_place(line: Line, at: int) -> bool:
    """ "Munich and Lyon": listed with a name everybody knows."""
    return bool(
        at > 1 and line.words[at - 1] in ("and", "or", ",", "/", "&") and line.marks[at - 2] & KNOWN
    )


def _named(line: Line, at: int) -> bool:
    """Whether an unknown word that begins a sentence is a name: a version or a verb follows."""
    word = line.words[at]
    after = line.marks[at + 1] if at + 1 < len(line.marks) else 0
    following = line.words[at + 1] if at + 1 < len(line.words) else ""
    if _staged(line, at + 1 + (following == ":")):
        return True
    if not word.isalpha() and any(char.isdigit() for char in word):
        return True
    if (after & NUMBER and "." in following) or following in HEADS:
        return True
    if "-" in word and word.index("-") > 3 and len(word) - word.rindex("-") <= len("-NG"):
        begin, end = line.places[at]
        if line.normal.text[begin:end].rpartition("-")[2].isupper():
            return True  # Wolfram-X at 99.9 %
    if (following[:1] == "v" and following[1:2].isdigit()) or following in RELEASES:
        return True
    start = line.places[at + 1][0] if at + 1 < len(line.marks) else 0
    if line.normal.text[start : start + 2].isupper():
        return False  # peak CAN load
    told = after & (BE | MODAL | PAST | DONE) or (after & THIRD and not after & NOUN)
    singular = not word.endswith(ENDINGS) or word.endswith(("as", "us", "is", "os"))
    return bool(told) and singular


def _does(line: Line, at: int) -> bool:
    """Vans routed by Marmot: what something is done by is no place."""
    return bool(line.words[at - 1] == "by" and at > 1 and line.words[at - 2].endswith("ed"))


def _staged(line: Line, at: int) -> bool:
    """What follows a name in a hardware plan: Orion R2, Bluefin EVT2 exit, Moonraker at level 2."""
    words = line.words
    if at + 1 < len(words) and line.marks[at] & BE and words[at + 1] == "at":
        at += 1  # TGX-7 is at maturity level 3
    if at < len(words) and words[at] in ("at", "reaches", "passes", "enters", "leaves", "exits"):
        return not STAGES.isdisjoint(words[at + 1 : at + 3])
    word = words[at] if at < len(words) else ""
    if word.startswith(BUILDS):
        return True
    return word[:1].isalpha() and word[1:2].isdecimal() and len(word) < MOST_OF_A_REVISION


def _coded(line: Line, at: int) -> bool:
    """PX-77 at TRL 6, X9-B passes gate 3: letters and digits, and a stage it gets to."""
    word = line.words[at]
    return word[-1].isalnum() and "-" in word and not word.isalpha() and _staged(line, at + 1)


def _counted_of(line: Line, at: int) -> bool:
    """KITT2 errors per shift: a name with its number, and what is counted of it; but HTML5."""
    word = line.words[at]
    numbered = word[:-1].isalpha() and word[-1].isdecimal() and len(word) >= SHORTEST_NAME
    numbered = numbered and word.lower() not in WITH_NUMBER
    return numbered and bool(line.marks[at + 1 : at + 2] and line.marks[at + 1] & METRIC)


SHORTEST_NAME = 4
WITH_NUMBER = word_class("en", "called_by_number")
BUILDS = ("evt", "dvt", "pvt", "trl")
STAGES = word_class("en", "stages_of_maturity")
MOST_OF_A_REVISION = 5  # r2, v3.1, x7
