"""OBJ111: nobody said whether the objective is a promise or a stretch."""

from collections.abc import Iterator

from grove.quality.finding import ERROR, Hit
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """Where the kind is a field and empty. Bare text has no such field."""
    if objective.kind == "":
        yield Hit(field="kind")


RULE = Rule("OBJ111", "kind-not-marked", ERROR, OBJECTIVE, "S", check)
