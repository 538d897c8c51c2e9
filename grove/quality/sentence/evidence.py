"""Whether what was read is borne out. A value that rests on a guess is left empty, and asked about.

A number is read for a reason: a frame ("from … to", "→", "now"), a bound, a verb that moves or
counts. Where the reason is only that no other number was nearer, and something in the sentence
speaks against it or stays unexplained, a person has to say what is meant. Everything here looks at
a sentence that was read, and takes back; nothing here reads more.
"""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.kinds import in_brackets
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import TARGET

_POINTS_AT = frozenset(("to", "reach", "arrow", "upto", "downto"))


def weigh(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """Take back the values that came from `taken` when what speaks for it is too little."""
    kinds = draft.tokens.kinds
    bracketed = "(" in kinds
    counted = draft.start is None or not draft.start.value
    if bracketed and counted and _is_remark(draft, taken, len(quantities)):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if "pass" in kinds and _is_handed_over(draft, taken):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
        return
    if bracketed and draft.start is not None and not draft.start.value:
        _weigh_zero(draft, taken, quantities)


def _is_remark(draft: Draft, taken: Quantity, count: int) -> bool:
    """Retire Jenkins (230 jobs left), (n=300): said beside it, and no target."""
    if taken.mark in _POINTS_AT or (taken.comparator and count == 1) or draft.marks.hold:
        return False
    return in_brackets(draft.tokens, taken)


def _is_handed_over(draft: Draft, taken: Quantity) -> bool:
    """Ship v2 to 5 pilot customers: to whom, and no level that is reached."""
    if taken.role != TARGET or taken.mark != "to" or not taken.noun or draft.direction is not None:
        return False
    passed = draft.marks.passed
    return 0 < passed < taken.first and draft.start is None


def _weigh_zero(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """30 teams on the new path (12 in January): counted from 12, so hardly from zero."""
    for one in quantities:
        if one is taken or one.unit or one.noun or not in_brackets(draft.tokens, one):
            continue
        draft.start = None
        draft.forget(DoubtKind.START_ASSUMED)
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
