"""A pair of which one side is a range: what is clear of it is read, and the range asked about."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.measure.units import convert
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.found import Found, Pair
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DOWN, DoubtKind, Read
from grove.quality.sentence.roles import PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_LEADS = frozenset(("to", "arrow", "downto", "upto"))
GUESSED = 20  # percent, below which people say 7 to 9 of a range, and above which 25 to 30


def ranged(tokens: Tokens, this: Quantity, following: Quantity) -> Pair | None:
    """From 14 min to 6-7, 4-5 TB → 2 TB, in 2-3 minutes instead of 20."""
    if (this.upper is None) == (following.upper is None):
        return None
    differ = this.unit and following.unit and this.unit != following.unit
    if differ and (this.upper is not None or not _in_unit_of(this, following)):
        return None
    if following.role == START and following.mark != "from" and this.role in (PLAIN, TARGET):
        return Pair(following, this)
    leads = following.role == TARGET and following.mark in _LEADS
    if leads and (this.role == START or tokens.kind[following.first - 1] in _LEADS):
        between = tokens.kind[this.last + 1 : following.first]
        near = len(between) <= 2 or this.role == START or _is_striven_for(tokens, following)
        return Pair(this, following) if near and this.role in (START, PLAIN) else None
    return None


def _in_unit_of(one: Quantity, other: Quantity) -> bool:
    """由 1.4 s 优化到 400–600 ms: by the clock. Whether one is now in the unit of the other."""
    if one.unit not in _CLOCKED or other.unit not in _CLOCKED:
        return False
    one.value, one.unit = convert(one.value, one.unit, other.unit), other.unit
    return True


_CLOCKED = frozenset(("ms", "s", "min", "h"))


def _is_striven_for(tokens: Tokens, goal: Quantity) -> bool:
    """报修率 16%, 力争降到 8%-10%: the word stands between the comma and the verb."""
    at = goal.first - 2
    return tokens.kind[at - 1] == "comma" and tokens.word[at] in _STRIVES


_STRIVES = frozenset(("力争", "争取"))


def is_move(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """OEE line 2 – 61 to 72 %: a level as measured, and no guess of about so much. Scrap 4.1 to
    2.0 %: people say the smaller one of a range first."""
    if this.unit or this.comparator or following.comparator or not following.unit:
        return False
    if following.value < this.value:
        return tokens.kind[1] == "w" and this.first > 1
    if following.unit != "%" or this.value < GUESSED or not this.value % 5:
        return False
    return of_words(tokens.word[1 : this.first]) > 0  # but: humidity 42 to 58 %


def read_clear_side(draft: Draft, pair: Pair) -> None:
    """The start or the target that is one number, with the unit and the way from it."""
    first, second = pair.first, pair.second
    odd = first if first.upper is not None else second
    draft.ask(DoubtKind.RANGE_UNCLEAR, odd.whole, odd.whole_end)
    unit = first.unit or second.unit
    if odd is second:
        draft.start = Read(first.value, draft.value_span(first))
    else:
        draft.set_target(second, "")
    if unit:
        draft.unit = Read(unit, draft.value_span(first if first.unit else second))
    draft.use(min(first.first, second.first))
    low, high = sorted((odd.value, odd.upper or odd.value))
    clear = first.value if odd is second else second.value
    rises = _rises(low, high, clear, odd is second)
    if rises is not None:
        kind = Kind.INCREASE if rises else Kind.DECREASE
        draft.kind = Read(kind, draft.span(odd.whole, odd.whole_end))


def rises_surely(first: Quantity, second: Quantity) -> bool | None:
    """Whether 2 days to 4 working hours is more, however long a day is; None where that decides."""
    ways = set()
    for hours in _HOURS:
        one, two = hours.get(first.unit), hours.get(second.unit)
        if one is None or two is None:
            return None
        ways.add(first.value * one < second.value * two)
        if first.value * one == second.value * two:
            return None
    return ways.pop() if len(ways) == 1 else None


# Of a clock, and of people who work eight hours on five days.
_HOURS: tuple[dict[str, Decimal], ...] = (
    {
        "min": Decimal("0.016"),
        "h": Decimal(1),
        "day": Decimal(24),
        "week": Decimal(168),
        "month": Decimal(728),
        "quarter": Decimal(2184),
        "year": Decimal(8760),
    },
    {
        "min": Decimal("0.016"),
        "h": Decimal(1),
        "day": Decimal(8),
        "week": Decimal(40),
        "month": Decimal(170),
        "quarter": Decimal(510),
        "year": Decimal(2040),
    },
)


def _rises(low: Decimal, high: Decimal, clear: Decimal, onward: bool) -> bool | None:
    """Whether the way leads up; None where it may lead either way."""
    if low <= clear <= high:
        return None
    return (clear < low) == onward


def counts_up(draft: Draft, found: Found) -> bool:
    """Between 8 and 10 engineers trained by June: done one by one, and no level to keep."""
    second = found.bands[0].second
    at = found.bands[0].first.first - 1
    while draft.tokens.kind[at] in ("between", "fill"):
        at -= 1
    if draft.tokens.word[at] in _REACHED:
        return True  # if the share reached somewhere between 60 and 70 %
    if not second.noun or second.rated or draft.due is None or not draft.tokens.latin:
        return False
    behind = second.noun_at + 1
    behind += 2 * (draft.tokens.kind[behind + 1] == "-")  # cross-trained
    return draft.marks.passed > second.first or is_done(draft.tokens, behind)


_REACHED = frozenset("reach reached reaches achieve achieved hit attain grow".split())


def tell_way(draft: Draft, one: Quantity) -> None:
    """Reduce MTTR to 45-60 min: how far is asked, which way is said."""
    if one.role == TARGET and one.unit != "×" and draft.direction is not None:
        kind = Kind.DECREASE if draft.direction.value is DOWN else Kind.INCREASE
        draft.kind = Read(kind, draft.direction.span)
