"""KR207: the target is where things already are."""

from collections.abc import Iterable
from decimal import Decimal

from grove.quality.finding import ADVICE, ERROR, Amount, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.signs import STILL

MOVES = frozenset({"increase", "decrease", ""})


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Target equals start. A level that is already kept is only advice: keeping may be the work."""
    start, target = result.start, result.target
    if start is None or target is None:
        return ()
    if result.kind in MOVES:
        if start == target:
            return (Hit(values=_values(result, start, target), field="target"),)
    elif (result.kind == "hold_above" and start >= target) or (
        result.kind == "hold_below" and start <= target
    ):
        values = _values(result, start, target)
        return (Hit(values=values, case="kept", level=ADVICE, field="target"),)
    return ()


def _values(result: KeyResult, start: Decimal, target: Decimal) -> dict[str, object]:
    return {"start": Amount(start, result.unit), "target": Amount(target, result.unit)}


RULE = Rule("KR207", "no-change", ERROR, KEY_RESULT, "A", check, needs=(STILL,))
