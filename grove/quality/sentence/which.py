"""Numbers in English that say which ones are meant, or under what: over £500, at 3x the load."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING, PEOPLE, UNITS


def load_follows(tokens: Tokens, at: int) -> bool:
    """Peak traffic, the summer load, Black Friday traffic."""
    at += tokens.kind[at] == "the"
    return "w" in (tokens.kind[at], tokens.kind[at + 1] if tokens.kind[at] == "date" else "")


def is_of_them(tokens: Tokens, one: Quantity) -> bool:
    """…; 4 of them exceed 5 s: a part of what was said before."""
    of = (one.noun_at or one.last) + 1
    return (
        tokens.word[of] == "of" and tokens.word[of + 1] in _THEM and "#" in tokens.kind[1 : of - 1]
    )


def is_todays(tokens: Tokens, one: Quantity) -> bool:
    """3x faster than the 45 minutes of today."""
    at = one.last + 1
    return tokens.kind[at] == "of" and tokens.word[at + 1] in ("today", "now", "last year")


def is_within(tokens: Tokens, one: Quantity) -> bool:
    """Within the licence budget of 2.4 million: a bound that is named, with its amount."""
    at = one.first - 2 - (tokens.kind[one.first - 1] != "of")
    if tokens.word[at] not in _BUDGETS:
        return False
    return any(word in _WITHIN for word in tokens.word[max(1, at - 4) : at])


_BUDGETS = frozenset("budget limit cap ceiling quota allowance envelope allocation".split())
_WITHIN = frozenset(("within", "under", "inside", "below"))
_THEM = frozenset(("them", "these", "those"))
SIZES = frozenset(("KB", "MB", "GB", "TB", "PB"))


def is_size_of_thing(tokens: Tokens, one: Quantity) -> bool:
    """A 5 MB page, a 2 TB database: what a thing is like."""
    article = tokens.word[one.first - 1] in ("a", "an") and one.unit in SIZES
    return article and not one.comparator and tokens.kind[one.last + 1] in ("w", "find")


def tells_which(tokens: Tokens, one: Quantity) -> bool:
    """Whether a bound says which ones are meant."""
    if one.comparator[0] == ">" and says_which(tokens, one):
        return True
    if tokens.kind[one.first - 1] == "with" and one.first == 3:
        behind = (one.noun_at or one.last) + 1  # teams with fewer than 3 seniors get a mentor
        return tokens.word[1][-1:] == "s" and tokens.word[behind] in _GET
    return not _PRONOUNS.isdisjoint(tokens.word[max(1, one.first - 4) : one.first]) and (
        is_in_clause(tokens, one)
    )


_GET = frozenset("get have are receive need must will go move".split())


def is_amount(tokens: Tokens, at: int) -> bool:
    """Half of the 16 %, of the 24 min we lose; but half of the 40 depots are so many of them."""
    if tokens.kind[at] != "#":
        return False
    return tokens.kind[at + 1] in ("unit", "eos") or tokens.word[at + 1] in UNITS


_PRONOUNS = frozenset(("that", "which", "who", "whose"))
_SAYING = frozenset("shows confirms means proves says ensures guarantees finds requires".split())
_INSIDE = frozenset("w pass move hold in is fill for more".split())


def is_in_clause(tokens: Tokens, one: Quantity) -> bool:
    """Every service that deploys more than once a week, tickets that wait longer than 3 days; but
    a search that answers in under 200 ms is one, and no customer who waits longer is none."""
    at = one.first - 1
    while tokens.word[at] not in _PRONOUNS:
        if tokens.kind[at] not in _INSIDE:
            return False
        at -= 1
    thing = tokens.word[at - 1]
    if at == one.first - 1 or thing in _SAYING or not thing.isalpha():
        return False
    before = tokens.word[max(1, at - 4) : at - 1]
    if "no" in before or "not" in before:
        return False
    return thing[-1:] == "s" or not _EACH.isdisjoint(before)


def says_which(tokens: Tokens, one: Quantity) -> bool:
    """For transfers over £500, all contracts above €1m: which ones something is for."""
    at = one.first - 1
    if tokens.kind[at] != "w" or tokens.word[one.first] not in _OVER:
        return False
    if tokens.word[at][-1:] != "s" and tokens.word[at - 1] not in ("every", "each"):
        return False
    if one.unit in ("", "%", "points") or one.unit in TIMES:
        return False
    if at < FURTHEST and tokens.kind[1] == "w":
        done = tokens.word[one.last + 1]
        return bool(done[-2:] == "ed")  # claims above 100 k€ settled in 60 days
    for place in range(at - 1, max(0, at - 4), -1):
        if tokens.kind[place] == "for" or tokens.word[place] in _EACH:
            each = tokens.word[place] != "for"
            return tokens.kind[one.last + 1] in _CLOSES if each else not one.rated
        if tokens.kind[place] not in ("w", "all", "-"):
            return False
    return False


def is_theirs(tokens: Tokens, one: Quantity) -> bool:
    """Raise the share of users with 2+ devices by 20 %: what those have that are meant."""
    if not tokens.latin or tokens.kind[one.first - 1] != "with":
        return False
    if tokens.word[one.first - 2][-1:] != "s":
        return False
    if one.comparator[0] == ">" and "by" in tokens.kind[one.last + 1 :]:
        return True
    return is_load(tokens, one)


def is_load(tokens: Tokens, one: Quantity) -> bool:
    """For depots with up to 400 stops in 3 minutes: how large they are that it takes so long."""
    at = one.noun_at + 1
    while at > 1 and tokens.kind[at] in ("w", "pass") and at < one.noun_at + FURTHEST:
        at += 1  # … open in 2 s
    if at == 1 or tokens.kind[at] != "in" or tokens.kind[at + 1] != "#":
        return False
    return UNITS.get(tokens.word[at + 2]) in TIMES


def is_ratio(tokens: Tokens) -> bool:
    """An LTV/CAC ratio of 3x, pipeline to 4x: a level, and no three times as much."""
    return not _RATIOS.isdisjoint(tokens.word)


_RATIOS = frozenset("ratio pipeline quota cover roas roi turns cac multiple".split())
FURTHEST = 3  # tokens with which a sentence begins


def is_off_others(tokens: Tokens, one: Quantity) -> bool:
    """To 10 above the industry average: how far from what others have, and no level."""
    at = (one.noun_at or one.last) + 1
    if one.unit == "pp" and one.comparator and tokens.word[at] in _OFF_BY:
        return True  # at least 2 percentage points higher than the old model
    if tokens.word[at] not in _OFF:
        return False
    at += 1 + (tokens.kind[at + 1] == "the")
    return tokens.word[at] in _OTHERS or tokens.word[at + 1] in _AVERAGES


_OFF = frozenset(("above", "below", "over", "under", "ahead of", "behind", "better than"))
_OFF_BY = _OFF | {"higher", "lower", "better", "higher than", "lower than", "more than"}
_OTHERS = word_class("en", "rivals_and_averages")
_AVERAGES = frozenset(("average", "median", "mean", "benchmark"))
_EACH = frozenset(("all", "every", "each", "any"))
_CLOSES = frozenset("eos comma stop date ) pass w".split())
_OVER = frozenset(("over", "above", "more than", "larger than", "exceeding", "beyond", ">"))


_GROUPS = word_class("en", "groups_of_so_many")


def is_how_many(tokens: Tokens, taken: Quantity) -> bool:
    """All manuals (6 products): how many all of them are."""
    end = (taken.noun_at or taken.last) + 1
    if tokens.kind[taken.first - 1] != "(" or tokens.kind[end] != ")" or not taken.noun:
        return False
    return bool(tokens.word[1] == "all")


def is_number_of_all(tokens: Tokens, one: Quantity) -> bool:
    """Close all audit points (14) by June: how many are to be dealt with, one by one."""
    kind, noun = tokens.kind, one.first - 2
    if kind[one.first - 1] != "(" or kind[one.last + 1] != ")" or kind[2] != "all":
        return False
    if not 2 < noun < MOST_WORDS or not _NAME.issuperset(kind[3 : noun + 1]):
        return False
    return (kind[1] == "pass" or tokens.word[1] in DOING) and tokens.word[noun][-1] == "s"


MOST_WORDS = 8  # in front of the number
_NAME = frozenset(("w", "-", "pass", "fill", "#"))


def is_size_of(tokens: Tokens, taken: Quantity) -> bool:
    """A team of 8 trained in it: how large the group is."""
    return (
        not taken.comparator
        and tokens.kind[taken.first - 1] == "of"
        and tokens.word[taken.first - 2] in _GROUPS
    )


def is_spared(tokens: Tokens, at: int) -> bool:
    """Whether 省 at a token is a verb, 单车线束省 1.2 米; but 全省 30 个, 江苏省 3 家."""
    start = tokens.start[at]
    before = tokens.text[start - 1 : start] if start and tokens.word[at] == "省" else ""
    cost = before == "本" and tokens.text[start - 2] == "成"  # 人工成本省 2 成
    return cost or (before.isalpha() and before not in _PLACES)


_PLACES = frozenset("全各外本跨该我分多几苏江徽建西东南北川州林宁海肃湾")


def is_rare_or_so_far(tokens: Tokens, taken: Quantity) -> bool:
    """Only 4 of 9 · fewer than 3 of 10,000: so far, or a share?"""
    if tokens.word[taken.first - 1] == "only":
        return True
    rare = taken.comparator[:1] == "<" and taken.unit == "" and taken.value <= 10
    return rare and (tokens.number[taken.last] or 0) >= 100


def is_doer(tokens: Tokens, one: Quantity, at: int) -> bool:
    """By at most 2 managers, by 14 of our 16 teams, completed by 18 developers: who does it.

    at   the token of "by"
    """
    if not tokens.kinds.isdisjoint(("up", "down")):
        return False
    done = tokens.word[at - 1][-2:] == "ed"
    if one.comparator and one.unit in ("", "people") and (done or one.unit):
        return True
    return one.noun != "" and (one.out_of or (done and one.noun in PEOPLE))


def is_level(tokens: Tokens, one: Quantity, at: int) -> bool:
    """Falls below 15 %, must never climb over 80 %: a level, and not by how much.

    at   the token of the verb
    """
    if tokens.word[one.first] in _LEVELS or tokens.word[at - 1] in _NEVER:
        return True
    return "let" in tokens.word[max(0, at - 4) : at]  # do not let churn rise over 5 %


_LEVELS = word_class("en", "above_or_below_level")
_NEVER = frozenset(("never", "must not", "may not", "should not", "not"))


def is_told_at(tokens: Tokens, one: Quantity) -> bool:
    """Whether a level is where something is, and another clause says where it goes from there."""
    if "verbal" in tokens.kinds and _is_to_be_halved(tokens, one):
        return True
    return "comma" in tokens.kinds and _is_put_at(tokens, one)


def _is_to_be_halved(tokens: Tokens, one: Quantity) -> bool:
    """Failed deploys are at 11 %, halve them: how it is, and a verb that speaks of it."""
    if tokens.word[one.first - 2] not in _STANDS or one.comparator:
        return False
    verb = tokens.kind.index("verbal")
    return verb > one.last and tokens.word[verb + 1] in ("it", "them", "that", "this")


def is_part_of_known(tokens: Tokens, one: Quantity, at: int) -> bool:
    """Whether a share is of what stands at a token, and that is a number that is known: half of it,
    85 % of 2026."""
    if tokens.word[at] in _IT:
        return one.role == "target" or _is_to_be_part(tokens, one, at)
    return _is_level_then(tokens, one, at)


_IT = frozenset(("it", "that", "this", "them"))


def _is_level_then(tokens: Tokens, one: Quantity, at: int) -> bool:
    """To 85 % of 2026, at 70 % of the 2026 level: a share of what it was in a year gone by."""
    year, ends = tokens.word[at], tokens.kind[at + 1] in _ENDS_LEVEL
    recent = len(year) == 4 and year.isdecimal() and year[:3] in ("201", "202")
    if one.comparator or one.value == 100 or not (recent and tokens.kind[at] == "#"):
        return False
    return ends or (tokens.word[at + 1] in _LEVELS_THEN and tokens.kind[at + 2] in _ENDS_LEVEL)


_LEVELS_THEN = word_class("en", "levels_of_today") | word_class("en", "level_of_a_year")
_ENDS_LEVEL = frozenset(("eos", "comma", "stop", ")", "date", "by"))


def _is_to_be_part(tokens: Tokens, one: Quantity, it: int) -> bool:
    """They were 240, the aim is a quarter of that: a share of a number said before."""
    said = tokens.word[one.first - 1] in ("is", "be") and "#" in tokens.kind[1 : one.first]
    return said and tokens.kind[it + 1] in _CLOSES


def _is_put_at(tokens: Tokens, one: Quantity) -> bool:
    """…, which we put at 45 days, is to be brought to 20: how it is, in front of a goal."""
    led = one.first - 1
    while tokens.kind[led] in ("fill", "the") and led > 1:
        led -= 1
    told = tokens.kind[led] == "at" and tokens.word[led - 1] in _PUT and not one.comparator
    return told and "comma" in tokens.kind[one.last :] and "to" in tokens.kind[one.last :]


_PUT = word_class("en", "reported_at")
_STANDS = frozenset("is are stands stand sits sit".split())


def is_at_once(tokens: Tokens) -> bool:
    """助教端同时看的画面，24 个起步: a load that is borne, and nothing done one by one; but …,
    同时看板上线 goes on."""
    if tokens.latin or "while" not in tokens.kinds:
        return False
    at = tokens.kind.index("while") if "while" in tokens.kind else 0
    inside = at > 1 and tokens.kind[at - 1] not in _OPENS
    return inside and tokens.text.startswith(_AT_ONCE, tokens.start[at])


_OPENS = frozenset(("comma", "stop", "(", ":"))
_AT_ONCE = tuple(f"同时{verb}" for verb in ("在", "看", "接", "播", "跑", "开", "连", "支", "打"))
