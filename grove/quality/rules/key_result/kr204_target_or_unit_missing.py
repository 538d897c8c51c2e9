"""KR204: fields that a number needs are empty."""

from collections.abc import Iterator

from grove.quality.finding import ERROR, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule

WITHOUT_NUMBER = frozenset({"milestone", "yes_no"})
BARE = frozenset({"count", "points", "score", ""})
CHANGES = frozenset({"increase", "decrease"})


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Only with fields: no kind; or a kind with a number, and no target or no unit."""
    fields = result.fields
    if fields is None:
        return
    if not fields.kind:
        # Without a kind nothing else can be judged: what it would hide is not said.
        known = fields.target is not None or fields.low is not None
        yield Hit(case="way" if known else "kind", field="kind")
        return
    if fields.kind in WITHOUT_NUMBER:
        return
    if fields.target is None and (fields.low is None or fields.high is None):
        yield Hit(field="target")
    elif not fields.unit and fields.kind in CHANGES and not fields.metric and not _counted(result):
        yield Hit(case="unit", field="unit")


def _counted(result: KeyResult) -> bool:
    """Whether the sentence names a metric that is a bare number: a score, a count."""
    family = result.line.family
    return family is not None and family.unit in BARE


# The field says what is missing; that the text names no number either is its consequence.
RULE = Rule("KR204", "target-or-unit-missing", ERROR, KEY_RESULT, "S", check, hides=("KR202",))
