"""English: finding out a level is the goal: measure handling time, count how many there are."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.tokens import Tokens

# What a clause opens behind.
NAMED = frozenset((":", "-", "begin", "stop", "comma", "."))
_MEASURES = frozenset("measure determine find learn discover know understand establish".split())
_COSTS = frozenset("cost costs takes".split())
_HOW = frozenset("long many much often fast far high".split())


def finds_out(tokens: Tokens) -> bool:
    """Measure handling time by the end of February, know how many alerts one analyst can handle."""
    at = 1
    while tokens.kind[at] in ("date", "comma", "to") or tokens.word[at] in _WE_SHOULD:
        at += 1
    word = tokens.word
    at = _behind_intention(tokens, at)
    if "where" in word and _finds_where(tokens):
        return True
    if word[at + 1] == "out" and word[at] in _OUT:
        at += 1  # figure out how many hours are lost
    if "what" in word and _is_to_be_known(tokens, at):
        return True
    if "first" in word and _is_first_reading(tokens):
        return True
    if "the" in word and not _THEM.isdisjoint(word) and _is_measured_and_told(tokens):
        return True
    if "how" in word and word[word.index("how") + 1] in _HOW and _is_not_known(tokens, at):
        return True
    had = word[at] == "have" and word[at + 1] in _DETERMINED  # to have found out by May how many
    at += had
    if word[at] not in _FINDS and not had:
        return False
    if "how" in word:
        asked = word[word.index("how") + 1]
        degree = asked in _HOW or (asked.endswith(_ADJECTIVES) and word[at] not in _LEARNS)
        if degree and tokens.kind[word.index("how") - 1] not in ("comma", "and"):
            return bool(
                word[word.index("how") + 2] != "to"
            )  # establish how satisfied they are with it
    if "where we stand" in tokens.text or (word[at + 1] == "what" and not _COSTS.isdisjoint(word)):
        return True  # measure what a failed check-in costs us
    if word[at] != "measure" and word[at] != "determine":
        return False
    ends = next(place for place in range(at, len(word)) if tokens.kind[place] in _ENDS)
    return not METRICS.isdisjoint(word[at + 1 : ends])


def _behind_intention(tokens: Tokens, at: int) -> int:
    """It is our intention to measure …, we want to know …: where what is intended begins."""
    if _INTENDS.isdisjoint(tokens.word[at : at + FURTHEST]):
        return at
    for place in range(at, at + FURTHEST):
        if tokens.word[place] in _INTENDS and tokens.word[place + 1] == "to":
            return place + 2
        if tokens.kind[place] not in _INTRODUCES:
            return at
    return at


FURTHEST = 5  # tokens of an opening
_INTENDS = word_class("en", "intends_to") | {"we want", "goal is", "target is"}
_INTRODUCES = frozenset(("w", "fill", "is", "all", "the", "reach"))


def _finds_where(tokens: Tokens) -> bool:
    """Occupancy: know where we stand, find out where we are; but: staff know where we are."""
    at = tokens.word.index("where")
    if tokens.word[at + 1] != "we" or tokens.word[at + 2] not in _STANDS:
        return False
    verb = at - 1 - (tokens.word[at - 1] == "out")
    return tokens.word[verb] in _KNOWS and tokens.kind[verb - 1] in (*NAMED, "to", "and")


_STANDS = frozenset(("stand", "are"))
_KNOWS = frozenset(("know", "see", "find", "learn", "figure"))
_WE_SHOULD = frozenset(("we", "first", "should", "must", "need"))
_OUT = frozenset(("figure", "work", "find"))
_FINDS = _MEASURES | frozenset(
    ("out", "write down", "note down", "record", "count", "quantify", "ascertain", "log", "clarify")
)
_LEARNS = frozenset(("learn", "understand"))
_ADJECTIVES = ("fied", "ful", "able", "ible", "urate", "liant")


def _is_not_known(tokens: Tokens, at: int) -> bool:
    """It is to be determined how much is lost; we don't know how many there are: count them."""
    word, how = tokens.word, tokens.word.index("how")
    if word[at] == "it":
        told = {"to", "be"}.issubset(word[at:how]) or not _SHALL.isdisjoint(word[at:how])
        found = how - 1
        while tokens.kind[found] in ("date", "by") or word[found] == "out":
            found -= 1
        if told and word[found] in _DETERMINED:
            return bool(word[how + 2] != "to")
    if word[how - 1] not in _KNOWN_SO or not _is_denied(tokens, how):
        return False
    for place in range(how + 2, len(word) - 1):
        if tokens.kind[place] in _CLAUSE:
            while word[place + 1] in _WE_SHOULD or word[place + 1] in _LINKS:
                place += 1
            if word[place + 1] in _FINDS or word[place + 1] in _OUT:
                return True
    return False


