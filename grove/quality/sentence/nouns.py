"""The noun that a number counts, and the unit that a metric says of itself."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import (
    DESIGNATORS,
    MASS,
    NO_NOUN,
    PEOPLE,
    PERIODS,
    UNITS,
)

MOST_WORDS = 4  # between a number and the noun it counts
FURTHEST = 20  # tokens of a metric that are looked at
_ONLY_PLURAL = frozenset(("sales", "chaos", "operations", "systems", "windows"))
_TIMES = frozenset(("hours", "days", "minutes", "weeks", "seconds"))
_AFTER_TIMES = frozenset(("of", "w", "per", "until", "from", "for", "in", "on", "to", "between"))
_SAYS_UNIT = frozenset(("(", "unit", ":"))
_RATES = frozenset(("per", "/", "a"))
_ENDS_METRIC = frozenset(("#", "comma", "stop", "while"))
# A word in front of a noun, or the noun: 120 weekly users.
_NOUNS = frozenset(("w", "more", "last", "pass", "all", "fill", "week", "freq"))
_OF_HOW_MANY = frozenset("the all w top last now a fill".split())
_EACH = frozenset(("every", "each"))
_SHARED = frozenset(("percentage", "percent", "pct"))


TOLD_OF_YEARS = word_class("en", "told_of_a_year")


def is_plural(word: str) -> bool:
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su"


def read_noun(tokens: Tokens, found: Quantity, typed: str) -> None:
    """The English noun that is counted: the first plural within a few words."""
    found.counted = found.value == found.value.to_integral_value()
    at = found.last + 1
    if tokens.word[at] == "nos":
        at += 1 + (tokens.kind[at + 1] == ".")
        at += tokens.kind[at] == "of"  # 55 nos. of servers
    if tokens.kind[at] == "+" and tokens.tight(at):
        at += 1  # 30+ engineers
    elif tokens.kind[at] == "after" and tokens.kind[at + 1] != "of":
        at += 1  # 3 or more talks
    if (
        tokens.kind[at] == "of"
        and tokens.kind[at + 1] in ("#", "the", "all", "top", "now", "a", "last")
        and not found.out_of
    ):
        total = at + 1
        while tokens.kind[total] in _OF_HOW_MANY and total < at + 4:
            total += 1
        if tokens.kind[total] == "#" and tokens.number[total] is not None:
            found.out_of = True
            found.last = total
            found.end = found.whole_end = tokens.end[total]
            at = total + 1
            if tokens.value[total] == "word" and tokens.kind[at : at + 2] == ["-", "#"]:
                found.last = at + 1  # thirty of the forty-two plants
                found.end = found.whole_end = tokens.end[at + 1]
                tens, units = tokens.number[total], tokens.number[at + 1]
                tokens.number[at + 1] = tens + units if tens and units else None
                total, at = at + 1, at + 2
            if found.spelled and tokens.word[found.first - 1] in _EACH and found.value == 1:
                found.value, found.out_of = tokens.number[total] or found.value, False
                found.spelled, found.first = False, found.first - 1  # every one of the 64 journeys
        else:
            return
    if tokens.word[at] == "m":
        return  # 50 m indoors
    end = at + MOST_WORDS
    for place in range(at, end + 2):
        word = tokens.word[place]
        kind = tokens.kind[place]
        if kind in ("-", "/") and tokens.tight(place) and tokens.tight(place + 1):
            end += 2
            continue  # on-prem servers, critical/high bugs
        if place >= end:
            return
        if kind == "a" and word == "a" and tokens.kind[place + 1] == "/":
            continue  # 12 A/B tests
        if tokens.kind[place - 1] == "-" == tokens.kind[place + 1] and tokens.tight(place + 1):
            continue  # design-for-assembly workshops
        joined = kind == "w" and tokens.kind[place - 1] == "-" and word not in PEOPLE
        if joined and (word in _PARTICLES or not is_plural(word)):
            continue  # 12 sign-offs, 6 hands-on labs
        if kind not in _NOUNS or word in NO_NOUN:
            if kind == "and" and found.value > 1 and _goes_on(tokens, place, found.last + 1):
                end += 1
                continue  # 120 forklift and shift leads
            runs = word == "runs" and found.value > 1 and tokens.kind[place - 1] == "w"
            if runs and place == found.last + 2 and not is_plural(tokens.word[place - 1]):
                found.noun, found.noun_at = word, place  # 3 dry runs
                return
            if word in _FALLS and place > found.last + 1 and found.value > 1:
                done = (
                    tokens.kind[place + 1] in _BEHIND_FALLS or tokens.word[place + 1][-2:] == "ed"
                )
                if done and tokens.kind[place - 1] == "w":
                    found.noun, found.noun_at = word, place  # 20 software drops integrated
                return
            if kind == "top" or (kind == "#" and tokens.word[place - 1] in DESIGNATORS):
                continue  # the 8 busiest topics, 60 Windows 10 laptops
            return
        if word == "staff" and is_plural(tokens.word[place + 1]):
            continue  # 2 of 3 staff promotions
        if (
            word in PEOPLE
            or (len(word) == 3 and word[2] == "s" and _is_short(tokens, place, typed))
            or (place == found.last + 1 and _is_acronym(tokens, place, typed))
            or (len(word) > 3 and word[-1] == "s" and word[-2] not in "si'u")
            or (word in MASS or word == "sres")
        ):
            behind = tokens.kind[place + 1]
            if word in DESIGNATORS and behind in ("w", "#"):
                continue  # 38 Windows Server 2016 machines
            if behind == "-" and tokens.tight(place + 1) and tokens.tight(place + 2):
                continue  # 4 hands-on guides
            if behind == "fill" and tokens.word[place + 1] in _MARKS:
                found.counted = False  # a 95 PageSpeed Insights score
                return
            if _is_plural_at(tokens, place + 1) and (
                _is_name(tokens, place, typed) or _is_what_of(tokens, place)
            ):
                end = max(end, place + 2)
                continue  # 200 sales calls, 350 SaaS licences, 30 digital skills workshops
            if found.counted or (place == found.last + 1 and behind not in _NOUNS):
                found.noun, found.noun_at = word, place  # or 4.4 stars
            return


_FALLS = frozenset("drops cuts lifts rises climbs falls".split())
_BEHIND_FALLS = frozenset(("pass", "eos", "date", "by", "comma"))


def _is_plural_at(tokens: Tokens, at: int) -> bool:
    """Whether more than one of a thing stands there, the name of which may have a hyphen."""
    while tokens.kind[at + 1] == "-" and tokens.tight(at + 1) and tokens.tight(at + 2):
        at += 2
    return is_plural(tokens.word[at])


def _goes_on(tokens: Tokens, at: int, first: int) -> bool:
    """Whether "and" joins two words in front of one noun: more than one of what is not plural."""
    before, behind = tokens.word[at - 1], tokens.word[at + 1]
    if at == first or tokens.kind[at - 1] != "w" or tokens.kind[at + 1] != "w":
        return False
    return before not in NO_NOUN and behind not in NO_NOUN and tokens.word[at] in ("and", "or", "&")


_PARTICLES = frozenset("offs ups ins outs ons overs downs bys".split())
_MARKS = frozenset(("score", "rate"))


def _is_name(tokens: Tokens, place: int, typed: str) -> bool:
    """Sales, chaos, SaaS, Jenkins: no plural, but what another plural is of."""
    word = tokens.word[place]
    if word in _ONLY_PLURAL or word.endswith("ics") or typed[tokens.end[place] - 1] == "S":
        return True
    capital = typed[tokens.start[place]].isupper() and tokens.kind[place + 1] == "w"
    return capital and word not in PEOPLE


def _is_what_of(tokens: Tokens, place: int) -> bool:
    """2 tools programmers: of two plurals side by side the second is counted, as no verb of
    the first ends like it."""
    after = tokens.word[place + 1]
    if tokens.kind[place + 1] != "w" or after in _NO_PLURALS or after in NO_NOUN:
        return False
    return tokens.kind[place] == "w" and tokens.word[place] not in PEOPLE


_NO_PLURALS = frozenset(("always", "towards", "besides", "perhaps", "overseas", "sometimes"))


def _is_short(tokens: Tokens, place: int, typed: str) -> bool:
    """35 unused VMs, 12 PRs: more than one of what two capitals name."""
    start = tokens.start[place]
    return typed[start : start + 3][:2].isupper() and typed[start + 2] == "s"


_GO_ON = frozenset(("w", "pass", "#", "-", "move", "more", "less"))


def _is_acronym(tokens: Tokens, place: int, typed: str) -> bool:
    """40,000 CCU, 300 DAU: capitals that nothing counted follows."""
    letters = typed[tokens.start[place] : tokens.end[place]]
    if not (2 < len(letters) < 6 and letters.isalpha() and letters.isupper()):
        return False
    return tokens.kind[place + 1] not in _GO_ON


def unit_of_metric(tokens: Tokens, before: int) -> str:
    """Setup time (min): 75 → 30, percentage of … from 50 to 85: the unit that the metric says."""
    kind, word = tokens.kind, tokens.word
    at = 1 + (kind[1] == "fill")
    if word[at] in _TIMES and kind[at + 1] in _AFTER_TIMES:
        return UNITS[word[at]]  # (average) hours of manual work per month down to 10
    if tokens.latin and not _RATES.isdisjoint(tokens.kinds):
        period = _period_of_metric(tokens, before)
        if period:
            return period
    if tokens.kinds.isdisjoint(_SAYS_UNIT) and not tokens.about(_SHARED):
        return ""
    for at in range(1, min(before, FURTHEST)):
        if kind[at] == "#":
            return ""
        bracketed = kind[at + 1] in (")", "]") and kind[at - 1] in ("(", "[", "comma")
        bracketed = bracketed or (kind[at - 1] in ("in", "comma") and kind[at + 1] == ":")
        timed = kind[at - 1] == "comma" and kind[at + 1] == "per" and kind[at + 3] == ":"
        if timed and word[at] in UNITS and word[at + 2] in PERIODS:
            return f"{UNITS[word[at]]} per {PERIODS[word[at + 2]]}"  # downtime, hrs per month: …
        share = word[at] in ("percentage", "percent", "%", "pct") and kind[at + 1] == "of"
        if share or (bracketed and word[at] == "%"):
            return "%"
        if bracketed and word[at] in UNITS and len(word[at]) > 1 - (kind[at] == "w"):
            return UNITS[word[at]]
    return ""


def unit_in_bracket(tokens: Tokens) -> tuple[str, int]:
    """接通率 52 → 65（%）, 费用（万元）80 → 60: a unit by itself in brackets, and where."""
    if ")" not in tokens.kind:
        return "", 0  # the only one closes the number of a list
    at = tokens.kind.index(")")
    found = (
        _bracketed().search(tokens.text) if "(" in tokens.kind[max(0, at - 6) : at - 1] else None
    )
    if found is None:
        return "", 0
    word = found[1]
    known = _SPELLED.get(word) or (UNITS.get(word, "") if word.isascii() else word)
    share = word.startswith(("%", "pct", "per"))  # (pct. of respondents)
    return ("%" if share else known), found.start(1)


@cache
def _bracketed() -> "re.Pattern[str]":
    many = "[百千]?[万亿][^()]{0,6}|千[元人次件单台]"
    plain = "%|ms|h|s|min|days|hours|minutes|weeks|eur|usd|gb|mb|tb"
    plain += "|分钟|小时|毫秒|秒|天|元|人|台|次|件|个|起|条|单"
    plain += r"|(?:%|pct\.?|per ?cent) of [a-z -]{1,30}"
    return re.compile(f"\\(({many}|{plain})\\)")


_SPELLED = {
    "分钟": "min",
    "小时": "h",
    "毫秒": "ms",
    "秒": "s",
    "天": "day",
    "元": "CNY",
    "人": "people",
}


def _period_of_metric(tokens: Tokens, before: int) -> str:
    """Stuck payouts per day from 65 to 10, deploys/day: how often what the metric counts is meant;
    "" for none."""
    kind, word = tokens.kind, tokens.word
    for at in range(2, min(before, FURTHEST)):
        if kind[at] in _ENDS_METRIC:
            return ""
        twice = kind[at] == "per" and kind[at - 2] == "per" and word[at + 1] in PERIODS
        if twice and word[at - 3] in _TIMES:  # toil hours per engineer per week
            return f"{UNITS[word[at - 3]]} per {PERIODS[word[at + 1]]}"
        rated = kind[at] in _RATES and word[at + 1] in PERIODS and word[at] != "every"
        noun = at - 1 - (word[at - 1][-2:] == "ed")  # signatures added per week
        if rated and kind[noun] in ("w", "pass") and is_plural(word[noun]):
            return f"per {PERIODS[word[at + 1]]}"
    return ""


_OF_THINGS = frozenset("legacy obsolete unused deprecated redundant".split())  # legacy testers


def noun_unit(tokens: Tokens, found: Quantity, typed: str) -> str:
    """What an English count is counted in: people for 3 engineers, else the noun as typed."""
    at = found.noun_at
    if found.noun in PEOPLE and tokens.word[at - 1] not in _OF_THINGS:
        return "people"
    first = at
    while tokens.kind[first - 1] == "-" and tokens.tight(first) and first - 2 > found.last:
        first -= 2  # 12 show-backs, 45 e-bikes
    return typed[tokens.start[first] : tokens.end[at]] if at else ""
