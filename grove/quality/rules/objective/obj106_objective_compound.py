"""OBJ106: two objectives in one."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.compound import second_predicate


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """Two verbs with an object each; two adjectives of one thing are one objective."""
    line = objective.line
    at = second_predicate(line)
    if at >= 0:
        yield seen(line, at)


RULE = Rule("OBJ106", "objective-compound", ADVICE, OBJECTIVE, "L", check, hides=("OBJ110",))
