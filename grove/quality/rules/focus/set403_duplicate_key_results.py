"""SET403: two key results move the same number of the same thing."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import PLAN, Rule
from grove.quality.structure.line import Identity


def check(around: Around) -> Iterator[Hit]:
    """The second of two lines with the same metric and object, in the whole plan."""
    first: dict[Identity, tuple[bool, Beside]] = {}
    for later in around.plan.key_results:
        identity = later.line.identity
        if identity is None:
            continue
        share, this = _is_share(later), Beside(later.code, later.text)
        known, earlier = first.setdefault(identity, (share, this))
        if earlier is not this and known == share:
            yield Hit(
                values={"other": earlier.code},
                about=later.code,
                beside=(earlier, this),
                basis=f"{earlier.text}\n{later.text}",
            )


def _is_share(one: KeyResult) -> bool:
    """A share and a number or a time of the same things are two measures: 62 %, 11 a week, 3 h."""
    unit = one.line.reading.unit
    return unit is not None and unit.value == "%"


RULE = Rule("SET403", "duplicate-key-results", WARNING, PLAN, "M", check)
