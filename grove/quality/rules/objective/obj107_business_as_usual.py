"""OBJ107: what would be done without any objective."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    BAU,
    METRIC,
    NEGATION,
    PLAIN,
    STATE,
    SYSTEM,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure import Line
from grove.quality.structure.line import STATEMENT

RUNNING = frozenset(
    (
        "operate operates operating operated maintain maintains maintaining run running "
        "administer service"
    ).split()
)
CARING = frozenset(
    (
        "provide provides providing perform carry continue conduct do handle "
        "做好 抓好 持续做好 做 负责 处理"
    ).split()
)

CARE = ("保障", "支撑", "支持", "维护", "运维", "服务", "运行", "值守", "答疑", "咨询", "维修")


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A verb of keeping, and what runs anyway."""
    line = objective.line
    union = line.union
    if line.mood == STATEMENT and line.language == "en":
        return
    if line.result_at >= 0 or (union & NEGATION and not union & BAU):
        return
    if line.verb == UPKEEP or (line.verb & (TASK | VAGUE | PLAIN) and _cares(line)):
        at = line.find(BAU)
        word = line.words[line.head]
        runs = word.split()[0] in RUNNING and line.about & (SYSTEM | METRIC)
        keeps = line.language == "zh" and _kept_well(line)
        if at >= 0 or runs or keeps:
            yield seen(line, at if at >= 0 else line.head)


def _kept_well(line: Line) -> bool:
    """ "运营好……", "做好……的保障", "保持……稳定": kept in order, no more."""
    word, after = line.words[line.head], line.words[line.head + 1 : line.head + 2]
    last = line.words[-1]
    if word.endswith("好") or (after and after[0].startswith("好")):
        return word not in ("做好", "抓好", "持续做好") or last.endswith(CARE)
    runs = line.marks[-1] & STATE or last in ("运行", "运转", "运作", "在线")
    return bool(runs) and word in ("保持", "维持", "保证", "确保", "保障")


def _cares(line: Line) -> bool:
    first = line.words[line.head].split()[0]
    return bool(line.marks[line.head] & UPKEEP) or first in CARING


RULE = Rule(
    "OBJ107",
    "business-as-usual",
    ADVICE,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ104", "OBJ110"),
)
