"""English: what a business wins, sells or is known for, which technology alone does not move."""

from itertools import pairwise

from grove.quality.lexicon.marks import (
    BUSINESS,
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    KNOWN_NAME,
    OUTCOME,
    PEOPLE,
    PREPOSITION,
    TECHNOLOGY,
    VAGUE,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.structure.line import ORDER, STATEMENT, Line

WINNING_EN = word_class("en", "winning")
RAISING = frozenset("increase raise grow expand extend improve defend hold strengthen".split())
SOLD_EN = word_class("en", "won")
# Secure the series nomination; but secure the accounts.
SECURING = frozenset("secure obtain".split())
SIGNED = word_class("en", "secured_by_sales")
INSIDE = frozenset("engineers developers employees colleagues staff teams council".split())
FOREMOST = frozenset(("first", "most", "prefer", "preferred", "choose", "buy", "everyone"))
PLACING = frozenset("bring get put sell place list".split())
LYING = word_class("en", "where_our_product_is")
OUTLETS = word_class("en", "outlets")
MONTHS = word_class("en", "months_cut_short")
BUYING = frozenset("buy buys subscribe renew purchase spend reorder".split())
CHOOSING = word_class("en", "customers_choose_us")
OURS = frozenset(("us", "our"))
RELATIVE = frozenset("that who which whose where".split())
# What a business has to sell, and is glad to see full.
PLACES = word_class("en", "places_to_fill")
FILLS = frozenset("fill fills filling book let sell".split())
FULL = frozenset("full fuller sold-out fully-booked packed better-filled well-filled".split())
PERSUADING = word_class("en", "talks_into_buying")
SWITCHING = word_class("en", "switching")
BUYERS = SOLD_EN | word_class("en", "buyers")
ENTERING = frozenset("expand enter conquer break".split())
INTO = frozenset("into to in".split())
LEADING = frozenset("technology innovation world global quality cost price thought".split())
WHOSE = frozenset("market's industry's sector's branch's trade's".split())
NAMED_AS = frozenset("listed named chosen selected ranked qualified rated".split())
BECOME_EN = frozenset("become be stay remain".split())
BECOMES = frozenset(("becomes", "stays", "remains"))
FIRST = word_class("en", "first_place")
MARKETS = word_class("en", "markets")


def wins_business(line: Line) -> bool:
    """A market, customers, orders, guests or a name are won, and no word of business is said."""
    if line.first >= len(line.words):
        return False
    if leads_a_market(line) or _wins(line) or _buys(line):
        return True
    if _fills(line) or _persuades(line) or _placed(line):
        return True
    return (line.mood == STATEMENT and _outsells(line)) or (line.mood == ORDER and _shines(line))


def leads_a_market(line: Line) -> bool:
    """Become number one in the inverter market, be the biggest insurer of the north."""
    words, first = line.words, line.first
    if line.mood == STATEMENT and 0 < line.head < len(words) and words[line.head] in BECOMES:
        first = line.head  # our company becomes number 1 in the heat pump market
    makes = words[first : first + 2] == ["make", "our"]
    listed = words[first : first + 1] and words[first] in NAMED_AS
    if listed and line.normal.low.rstrip(". ").endswith("of the year"):
        return True  # get named test house of the year
    if words[first : first + 3] == ["be", "known", "as"] or words[first : first + 2] == [
        "be",
        "known as",
    ]:
        return not FIRST.isdisjoint(words[first + 2 :])
    if listed and words[first + 1 : first + 2] == ["as"]:  # get listed as preferred supplier
        return not MARKETS.isdisjoint(words[first + 2 :])
    if first >= len(words) or (words[first] not in BECOME_EN | BECOMES and not makes):
        return False
    pairs = enumerate(pairwise(words))
    at = next((at for at in range(first + 1, len(words)) if words[at] in FIRST), -1)
    if at < 0:
        at = next((at for at, pair in pairs if at > first and " ".join(pair) in FIRST), -1)
    if at < 0 and "no. 1" not in line.normal.low and "number 1 " not in line.normal.low:
        return _comes_first(words, first)
    if makes and words[at] == "the best":
        return False  # the best place to be ill
    if makes:  # make our fund the most popular one among first-time investors
        return at > first + 2 and not (MARKETS | BUYERS).isdisjoint(words[first + 2 :])
    leads = words[at].endswith(("leader", "leaders")) and words[at + 1 : at + 2] == ["in"]
    if leads and first == line.head and words[line.first] in OURS:
        return True  # our test house becomes the leader in battery tests
    if leads and words[at - 1] in LEADING:
        return True  # a technology leader in hydrogen valves
    if any(words[here] in WHOSE for here in range(first + 1, max(at, first))):
        return True  # be the market's first choice
    return not MARKETS.isdisjoint(words[max(at, first) :])


def _comes_first(words: list[str], first: int) -> bool:
    """Become the museum that tourists visit first."""
    what = not MARKETS.isdisjoint(words[first + 1 : first + 5])
    whom = not BUYERS.isdisjoint(words[first + 3 :]) or "everyone" in words or "people" in words
    return what and whom and not FOREMOST.isdisjoint(words[first + 4 :])


def _placed(line: Line) -> bool:
    """Bring our cheese into every supermarket in the country."""
    words, first = line.words, line.first
    if words[first] == "our" and line.mood == STATEMENT and words[line.head] in LYING:
        every = "every" in words and not OUTLETS.isdisjoint(words[words.index("every") + 1 :])
        return every and bool({"in", "on"} & {*words})  # our chip ends up in every car
    if words[first] not in PLACING or "our" not in words[first + 1 : first + 3]:
        return False
    return any(
        words[at] in ("into", "onto", "in", "on") and not OUTLETS.isdisjoint(words[at + 1 : at + 4])
        for at in range(first + 2, len(words) - 1)
    )


def _wins(line: Line) -> bool:
    """Win the tender of the railway, sign up more dealers: what is won is what a business has."""
    words, marks = line.words, line.marks
    first = line.first
    raises = words[first] in RAISING and not {"market", "against"}.isdisjoint(words)
    if raises and not {"share", "share of", "position"}.isdisjoint(words):
        return True  # increase our share in the Benelux market
    if words[first] == "sell" and not line.union & COMMA:
        to = words.index("to") if "to" in words[first + 2 :] else -1
        sold = any(mark & PEOPLE for mark in marks[to:])
        return to > 0 and (sold or not (BUYERS | MARKETS).isdisjoint(words[to:]))
    buyers = BUYERS - {"users", "people"}
    over = words[first : first + 1] == ["win over"] or words[first : first + 2] == ["win", "over"]
    if over and not buyers.isdisjoint(words[first + 1 : first + 5]) and not INSIDE & {*words}:
        return True  # win over younger audiences
    if words[first : first + 2] == ["bring", "home"]:
        first += 1
    elif words[first] not in WINNING_EN and words[first] not in SECURING:
        return False
    if not RELATIVE.isdisjoint(words):
        return False  # win back developers who gave up on our SDK
    won = ""
    for at in range(first + 1, len(words)):
        if marks[at] & (PREPOSITION | COMMA | CONJUNCTION):
            break
        won = words[at]
    if won == "customers" or won == "clients" or won == "users":
        return "back" not in words
    if words[first] in SECURING:
        return won.rsplit(" ", 1)[-1] in SIGNED
    return won.rsplit(" ", 1)[-1] in SOLD_EN


def _shines(line: Line) -> bool:
    """Raise the brand's profile, boost the company's ranking, defend our lead in imaging."""
    words, first = line.words, line.first
    if words[first + 1 : first + 3] == ["our", "lead"]:
        return words[first] in RAISING
    if not line.verb & (OUTCOME | VAGUE) or HOUSES.isdisjoint(words[first + 1 : first + 4]):
        return False
    return not IMAGE.isdisjoint(words[first + 2 : first + 6])


HOUSES = frozenset("company's brand's group's firm's corporation's business's".split())
IMAGE = frozenset("ranking profile reputation image standing visibility fame popularity".split())


def _outsells(line: Line) -> bool:
    """The new wallbox sells better than any before it."""
    words = line.words
    return any(
        words[at] in ("sell", "sells") and line.marks[at + 1] & COMPARATIVE
        for at in range(1, len(words) - 1)
    )


def _fills(line: Line) -> bool:
    """Fill more beds in the rehab clinics, fuller trains on Fridays."""
    words, first = line.words, line.first
    full = words[first] in FULL or words[:2] == ["fully", "booked"]
    if full and line.mood != STATEMENT:
        return not PLACES.isdisjoint(words[first + 1 : first + 4])
    if words[first] not in FILLS or (words[first] != "fill" and line.mood != ORDER):
        return False
    there = [word.rpartition(" ")[2] for word in words[first + 1 : first + 4]]
    more = words[first] == "fill" or "more" in there
    return more and not PLACES.isdisjoint(there) and line.union & COMMA == 0


def _persuades(line: Line) -> bool:
    """Persuade twice as many families to switch to our broadband; expand to Canada."""
    words, marks, first = line.words, line.marks, line.first
    if words[first + 1 : first + 2] == ["ourselves"] and words[first] in ("establish", "position"):
        return not MARKETS.isdisjoint(words[first + 3 :])
    if words[first] in ENTERING:
        at = first + 2 if words[first + 1 : first + 2] and words[first + 1] in INTO else first + 1
        if at == first + 1 and words[first] != "enter":
            return False
        if words[first] != "enter" and not {"market", "markets", "segment"}.isdisjoint(words[at:]):
            return True
        known = at < len(words) and marks[at] & KNOWN_NAME and not marks[at] & TECHNOLOGY
        return bool(known) and words[at][:3] not in MONTHS
    more = words[0] == "get" and "more" in words[1 : first + 2]
    if not (more or words[first] in PERSUADING) or line.union & COMMA:
        return False
    for at in range(first + 2, len(words) - 1):
        if words[at] == "to" and words[at + 1].split(" ")[0] in SWITCHING:
            us = not OURS.isdisjoint(words) or len(words) == at + 2
            return us and not BUYERS.isdisjoint(words[first + 1 : at])
    return False


def _buys(line: Line) -> bool:
    """More customers buy a second product from us."""
    words, first = line.words, line.first
    if words[first] in BUYERS and words[first + 1 : first + 2] == ["buy"]:
        return words[first + 2 : first + 3] == ["more"]  # shops buy more licences
    if not words[first].startswith("more") or not (
        line.union & (PEOPLE | BUSINESS) or BUYERS & {*words}
    ):
        return False
    said = [word.split(" ")[0] for word in words[first + 1 : first + 5]]
    us = not OURS.isdisjoint(words)
    return not BUYING.isdisjoint(said) or (us and not CHOOSING.isdisjoint(said))


def grows(line: Line) -> bool:
    """Revenue keeps growing; more patients choose us over the competition."""
    first = line.words[line.first]
    buys = line.head >= 0 and line.words[line.head] in BUYING
    if buys and any(word.startswith("more") for word in line.words[line.head + 1 : line.head + 2]):
        return True  # customers buy more subscriptions
    business = line.find(BUSINESS)
    if business > 0 and line.words[business].startswith(("best", "top")):
        return True  # our scanner is the best-selling device
    if line.words[line.first : line.first + 1] == ["our brand"]:
        return True  # our brand stands for safe trains
    best = line.head >= 0 and line.words[line.head] in ("become", "becomes")
    return bool(line.union & OUTCOME) or first == "more" or best or _buys(line)
