"""KR205: a change in per cent of a value nobody names."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.sentence import DoubtKind
from grove.quality.signs import STARTLESS
from grove.quality.structure.line import Line
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
        if at >= 0 and (not reading.asks(WHICH) or _one_is_a_name(line)):
            return (seen(line, at, field="start"),)
        return ()
    if reading.target and reading.asks(WHICH):
        return ()
    if change.value.unit not in SHARES and any(word in SAVES for word in line.words):
        return ()  # 200,000 EUR saved are counted from nothing
    return (Hit(change.span, line.text[change.span[0] : change.span[1]], field="start"),)


SIZES = ("寸", "英寸", "吋", "纳米", "nm", "号", "代", "期", "线")


def _one_is_a_name(line: Line) -> bool:
    """12 寸线良率提升 3 个百分点: the line is called so, and the other number is how far."""
    words = line.words
    numbers = [
        at
        for at in line.numbers_outside_dates
        if not "".join(words[at + 1 : at + 2]).startswith(SIZES)
    ]
    return line.language == "zh" and len(numbers) == 1


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
