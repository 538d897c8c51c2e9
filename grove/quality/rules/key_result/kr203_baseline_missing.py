"""KR203: a change is promised and nobody knows from where."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule

CHANGES = frozenset({"increase", "decrease"})


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """With fields: a change without a start, nor a day by which it will be known. Else the text."""
    fields = result.fields
    if fields is not None:
        if result.kind in CHANGES and fields.start is None and fields.start_known_by is None:
            yield Hit(field="start")
        return
    reading = result.line.reading
    if reading.target is None or reading.start is not None or reading.change is not None:
        return
    if result.kind in CHANGES or not result.kind:
        yield Hit(reading.target.span, level=ADVICE, case="text", field="start")


RULE = Rule("KR203", "baseline-missing", WARNING, KEY_RESULT, "SL", check)
