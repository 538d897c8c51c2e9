"""Numbers of which nothing was made, though they are said of something: they are asked about."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, START

MOST_NUMBERS = 40
_BESIDE = frozenset((CIRCUMSTANCE, CONDITION, NAMELESS, START))


def ask_for_unused(draft: Draft, quantities: list[Quantity]) -> None:
    """Drills in 8 systems, better 10: numbers of which nothing was made."""
    if draft.change or draft.low or draft.start or draft.baseline:
        return
    bounds = [one for one in quantities if one.comparator and one.unit]
    if len(bounds) > 1 and not draft.tokens.latin:  # 不少于 60% 的员工参加至少 2 次培训
        for one in bounds[:MOST_NUMBERS]:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return
    for one in quantities[:MOST_NUMBERS]:
        unsaid = one.signed and draft.tokens.latin  # more effective (+10)
        unsaid = unsaid or bool(one.unit or one.noun) or one.out_of
        unsaid = unsaid or draft.tokens.kind[one.first - 1] == "move"  # 搜索时延优化 30: of what?
        ranked = one.mark in ("top", "part")  # the top 25 % of services
        if one.role not in _BESIDE and not ranked and unsaid:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
