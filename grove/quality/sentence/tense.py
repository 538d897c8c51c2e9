"""Whether the clause of a number tells how it is or was, and does not say what is wanted."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_PAST = word_class("en", "past")
_MOVED = word_class("en", "moved")
_FOUND = word_class("en", "found")
_REACHED = frozenset(("reached", "hit", "achieved", "met"))
IS = word_class("en", "how_it_stands")
_OF_NOW = frozenset(("it", "it's", "they", "we", "we're", "there", "that", "this", "these"))
WANTED = word_class("en", "clause_of_wishes")
_AMOUNTS = frozenset("amounts amounted comes came adds".split())
_BEFORE = frozenset(("before", "earlier", "previously", "formerly", "ago"))
_OPENS = frozenset(("start", "beginning", "outset", "moment", "kickoff", "off"))
_LEFT = frozenset("open left outstanding remaining pending unresolved overdue unpatched".split())
_TELLS = word_class("en", "tells_of_today")
_MEANS = frozenset("average avg mean median".split())
_LEADS = frozenset(("on", "at", "in", "for"))
_SOURCES = word_class("en", "where_it_was_measured")
_DO = frozenset("do did does have had".split())
_JOINED = frozenset("signed hired joined started accepted filled onboarded recruited".split())
TOLD = (
    _PAST
    | IS
    | _TELLS
    | _MOVED
    | _FOUND
    | _BEFORE
    | _OPENS
    | _LEFT
    | _DO
    | _SOURCES
    | _JOINED
    | {"we", "they", "in the past", "atm", "ytd", "done", "provides for"}
)
_STRETCHES = word_class("en", "past_stretches")
_ENDS = frozenset(("comma", "stop", ")", "eos", "-", "date"))
_PLACES = frozenset(("on", "in", "at"))


def is_told(tokens: Tokens, left: int, right: int, told: Quantity) -> bool:
    """Whether the clause between two tokens says how much it is or was."""
    words = tokens.word[left:right]
    kinds = tokens.kind[left:right]
    behind = (told.noun_at or told.last) + 1
    done = tokens.word[behind] in _WERE and tokens.kind[behind + 1] in ("w", "pass")
    if done and tokens.word[behind + 1] not in _FOUND:
        return False  # 1 % was lost in 2026
    if not WANTED.isdisjoint(words) or tokens.word[behind + 1] in _DEMANDED:
        return False  # nine in ten are needed
    if _MOVED.intersection(words[1:4]) and not _OF_NOW.isdisjoint(words[1:3]):
        return True  # it fell to 66
    if words[1:2] and words[1] in _MOVED and tokens.kind[left] != "(":
        return True  # …, peaked at 0.9 in May
    if is_done_too(tokens, left, behind):
        return True  # train 40 partners, 12 are trained
    if "provides for" in words:
        return True  # the contract of 2026 provides for 38 euros
    if "now" in kinds and not _AMOUNTS.isdisjoint(words):
        return True  # it amounts to 23 days at present
    if "to" in kinds or ("reach" in kinds and words[kinds.index("reach")] not in _REACHED):
        return False
    before = tokens.word[left : told.first]
    if not _PAST.isdisjoint(before):
        return True  # in 2026 it was 12; but not: 5 were asked for by support
    if "last" in kinds and not IS.isdisjoint(words):
        return True  # the median of the last six months is 74
    if told.out_of and tokens.word[behind] in ("is", "are", "has", "have"):
        return True  # 1 of 4 sites is live
    near = words[1:4]
    if words[1:3] == ("we", "need"):
        return "now" in kinds  # 67 % come back; we need 90 %
    if left + 3 >= told.first and _does(tokens, left + 1, told.first):
        return True
    if words[1:2] and words[1] in _OF_NOW and not _TELLS.isdisjoint(near):
        return True  # it takes half a day
    if not (_OF_NOW.isdisjoint(near) or IS.isdisjoint(words)):
        return True
    if _is_now(tokens, left, right, told) or ("since" in kinds and not IS.isdisjoint(words)):
        return True
    return _is_past(tokens, left, right, told)


_DEMANDED = frozenset(("needed", "wanted", "required"))


def _does(tokens: Tokens, at: int, first: int) -> bool:
    """…; we ship 1,800 · … - is 6.1 %: a clause of nothing but who, a verb, and how many."""
    word = tokens.word
    if at + 1 == first:
        return word[at] in _AT_PRESENT and tokens.kind[at - 1] != "("
    does = at + 2 == first and word[at] in ("we", "they") and tokens.kind[at + 1] in ("w", "pass")
    return does and word[at + 1] not in _WISH


_AT_PRESENT = frozenset(("is", "are", "stands", "sits"))
_WISH = word_class("en", "wish_verbs_after_we")


def is_done_too(tokens: Tokens, left: int, behind: int) -> bool:
    """Whether so many of them are done what is done to all: the verb comes again."""
    word = tokens.word
    done = behind + (word[behind] in _HAVE)
    if word[done] == "done":
        return tokens.kind[done + 1] in ("eos", ")", "stop", ".")  # move 9 apps, 4 done
    if word[done] in _JOINED and not _HIRES.isdisjoint(word[1:3]):
        return tokens.kind[done + 1] in _JOINED_SO  # hire 6 engineers (1 signed)
    if word[done][-2:] != "ed" or left > FURTHEST:
        return False
    if done == behind and (tokens.kind[left] != "(" or tokens.kind[done + 1] not in _SO_FAR):
        return False  # close 30 of 48 findings (12 closed)
    stem = word[done][:-3]
    return len(stem) > 2 and any(one.startswith(stem) for one in word[1:left])


_HAVE = frozenset(("are", "is", "has", "have"))
_JOINED_SO = frozenset(("eos", ")", "stop", ".", "date", "now"))
_SO_FAR = frozenset((")", "date", "now"))
_HIRES = frozenset(("hire", "recruit", "fill", "staff", "employ"))
FURTHEST = 30  # tokens in front of the second clause


def _is_now(tokens: Tokens, left: int, right: int, told: Quantity) -> bool:
    """Today, so far, last year; but "5 were asked for" says only which."""
    for at in range(left, right):
        if tokens.kind[at] == "now" and (at < told.first or tokens.word[at] not in _WERE):
            return True
    return False


_WERE = frozenset(("was", "were"))


def _is_past(tokens: Tokens, left: int, right: int, told: Quantity) -> bool:
    """(we found 87 in January), 12 min before, 14 in the past, 11 in the last half."""
    word = tokens.word
    behind = (told.noun_at or told.last) + 1
    if word[told.first - 1] in _FOUND:
        return not any(char.isdecimal() for char in word[left + 1])  # the A320 99 %, A321 only 98 %
    if word[behind] in _BEFORE and tokens.kind[behind + 1] in _ENDS:
        return True
    if word[left + 1] in _BEFORE and told.first == left + 2:
        return True  # before 95 minutes
    if word[behind] in _DO and tokens.kind[behind + 1] in _ENDS:
        return True  # (9 did)
    if word[behind] == "in the past" and behind + 1 == right:
        return True
    last = tokens.kind[behind] == "last" and word[behind].startswith(("in ", "over "))
    if last and (word[behind + 1] in _STRETCHES or tokens.kind[behind + 1] == "w"):
        return True
    led = tokens.kind[behind] in _LEADS and tokens.word[behind + 1] == "the"
    if led and tokens.kind[left] == "(" and word[behind + 3] in _STRETCHES:
        return True  # (94 % in the worst quarter)
    if led and tokens.kind[behind + 2] == "last" and tokens.kind[behind + 3] == "w":
        return True  # (94 % on the last campaign)
    dated = tokens.kind[behind] == "date" and behind + 5 > right
    if word[behind].startswith(("by", "until", "before")):
        return False  # 65 % by the Q3 survey
    if (led or dated) and not _SOURCES.isdisjoint(word[behind + 1 : min(behind + 5, right)]):
        return True  # 96 in the March audit
    named = tokens.kind[behind + 1] in ("w", "date") and told.noun == ""
    if tokens.kind[behind] == "last" and named:
        return tokens.kind[behind + 2] in _ENDS  # (4.1 last cohort)
    if word[told.first - 1] == "after" and tokens.kind[told.first - 2] in _ENDS:
        return told.unit not in TIMES  # …, after 66 % in H2
    placed = tokens.kind[left] == "(" and tokens.kind[behind + 1] in ("in", "on", "at")
    if word[behind] in _FOUND and (placed or tokens.kind[behind + 1] in ("by", *_ENDS)):
        return True  # 212 found by the audit
    if tokens.kind[left] == "(" and word[left + 1] in _MEANS:
        return True  # (average of the last five: 1.8)
    if tokens.kind[left] == "(" and not _SOURCES.isdisjoint(word[left:right]):
        return True  # (38 in the March scan), (pilot run: 88 %)
    if word[behind] in ("atm", "ytd") and behind + 1 == right:
        return True
    return tokens.kind[behind] == "at" and word[right - 1] in _OPENS and right - behind < 6


def is_left(tokens: Tokens, told: Quantity) -> bool:
    """19 open, 64 left, 9 still in use: how many there are of what is to go."""
    behind = (told.noun_at or told.last) + 1
    if told.noun and tokens.word[told.last + 1] in _LEFT:
        return True  # 22 open items
    if not (told.noun or told.unit) and tokens.word[behind][-1:] == "s":
        behind += 1  # 64 vms left
    still = tokens.word[behind] == "still" or tokens.word[told.first - 1] == "still"
    on = _ENDS | _PLACES if tokens.word[behind] == "left" else _ENDS  # 64 left on the old host
    return still or (tokens.word[behind] in _LEFT and tokens.kind[behind + 1] in on)
