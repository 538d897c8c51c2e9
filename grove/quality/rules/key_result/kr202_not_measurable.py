"""KR202: nobody could say whether it is reached."""

from collections.abc import Iterable

from grove.quality.finding import WARNING, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.signs import PROMISES
from grove.quality.structure.vague import unmeasured


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """A direction, comparison or state without a number; what is true or not is measurable."""
    fields = result.fields
    if fields is not None and (
        fields.target is not None or fields.low is not None or fields.acceptance
    ):
        return ()
    line = result.line
    at = unmeasured(line)
    if at >= 0:
        return (seen(line, at),)
    return ()


RULE = Rule(
    "KR202",
    "not-measurable",
    WARNING,
    KEY_RESULT,
    "LS",
    check,
    hides=("KR203", "KR209"),
    needs=(PROMISES,),
)
