"""English: that there is none so far, in a clause of its own: the start is told, and is zero."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.tokens import Tokens

_ASSUMED = frozenset((DoubtKind.START_ASSUMED,))
_GROWING = (Kind.COUNT, Kind.INCREASE, Kind.HOLD_ABOVE)
_NONE = frozenset(("no", "nobody", "nothing"))
_ENDS = frozenset(("begin", "comma", "stop", "(", ")", "-", ".", "and", "eos"))
_NO_COUNT = frozenset(("baseline", "data", "number", "figure", "value", "target", "plan"))


def tell_none_so_far(draft: Draft) -> None:
    """No driver is ported so far; we want 11 by May · 5 notes published; nothing until now."""
    taken, kind = draft.taken, draft.kind
    if taken is None or kind is None or kind.value not in _GROWING:
        return
    told = draft.start is not None and not draft.asks(_ASSUMED)
    if told or not taken.counted or taken.unit == "%" or taken.value <= 0:
        return
    at = _none(draft.tokens, taken)
    if at:
        span = draft.span(draft.tokens.start[at], draft.tokens.end[at])
        draft.start = Read(Decimal(0), span)
        draft.forget(DoubtKind.START_ASSUMED)
        if kind.value is Kind.HOLD_ABOVE:
            draft.kind = Read(Kind.INCREASE, kind.span)  # at least 25 of them: not kept, reached


def _none(tokens: Tokens, taken: Quantity) -> int:
    """The word that says that there is none, in a clause that says so of now; 0: none does."""
    kinds, words = tokens.kind, tokens.word
    for at, kind in enumerate(kinds):
        if kind != "no" or words[at] not in _NONE or words[at + 1] in _NO_COUNT:
            continue
        left = right = at
        while kinds[left] not in _ENDS:
            left -= 1
        while kinds[right] not in _ENDS:
            right += 1
        if not left < taken.first < right:
            return at if "now" in kinds[left:right] and "#" not in kinds[left:right] else 0
    return 0
