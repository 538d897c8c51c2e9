"""What was measured of a goal before: by a field, or of the same goal in the cycle before."""

from collections.abc import Hashable, Iterator
from decimal import Decimal

from grove.quality.plan import Around, KeyResult, PastResult
from grove.quality.rules.goals import wording

ENOUGH = 6  # values, for the steps between them to say something
Values = tuple[Decimal, ...]


def history(result: KeyResult, around: Around) -> Values:
    """Earlier values of the same metric in the same unit, oldest first; empty: none are known."""
    fields = result.fields
    if fields is not None and fields.history:
        return fields.history
    if not around.plan.past:
        return ()
    if around.measured is None:
        around.measured = {
            key: past.values for past in around.plan.past if past.values for key in _keys(past)
        }
    if not around.measured:
        return ()
    return next((around.measured[key] for key in _keys(result) if key in around.measured), ())


def noise(result: KeyResult, around: Around) -> Decimal | None:
    """How much the metric moves by itself: by half of its steps it moves less than that.

    None where too few values are known.
    """
    fields = result.fields
    if fields is not None and fields.noise is not None:
        return fields.noise
    values = history(result, around)
    if len(values) < ENOUGH:
        return None
    steps = sorted(abs(value - values[at]) for at, value in enumerate(values[1:]))
    return steps[len(steps) // 2]


def _keys(one: KeyResult | PastResult) -> Iterator[Hashable]:
    """What a goal is known by: its metric of the catalogue, its identity, its very words."""
    unit = one.unit.casefold()
    if isinstance(one, PastResult):
        metric = one.metric
    else:
        metric = one.fields.metric if one.fields is not None else ""
    identity = one.line.identity
    if identity is not None:
        yield identity, unit
    said = wording(one)
    if said:
        yield said, unit
    if metric and identity is None:
        yield metric, unit
