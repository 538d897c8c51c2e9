"""KR206: the verb says one direction and the numbers go the other."""

from collections.abc import Iterable
from decimal import Decimal

from grove.quality.finding import ERROR, Amount, Hit, Rewrite, Span
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.sentence import Direction, Read, Reading
from grove.quality.signs import AGAINST
from grove.quality.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from grove.measure.units import Unit

# "reverse the rise", "speed up"; "lower bound": the word is no verb of its own there.
NO_VERB_AFTER = frozenset({"the", "a", "an", "this", "of", "in", "speed", "speeding", "sped"})
NO_VERB_BEFORE = (["bound"], ["limit"], ["end"], ["bounds"])
LINKS = word_class("en", "behind_numbers_no_units")
RANKS = ("rank", "place", "position", "th ", "priority", "severity", "排名", "名次", "第")
PLACES = ("", "名", "位")  # 从第 12 名上升到第 5 名
FALLS = {"decrease": True, "increase": False}
# Between a metric and its numbers these part no clauses.
COLONS = (":", "：", ",", "，")
FRAMES = " 从由自from"
FINER = in_order("en", "the_finer_the_better") + in_order("zh", "the_finer_the_better")
COMING = ("下来", "下去", "上来", "上去", "起来")
# What a number is besides, in front of it: 压缩周期，从平均 12 天变成 16 天.
AVERAGES = in_order("zh", "average_or_current")
# Between a verb and its numbers none of these stands, or the numbers belong to another clause.
BREAKS = (
    ",",
    ";",
    ":",
    "：",
    "，",
    "；",
    "、",
    " so ",
    " and ",
    " to ",
    " while ",
    " until ",
    "使",
    "让",
    "以",
    "并",
    "且",
    "来",
)


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Certain only where the verb of the numbers points one way, and both are known and differ."""
    start, target = result.start, result.target
    if start is None or target is None or start == target:
        return ()
    down = target < start
    if result.fields is not None and FALLS.get(result.kind, down) != down:
        values = {"start": Amount(start, result.unit), "target": Amount(target, result.unit)}
        return (Hit(values=values, case="falls" if down else "rises", field="kind"),)
    reading = result.line.reading
    verb = reading.direction
    if verb is None or (verb.value is Direction.DOWN) == down:
        return ()
    if down and _lasts(result.unit) and not _lasting_is_good(result.text, reading):
        return ()  # "increase build speed from 25 to 8 min" is a way to say it
    if (_value(reading.start), _value(reading.target)) != (start, target):
        return ()  # the fields say something else than the sentence, and fields win
    words = result.text[verb.span[0] : verb.span[1]]
    if result.unit and _unit(result.unit) is None and _mixed(result.text, reading):
        return ()
    if not result.unit and _mixed(result.text, reading):
        return ()
    if result.unit in PLACES and _ranks(result.text):
        return ()
    if down and result.unit != "%" and any(word in result.text.lower() for word in FINER):
        return ()  # 定位精度从 0.3mm 提高到 0.1mm: the finer, the better
    if _governs(result.text, verb.span, reading.start, reading.target):
        said = {
            "start": _typed(result.text, reading.start),
            "target": _typed(result.text, reading.target),
            "verb": words,
        }
        return (Hit(verb.span, words, said, field="target", fix=_swapped(result.text, reading)),)
    return ()


def _value(read: Read[Decimal] | None) -> Decimal | None:
    return read.value if read is not None else None


def _typed(text: str, read: Read[Decimal] | None) -> str:
    """A value as it was typed: 30 min, and not the half hour it was turned into."""
    return text[slice(*read.span)].strip() if read is not None else ""


def _swapped(text: str, reading: Reading) -> Rewrite | None:
    """Both numbers in each other's place: the likeliest slip."""
    if reading.start is None or reading.target is None:
        return None
    one, other = sorted((reading.start.span, reading.target.span))
    if other[0] < one[1]:
        return None
    first, between, second = text[slice(*one)], text[one[1] : other[0]], text[slice(*other)]
    return Rewrite((one[0], other[1]), f"{second}{between}{first}")


def _governs(
    text: str, verb: Span, start: Read[Decimal] | None, target: Read[Decimal] | None
) -> bool:
    """Whether it is a verb, and stands between both numbers, or before them in the same clause."""
    if start is None or target is None or start.value < 0 or target.value < 0:
        return False  # "reduce the gap from −5 to −1" is about how far from nothing
    before = text[: verb[0]].lower().rsplit(maxsplit=1)[-1:]
    after = text[verb[1] :].lower()
    if before and before[0] in NO_VERB_AFTER:
        return False
    if after[:1] in "-–‑" or after.split(maxsplit=1)[:1] in NO_VERB_BEFORE:
        return False
    first = min(start.span[0], target.span[0])
    if verb[1] > first:
        return verb[1] <= max(start.span[0], target.span[0])
    between = f" {text[verb[1] : first].lower()} ".replace("time to ", "time_")  # time to detect
    for way in COMING:  # 占比降下来：1.4% → 2.2%
        between = between.replace(f" {way}", " ", 1) if between.startswith(f" {way}") else between
    plain = between.rstrip()
    for word in AVERAGES:
        plain = plain.removesuffix(word)
    metric = plain.rstrip(FRAMES)
    if metric[-1:] in COLONS:
        between = metric[:-1]  # 提升修复率：从 85 % 到 58 %
    if any(char.isdigit() for char in _without_each(between)):
        return False  # another number, which may belong to these
    return not any(word in between for word in BREAKS)


def _without_each(between: str) -> str:
    """Words without what a number is for each of: cost per 1k calls, 每 1000 次."""
    import re  # only where a verb and its numbers disagree

    return re.sub(r" (?:per|每) ?[\d.,]+ ?[kKmM万千]?", "", between)


def _mixed(text: str, reading: Reading) -> bool:
    """Whether different words follow both numbers: 900 mAh and 2 Ah are not to be compared."""
    if reading.start is None or reading.target is None:
        return True
    first, second = (_word(text, read.span[1]) for read in (reading.start, reading.target))
    return first != second and bool(first) and bool(second) and first not in LINKS


def _word(text: str, at: int) -> str:
    rest = text[at:].lstrip()
    end = 0
    while end < len(rest) and rest[end].isascii() and rest[end].isalpha():
        end += 1
    return rest[:end].lower()


def _ranks(text: str) -> bool:
    """Whether the numbers are places in an order, where the first is the smallest."""
    low = text.lower()
    return any(word in low for word in RANKS)


def _lasts(unit: str) -> bool:
    """Whether a unit measures how long something takes: more speed is then a smaller number."""
    found = _unit(unit)
    return found is not None and found.dimension in ("time", "calendar")


def _lasting_is_good(text: str, reading: Reading) -> bool:
    """Whether what is measured should last: time between failures, battery life."""
    from grove.quality.sentence import polarity  # only where a verb and its numbers disagree

    if reading.start is None or reading.target is None:
        return False
    before = text[: min(reading.start.span[0], reading.target.span[0])].lower()
    way = 0 if before.isascii() else polarity.of_text(before)
    return (way or polarity.of_words(before.split(), timed=True)) > 0


def _unit(text: str) -> "Unit | None":
    from grove.measure.units import known  # only where a verb and its numbers disagree

    return known(text)


RULE = Rule("KR206", "direction-conflict", ERROR, KEY_RESULT, "A", check, needs=(AGAINST,))
