"""SET407: all its numbers move only when it is too late to steer."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule
from grove.quality.rules.goals import family_of

FEWEST = 2


def check(around: Around) -> Iterator[Hit]:
    """At least two key results, every one of a known metric, and every metric lagging."""
    for objective in around.plan.objectives:
        if len(objective.key_results) < FEWEST:
            continue
        families = [family_of(result) for result in objective.key_results]
        if all(family is not None and not family.leading for family in families):
            texts = [objective.text, *(result.text for result in objective.key_results)]
            yield Hit(about=objective.code, basis="\n".join(texts))


RULE = Rule("SET407", "no-leading-indicator", ADVICE, PLAN, "SM", check)
