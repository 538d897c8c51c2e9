"""SET403: two key results move the same number of the same thing."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import PLAN, Rule
from grove.quality.structure.line import Identity


def check(around: Around) -> Iterator[Hit]:
    """The second of two lines with the same metric and object, in the whole plan."""
    first: dict[Identity, tuple[KeyResult, bool, Beside]] = {}
    for one in around.plan.key_results:
        identity = one.line.identity
        if identity is None:
            continue
        known = first.get(identity)
        if known is None:
            first[identity] = one, _is_share(one), Beside(one.code, one.text)
            continue
        earlier, share, beside = known
        if share == _is_share(one):
            yield Hit(
                values={"other": earlier.code},
                about=one.code,
                beside=(beside, Beside(one.code, one.text)),
                basis=f"{earlier.text}\n{one.text}",
            )


def _is_share(one: KeyResult) -> bool:
    """A share and a number or a time of the same things are two measures: 62 %, 11 a week, 3 h."""
    unit = one.line.reading.unit
    return unit is not None and unit.value == "%"


RULE = Rule("SET403", "duplicate-key-results", WARNING, PLAN, "M", check)
