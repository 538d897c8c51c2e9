"""KR207: the target is where things already are."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, ERROR, Amount, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.signs import PAIRED

MOVES = frozenset({"increase", "decrease", ""})


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Target equals start. A level that is already kept is only advice: keeping may be the work."""
    start, target = result.start, result.target
    if start is None or target is None:
        return ()
    values = {"start": Amount(start, result.unit), "target": Amount(target, result.unit)}
    if result.kind in MOVES:
        if start == target:
            return (Hit(values=values, field="target"),)
    elif (result.kind == "hold_above" and start >= target) or (
        result.kind == "hold_below" and start <= target
    ):
        return (Hit(values=values, case="kept", level=ADVICE, field="target"),)
    return ()


RULE = Rule("KR207", "no-change", ERROR, KEY_RESULT, "A", check, needs=(PAIRED,))
