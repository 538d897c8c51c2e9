"""English: what others decide: authorities, rivals, sellers, the press, markets."""

from grove.quality.lexicon.marks import (
    BASE,
    COMPARATIVE,
    MODAL,
    NEGATION,
    OUTCOME,
    PAST,
    THIRD,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.english_business import BUYERS, MARKETS
from grove.quality.structure.line import ORDER, Line

AUTHORITIES = word_class("en", "authorities_outside")
DECIDES = word_class("en", "decided_outside")
RIVALS = frozenset("competitor competitors rival rivals competition incumbents".split())
SELLERS = word_class("en", "sellers_to_us")
GIVES = word_class("en", "sellers_give")
TERMS = word_class("en", "terms_of_sale")
PRESS = word_class("en", "press")
PRAISES = word_class("en", "praises")
NO_PLURAL = frozenset("customs congress brussels police politics".split())
MARKS = frozenset("marks scores stars points awards prizes praise".split())
DARLING = frozenset("darling talk favourite favorite hero star toast pick".split())
PRICES = word_class("en", "set_by_markets")
MOVES = word_class("en", "lobbies_outsiders")
CHOSEN = word_class("en", "chosen_by_others")
CONSUMES = word_class("en", "consumes_a_product")
WHO = AUTHORITIES | RIVALS | SELLERS | PRESS | PRICES
FIRST_WORDS = 4  # the city council, our main rivals: who it is said of
NEAR = 5


def others_decide(line: Line) -> bool:
    """The ministry pays for the second track, chip prices come down, critics praise our game, get
    the studio bought by a publisher, more commuters ride our trams."""
    words = line.words
    if line.first >= len(words) or line.union & NEGATION:
        return False
    first = words[line.first]
    if words[-1] == "year" and line.normal.low.rstrip(". ").endswith("of the year"):
        return not OF_THE_YEAR.isdisjoint(words)  # our studio wins game of the year
    if line.marks[line.first] & COMPARATIVE and line.mood != ORDER and _more_of_it(line):
        return True
    if first.startswith("more") and line.mood != ORDER:
        return _consumed(line)
    if line.mood == ORDER or (line.first and words[line.first - 1] == "get"):
        return _moved(line) or _chosen(line)
    if WHO.isdisjoint(words):
        return False
    return _of_others(line) or _is_allowed(line)


def _of_others(line: Line) -> bool:
    """Whether the subject is somebody outside, and the verb what only they can do."""
    words, marks = line.words, line.marks
    for at in range(line.first, min(line.first + FIRST_WORDS, len(words) - 1)):
        who = words[at].split(" ")[-1]
        then, does = marks[at + 1], words[at + 1].split(" ")[0]
        if who in AUTHORITIES and does in DECIDES:
            return does.endswith("s") != who.endswith("s") or who in NO_PLURAL
        if who in SELLERS and does in GIVES:
            return not TERMS.isdisjoint(words[at + 2 :])
        if who not in WHO or not (then & VERB and then & (THIRD | BASE | PAST)):
            if marks[at] & MODAL:
                return False
            continue
        if who in AUTHORITIES | SELLERS:
            return False
        if who in RIVALS:
            return True
        if who in PRESS:
            if does in ("give", "gives"):
                return not MARKS.isdisjoint(words[at + 2 :])  # give our game top marks
            return does in PRAISES
        low = words[at + 2 : at + 3] in (["low"], ["high"], ["stable"], ["down"], ["flat"])
        return bool(then & OUTCOME) or (does in ("stay", "remain") and low)
    return False


def _is_allowed(line: Line) -> bool:
    """The new tram line is approved by the city."""
    words = line.words
    for at in range(line.first + 1, len(words) - 1):
        if words[at] in CHOSEN:
            by = words[at].endswith(" by") or words[at + 1] == "by"
            return by and not AUTHORITIES.isdisjoint(words[at + 1 : at + NEAR])
    return False


def _more_of_it(line: Line) -> bool:
    """Larger share of the valve business, cheaper wafers from the foundry, more test orders from
    the aviation industry."""
    words, first = line.words, line.first
    if words[first + 1 : first + 2] == ["share of"] or words[first + 1 : first + 3] == [
        "share",
        "of",
    ]:
        return words[-1] in PIES
    for at in range(first + 1, len(words) - 1):
        if words[at] == "from":
            sold = not SELLERS.isdisjoint(words[at + 1 :]) and words[first] in ("cheaper", "better")
            return sold or words[at - 1] in ORDERED
    return False


ORDERED = frozenset("orders contracts commissions assignments bookings".split())
PIES = frozenset("business market segment pie trade spend wallet budget industry".split())
OF_THE_YEAR = frozenset("win wins named voted elected crowned become becomes best".split())


def _moved(line: Line) -> bool:
    """Persuade the ministry to pay for it, lobby the council for night trains."""
    words = line.words
    verb = line.first if words[line.first] in MOVES else line.first - 1
    if verb < 0 or words[verb] not in MOVES:
        return False
    for at in range(verb + 1, min(verb + FIRST_WORDS, len(words) - 1)):
        who = words[at].split(" ")[-1]
        if who in PRESS and words[at - 1] == "the" and "of" in words[:at]:
            return not DARLING.isdisjoint(words[:at])
        if who not in AUTHORITIES:
            continue
        return words[verb] == "lobby" or any(
            word.split(" ")[0] in DECIDES for word in words[at + 1 : at + NEAR]
        )
    of = words.index("of") if "of" in words[verb + 2 :] else -1
    return of > 0 and words[of - 1] in DARLING


def _chosen(line: Line) -> bool:
    """Get the studio bought by a big publisher, get our game featured in the press."""
    words = line.words
    if words[line.first] not in ("get", "have") and words[line.first - 1 : line.first] != ["get"]:
        return False
    for at in range(line.first, len(words) - 2):
        if words[at] in CHOSEN and (words[at + 1] in BY or words[at].endswith(" by")):
            whom = AUTHORITIES | MARKETS | PRESS | BACKERS
            return not (whom | BUYERS if "more" in words else whom).isdisjoint(words[at + 1 :])
    return False


BY = frozenset("by in on as".split())
BACKERS = frozenset("publisher publishers investor investors fund funds buyer carmaker".split())


RIGHT = frozenset("right correct wrong own their".split())


def _consumed(line: Line) -> bool:
    """More travellers take the night train."""
    words = line.words
    more, _, whom = words[line.first].rpartition(" ")
    at = line.first + 1
    if not more:
        whom = words[at] if at < len(words) else ""
        at += 1
    while at < len(words) and words[at] in BUYERS:  # more young families
        whom, at = words[at], at + 1
    if whom not in BUYERS or at + 1 >= len(words) or words[at + 1] == "part":
        return False
    return words[at] in CONSUMES and RIGHT.isdisjoint(words[at + 1 : at + 3])
