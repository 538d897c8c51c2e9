"""KR208: the step is smaller than the metric's own swing, or hardly one."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from grove.quality.finding import ADVICE, Amount, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.signs import MOVING, PAIRED

NINES = Decimal(90)  # from here on a share is read as what is missing to a hundred
HUNDRED = Decimal(100)


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """A change below 5 % of the start, or below the noise of the metric.

    99.9 → 99.99 % is read as error budget: nine tenths of what was missing are gone.
    """
    start, target = result.start, result.target
    if start is None or target is None:
        return ()
    if not (target > start if result.kind == "increase" else target < start):
        return ()
    if result.kind not in MOVING:
        return ()
    step = abs(target - start)
    noise = _noise(result, around)
    if noise is not None and step <= noise:
        return (_hit(result, start, target, "noise", noise=Amount(noise, result.unit)),)
    whole = abs(start)
    if result.unit == "%" and NINES <= start < HUNDRED and NINES <= target <= HUNDRED:
        whole = HUNDRED - start
    if step * HUNDRED < whole * _exactly(around.limit("sandbag-percent")):
        return (_hit(result, start, target),)
    return ()


def _noise(result: KeyResult, around: Around) -> Decimal | None:
    if result.fields is None and not around.plan.past:
        return None
    from grove.quality.rules import before  # bare text has nothing before it, and starts sooner

    return before.noise(result, around)


@lru_cache(8)
def _exactly(limit: float) -> Decimal:
    return Decimal(str(limit))


def _hit(result: KeyResult, start: Decimal, target: Decimal, case: str = "", **more: Amount) -> Hit:
    values = {
        "start": Amount(start, result.unit),
        "target": Amount(target, result.unit),
        "step": Amount(abs(target - start), result.unit),
    }
    return Hit(values=values | more, case=case, field="target")


RULE = Rule(
    "KR208",
    "sandbagged",
    ADVICE,
    KEY_RESULT,
    "A",
    check,
    limits=("sandbag-percent",),
    needs=(PAIRED,),
)
