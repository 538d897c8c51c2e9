"""ALN501: an objective that serves nobody who was asked."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """No need and no objective above it, where such links are known; needs of key results count."""
    for objective in around.plan.objectives:
        if objective.needs is None and objective.supports is None:
            continue
        served = any(
            result.fields is not None and result.fields.needs for result in objective.key_results
        )
        if not objective.needs and not objective.supports and not served:
            yield Hit(about=objective.code, field="needs")


RULE = Rule("ALN501", "orphan-objective", WARNING, PLAN, "S", check)
