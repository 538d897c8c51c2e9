"""SMT305: nobody said where the number is read."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, ERROR, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Where a source is a field and empty. At a freeze it is an error for committed objectives."""
    fields = result.fields
    if fields is None or fields.source is None or fields.source:
        return
    if any(stage.evidence for stage in fields.stages):
        return
    committed = result.objective is not None and result.objective.kind == "committed"
    yield Hit(level=ERROR if around.freezing and committed else ADVICE, field="source")


RULE = Rule("SMT305", "no-evidence-source", ADVICE, KEY_RESULT, "S", check, at_freeze=ERROR)
