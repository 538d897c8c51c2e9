"""KR205: a change in per cent of a value nobody names."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.sentence import DoubtKind
from grove.quality.signs import STARTLESS
from grove.quality.structure.relative import relative

SHARES = frozenset(("%", "×", "pp", "points", "分"))
WHICH = frozenset((DoubtKind.SEVERAL_NUMBERS,))
SAVES = frozenset(("save", "saves", "saved", "saving", "节省", "节约"))


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Quiet where both values stand beside it, or the fields know the start."""
    if result.fields is not None and result.fields.start is not None:
        return ()
    line = result.line
    reading = line.reading
    change = reading.change
    if reading.start is not None:
        return ()
    if change is None:
        at = relative(line)
        if at >= 0 and not reading.asks(WHICH):
            return (seen(line, at, field="start"),)
        return ()
    if reading.target and reading.asks(WHICH):
        return ()
    if change.value.unit not in SHARES and any(word in SAVES for word in line.words):
        return ()  # 200,000 EUR saved are counted from nothing
    return (Hit(change.span, line.text[change.span[0] : change.span[1]], field="start"),)


RULE = Rule(
    "KR205",
    "relative-without-base",
    ADVICE,
    KEY_RESULT,
    "LA",
    check,
    hides=("KR203",),
    needs=(STARTLESS,),
)
