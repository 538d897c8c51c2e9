"""KR203: a change is promised and nobody knows from where."""

from collections.abc import Iterable

from grove.measure.kinds import Kind
from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.lexicon.marks import (
    ACCEPTANCE,
    BASELINE,
    FAMILY,
    METRIC,
    NEGATION,
    SCOPE,
    TASK,
    UNIVERSAL,
    UPKEEP,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.sentence import DoubtKind
from grove.quality.signs import STARTLESS
from grove.quality.structure import Line
from grove.quality.structure.line import NOUN, STATEMENT

COUNT = Kind.COUNT  # an attribute of an enum class is slow to look up
CHANGES = frozenset({"increase", "decrease"})
HELD = frozenset({"hold_above", "hold_below"})
BEFORE_A_VALUE = word_class("en", "before_a_bare_value") | word_class("zh", "before_a_bare_value")
MANY = frozenset(
    (
        DoubtKind.SEVERAL_CHANGES,
        DoubtKind.DIGITS_UNCLEAR,
        DoubtKind.NUMBER_UNCLEAR,
        DoubtKind.UNITS_DIFFER,
    )
)


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """With fields: a change without a start, nor a day by which it will be known. Else the text."""
    fields = result.fields
    if fields is not None:
        if result.kind in CHANGES and fields.start is None and fields.start_known_by is None:
            return (Hit(field="start"),)
        return ()
    line = result.line
    reading = line.reading
    target = reading.target
    if reading.start is not None or reading.change is not None:
        return ()
    if target is None or result.kind == COUNT:
        at = _bare(line)
        if at >= 0:
            return (seen(line, at, level=ADVICE, case="text", field="start"),)
        return ()
    # "eNPS ≥ 30" is a change without a start; "keep eNPS at or above 30" is none.
    bare = result.kind in HELD and not line.union & UPKEEP
    if (result.kind in CHANGES or not result.kind or bare) and not _needs_none(line):
        words = line.text[target.span[0] : target.span[1]]
        return (Hit(target.span, words, level=ADVICE, case="text", field="start"),)
    return ()


SHARES = frozenset(("share of", "share", "percentage", "proportion"))


def _needs_none(line: Line) -> bool:
    """The start is to be found, everything or nothing is asked, or a level is held."""
    reading = line.reading
    target = reading.target
    kind = reading.kind
    changes = kind is not None and kind.value in CHANGES
    first = line.words[line.first] if line.first < len(line.words) else ""
    each = changes and first.startswith("每")  # 每次回归耗时缩短到 4 小时
    if line.mood == STATEMENT and line.union & (UNIVERSAL | NEGATION) and not each:
        return True  # "no engineer is on call more than one week in five": true or not
    if line.mood == NOUN and line.verb == TASK and first not in SHARES:
        return True  # "one demo a week"
    if line.union & BASELINE or (line.union & ACCEPTANCE and line.dated):
        return True
    if reading.doubts and reading.asks(MANY):
        return True
    if target is None or target.value == 0:
        return True
    if target.value == 100 and reading.unit is not None and reading.unit.value == "%":
        return True
    others = line.numbers_outside_dates
    if len(others) > 1 and line.language == "en":
        named = word_class("en", "numbered")  # scrap rate of 1.5 % on line 2
        others = [at for at in others if not at or line.words[at - 1] not in named]
    if len(others) > 1:
        return True  # another number says where it stands, or what is guarded
    # "every month at or above …", "monthly availability of …": nobody starts from elsewhere.
    held = reading.comparator is not None or "availability" in line.families
    return bool(held and line.union & SCOPE and line.union & (METRIC | FAMILY))


def _bare(line: Line) -> int:
    """The index of a number without a unit behind a metric: "NPS of 45"; -1: none."""
    if line.mood != NOUN or not line.union & METRIC or line.union & BASELINE:
        return -1
    numbers = line.numbers_outside_dates
    if len(numbers) != 1:
        return -1
    at = numbers[0]
    if not at or line.words[at] in ("0", "100") or not line.words[at].replace(".", "").isdigit():
        return -1
    return at if line.words[at - 1] in BEFORE_A_VALUE else -1


RULE = Rule("KR203", "baseline-missing", WARNING, KEY_RESULT, "SL", check, needs=(STARTLESS,))
