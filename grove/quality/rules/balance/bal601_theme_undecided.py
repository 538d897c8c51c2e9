"""BAL601: a theme that is neither covered nor left out on purpose."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit, Theme
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """One finding for all of them, where themes are known."""
    plan = around.plan
    if plan.themes is None:
        return
    decided = set(plan.themes_left_out)
    decided |= {theme for one in plan.objectives for theme in one.themes or ()}
    decided |= {one.fields.theme or "" for one in plan.key_results if one.fields is not None}
    open_ones = tuple(theme for theme in plan.themes if theme not in decided)
    if open_ones:
        values = {"number": len(open_ones), "themes": tuple(map(Theme, open_ones))}
        yield Hit(values=values, field="themes", basis=" ".join(open_ones))


RULE = Rule("BAL601", "theme-undecided", ADVICE, PLAN, "S", check)
