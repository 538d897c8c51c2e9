"""SET402: too few key results to trust, or too many to follow."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, WARNING, Hit, Level
from grove.quality.plan import Around, Objective
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Of one objective: none is an error, one advice, five advice, more a warning; and of the plan.

    A list that holds objectives only is a list of objectives, not a plan without key results.
    """
    plan, limit = around.plan, around.limit
    if plan.key_results or any(one.kind is not None for one in plan.objectives):
        for objective in plan.objectives:
            yield from _of(objective, around)
    number = len(plan.key_results)
    if number > limit("results-in-plan"):
        values = {"number": number, "most": int(limit("results-in-plan"))}
        yield Hit(values=values, case="plan")


def _of(objective: Objective, around: Around) -> Iterator[Hit]:
    limit, about = around.limit, objective.code
    number = len(objective.key_results)
    basis = "\n".join([objective.text, *(result.text for result in objective.key_results)])
    values = {"number": number}
    if number == 0:
        yield Hit(values=values, level=ERROR, about=about, basis=basis, field="key_results")
    elif number < limit("results-few"):
        yield Hit(None, "", values, "one", ADVICE, "key_results", about=about, basis=basis)
    elif number > limit("results-advice"):
        level: Level = WARNING if number > limit("results-many") else ADVICE
        yield Hit(None, "", values, "many", level, "key_results", about=about, basis=basis)


RULE = Rule(
    "SET402",
    "key-result-count",
    WARNING,
    PLAN,
    "S",
    check,
    limits=("results-few", "results-advice", "results-many", "results-in-plan"),
)
