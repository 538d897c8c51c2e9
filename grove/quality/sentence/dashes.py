"""A second number behind a dash: 10-15 min, 2–3 days; and a dash that parts two clauses."""

from decimal import Decimal

from grove.quality.sentence.bands import BANDS, is_in
from grove.quality.sentence.behind import multiply, read_unit
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity, extend
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import UNITS


def read_range(tokens: Tokens, found: Quantity, typed: str) -> None:
    at = found.last + 1
    kind = tokens.kind[at]
    if kind not in ("-", "~") and (kind != "to" or not _is_stretch(tokens, found)):
        return
    if tokens.kind[at + 1] == "cur" and tokens.kind[at + 2] == "#":
        at += 1  # $50k-$80k
    if tokens.kind[at + 1] != "#":
        return
    upper = tokens.number[at + 1]
    if upper is None:
        return
    unit = found.unit
    end_of_first, before = found.last, (found.end, found.scale, found.counted)
    found.unit = ""
    low = found.value
    found.value = upper
    extend(tokens, found, at + 1)
    multiply(tokens, found, typed)
    read_unit(tokens, found, typed)
    if unit and unit != found.unit and _is_apart(tokens, at, unit, found.unit):
        found.end, found.scale, found.counted = before  # 12 months – 8 % now: two clauses
        found.last, found.whole_end, found.value, found.unit = end_of_first, found.end, low, unit
        return
    found.upper, found.value = found.value, low
    if found.scale and end_of_first == found.first and abs(low) < 1000 and not unit:
        found.value = low * Decimal(10) ** found.scale
    found.unit = found.unit or unit
    if tokens.word[found.last + 1] in BANDS and is_in(tokens, found.first):
        found.mark = "between"  # kept in the 50–65 % band


def _is_apart(tokens: Tokens, dash: int, unit: str, other: str) -> bool:
    """Whether a dash parts two clauses, as of two units only those of time are a range."""
    if not other:
        return not (tokens.tight(dash) or tokens.tight(dash + 1))
    return not (unit in TIMES and other in TIMES)


def _is_stretch(tokens: Tokens, found: Quantity) -> bool:
    """In 2 to 4 h, in 3 to 6 months: how long it may take, and no way from one to the other."""
    at = found.last + 1
    if tokens.word[found.first - 1] != "in" or found.unit:
        return False
    further = tokens.number[at + 1]
    timed = UNITS.get(tokens.word[at + 2]) in TIMES or tokens.word[at + 2] == "working"
    return further is not None and timed and found.value < further
