"""KR211: two results in one line: half of it reached cannot be shown."""

from collections.abc import Iterable

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import COMMA, CONJUNCTION, GUARD_CLAUSE
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import MEASURED
from grove.quality.structure.measured_twice import measured_twice

PARTS = CONJUNCTION | COMMA | GUARD_CLAUSE


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Two measures with a number each. A condition that guards the first is good practice."""
    line = result.line
    if not line.union & PARTS or not line.measured:
        return ()
    at = measured_twice(line)
    if at >= 0:
        return (seen(line, at, len(line.words) - 1),)
    return ()


RULE = Rule(
    "KR211",
    "compound",
    WARNING,
    KEY_RESULT,
    "L",
    check,
    hides=("KR203", "KR210"),
    needs=(PARTS, MEASURED),
)
