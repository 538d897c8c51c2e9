"""PRC805: pay or ratings hang on an objective or key result."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import PAY, PAY_METRIC
from grove.quality.plan import Around, KeyResult, Objective
from grove.quality.rule import LINE, Rule
from grove.quality.rules.seen import seen


def check(one: Objective | KeyResult, around: Around) -> Iterator[Hit]:
    """Words of bonus, rating and punishment, unless they are what the system is for."""
    line = one.line
    if line.union & PAY and not line.union & PAY_METRIC:
        yield seen(line, line.find(PAY))


RULE = Rule(
    "PRC805",
    "tied-to-pay",
    ADVICE,
    LINE,
    "L",
    check,
    hides=("KR202", "KR203", "KR209", "OBJ102", "OBJ103", "OBJ104", "OBJ110"),
)
