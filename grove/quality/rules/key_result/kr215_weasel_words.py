"""KR215: words that let every outcome count."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, WARNING, Hit
from grove.quality.lexicon.marks import NUMBER, NUMBER_WORD, SOFT_WEASEL, WEASEL
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import Line

ROUGHLY = frozenset(
    "左右 大约 大概 大致 around roughly approximately 力争 争取 力求 若干 上下 or so 基本".split()
)


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """A warning where the words stand for the target; advice beside one."""
    line = result.line
    if not line.union & WEASEL:
        return ()
    fields = result.fields
    said = fields is not None and (fields.target is not None or fields.low is not None)
    for at, mark in enumerate(line.marks):
        if not mark & WEASEL or (at and line.words[at - 1] == "更"):
            continue
        if line.words[at] == "most" and at and line.marks[at - 1] & (NUMBER | NUMBER_WORD):
            continue  # the three most loaded engineers
        if line.words[at] == "around" and not _about(line, at):
            continue  # flags around the checkout
        if line.language == "zh" and line.measured and _of_the_aim(line, at):
            continue
        if line.measured or said:
            if not mark & SOFT_WEASEL or line.words[at] in ROUGHLY:
                return (seen(line, at),)
        elif not mark & SOFT_WEASEL and not line.numbers_outside_dates:
            return (seen(line, at, case="target", level=WARNING),)
    return ()


def _of_the_aim(line: Line, at: int) -> bool:
    """让成本可控，预算偏差从 15% 到 4%: a clause of its own says what for, the numbers how far."""
    start, target = line.reading.start, line.reading.target
    if start is None or target is None:
        return False
    end, first = line.place(at)[1], min(start.span[0], target.span[0])
    return any(comma in line.text[end:first] for comma in "，,；;：:")


def _about(line: Line, at: int) -> bool:
    """Whether a word means roughly there: around 50, 50 or around; not: flags around the shop."""
    after = line.marks[at + 1 : at + 2]
    return not after or bool(after[0] & (NUMBER | NUMBER_WORD))


RULE = Rule(
    "KR215", "weasel-words", ADVICE, KEY_RESULT, "L", check, hides=("KR202",), needs=(WEASEL,)
)
