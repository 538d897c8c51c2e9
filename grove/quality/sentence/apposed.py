"""English figures put in without a verb: the rate, 6.4 % in December, has to come down to 1.5 %."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.better import better
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN, TARGET
from grove.quality.sentence.tokens import Tokens

_WHEN = frozenset(("date", "in", "at", "on", "now", "fill", "last"))
_LEADS = frozenset(("reach", "move", "up", "down", "upto", "downto", "to"))
_MODALS = word_class("en", "leads_on_after_figure")
_WISHED = frozenset("planned wanted needed ordered targeted expected required requested".split())


def is_apposed(tokens: Tokens, left: int, right: int, first: Quantity, goal: Quantity) -> bool:
    """Whether two commas hold nothing but a figure and when it was so, and a verb leads on.

    left, right   the edges of the clause of the figure
    """
    kind = tokens.kind
    if goal.role != TARGET or first.role != PLAIN or left < 2:
        return False
    if not first.unit and (not first.noun or goal.unit or goal.noun not in ("", first.noun)):
        return False
    if kind[left] != "comma" or kind[right] != "comma" or left + 1 != first.first:
        return False
    if not _WHEN.issuperset(kind[(first.noun_at or first.last) + 1 : right]):
        return False
    leads = kind[right + 1] in _LEADS or tokens.word[right + 1] in _MODALS
    return leads and "comma" not in kind[right + 1 : goal.first]


def is_before_deed(tokens: Tokens, right: int, first: Quantity, goal: Quantity) -> bool:
    """0.19 kWh, after the sleep-mode rollout 0.14 kWh: what it is, and what a deed makes of it."""
    if tokens.word[right + 1] != "after" or not first.unit or first.unit != goal.unit:
        return False
    if goal.comparator or not _DEED.issuperset(tokens.kind[right + 2 : goal.first]):
        return False
    way = better(tokens, first)
    return right + 3 < goal.first and way != 0 and (goal.value > first.value) == (way > 0)


_DEED = frozenset(("w", "-", "the", "all", "pass"))


def is_done_by_now(tokens: Tokens, first: Quantity, goal: Quantity) -> bool:
    """33 done, 90 by year-end; 12 live, 20 by May: so many are, and so many are to be."""
    at = first.last + 1
    word = tokens.word[at]
    if first.unit or goal.unit or first.noun or goal.noun or goal.value <= first.value:
        return False
    if goal.comparator or tokens.kind[at + 1] != "comma" or goal.first != at + 2:
        return False
    if tokens.kind[goal.last + 1] != "date" or word in _WISHED:
        return False
    return tokens.kind[at] == "pass" or (tokens.kind[at] == "w" and word[-2:] == "ed")


def is_bidden(tokens: Tokens, goal: Quantity) -> bool:
    """One in ten is late today; make it one in fifty: a clause that bids what it is to be."""
    at = goal.first - 1
    if tokens.word[at] not in ("it", "that", "this", "them") or tokens.word[at - 1] not in _BIDS:
        return False
    ends = tokens.kind[(goal.noun_at or goal.last) + 1] in ("eos", "date", "stop", "comma", ".")
    return ends and tokens.kind[at - 2] in ("stop", "comma", "-", ".", "and")


_BIDS = frozenset("make get bring".split())
