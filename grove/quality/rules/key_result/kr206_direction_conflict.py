"""KR206: the verb says one direction and the numbers go the other."""

from collections.abc import Iterator

from grove.quality.finding import ERROR, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.sentence import Direction

FALLS = {"decrease": True, "increase": False}


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Certain only where a verb points one way and both numbers are known and differ."""
    start, target = result.start, result.target
    if start is None or target is None or start == target:
        return
    down = target < start
    values = {"start": start, "target": target, "unit": result.unit}
    verb = result.line.reading.direction
    if result.fields is not None and result.kind in FALLS:
        if FALLS[result.kind] != down:
            yield Hit(values=values, case="falls" if down else "rises", field="kind")
        return
    if verb is not None and (verb.value is Direction.DOWN) != down:
        words = result.text[verb.span[0] : verb.span[1]]
        values["verb"] = words
        yield Hit(verb.span, words, values, field="target")


RULE = Rule("KR206", "direction-conflict", ERROR, KEY_RESULT, "A", check)
