"""SET406: could the objective still fail with all its key results reached?"""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """One question an objective, in plans with fields; it returns when one of its lines changes."""
    for objective in around.plan.objectives:
        if objective.kind is None or not objective.key_results:
            continue
        texts = [objective.text, *(result.text for result in objective.key_results)]
        yield Hit(
            values={"number": len(objective.key_results)},
            about=objective.code,
            basis="\n".join(texts),
        )


RULE = Rule("SET406", "sufficiency", QUESTION, PLAN, "Q", check)
