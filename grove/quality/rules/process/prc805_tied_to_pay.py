"""PRC805: pay or ratings hang on an objective or key result."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import ARTEFACT, METRIC, PAY, PAY_METRIC, SYSTEM, ZERO_EVENT
from grove.quality.plan import Around, KeyResult, Objective
from grove.quality.rule import LINE, Rule
from grove.quality.rules.seen import seen

THINGS = ARTEFACT | SYSTEM | METRIC | ZERO_EVENT
LINKS = frozenset(
    "tied linked depends depend condition counts count affects affect determines based part "
    "towards toward eligible reward rewards paid pay lowers raises 挂钩 计入 纳入 影响 依据 "
    "作为 决定 扣减 扣除 扣 达成 未达成 达标 降一档".split()
)


def check(one: Objective | KeyResult, around: Around) -> Iterator[Hit]:
    """Words of bonus, rating and punishment, unless they are what the system is for."""
    line = one.line
    if line.union & PAY and not line.union & PAY_METRIC:
        at = line.find(PAY)
        after = line.marks[at + 1] if at + 1 < len(line.marks) else 0
        if after & THINGS and not after & PAY and LINKS.isdisjoint(line.words):
            return  # payroll as a system, 薪资差错率: what is worked on, and no reward
        yield seen(line, at)


RULE = Rule(
    "PRC805",
    "tied-to-pay",
    ADVICE,
    LINE,
    "L",
    check,
    hides=("KR202", "KR203", "KR209", "OBJ102", "OBJ103", "OBJ104", "OBJ110"),
    needs=(PAY,),
)
