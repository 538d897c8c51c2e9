"""LRN703: a lesson was carried forward and nothing rests on it."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule


def check(around: Around) -> Iterator[Hit]:
    """Where it is known which lines use a lesson."""
    for lesson in around.plan.lessons:
        if lesson.carried and lesson.used_by == ():
            yield Hit(values={"lesson": lesson.text}, basis=lesson.text, field="lesson")


RULE = Rule("LRN703", "lesson-not-used", ADVICE, TIME, "S", check)
