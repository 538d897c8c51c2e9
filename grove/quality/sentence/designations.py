"""Bare numbers that end a name, by where they stand: fare engine 2.4, SIRI 2.1, Terminal 5."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence import polarity
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DESIGNATORS, DOING, MASS, PEOPLE

FIRST_BUILD = 1000
FURTHEST = 12  # tokens to both sides
NAMING = frozenset(
    ("w", "now", "pass", "#", "comma")
)  # what a name may end with, in front of its number
_FRAMES = frozenset("arrow upto downto ( : is unit cmp after".split())
_VALUES = frozenset("# cur cmp fill the a".split())
_PHRASE = frozenset(("w", "pass", "-", "fill", "#"))
_VERBS = frozenset(("pass", "find"))
_BETWEEN = frozenset("w pass a the all fill - to on # more".split())
_LEVELS = frozenset(
    "reached achieved hit met attained exceeded surpassed measured averaged".split()
)
_PLACES = frozenset("comma stop at on".split())
_GAINED = word_class("en", "achieved_not_renamed")
_MOVED = frozenset("up down hold reach upto downto cmp".split())
_RUNS = frozenset("running runs live gone ready off online operational available".split())
_STRETCHES = frozenset(("month", "year", "quarter", "day", "release", "build"))
_SETTINGS = frozenset(("w", "at", "on", "in", "of", "with"))
_BARE = frozenset("eos comma stop date by on in with while for without".split())
_DOES = word_class("en", "done_by_numbered_thing")
_WISHED = word_class("en", "number_is_a_level")
_INVARIABLE = PEOPLE | word_class("en", "plural_without_s")


def is_designation(tokens: Tokens, one: Quantity, typed: str, names: list[int]) -> bool:
    """Whether a number without unit, bound or frame goes on the name that stands in front of it.

    names   the numbers that are known as names so far
    """
    kind, word = tokens.kind, tokens.word
    at, before, after = one.first, one.first - 1, one.last + 1
    if one.unit or one.comparator or one.scale or one.out_of or one.signed or one.spelled:
        return False
    if word[before] == "build" and kind[before - 1] != "begin" and one.value >= FIRST_BUILD:
        return kind[after] != "arrow"  # bring build 4500 down to 90 s
    if one.upper is not None or "," in word[at] or kind[after] in _FRAMES or one.rated:
        return False
    if kind[before] == "#":
        return names[-1:] == [before]  # SAP R/3 4.7
    if kind[before] == "comma":
        none = word[after] in ("on", "in") and word[after + 1] in ("none", "no", "nothing")
        again = "." in word[at] and names and "." in word[names[-1]]
        return bool(again) and (none or is_done(tokens, after))  # Spark 3.5 on all, 2.4 on none
    name = word[before]
    letters = typed[tokens.start[before] : tokens.end[before]]
    if name in _STRETCHES and kind[before - 1] == "by":
        return True  # by month 6
    if kind[after] == "to" and kind[after + 1] in _VALUES:
        if kind[before - 1] == "from" and letters.istitle() and name[-3:] != "day":
            return kind[after + 2] in _BARE and not one.value % 1  # from Jira 8 to 10
        return _is_first_of_row(tokens, one, name)  # but: engine 2.4 to Scotland
    if kind[before] == "now":
        return name == "baseline" and letters[0].isupper() and _is_baseline(tokens, one, typed)
    if name in METRICS or not name.isalpha() or polarity.of_words([name]):
        return False
    done = word[after] not in _LEVELS and (is_done(tokens, after) or word[after] in _RUNS)
    if kind[before] == "w" and len(letters) > 1 and letters.isupper():
        if done:
            return True  # BR 463 certified
        if one.noun or kind[after] in ("w", "pass"):  # IFRS 17 close in 6 days
            return "#" in _around(kind, one) or _is_done_later(tokens, one)
        if kind[before - 1] in _LED and _is_done_before(tokens, before):
            return True
        new = kind[before - 1] == "w" and kind[before - 2] == "on"
        on = new or kind[before - 1] == "on" or (kind[after] == "on" and kind[after + 1] == "all")
        if "." not in word[at] or one.value < 1:
            return False
        return on or _is_rolled_out(tokens, before)  # on new POS 9.1, roll out SIRI 2.1 to all
    if "." in word[at]:
        if (kind[before] == "w" and done) or _is_rolled_out(tokens, before):
            return True
        led = before - 1 - (kind[before - 1] in ("the", "all"))
        on = kind[led] in ("on", "to") and kind[before] == "w"
        return on and "#" in kind[max(1, led - FURTHEST) : led]  # 300 brokers on portal 3.0
    apart = kind[before - 1] in _PLACES and kind[before] == "w"
    if word[after] in _DOES and apart and name not in _WISHED:
        return "#" in kind[after + 1 : after + 6]  # …, press 6 takes 20
    if kind[before] != "w" or name in DOING or name[-1] == "s":
        return False
    if one.noun and one.noun not in MASS:
        return False
    if kind[before - 1] == "with" and kind[after] in _BARE and not one.noun:
        return _is_done_before(tokens, before)  # pool 2 merged with pool 5
    if kind[before - 1] == "comma":
        return letters[0].isupper() and kind[after] != "comma"  # …, Berth 5 does it in 15
    if kind[before - 1] != "begin":
        two = kind[before - 2] == "begin" and kind[before - 1] == "w" and done
        return two and word[before - 1] not in DOING  # returns dock 7 opened
    if done:
        return True  # Reactor 2 restarted
    if kind[after] == "of" and typed[tokens.start[after + 1] :][:1].isupper():
        return True  # block 3 of Cordemais
    if _has_plural(tokens, after, typed):
        return False
    other = kind[after] in _SETTINGS and "#" in _around(kind, one)  # Cell 471 outage under 10 min
    return other or _is_done_later(tokens, one)


_LED = frozenset("to for on the with of in from a all".split())


def _is_first_of_row(tokens: Tokens, one: Quantity, name: str) -> bool:
    """Rolled out to lines 1 to 6: the first and the last of several that are numbered."""
    on = one.last + 2
    last = tokens.number[on]
    if last is None:
        return False
    if tokens.kind[one.first - 2] == "begin" and name[-1] != "s" and last > one.value:
        return is_done(tokens, on + 1)  # bed 14 to 20 refurbished
    if one.value > MOST_FIRST:
        return False
    if (name[:-1] not in DESIGNATORS or name[-1] != "s") and not (
        name in DESIGNATORS and one.value == 1  # for all of KPI 1 to 20
    ):
        return False
    led = tokens.kind[one.first - 2] in _LED and tokens.kind[one.first - 2] != "from"
    return led and last > one.value and tokens.kind[on + 1] not in ("unit", "per", "/")


MOST_FIRST = 3  # rows begin with it at most


def _around(kind: list[str], one: Quantity) -> list[str]:
    return kind[max(1, one.first - FURTHEST) : one.first] + kind[one.last + 1 : one.last + FURTHEST]


def _is_baseline(tokens: Tokens, one: Quantity, typed: str) -> bool:
    """ETCS Baseline 3, Baseline 3 R2 software: the name of a standard, and no start."""
    before = one.first - 2
    led = typed[tokens.start[before] : tokens.end[before]]
    if tokens.kind[before] == "w" and len(led) > 1 and led.isupper():
        return True
    if tokens.kind[before] in ("with", "to", "for", "on"):
        return True  # a capital inside of a sentence
    return tokens.kind[one.last + 1] == "w" and not one.noun


def _is_done_later(tokens: Tokens, one: Quantity) -> bool:
    """Terminal 5 baggage hall opened: something was done, and no metric has a level."""
    for at in range(one.last + 1, min(one.last + FURTHEST, len(tokens.kind) - 4)):
        if tokens.kind[at] in ("comma", "stop", "eos", "#"):
            return False
        if tokens.word[at] not in _LEVELS and (
            is_done(tokens, at) or tokens.word[at] in _RUNS or tokens.word[at] in _STATES
        ):
            return True
    return False


_STATES = frozenset(("in production", "in place", "go live", "goes live", "rolled out"))


def _is_done_before(tokens: Tokens, before: int) -> bool:
    """Certified for the BR 463, feed switched to SIRI 2.1: what was done, and nothing moved."""
    for at in range(before - 1, max(0, before - FURTHEST), -1):
        kind = tokens.kind[at]
        if kind in _MOVED or kind in ("comma", "stop"):
            return False
        opens = at == 1 and kind != "move" and tokens.word[1] in DOING
        if opens or kind in _VERBS or is_done(tokens, at):
            return tokens.word[at] not in _GAINED
    return False


def _is_rolled_out(tokens: Tokens, before: int) -> bool:
    """Roll out new fare engine 2.4: a verb that opens, and nothing but what is done to."""
    first = before - 1
    while first > max(1, before - FURTHEST) and tokens.kind[first] in _BETWEEN:
        first -= 1
    verb = tokens.word[1]
    opens = first <= 1 and (tokens.kind[1] in _VERBS or verb in DOING)
    return opens and verb not in _GAINED


def _has_plural(tokens: Tokens, after: int, typed: str) -> bool:
    """Whether something that can be counted follows: 12 leaking valves, 40 SKUs, 9 aircraft."""
    for at in range(after, after + FURTHEST):
        if tokens.kind[at] not in _PHRASE:
            return False
        word = tokens.word[at]
        if word in _INVARIABLE or (word[-1:] == "s" and word[-2:-1] not in ("s", "i", "u")):
            return True
        if word[-1:] == "s" and typed[tokens.start[at] : tokens.end[at] - 1].isupper():
            return True
    return False