def _is_denied(tokens: Tokens, how: int) -> bool:
    """We don't know how, nobody can say how, it is unknown how."""
    if tokens.word[how - 1] in _UNKNOWN_YET:
        return True
    return not _DENYING.isdisjoint(tokens.kind[max(1, how - 4) : how - 1])


_SHALL = frozenset(("will", "shall", "must", "should", "should be", "shall be", "must be"))
_DETERMINED = frozenset(
    "determined measured established found known clear clarified recorded counted".split()
)
_UNKNOWN_YET = frozenset(("unknown", "unclear", "open"))
_KNOWN_SO = _UNKNOWN_YET | {"know", "knows", "say", "tell", "sure", "idea", "clue"}
_DENYING = frozenset(("not", "no"))
_CLAUSE = frozenset(("stop", "comma", ":", "-", "and", "."))
_LINKS = word_class("en", "leads_to_finding_out")


def _is_to_be_known(tokens: Tokens, at: int) -> bool:
    """By March it is known what share of alerts is noise, know what part of it we use."""
    word = tokens.word
    if word[at] == "it":
        at += 1 + (word[at + 1] in ("is", "will", "shall"))
        at += word[at] == "be"
        if word[at] != "known":
            return False
    elif word[at] not in _FINDS:
        return False
    asked = word.index("what")
    if asked > at + 2:
        return False
    if not _AMOUNTS.isdisjoint(word[asked + 1 : asked + 3]):
        return True
    is_so = next((place for place in range(asked, len(word)) if word[place] in _IS), 0)
    if not is_so or tokens.kind[is_so + 1] not in _ENDS:
        return False  # know what our failed-job rate even is; but: know what it is for
    return not METRICS.isdisjoint(word[asked + 1 : is_so])


_IS = frozenset(("is", "are"))
_AMOUNTS = frozenset("share proportion percentage fraction portion part number amount".split())


def _is_measured_and_told(tokens: Tokens) -> bool:
    """Weigh it for a few weeks, publish the number: what it is today is all that is wanted."""
    word = tokens.word
    for at, verb in enumerate(word):
        if verb in _WEIGHS and word[at + 1] in _THEM and tokens.kind[at - 1] in NAMED:
            told = word[at + 2 :]
            return "the" in told and told[told.index("the") + 1] in _READINGS
    return False


_THEM = frozenset(("it", "them"))
_WEIGHS = frozenset("weigh measure count track time log record sample clock".split())


def _is_first_reading(tokens: Tokens) -> bool:
    """First-ever reading of the completion rate taken, take a first measurement of churn."""
    word = tokens.word
    at = word.index("first") + 1
    at += tokens.kind[at] == "-"
    at += word[at] == "ever" or word[at] in _TRUE
    if word[at] not in _READINGS or word[at + 1] not in ("of", "for", "on"):
        return False
    ends = next(place for place in range(at, len(word)) if tokens.kind[place] in _ENDS_OF)
    return not METRICS.isdisjoint(word[at + 2 : ends]) or of_words(word[at + 2 : ends]) != 0


_TRUE = frozenset("measured real reliable solid actual official valid true".split())
_READINGS = word_class("en", "first_reading")
_ENDS_OF = frozenset(("date", "eos", "comma", "stop", "("))


_ENDS = frozenset(("date", "eos", "comma", "stop", "in", "for", "(", "by", "of", "per", "with"))
