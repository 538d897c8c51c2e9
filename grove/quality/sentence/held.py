"""What is held or happens so often: bug triage twice a week, no more than 3 incidents in 2027."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.better import better
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING

_HELD = word_class("en", "held")


_EVENTS = _HELD | word_class("en", "occurs")


def is_event(word: str) -> bool:
    """8 tabletop exercises this year, 2 more hires: held or made one by one, each time anew."""
    return word in _EVENTS


_NOT_DONE = word_class("en", "rate_of_no_deed")


def is_held_often(tokens: Tokens, one: Quantity) -> bool:
    """Whether a rate is of a meeting, a test or a deed, of which one never wants fewer."""
    word, last = tokens.word, one.last
    if one.first == 2 and (tokens.kind[1] == "pass" or word[1] in DOING):
        return word[1] not in _NOT_DONE  # close 40 tickets per week
    if word[last - 2] == "days" and word[last - 3] in ("game", "open"):
        return True  # two game days a quarter
    front = one.first - 1 - (word[one.first - 1] == "held")  # exercise held twice a year
    return not _HELD.isdisjoint((word[front], word[last - 1], word[last - 2]))


def is_done_often(tokens: Tokens, one: Quantity) -> bool:
    """Six retros held per quarter: things, what is done with them, and how often."""
    at = one.last - 2
    if one.role != "plain" or one.comparator or at <= one.first or not one.unit.startswith("per "):
        return False
    done = tokens.word[at] in ("held", "run", "done") or tokens.word[at][-2:] == "ed"
    return done and tokens.word[at - 1][-1:] == "s" and tokens.kind[one.first - 1] in _APART


_APART = frozenset(("begin", ":", "comma", "stop", "-"))


def happens_in(tokens: Tokens, one: Quantity) -> bool:
    """No more than 3 Sev1 incidents in 2027: how many a stretch may have, and no day."""
    behind = (one.noun_at or one.last) + 1
    return tokens.kind[behind] == "date" and tokens.word[behind] == "in"


def is_of_year(tokens: Tokens, one: Quantity) -> bool:
    """No more than 4 outages caused by us in 2027: what a whole year may have, and no day."""
    if "date" not in tokens.kind[one.last :]:
        return False
    at = tokens.kind.index("date", one.last)
    year = tokens.word[at + 1]
    bare = tokens.kind[at + 1] == "date" and tokens.kind[at + 2] != "date"
    return bare and tokens.word[at] == "in" and len(year) == 4 and year.isdecimal()


def is_chinese(tokens: Tokens) -> bool:
    return not tokens.latin and any("\u3400" <= char <= "\u9fff" for char in tokens.text)


def is_held(word: str) -> bool:
    """DDoS drill 2x in 2027: so many of them, and no twice as much."""
    return word in _HELD


def is_recurring(tokens: Tokens, at: int) -> bool:
    """PRs merged within 3 days: of what comes again and again, so that no day is meant by which.

    at   the participle in front of the time
    """
    word = tokens.word
    return word[at][-2:] in _DONE and word[at - 1] in _RECURRING


_DONE = frozenset(("ed", "nt", "id"))
_RECURRING = word_class("en", "recurring")


def is_made_often(tokens: Tokens, one: Quantity) -> bool:
    """Whether a verb of making stands straight in front of so many in each stretch of time."""
    at = one.first
    while tokens.kind[at] != "#":
        at += 1
    made = tokens.word[at - 1]
    if made.endswith(_ENDS_THEM):
        return True  # 每月关闭 20 个 bug: the more of them, the better
    return made.endswith(_MAKES) or (made.endswith("新增") and one.unit[:1] in _WRITTEN)


_MAKES = in_order("zh", "produced_regularly")
_ENDS_THEM = in_order("zh", "got_rid_regularly")
_WRITTEN = ("篇", "份", "门", "节", "期")


def stays(tokens: Tokens, one: Quantity) -> int:
    """重复率 12%, 别让它再涨 · 可用率 99.9%, 不许掉: where it is now is where it stays.

    +1: at least so much, −1: at most; 0: nothing of the kind is said.
    """
    if one.comparator or one.role not in ("plain", "target"):
        return 0
    found = _stays_so().fullmatch(tokens.text[one.whole_end :].strip())
    if found is None:
        led = _never_reaches().search(tokens.text[max(0, one.whole - 10) : one.whole])
        return (-1 if led[1] else 1) if led else 0
    if found[1]:
        return -1
    if found[2]:
        return 1
    return better(tokens, one) or int(one.unit == "%" and one.value >= 75)  # 5 个 9 不能破


@cache
def _stays_so() -> "re.Pattern[str]":
    return re.compile(
        "[,;]? ?(?:的[^,;]{1,5})?(?:保持)?(?:绝|坚决)?"
        "(?:别|不|不能|不许|不要|不得|勿|不准|不可|不再)"
        "(?:让它|让其|再|继续|往下|往上)*"
        "(?:(涨|升|增|增加|上升|上涨|扩大|增长|变多|高|大|长|慢|多)|(低|少|降|跌|掉|下降|下滑|回落|下跌|滑坡|变少)"
        "|恶化|变差|退步|回退|退|破)(?:了|下去|下来|下|上去)?[.。!]?"
    )


@cache
def _never_reaches() -> "re.Pattern[str]":
    """峰值别顶到 80%, 可用率不能掉到 99%."""
    return re.compile(
        "(?:别|不能|不许|不要|不得|不可|勿)(?:让它|让其|再)?"
        "(?:(顶|冲|飙|涨|升|爬|摸|窜|超)|掉|跌|降|滑)到 ?$"
    )
