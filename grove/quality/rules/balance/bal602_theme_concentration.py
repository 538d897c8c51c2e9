"""BAL602: nearly everything is about one theme."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit, Theme
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """One theme holds more than 60 % of at least five key results that have a theme."""
    themes = [
        one.fields.theme
        for one in around.plan.key_results
        if one.fields is not None and one.fields.theme
    ]
    if len(themes) < around.limit("theme-results"):
        return
    for theme in dict.fromkeys(themes):
        number = themes.count(theme)
        if number * 100 > len(themes) * around.limit("theme-percent"):
            values = {"theme": Theme(theme), "number": number, "all": len(themes)}
            yield Hit(values=values, field="theme", basis=f"{theme} {number} {len(themes)}")


RULE = Rule(
    "BAL602",
    "theme-concentration",
    ADVICE,
    PLAN,
    "A",
    check,
    limits=("theme-percent", "theme-results"),
)
