"""KR206: the verb says one direction and the numbers go the other."""

from collections.abc import Iterator
from decimal import Decimal

from grove.quality.finding import ERROR, Amount, Hit, Span
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.sentence import Direction, Read

FALLS = {"decrease": True, "increase": False}
# Between a verb and its numbers none of these stands, or the numbers belong to another clause.
BREAKS = (
    ",",
    ";",
    "，",
    "；",
    "、",
    " so ",
    " and ",
    " to ",
    " while ",
    " until ",
    "使",
    "让",
    "以",
    "并",
    "且",
    "来",
)


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Certain only where the verb of the numbers points one way, and both are known and differ."""
    start, target = result.start, result.target
    if start is None or target is None or start == target:
        return
    down = target < start
    values = {"start": Amount(start, result.unit), "target": Amount(target, result.unit)}
    if result.fields is not None and FALLS.get(result.kind, down) != down:
        yield Hit(values=values, case="falls" if down else "rises", field="kind")
        return
    reading = result.line.reading
    verb = reading.direction
    if verb is None or (verb.value is Direction.DOWN) == down:
        return
    if (_value(reading.start), _value(reading.target)) != (start, target):
        return  # the fields say something else than the sentence, and fields win
    words = result.text[verb.span[0] : verb.span[1]]
    if _governs(result.text, verb.span, reading.start, reading.target):
        yield Hit(verb.span, words, {**values, "verb": words}, field="target")


def _value(read: Read[Decimal] | None) -> Decimal | None:
    return read.value if read is not None else None


def _governs(
    text: str, verb: Span, start: Read[Decimal] | None, target: Read[Decimal] | None
) -> bool:
    """Whether the verb stands between both numbers, or before them without a new clause."""
    if start is None or target is None:
        return False
    first = min(start.span[0], target.span[0])
    if verb[1] > first:
        return verb[1] <= max(start.span[0], target.span[0])
    between = f" {text[verb[1] : first].lower()} "
    return not any(word in between for word in BREAKS)


RULE = Rule("KR206", "direction-conflict", ERROR, KEY_RESULT, "A", check)
