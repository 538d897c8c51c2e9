"""Whether what was read is borne out. A value that rests on a guess is left empty, and asked about.

A number is read for a reason: a frame ("from … to", "→", "now"), a bound, a verb that moves or
counts. Where the reason is only that no other number was nearer, and something in the sentence
speaks against it or stays unexplained, a person has to say what is meant. Everything here looks at
a sentence that was read, and takes back; nothing here reads more.
"""

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.kinds import in_brackets
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import CIRCUMSTANCE, PLAIN, START, TARGET

_POINTS_AT = frozenset(("to", "reach", "arrow", "upto", "downto"))
_SIGNS = frozenset((">", ">=", "≥"))
_TIMES = frozenset(("ms", "s", "min", "h", "day", "week", "month"))


def weigh(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """Take back the values that came from `taken` when what speaks for it is too little."""
    kinds = draft.tokens.kinds
    start = draft.start
    alone = start is None or not start.value  # nothing it was compared with
    bracketed = "(" in kinds
    if _is_either(draft, taken):
        draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)
    elif alone and (
        (bracketed and _is_remark(draft, taken, len(quantities)))
        or ("pass" in kinds and _is_handed_over(draft, taken))
        or ("no" in kinds and _is_denied(draft, taken))
        or ("cmp" in kinds and _is_bounded_elsewhere(draft, taken, quantities))
        or (draft.due_hit is not None and _is_afterthought(draft, taken, draft.due_hit))
        or (len(quantities) > 1 and _is_one_of_several(draft, taken, quantities))
    ):
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)
    elif bracketed and start is not None and not start.value:
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


def _is_denied(draft: Draft, taken: Quantity) -> bool:
    """No customer waits > 3 days: what is denied there may be the bound, or who is meant."""
    tokens = draft.tokens
    if taken.comparator not in (">", ">=") or tokens.word[taken.first] not in _SIGNS:
        return False
    return "no" in tokens.kind[max(0, taken.first - 8) : taken.first]


def _is_bounded_elsewhere(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Reduce it under Google's 0.47 % limit: a bound that belongs to no number."""
    if taken.comparator:
        return False
    kind = draft.tokens.kind
    for at in range(max(1, taken.first - 5), taken.first):
        within = draft.tokens.word[at] == "within"
        if (
            kind[at] == "cmp"
            and not within
            and not any(one.first <= at <= one.last for one in quantities)
        ):
            return "comma" not in kind[at : taken.first]
    return False


def _is_either(draft: Draft, taken: Quantity) -> bool:
    """150 / 200, 70 or 80: which of the two?"""
    tokens = draft.tokens
    at = taken.last + 1
    return tokens.kind[at + 1] == "#" and tokens.word[at] in ("/", "or", "或")


def _is_afterthought(draft: Draft, taken: Quantity, due: DateHit) -> bool:
    """The drill is run by 20 October, RTO of 4 h met: the number is in a clause of its own."""
    if due.first <= 3 or taken.first < due.last or taken.comparator:
        return False
    return "comma" in draft.tokens.kind[due.last + 1 : taken.first]


def _is_one_of_several(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> bool:
    """Whether another number may as well be the target, or be needed to understand this one."""
    for one in quantities:
        if one is taken:
            continue
        if one.role == CIRCUMSTANCE and one.mark == "in":
            if taken.value == 1 and not one.unit and one.value > 1 and taken.counted:
                return True  # at most 1 rollback in 50 deployments
            if taken.out_of and one.unit in _TIMES and one.first < taken.first:
                return True  # in 10 minutes in 3 of 3 drills
        before = one.role == START and one.mark == "now" and one.first < taken.first
        if before and taken.role == PLAIN and not taken.comparator:
            return True  # one person in 20 minutes, today three people need 2 h
    return False


def _weigh_zero(draft: Draft, taken: Quantity, quantities: list[Quantity]) -> None:
    """30 teams on the new path (12 in January): counted from 12, so hardly from zero."""
    for one in quantities:
        if one is taken or one.unit or one.noun or not in_brackets(draft.tokens, one):
            continue
        draft.start = None
        draft.forget(DoubtKind.START_ASSUMED)
        draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
        return
