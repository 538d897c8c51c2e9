"""What is counted one by one from nothing, and what says that something was done."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.better import OPENS, better
from grove.quality.sentence.held import is_event
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING

_STATES = in_order("en", "already_so_many") + in_order("zh", "already_so_many")


_HOLDS = ("支持", "支撑", "承载", "容纳", "覆盖")
_HOLD = frozenset(word[0] for word in _HOLDS)
_ABLE = frozenset(("能", "可", "可以", "能够", "日均", "周均", "月均", "人均"))
_NO_VERB = frozenset(("of", "for", "on", "is", "with", "cmp"))


def begins_at_zero(tokens: Tokens, one: Quantity) -> bool:
    """Promote 3 engineers begins with none; "12 teams run …" and "covers 30 services" may not."""
    at = one.first - 1
    while tokens.kind[at] in ("the", "fill", "a", "all"):
        at -= 1
    if tokens.kind[at] in _NO_VERB or tokens.word[at] in ("人均", "户均", "平均"):
        return False
    if tokens.kind[at] in ("begin", "date", "comma", "stop") and not one.unit:
        return is_event(one.noun) or _are_done(tokens, one)
    for place in range(at, max(0, at - 6), -1):
        word = tokens.word[place]
        if tokens.kind[place] in OPENS:
            break
        each = tokens.kind[place] == "zeach" and tokens.word[place + 1] != "人"
        if each or word in _ABLE:
            return False  # 一个人能管 500 台服务器
        if not _HOLD.isdisjoint(word) and any(part in word for part in _HOLDS):
            return False
    if one.noun_at and tokens.word[one.noun_at + 1] in ("can", "could", "know", "may"):
        return False  # two people can run it
    return not tokens.word[at].endswith(_STATES)


_DONE = word_class("en", "irregular_done")


def _are_done(tokens: Tokens, one: Quantity) -> bool:
    """Five services moved off it, two tests of the API done by June: finished one by one."""
    after = (one.noun_at or one.last) + 1
    if is_done(tokens, after):
        return True
    for at in range(after, after + 10):
        if tokens.kind[at] in OPENS or tokens.kind[at] in ("date", "eos", "#"):
            return tokens.kind[at] in ("date", "eos") and is_done(tokens, at - 1)
    return False


def is_done(tokens: Tokens, at: int) -> bool:
    """Whether a word says that something was done: moved, trained, live."""
    word = tokens.word[at].partition(" ")[0]
    if tokens.kind[at] not in ("w", "pass", "move", "find"):
        return False
    return word in _DONE or (word[-2:] == "ed" and len(word) > 4)


def is_dealt_with(tokens: Tokens, one: Quantity) -> bool:
    """Findings: 30 closed by June: a verb that is done to so many of them, and no state."""
    if _is_done_before(tokens, one):
        return True
    word, after = tokens.word[one.last + 1], one.last + 2
    done = word[-2:] == "ed" or word == "live"
    if tokens.kind[after - 1] not in ("pass", "w") or not done or one.comparator:
        return False
    verb = tokens.kind[after - 1] == "pass" or word[:-2] in DOING or word[:-1] in DOING
    return verb and tokens.kind[after] in _ENDS


def _is_done_before(tokens: Tokens, one: Quantity) -> bool:
    """Stale dashboards retired: 700: they are gone, one by one."""
    done = one.first - 2
    if tokens.kind[done + 1] != ":" or one.comparator or one.value < 2 or one.value % 1:
        return False
    rid = tokens.word[done] in _GONE and is_plural(tokens.word[done - 1])
    return rid and tokens.kind[one.last + 1] in _ENDS


_GONE = word_class("en", "removed_one_by_one")
_ENDS = frozenset("eos date comma stop by until".split())


def is_made(tokens: Tokens, marks: Marks, one: Quantity) -> bool:
    """Whether nothing but a plural of what is neither good nor bad stands before a colon."""
    colon, behind = one.first - 1, one.last + 1
    if tokens.kind[colon] != ":" or tokens.kind[behind] != "date":
        return False
    held = tokens.word[colon - 1] == "held"  # drills held: 3 by June; but: open audits: 3
    things = tokens.word[colon - 1 - held]
    yearly = marks.all_year > 0 or tokens.word[behind] in _IN_YEAR or (held and is_event(things))
    return yearly and is_plural(things) and not better(tokens, one)


_IN_YEAR = frozenset(("during the year", "over the year", "in the year", "across the year"))
