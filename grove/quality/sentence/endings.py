"""Ends of things that are no day's work: the old box killed, the new wall on, runbook 都写完."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import PEOPLE

STAYING = word_class("en", "going_on")
BY_DEGREES = frozenset(
    "hold always clear zero half verbal halved vague freq zrate up upto downto less more per "
    "not".split()
)
_ENDING = word_class("en", "ended_or_cut_off")


def is_ended(tokens: Tokens, first: int) -> int:
    """Kill the old cron box; new WAF on: what happens once, though no day is said; 0 for none."""
    kinds, words = tokens.kind, tokens.word
    if not BY_DEGREES.isdisjoint(kinds) or not STAYING.isdisjoint(words) or "?" in tokens.text:
        return 0
    if words[first] in _ENDING and kinds[first + 1] in ("the", "all"):
        return first
    if words[first] in _HAVE and kinds[first + 1] in _THE and (at := _is_had_done(tokens, first)):
        return at
    if "from" in kinds and (at := _is_carried_over(tokens, first)):
        return at
    if words[first] == "new" or words[first] == "old":
        for at in range(first + 2, min(first + 6, len(kinds) - 4)):
            if words[at] in ("on", "off") and kinds[at + 1] in ("eos", "comma", "stop", "date"):
                return at
    return _is_settled(tokens, first)


_HAVE = frozenset(("have", "get"))
_THE = frozenset(("the", "w"))


def _is_had_done(tokens: Tokens, first: int) -> int:
    """Have the polymer confirmed by an outside lab: the participle, where others do it once."""
    kinds, words = tokens.kind, tokens.word
    for at in range(first + 2, min(first + MOST_OF_A_THING, len(kinds) - 4)):
        if kinds[at] not in _PHRASE:
            return 0
        done = words[at][-2:] == "ed" and len(words[at]) > MOST_OF_A_STATE
        if done and kinds[at - 1] in _NAME and kinds[at + 1] in _BEHIND_HAD:
            several = words[at - 1][-1:] == "s" and kinds[first + 1] != "the"
            return 0 if several or words[at] in _LASTING else at
    return 0


MOST_OF_A_THING = 12
_PHRASE = frozenset("w - pass the of for in find".split())
_BEHIND_HAD = frozenset(("by", "eos", "date", "comma", "stop", "until"))


def _is_settled(tokens: Tokens, first: int) -> int:
    """MFA enforced for partners, scheduling explored and a decision taken: one thing, and done."""
    kinds, words = tokens.kind, tokens.word
    for at in range(first + 1, min(first + FURTHEST, len(kinds) - 4)):
        if kinds[at] not in _NAME:
            return 0
        if words[at][-2:] == "ed" and len(words[at]) > MOST_OF_A_STATE and kinds[at] == "w":
            thing = kinds[at - 1] == "w" and words[at - 1][-1:] not in "sy"
            if not thing or words[at] in _LASTING or words[at - 1] == "well":
                return 0
            lasts = kinds[at + 1] == "for" and (words[at + 2] in _STRETCHES or kinds[at + 2] == "a")
            return at if kinds[at + 1] in _BEHIND_DONE and not lasts else 0
    return 0


FURTHEST = 8  # tokens of a thing's name
MOST_OF_A_STATE = 5  # letters: used, based, owned
_NAME = frozenset(("w", "-", "pass"))
_LASTING = word_class("en", "lasting_state_ed")
_STRETCHES = frozenset("days weeks months years hours".split())
_BEHIND_DONE = frozenset(("eos", "and", "for", "(", "date"))


def is_over(tokens: Tokens) -> bool:
    """…, 并得到质量部门批准, runbook 都写完: whoever decides says yes, or all of it is finished."""
    text = tokens.text
    if "统一" in text and BY_DEGREES.isdisjoint(tokens.kinds) and _unified().search(text):
        return True
    return ("批" in text or "完" in text) and _said_over().search(text) is not None


@cache
def _unified() -> "re.Pattern[str]":
    """报告模版统一; but 口径不统一, 风格保持统一, 推进标准统一."""
    return re.compile(
        "^(?!推进|推动|加强|促进|持续|追求|保持|维持|努力)[^,;()0-9]{2,16}"
        "(?<![不未待非的更相持度力和与及])统一(?=$|[ ,;])"
    )


@cache
def _said_over() -> "re.Pattern[str]":
    approved = "(?:得到|获得|取得|获|经)[^,;()的]{0,12}(?:批准|批复|审批通过)"
    return re.compile(
        f"(?:{approved}|(?:都|全|全部)[写跑测改迁换补修审建装接拆搬铺验]完)(?=$|[ ,;)])"
    )


def _is_carried_over(tokens: Tokens, first: int) -> int:
    """Sample tracking moved from Excel to LIMS: one thing goes from one place to another, and not
    one by one, as tickets do, or by degrees, as from reactive to proactive; 0 for none."""
    kinds, words = tokens.kind, tokens.word
    source = kinds.index("from")
    before = words[source - 1]
    verb = source - 1 if before in _CARRIED else first
    if words[verb] not in _CARRIED or source < first + 2:
        return 0
    if verb == source - 1:
        before = words[verb - 1]
    things = words[first:source]
    if before in _ONE_BY_ONE or before in PEOPLE or not METRICS.isdisjoint(things):
        return 0
    at = source + 1
    while kinds[at] in ("w", "the"):
        at += 1
    if at == source + 1 or kinds[at] != "to" or kinds[at + 1] not in ("w", "the"):
        return 0
    while kinds[at + 1] in ("w", "the"):
        at += 1
    gradual = words[at].endswith(_ADJECTIVES) or words[source + 1].endswith(_ADJECTIVES)
    return 0 if gradual or kinds[at + 1] not in _CLOSES else verb


_CARRIED = word_class("en", "moved_from_to")
_ONE_BY_ONE = word_class("en", "recurring") | word_class("en", "many")
_ADJECTIVES = ("ive", "al", "ic", "ly", "ed", "id", "ent", "able", "ible", "free", "first")
_CLOSES = frozenset(("eos", "comma", "stop", ".", "date", "by", "for", "in", "and", "("))


def happens(tokens: Tokens, first: int) -> int:
    """DVT exit for the new board, migration of the CRM: a noun of what happens once, of which the
    rest is told, where a day is said; 0 for none."""
    kinds, words = tokens.kind, tokens.word
    at = first
    while kinds[at] in _NAMES and at < first + MOST_OF_A_NAME:
        if words[at] in _HAPPENS and kinds[at + 1] in _TOLD_OF:
            named = at > first and words[at] in _SHARED
            lasts = named or "#" in kinds or "until" in words or not METRICS.isdisjoint(words)
            return 0 if lasts or of_words(words[first:at]) else at
        at += 1
    return 0


MOST_OF_A_NAME = 6
_NAMES = frozenset(("w", "-", "the", "pass", "move"))
_HAPPENS = word_class("en", "one_day_events")
_SHARED = frozenset(("completion", "submission", "registration", "delivery", "activation"))
_TOLD_OF = frozenset(("of", "for", "on", "to", "date", "comma", "eos", "by", "at", "("))


def is_due_then(tokens: Tokens) -> int:
    """Clinical reports due Q3: what there is to be by a day; 0 where nothing is said to be due."""
    at = tokens.word.index("due" if "due" in tokens.word else "due by")
    if tokens.kind[at] != "date" or tokens.kind[at - 1] not in ("w", "pass", ")"):
        return 0
    steady = BY_DEGREES.isdisjoint(tokens.kind) and METRICS.isdisjoint(tokens.word[1:at])
    return at - 1 if steady and not of_words(tokens.word[1:at]) else 0


def exists_for_all(tokens: Tokens) -> int:
    """Runbooks exist for every service: so or not so; 0 where none is said to be for all."""
    if _THERE.isdisjoint(tokens.word) or tokens.kind[1] == "no":
        return 0
    for at in range(2, len(tokens.kind) - 4):
        if tokens.word[at] in _THERE and tokens.kind[at - 1] != "not":
            if tokens.word[at + 1] in ("for", "in", "on", "at"):
                return at if tokens.word[at + 2] in _EVERY else 0
            closes = tokens.kind[at + 1] in ("eos", ".") and tokens.word[at] != "available"
            return at if closes else 0  # a recovery plan exists
    return 0


_THERE = frozenset(("exist", "exists", "available"))
_EVERY = frozenset(("every", "each", "all"))
