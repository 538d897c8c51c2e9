"""ALN502: an objective that only repeats one from above."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Beside, Hit
from grove.quality.plan import Around, Objective
from grove.quality.rule import PLAN, Rule
from grove.quality.rules.goals import bare, same_metric

FEWEST = 2


def check(around: Around) -> Iterator[Hit]:
    """The same words, or the same goal in every key result, as one objective of the plan above."""
    for objective in around.plan.objectives:
        for above in around.plan.parent:
            if _same(objective, above):
                yield Hit(
                    values={"other": above.code},
                    about=objective.code,
                    beside=(Beside(objective.code, objective.text), Beside(above.code, above.text)),
                    basis=f"{objective.text}\n{above.text}",
                )
                break


def _same(objective: Objective, above: Objective) -> bool:
    if bare(objective.text) and bare(objective.text) == bare(above.text):
        return True
    own, others = objective.key_results, above.key_results
    return len(own) >= FEWEST and all(
        any(same_metric(one, other) for other in others) for one in own
    )


RULE = Rule("ALN502", "copied-parent", ADVICE, PLAN, "M", check)
