"""ALN505: it needs another team, and that team has not agreed."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Where another team is named and none of its lines answers this one."""
    fields = result.fields
    if fields is not None and fields.needs_team and not fields.counterpart:
        yield Hit(values={"team": fields.needs_team}, field="counterpart")


RULE = Rule(
    "ALN505", "cross-team-without-counterpart", ADVICE, KEY_RESULT, "S", check, at_freeze=ERROR
)
