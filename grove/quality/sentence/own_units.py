"""English: a unit that the metric says and that is kept as typed: bandwidth, Mbit/s: 200 → 1000."""

from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import OWN_UNITS, PERIODS, UNITS

FURTHEST = 20  # tokens of a metric that are looked at
_SAYS_UNIT = frozenset(("(", ":"))


def own_unit_of_metric(tokens: Tokens, before: int, typed: str) -> str:
    """Bandwidth at schools, Mbit/s: 200 → 1000; energy (kWh per part): a unit kept as typed."""
    kind, word = tokens.kind, tokens.word
    if tokens.kinds.isdisjoint(_SAYS_UNIT):
        return ""
    for at in range(2, min(before, FURTHEST)):
        if kind[at] not in ("w", "unit") or kind[at - 1] not in _LEADS_TO_UNIT:
            continue
        each = kind[at + 1] in ("/", "per") and kind[at + 2] == "w"
        last = at + 2 if each else at
        closes = (")", "]") if kind[at - 1] == "(" else (":",)
        if word[last + 1] not in closes or last >= before:
            continue
        unit = typed[tokens.start[at] : tokens.end[at]]
        if not each:
            return unit if word[at] in OWN_UNITS and len(unit) > 1 else ""
        if word[at] not in OWN_UNITS and word[at] not in UNITS:
            return ""
        period = word[last] if word[last] == "s" else PERIODS.get(word[last], word[last])
        return f"{unit if word[at] in OWN_UNITS else UNITS[word[at]]}/{period}"
    return ""


_LEADS_TO_UNIT = frozenset(("(", "comma", "in"))
