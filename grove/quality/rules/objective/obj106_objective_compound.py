"""OBJ106: two objectives in one."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """Two verbs with an object each; two adjectives of one thing are one objective."""
    line = objective.line
    if line.language == "zh":
        from grove.quality.structure.chinese_compound import second_goal  # only where it is read
    else:
        from grove.quality.structure.english_compound import second_goal
    at = second_goal(line)
    if at >= 0:
        yield seen(line, at)


RULE = Rule("OBJ106", "objective-compound", ADVICE, OBJECTIVE, "L", check, hides=("OBJ110",))
