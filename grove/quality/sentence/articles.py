"""A week, an hour: one of a unit, where a frame or a bound leads to it. From 27 to nothing."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.pointers import read_pointers
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import UNITS

ARTICLES = {"a": Decimal(1), "an": Decimal(1), "nothing": Decimal(0), "half": Decimal(50)}
_MARKED = frozenset(("a", "no"))
_TO = frozenset(("to", "arrow", "downto"))
_SHORT = frozenset(("s", "min", "h", "day", "week"))
_LONG = _SHORT | {"month", "year"}  # to a quarter may be a share
_FRAMES = frozenset("from to arrow now vs upto downto".split())
_BOUNDS = frozenset(("cmp", "in"))
_TAKES = frozenset("takes take took need needs needed lasts last lasted".split())
_ENDS = frozenset("eos comma stop : ) ( to arrow upto downto date and while until now cmp".split())
_FRACTIONS = frozenset(("third", "fifth", "tenth"))
_SHARES = frozenset("third thirds fifth fifths tenth tenths quarters %".split())
_OPENS = frozenset((":", "-", "begin", "w"))
_GO_ON = frozenset("at of after in for on".split())


def goes_to_share(tokens: Tokens, at: int) -> bool:
    """From a quarter to 60 %, one quarter → 80 %: a share of all, and no stretch of time."""
    if tokens.kind[at - 2] in _TO and tokens.kind[at + 1] in _ENDS and _opens_with_share(tokens):
        return True  # the share of late orders to a quarter
    if tokens.kind[at + 1] not in _TO:
        return False
    return not _SHARES.isdisjoint(tokens.word[at + 2 : at + 5])


def mark_english(tokens: Tokens) -> None:
    """Make numbers, and bounds, of English words that are such where they stand."""
    if "a" in tokens.kinds or "no" in tokens.kinds:
        mark_articles(tokens)
    if "half" in tokens.word and ("from" in tokens.kinds or "arrow" in tokens.kinds):
        mark_halves(tokens)
    if "cmp" in tokens.kinds and ">" in tokens.word:
        read_pointers(tokens)
    if "w/" in tokens.text:
        _mark_with(tokens)
    if "unit" in tokens.kinds:
        if "up" in tokens.kinds and "up" in tokens.word:
            _mark_uptime(tokens)
        if "down" in tokens.kinds and "of the " in tokens.text and "down" in tokens.word:
            _mark_downtime(tokens)


def _mark_uptime(tokens: Tokens) -> None:
    """Exam system up 99.95 %, the API is up 99.9 % of the time: so long it runs."""
    kind, word = tokens.kind, tokens.word
    at = word.index("up")
    number = at + 1 + (kind[at + 1] == "cmp")
    value = tokens.number[number]
    if kind[at] != "up" or value is None or word[number + 1] != "%" or not LEAST <= value <= WHOLE:
        return
    runs = _OF_TIME.issuperset(word[number + 2 : number + 4]) or kind[number + 2] == "always"
    runs = runs or (NINES <= value < WHOLE and kind[number + 2] not in _COMPARED)
    if runs or word[at - 1 - (kind[at - 1] in _STATES)] in _SYSTEMS:
        kind[at] = "always"


def _mark_downtime(tokens: Tokens) -> None:
    """Elevator down less than 2 % of the time: it stands still so long, and nothing falls by it."""
    kind, word = tokens.kind, tokens.word
    at = word.index("down")
    number = at + 1 + (kind[at + 1] == "cmp")
    of = word[number + 2 : number + 4] == ("of", "the") and word[number + 1] == "%"
    of = (of and word[number + 4] in _TIMES) or word[number + 2] == "of the month"
    if kind[at] == "down" and of:
        kind[at] = "always"


_TIMES = frozenset("time day week month quarter year shift hours season".split())
LEAST, NINES, WHOLE = 90, 99, 100  # per cent; nothing grows by 99.9 %
_OF_TIME = frozenset(("of", "the"))
_STATES = frozenset(("is", "fill", "hold"))
_COMPARED = frozenset(("on", "vs", "from", "now", "over", "than"))
_SYSTEMS = word_class("en", "systems_that_run")


def _mark_with(tokens: Tokens) -> None:
    """20 drills w/ a guest, where "w" is no week."""
    at = tokens.word.index("w") if "w" in tokens.word else 0
    written = at and tokens.word[at + 1] == "/" and tokens.tight(at + 1) and not tokens.tight(at)
    if written and not tokens.tight(at + 2) and tokens.kind[at - 1] not in ("#", "/"):
        tokens.kind[at], tokens.kind[at + 1] = "with", "fill"


def mark_halves(tokens: Tokens) -> None:
    """Make a number of what a share starts from, or goes to: from half to 80 %, 22 % to half."""
    kind, word = tokens.kind, tokens.word
    for at, one in enumerate(word):
        if one != "half" or kind[at] != "w":
            continue
        opens = kind[at - 1] == "from" or (kind[at + 1] == "arrow" and kind[at - 1] in _OPENS)
        opens = opens and goes_to_share(tokens, at)
        if opens or (kind[at - 1] in _TO and word[at - 2] == "%" and kind[at + 1] in _ENDS):
            kind[at] = "#"


def _opens_with_share(tokens: Tokens) -> bool:
    """Raise the share of recycled plastic to a third: a level; but: cut the cost to a third."""
    named = zip(tokens.word[1:4], tokens.kind[2:5], strict=True)
    return any(word in _NAMES_OF_SHARE and kind in _BEHIND_SHARE for word, kind in named)


_BEHIND_SHARE = frozenset("of to upto downto up down arrow :".split())
_NAMES_OF_SHARE = frozenset("share proportion percentage portion ratio quota".split())


def mark_articles(tokens: Tokens) -> None:
    """Make numbers of them: rather than a week, from an hour to 12 minutes, within a day of it."""
    kind = tokens.kind
    for at in [at for at, one in enumerate(kind) if one in _MARKED]:
        word = tokens.word[at]
        if word == "nothing" and kind[at - 1] in _TO and "#" in kind[1:at]:
            kind[at] = "#"
        if word == "every" and tokens.word[at + 1] == "one" and kind[at + 2] in _ENDS:
            kind[at + 1] = "w"  # goal: every one
        if word not in ("a", "an"):
            continue
        if tokens.word[at + 1] in _FRACTIONS:
            opens = kind[at - 1] == "from" or kind[at + 2] == "arrow"
            onto = kind[at - 1] in _TO and not _SHARES.isdisjoint(tokens.word[1:at])
            onto = onto or (kind[at - 1] in _TO and _opens_with_share(tokens))
            if (opens or onto) and kind[at + 2] in _ENDS:
                kind[at] = "#"  # from a third to two thirds; but: cut the cost to a third
            continue
        if tokens.word[at + 1] == "quarter" and goes_to_share(tokens, at + 1):
            kind[at] = "#"
            continue
        unit = UNITS.get(tokens.word[at + 1], "")
        if unit not in _LONG or kind[at + 1] not in ("w", "unit"):
            continue
        if kind[at + 2] not in _ENDS and kind[at + 2] not in _GO_ON:
            continue
        framed = kind[at - 1] in _FRAMES or tokens.word[at - 1] in _TAKES
        bound = kind[at - 1] in _BOUNDS and unit in _SHORT
        if framed or (bound and kind[at - 2] != "#" and tokens.word[at - 2] != "times"):
            kind[at] = "#"
