"""Numbers that say of which things, or under what, another number is meant: no target of theirs."""

from itertools import pairwise

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.all_of import tell_whole
from grove.quality.sentence.bands import names_band
from grove.quality.sentence.bracketed import tell_bracketed
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import (
    CHANGE,
    CIRCUMSTANCE,
    CONDITION,
    NAMELESS,
    PLAIN,
    START,
    TARGET,
)
from grove.quality.sentence.shares import JOINS
from grove.quality.sentence.tokens import Tokens

_SPLITS = frozenset(("comma", "stop", ".", "and", "#", "while", "to", "from", "arrow", "(", ")"))
_LEADS = frozenset(("for", "in", "on", "of", "at"))
_ARTICLES = frozenset(("a", "the", "all"))
_NOTHING = frozenset(("", "%", "pp", "×", "points"))
_THINGS = frozenset(("w", "pass"))
MOST_WORDS = 8  # of a phrase behind a preposition


def without_conditions(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """The numbers that are not set aside as circumstances. For sentences of several of them."""
    if tokens.about(_OTHERS) and is_said_beside(tokens, main[0]):
        main[0].role, main[0].mark = CIRCUMSTANCE, "for"
        return main[1:]
    if not _WHEN.isdisjoint(tokens.word):
        for one in main[1:]:
            if (
                one.unit == "%"
                and one.role == PLAIN
                and not one.comparator
                and _is_when(tokens, one)
            ):
                one.role, one.mark = CIRCUMSTANCE, "for"
                return [one for one in main if one.role != CIRCUMSTANCE]
    for one, other in pairwise(main):
        if other.rated and other.spelled and _is_habit(tokens, other):
            other.role, other.mark = CIRCUMSTANCE, "for"
            return [one for one in main if one.role != CIRCUMSTANCE]
        if one.counted and not one.unit and _is_pace(tokens, one, other):
            other.role, other.mark = CIRCUMSTANCE, "part"
            return [one for one in main if one.role != CIRCUMSTANCE]
        none = not one.value and one.noun and other.comparator[:1] == ">" and other.unit
        if none and other.first <= one.noun_at + 2:
            other.role, other.mark = CIRCUMSTANCE, "for"  # 0 cases above 500 €, zero stops > 3 min
            return [one for one in main if one.role != CIRCUMSTANCE]
        if is_said_beside(tokens, other):
            other.role, other.mark = CIRCUMSTANCE, "for"
            return [one for one in main if one.role != CIRCUMSTANCE]
        at_bound = other.comparator and other.unit == "%" and tokens.kind[other.first - 1] == "at"
        if at_bound and main[0].unit == "%" and other.role == PLAIN:
            other.role, other.mark = CIRCUMSTANCE, "for"  # at less than 0.1 % false positives
            return [one for one in main if one.role != CIRCUMSTANCE]
        if other.role == PLAIN and not other.comparator and _is_at_rate(tokens, one, other):
            other.role, other.mark = CIRCUMSTANCE, "for"
            return [one for one in main if one.role != CIRCUMSTANCE]
        with_each = one.noun and other.comparator == ">=" and other.mark == "with"
        if with_each and other.value < one.value and one.first == 1 and not one.rated:
            other.role, other.mark = CIRCUMSTANCE, "for"  # 20 drills run with at least one guest
            return [one for one in main if one.role != CIRCUMSTANCE]
        if one.noun and other.comparator == ">=" and _is_part(tokens, one, other):
            other.role, other.mark = CIRCUMSTANCE, "part"
            return [one for one in main if one.role != CIRCUMSTANCE]
        waits = tokens.word[other.first - 1] == "after" and other.unit in TIMES
        if waits and one.comparator and other.role == PLAIN:
            other.role, other.mark = CIRCUMSTANCE, "for"  # < 0.4 % after 12 months
        elif (other.comparator or other.mark == "upto_en") and _is_of_which(tokens, one, other):
            other.role, other.mark = CIRCUMSTANCE, "for"
        elif one.role == PLAIN and _describes(tokens, one, other):
            one.role, one.mark = CIRCUMSTANCE, "for"
        elif other.spelled and _is_known(tokens, one, other):
            other.role, other.mark = CIRCUMSTANCE, "for"
        elif one.spelled and _is_known(tokens, other, one):
            one.role, one.mark = CIRCUMSTANCE, "for"
        else:
            continue
        return [one for one in main if one.role != CIRCUMSTANCE]
    return main


def without_guards(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """11 min (Q4: 16 min) without CSAT below 4.3: what is to bear, behind two of the goal's."""
    if START not in (main[0].role, main[1].role):
        return main
    for at in range(main[-2].last + 1, main[-1].first):
        if tokens.kind[at] == "while" and tokens.word[at] in ("without", "while", "whilst"):
            return [one for one in main if one.first < at]
    return main


def without_history(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """17 then, 6 now, 4 by Q4 end: what was, in front of what is and what is to be."""
    first, now = main[:2]
    present = now.role == PLAIN and tokens.word[now.first - 1] in ("is", "are")
    if (
        len(main) == 3
        and present
        and first.role == START
        and first.mark == "now"
        and now.unit == main[2].unit
    ):
        now.role, now.mark = START, "now"  # was 0.9 %, is 0.6 %, shall be 0.3 %
    if len(main) != 3 or now.role != START or now.mark != "now" or first.unit != now.unit:
        return main
    then = first.role == START or tokens.word[(first.noun_at or first.last) + 1] in _THEN
    if then and first.mark != "from" and "comma" in tokens.kind[first.last : now.first]:
        first.role, first.mark = CIRCUMSTANCE, "part"
        return main[1:]
    return main


_THEN = frozenset("then once originally before earlier first at".split())


def without_stretch(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """Goal 24 %, stretch 20 %: what is hoped for, where the goal is said beside it."""
    if not any(one.mark == "reach" for one in main):
        return main
    for one in main:
        if "stretch" in tokens.word[max(1, one.first - 3) : one.first] and one.mark != "reach":
            one.role, one.mark = CIRCUMSTANCE, "part"
    return [one for one in main if one.role != CIRCUMSTANCE]


def _is_of_which(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Below 10 min for services with less than 20 pods: a bound inside of "for …"."""
    now = one.role == START and one.mark == "now"
    plain = now or (one.unit != "" and not (one.counted and not one.comparator))
    if (other.role != PLAIN and other.mark != "upto_en") or not plain:
        return False  # for parcels up to 31 kg
    if one.role not in (PLAIN, TARGET, START) or one.mark == "for" or one.comparator[:1] == ">":
        return False
    behind = (one.noun_at or one.last) + 1
    while now and tokens.kind[behind] in ("now", "comma", ")"):
        behind += 1  # 10 at present, for customers above 100k
    between = tokens.kind[behind : other.first]
    if not 2 <= len(between) <= MOST_WORDS or not _SPLITS.isdisjoint(between):
        return False
    if between[0] == "of":
        return False  # 90 % of builds under 10 minutes: see `shares`
    sure = now or one.comparator or one.mark == "of" or not (one.counted or one.rated)
    return bool(sure) and between[0] in _LEADS and "w" in between


def _is_when(tokens: Tokens, one: Quantity) -> bool:
    """…, even when 40 % of traffic is cold: under what."""
    return tokens.word[one.first - 1] in _WHEN and tokens.kind[one.last + 1] == "of"


_WHEN = frozenset(("when", "if", "once", "although", "though", "because", "since"))


def _is_part(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """5 drills in Q2, min. 1 for card payments: so many of them, in a clause behind."""
    alike = one.counted and not (one.unit or one.comparator) and other.noun in ("", one.noun)
    if not alike or other.unit or other.value >= one.value or one.role != PLAIN:
        return False
    if tokens.kind[(other.noun_at or other.last) + 1] not in _OF_THEM:
        return False
    first = other.first - 1
    while tokens.word[first] in _LEAST:
        first -= 1
    return (
        tokens.kind[first] in ("comma", "(", "stop") and "and" not in tokens.kind[one.last : first]
    )


_OF_THEM = frozenset(("for", "of", "in", "on", "by", "at", "with"))
_LEAST = frozenset(("min", "minimum", "."))


def _is_at_rate(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Recall at least 85 % at a false positive rate of 0.5 %: what it is measured at."""
    at = other.first - 1
    if tokens.kind[at] != "of" or not (one.comparator or one.role == TARGET):
        return False
    for place in range(at - 1, max(one.last, at - MOST_WORDS), -1):
        if tokens.kind[place] in ("at", "with"):
            return tokens.kind[place + 1] == "a"
        if tokens.kind[place] not in _NAMED and tokens.word[place] != "hit":
            return False
    return False


_NAMED = frozenset(("w", "fill", "a", "-", "move", "pass", "up", "down", "hold"))


def _is_habit(tokens: Tokens, other: Quantity) -> bool:
    """2 h (tested twice a year), …, rehearsed once a quarter: how often somebody looks."""
    done = tokens.word[other.first - 1]
    if tokens.kind[other.first - 2] == "comma":
        return done in _SHOWN or done in _PRACTISED
    return done[-2:] == "ed" and tokens.kind[other.first - 2] == "("


def _is_pace(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """24 analyses by the end of the year, two in every month: how they are spread over it."""
    kind, behind = tokens.kind, (other.noun_at or other.last) + 1
    if kind[other.first - 1] not in ("comma", "(", "-") or other.comparator or not one.noun:
        return False
    if one.comparator or one.rated or other.role not in _LOOSE or other.noun not in ("", one.noun):
        return False
    if not other.rated:
        each = kind[behind] == "in" and tokens.word[behind + 1] in _EVERY
        if not (each and tokens.word[behind + 2] in _PERIODS):
            return False
        behind += 3
    elif not other.unit.startswith("per ") and other.unit.rpartition("/")[2] not in _PERIODS:
        return False
    return other.value < one.value and kind[behind] in ("eos", "comma", ")", "stop")


_EVERY = frozenset(("every", "each", "a", "the"))
_LOOSE = frozenset((PLAIN, NAMELESS))
_PERIODS = frozenset(("month", "quarter", "week", "sprint", "year"))


def set_whole_aside(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """Of the 60 jobs at most 10 still run: of how many."""
    if one.first > 3 or not one.noun or other.unit or other.noun or other.value > one.value:
        return
    if not _ALL.isdisjoint(tokens.kinds) and tell_whole(tokens, one, other):
        return
    if "comma" not in tokens.kind[one.last : other.first] or other.first - one.noun_at < MOST_WORDS:
        one.role, one.mark, other.out_of = CIRCUMSTANCE, "for", True


_ALL = frozenset(("all", "the"))  # all, the rest


def set_population_aside(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Rollout to 500 gateways takes 10 minutes at most: of how many, in front of how long."""
    for one, other in pairwise(quantities):
        if not one.noun or one.comparator or other.unit not in TIMES or other.role != PLAIN:
            continue
        between = tokens.word[one.noun_at : other.first]
        if len(between) <= MOST_WORDS and not LASTS.isdisjoint(between[-3:]):
            one.role, one.mark = CIRCUMSTANCE, "for"
            return


def set_bracket_aside(tokens: Tokens, quantities: list[Quantity]) -> None:
    """A whole fleet (63 units) in 2 weeks, last time it took 9: how many all of them are."""
    first, last = quantities[0], quantities[-1]
    if len(quantities) == 2 and tell_bracketed(tokens, first, last):
        return
    ends = tokens.kind[(last.noun_at or last.last) + 1] == ")"
    if ends and tokens.kind[first.first - 1] == "(" and all(map(_is_counted, quantities)):
        for one in quantities:
            one.role, one.mark = CIRCUMSTANCE, "part"  # close the site (120 people, 3 lines)
        return
    for one, other in pairwise(quantities):
        if one.unit or one.comparator or one.role not in (PLAIN, NAMELESS):
            continue
        opens = one.first - 1 - (tokens.kind[one.first - 1] == "all")
        closes = (one.noun_at or one.last) + 1
        if tokens.kind[opens] != "(" or tokens.kind[closes] != ")":
            continue
        timed = other.unit in TIMES and (other.mark == "in" or other.comparator[:1] == "<")
        if timed and tokens.kind[opens - 1] == "w" and other.first - closes < MOST_WORDS:
            one.role, one.mark = CIRCUMSTANCE, "part"
            return


def _is_counted(one: Quantity) -> bool:
    return bool(one.noun) and one.role == PLAIN and not (one.comparator or one.out_of)


LASTS = word_class("en", "takes_so_long")
_PRACTISED = frozenset("rehearsed drilled exercised practised practiced trained repeated".split())


def is_said_beside(tokens: Tokens, other: Quantity) -> bool:
    """Verified in 30 of 30 trials, with at least 200 replies, (legal limit 30), team of 60."""
    kind, word = tokens.kind, tokens.word
    at = other.first - 1
    if other.noun in _SAMPLES and kind[at] == "with":
        return True
    if kind[at] in _OVER and word[at - 1] in _SHOWN and kind[at - 2] in _APART:
        return True
    if kind[at] == "of" and word[at - 1] in _GROUPS and kind[at - 2] in _ARTICLES:
        return True
    if kind[at] == "of" and word[at - 1] in _CHECKS and other.noun and not other.comparator:
        return True  # proved by a spot check of 200 items
    while kind[at] in ("w", "fill", "now", ":", "is", "cmp", "hold"):
        if word[at] in _LIMITS:
            return "(" in kind[at - 4 : at] or (
                word[at] in _OTHERS and not _BEGINS.isdisjoint(kind[at - 2 : at])
            )
        at -= 1
    return False


_BEGINS = frozenset(("comma", ":"))
_OTHERS = frozenset("law legal statutory industry market benchmark threshold".split())
_SAMPLES = frozenset(
    "ratings responses votes answers replies samples participants respondents reviews".split()
)
_SHOWN = frozenset("verified proven shown tested measured confirmed demonstrated validated".split())
_OVER = frozenset(("in", "over", "by", "on", "with", "at"))
_APART = frozenset(("comma", "(", "stop", "and", "-"))
_GROUPS = frozenset(("team", "group", "crew", "department", "squad", "fleet", "base", "pool"))
_CHECKS = frozenset("check sample survey audit inspection review".split())
_LIMITS = word_class("en", "limits_set_elsewhere")


def _is_known(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """100 % of hosts in the office and the two plants: things that everybody knows."""
    known = tokens.kind[other.first - 1] == "the" and other.role == PLAIN and not other.unit
    return known and bool(one.unit) and not other.comparator and bool(other.noun)


def _describes(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """Whether a number in front of the goal only says what is meant."""
    if other.role == START:
        return False
    bound = other.comparator or other.role == TARGET
    between = tokens.kind[one.last + 1 : other.first]
    if one.comparator:  # open longer than 30 days to fewer than 100
        on = (other.noun_at or other.last) + 1
        leads = other.role == PLAIN and tokens.kind[on] == "arrow" and not other.comparator
        longer = one.comparator[0] == ">" and (other.role == TARGET or leads)
        longer = longer and one.unit != other.unit
        return longer and one.unit in TIMES and tokens.kind[one.first - 1] in _THINGS
    if not bound or not _SPLITS.isdisjoint(between[:-1]) or one.unit == other.unit:
        return False
    thing = tokens.kind[one.first - 1] in _ARTICLES and one.unit not in _NOTHING
    if thing and not one.rated and between[:1] == ["w"]:
        return True  # restore a 2 TB database in under 45 min
    size = one.mark == "of" and one.counted and bool(one.noun) and other.unit in TIMES
    return size and tokens.kind[one.first - 1] == "of"  # a rollout of 50k devices within 72 h


def after_topic(tokens: Tokens, main: list[Quantity]) -> list[Quantity]:
    """PRs over 400 lines: 35 % → 15 %: what stands before the colon says of what."""
    for at in range(main[0].last + 1, main[-2].first):
        if tokens.kind[at] == ":" and tokens.kind[at - 1] not in ("reach", "now"):
            topic = [one for one in main if one.first < at]
            rest = main[len(topic) :]
            framed = any(one.role == START or one.mark in JOINS for one in rest)
            told = rest[0].role == START and rest[0].mark == "now" and rest[-1].role != TARGET
            if told and rest[0].first < rest[-1].first and topic[-1].unit == rest[-1].unit != "":
                return main  # waste 1.9 %: 2.6 % in 2026, 2.2 % in Q1
            if framed and all(one.role in (PLAIN, NAMELESS) for one in topic):
                return rest
    return main


def is_years(tokens: Tokens, one: Quantity) -> bool:
    """The 2026 audit counted 3.1, (previous one: 62 %): of which year something is, or which."""
    if one.role != NAMELESS:
        return False
    kind = tokens.kind[one.first - 1]
    dated = kind in ("the", "of", "for", "stop") or tokens.word[one.first - 1] == "year"
    return (dated and one.bare_year) or (kind == "last" and tokens.word[one.first] == "one")


_BESIDE = frozenset((CONDITION, CIRCUMSTANCE))
_LIES = frozenset(("落在", "介于", "处于", "在"))  # 周转天数落在 25 到 35 天
_ENDS_A_BAND = frozenset("eos comma stop date )".split())


def keep_between(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """Keep relays in stock for 30 to 45 days, in the 20 to 40 range, 在 2 到 8 之间: two edges."""
    if one.mark == "in" and not names_band(tokens, other.last):
        return
    if one.mark == "at" or not tokens.latin:
        behind = tokens.kind[other.last + 1]
        lies = tokens.word[one.first - 1] in _LIES and behind in _ENDS_A_BAND
        if not (lies or behind == "between_end"):
            straight = tokens.kind[one.last + 1 : other.first] == ["to"] and other.mark == "to"
            if not tokens.latin and one.role in _BESIDE and straight:
                one.role = CHANGE  # 在 2 到 3 个区域上线, 连续 30 到 45 天: a range, which is asked
            return
    joined = tokens.kind[one.last + 1 : other.first]
    joins = joined == ["to"] or (joined == ["and"] and not tokens.latin)  # 在 80% 与 90% 之间
    if joins and one.unit in ("", other.unit):
        one.role = other.role = PLAIN
