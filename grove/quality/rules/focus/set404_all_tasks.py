"""SET404: every key result of an objective is a task."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule
from grove.quality.structure.tasks import is_activity, is_task


def check(around: Around) -> Iterator[Hit]:
    """Tasks and counts of activities alike; at least two key results."""
    for objective in around.plan.objectives:
        results = objective.key_results
        if len(results) < 2:
            continue
        if all(is_task(one.line) or is_activity(one.line) for one in results):
            yield Hit(
                about=objective.code,
                words=objective.text,
                values={"objective": objective.text, "count": len(results)},
                basis="\n".join((objective.text, *(one.text for one in results))),
            )


RULE = Rule("SET404", "all-tasks", WARNING, PLAN, "L", check)
