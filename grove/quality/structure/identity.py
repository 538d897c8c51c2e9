"""Whether two lines are about the same goal: the same metric family and the same things.

Never by how alike the texts look: "checkout latency p95" and 下单接口响应时间 are the same.
"""

from functools import cache

from grove.quality.lexicon import files
from grove.quality.lexicon.marks import (
    COMMA,
    CONJUNCTION,
    DEFINITION,
    DEGREE,
    DETERMINER,
    FAMILY,
    GUARD_CLAUSE,
    METRIC,
    MODAL,
    NOUN,
    NUMBER,
    OUTCOME,
    PREPOSITION,
    RESULT_CLAUSE,
    SCOPE,
    SOFT_START,
    UNIVERSAL,
    VAGUE,
    VERB,
    WEASEL,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import Identity, Line

NO_THING = (
    FAMILY
    | METRIC
    | NUMBER
    | COMMA
    | CONJUNCTION
    | DETERMINER
    | PREPOSITION
    | MODAL
    | SOFT_START
    | OUTCOME
    | SCOPE
    | DEFINITION
    | VAGUE
    | WEASEL
    | DEGREE
    | UNIVERSAL
)
# Words around a number that say nothing of what it is about.
NOISE_EN = word_class("en", "noise")
# What says nothing more where something of its own name stands beside it.
GENERIC = frozenset(("service", "system", "api", "request", "data"))
FIRST_TIERS = frozenset(("0", "1", "one"))
NOISE_ZH_WORDS = frozenset("流程 链路 环节 过程 场景".split())
NOISE_ZH = frozenset(
    ""
    ""
    "从由到至为的每以上下内前底末年月日天次个起小时分钟秒毫条人台项件元万亿千百十一二三四五六七八九成半在于和与及"
    "是约达了中现目当是数量全并且使让将把对其各"
)


def identity_of(line: Line) -> Identity | None:
    """The identity of a line; the house's own metrics count as families of their own."""
    family = line.family
    own = _own_metric(line)
    if family is None and not own:
        return None
    things = _things(line)
    return Identity(own or (family.name if family else ""), frozenset(things - GENERIC or things))


def same_goal(one: Identity | None, other: Identity | None) -> bool:
    """The same metric of the same things."""
    return one is not None and one == other


def touches(one: Identity | None, other: Identity | None) -> bool:
    """The same metric, and things of which one may be part of the other; none named means all."""
    if one is None or other is None or one.family != other.family:
        return False
    return one.things <= other.things or other.things <= one.things


def _own_metric(line: Line) -> str:
    low = line.normal.text.lower()
    for metric in line.glossary.metrics:
        if metric and metric.lower() in low:
            return metric.lower()
    return ""


def _things(line: Line) -> set[str]:
    known = _things_by_word()
    found: set[str] = set()
    seen_family = False
    for at, (word, mark) in enumerate(zip(line.words, line.marks, strict=True)):
        if seen_family and mark & (RESULT_CLAUSE | GUARD_CLAUSE):
            break
        seen_family = seen_family or bool(mark & FAMILY)
        low = word.lower()
        thing = known.get(low)
        if low == "tier" and line.words[at + 1 : at + 2] and line.words[at + 1] in FIRST_TIERS:
            thing = "core"
        if thing is None and low.endswith("s"):
            thing = known.get(low[:-1])
        if mark & FAMILY:
            continue  # the name of the metric itself
        if thing is not None:
            found.add(thing)
        elif mark & NO_THING or (mark & VERB and not mark & NOUN) or low in NOISE_ZH_WORDS:
            continue
        elif line.language == "zh":
            if low not in NOISE_EN:  # ms, qps …
                found.update(_pieces(low, known))
        elif (
            len(low) > 1
            and low not in NOISE_EN
            and not low.endswith((" of", " from", " for"))
            and (low[0].isalpha())
        ):
            found.add(low[:-1] if low.endswith("s") and len(low) > 3 else low)
    return found


def _pieces(word: str, known: dict[str, str]) -> set[str]:
    """Known things inside a stretch of Chinese that is in no list; else the stretch itself."""
    found: set[str] = set()
    rest = word
    for length in (4, 3, 2):
        for start in range(max(0, min(len(rest), 60) - length + 1)):
            piece = rest[start : start + length]
            if piece in known:
                found.add(known[piece])
                rest = rest.replace(piece, " ")
    for left in rest.split():
        plain = "".join(char for char in left if char not in NOISE_ZH)
        if len(plain) > 1:
            found.add(plain)
    return found


@cache
def _things_by_word() -> dict[str, str]:
    return {
        word.lower(): thing for thing, words in files.named("shared", "objects") for word in words
    }
