"""A rhythm that stands where a number would: from weekly to daily, 从每月提升到每周."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import DoubtKind

_RHYTHMS = frozenset(
    "hourly daily weekly biweekly fortnightly monthly quarterly yearly annually "
    "月度 季度 双周 每双周 每两周 按月 按周 按天".split()
)
_RATES = frozenset(("zrate", "freq"))
_LEADS = frozenset(("to", "from", "upto", "downto", "arrow", "reach", "up", "down"))
_ENDS = frozenset("eos comma stop date ( ) arrow to upto downto by while".split())
_MEASURES = frozenset(("frequency", "cadence", "频率", "频次", "节奏"))


def ask_for_rhythm(draft: Draft) -> bool:
    """Ask how many that is in one stretch of time, where nothing says it in numbers."""
    kind, word = draft.tokens.kind, draft.tokens.word
    if draft.tokens.kinds.isdisjoint(_RATES) and _RHYTHMS.isdisjoint(word):
        return False
    for at in range(len(kind) - 5, 0, -1):
        if word[at] not in _RHYTHMS and kind[at] not in _RATES:
            continue
        led = kind[at - 1] in _LEADS or word[at - 1] in _MEASURES
        if led and kind[at + 1] in _ENDS:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, *draft.place(at))
            return True
    return False
