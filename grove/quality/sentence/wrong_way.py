"""Pairs whose numbers go the other way than one would want: worse than today, or many times it."""

from decimal import Decimal

from grove.quality.sentence.better import FEW, better
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.found import Pair
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.polarity import of_text, of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DOWN, UP, DoubtKind, Read
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MONEY

_MOST_TIMES = 5  # as much as before


def is_odd(draft: Draft, pair: Pair) -> bool:
    """Whether a bare number behind a time would be for the worse, or many times as much."""
    if draft.direction is not None:
        return False
    way = better(draft.tokens, pair.first)
    many = pair.second.value >= pair.first.value * _MOST_TIMES
    return way < 0 or (not way and many)


def look_for_wrong_way(draft: Draft, first: Quantity, second: Quantity, *, rises: bool) -> None:
    """Ask about numbers that no verb of more or less leads, and that may be for the worse."""
    if not draft.tokens.latin:
        _look_for_worse(draft, first, second, rises=rises)
    elif draft.marks.move:
        _look_for_slower(draft, first, second, rises=rises)
    if draft.direction is None and second.mark == "reach":
        _ask_for_wrong_way(draft, first, second, rises=rises)
    elif first.mark == "now" and draft.direction is None and draft.tokens.latin:
        _ask_which_is_now(draft, first, second, rises=rises)


def _ask_which_is_now(draft: Draft, first: Quantity, second: Quantity, *, rises: bool) -> None:
    """Cost per plate €3.80 vs €2.90: worse than the other, so which of them is wanted?"""
    word = draft.tokens.word
    if word[first.first - 1] not in _VERSUS or second.comparator or second.mark == "reach":
        return
    way = better(draft.tokens, second)
    if rises == (way > 0) if way else second.unit[:3] not in MONEY:
        return
    draft.withdraw(DoubtKind.SEVERAL_NUMBERS, second)
    draft.ask(DoubtKind.SEVERAL_NUMBERS, first.whole, first.whole_end)


_VERSUS = frozenset(("vs", "versus"))


def _ask_for_wrong_way(draft: Draft, first: Quantity, second: Quantity, *, rises: bool) -> None:
    """Availability 92 %, fleet target 90 %: worse than today, so hardly the goal."""
    tokens = draft.tokens
    if tokens.kind[second.first - 1] != "reach" or draft.marks.hold:
        return
    if not tokens.latin:
        name = tokens.word[1 : min(first.first, second.first)]
        way = of_text(tokens.text[: min(first.whole, second.whole)]) or of_words(name)
        if way and rises != (way > 0):
            draft.ask(DoubtKind.SEVERAL_NUMBERS, first.whole, first.whole_end)
            draft.kind = None  # 准时率:当前 97%, 目标 95%
        return
    way = better(tokens, first) if tokens.kind[second.first - 2] == "w" else 0
    if way and rises != (way > 0) and second.unit == "%":
        draft.ask(DoubtKind.SEVERAL_NUMBERS, first.whole, first.whole_end)


def _look_for_worse(draft: Draft, first: Quantity, second: Quantity, *, rises: bool) -> None:
    """把发布耗时从 12 分钟优化到 25 分钟: improved to what is worse."""
    tokens, at = draft.tokens, second.first - 1
    if tokens.word[at].startswith(_IMPROVES) and tokens.kind[at] == "to":
        way = better(tokens, first)
        if way and rises != (way > 0):
            start = tokens.start[at]
            draft.direction = Read(DOWN if rises else UP, draft.span(start, start + 2))


def _look_for_slower(draft: Draft, first: Quantity, second: Quantity, *, rises: bool) -> None:
    """Speed up the export from 12 s to 40 s; improve it from 95 s to 140 s; bring it down from …"""
    tokens, at = draft.tokens, draft.marks.move
    word = tokens.word[at]
    way = 0
    if word in _QUICKER:
        way = -1 if rises and (first.unit or second.unit) in TIMES else 0  # from 5 to 7 days
    elif word.startswith("improv"):
        way = better(tokens, first)
    elif word[:2] in ("br", "ge", "pu", "dr", "ta") and tokens.word[first.first - 1] in _DOWN_FROM:
        at = first.first - 1
        way = -1 if tokens.word[at] == "down from" else 1
    if way and rises != (way > 0):
        start, end = draft.place(at)
        draft.direction = Read(UP if way > 0 else DOWN, draft.span(start, end))


_DOWN_FROM = frozenset(("down from", "up from"))


_QUICKER = frozenset(("speed up", "speeds up", "sped up", "speeding up"))
_IMPROVES = ("优化", "改善", "改进")


_BETTER = frozenset(("优于", "no worse than", "not worse than", "better"))


def says_better(tokens: Tokens, one: Quantity) -> bool:
    """No worse than 0.9, 2 % or better: a bound of which only the metric tells the way."""
    small = tokens.word[one.last] == "or better" and one.unit == "%" and one.value < FEW
    return (small and tokens.word[one.first - 1] != "rate") or tokens.word[one.first] in _BETTER


def settle_by_start(tokens: Tokens, start: Decimal, target: Quantity) -> None:
    """2 % or better, from 3.5 %: better is where it goes to."""
    if tokens.word[target.last] == "or better" and target.value != start:
        target.comparator = ">=" if target.value > start else "<="
    elif tokens.word[target.first] == "better" and target.comparator == ">":
        target.comparator = ">" if target.value > start else "<"  # better than 2 h, now 5 h


def settle_better(tokens: Tokens, one: Quantity) -> bool:
    """F1 no worse than 0.9, 误差优于 2%: which way that is; False where nobody can say."""
    way = better(tokens, one)
    if not way or (way > 0 and one.unit not in ("%", "") and not tokens.latin):
        return False  # 精度优于 0.01 度
    one.comparator = (">" if way > 0 else "<") + one.comparator[1:]
    return True
