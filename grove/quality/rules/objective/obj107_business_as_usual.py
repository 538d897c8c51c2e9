"""OBJ107: what would be done without any objective."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    BAU,
    INTERNAL,
    METRIC,
    NEGATION,
    PEOPLE,
    PLAIN,
    REPORT,
    REPORT_VERB,
    SYSTEM,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure import Line
from grove.quality.structure.chinese_upkeep import again, answers, goes_on, kept_well
from grove.quality.structure.line import STATEMENT

RUNNING = word_class("en", "keeps_systems_running")
CARING = word_class("en", "provides_or_performs") | word_class("zh", "provides_or_performs")

RUNS = SYSTEM | METRIC | INTERNAL
HANDING = frozenset("provide supply equip furnish".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A verb of keeping, and what runs anyway."""
    line = objective.line
    union = line.union
    if line.language == "en":
        from grove.quality.structure.english_upkeep import (  # only where it is read
            holds,
            lasting,
            runs_on,
        )

        at = lasting(line)
        report = union & REPORT and union & REPORT_VERB
        if at < 0 and holds(line):
            return  # maintain a track while trains keep running on it
        if at < 0 and (line.mood == STATEMENT or (report and not runs_on(line))):
            return  # carry out the measures of the network strategy: OBJ104
    else:
        at = -1
    if at < 0 and (line.result_at >= 0 or (union & NEGATION and not union & BAU)):
        return
    if line.language == "zh":
        at = goes_on(line) if union & BAU else -1
        if at < 0:
            at = answers(line)
        if at < 0:
            at = again(line)
        if at < 0 and line.verb == UPKEEP and "继续" in line.words[: line.first]:
            at = line.first  # 继续支持各车型项目的软件发布
    if at >= 0:
        yield seen(line, at)
        return
    if line.verb == UPKEEP or (line.verb & (TASK | VAGUE | PLAIN) and _cares(line)):
        at = line.find(BAU)
        word = line.words[line.head]
        if line.words[line.head + 1 : line.head + 2] == ["what"]:
            return  # monitor what passengers feel
        runs = word.split()[0] in RUNNING and line.about & RUNS
        if (
            line.language == "en"
            and line.marks[line.head + 1 :][:1]
            and line.marks[line.head + 1] & PEOPLE
            and not (word in HANDING and "with" in line.words and at > line.words.index("with"))
        ):
            return  # keep players in the match when their network gives up
        keeps = line.language == "zh" and kept_well(line)
        if at >= 0 or runs or keeps:
            yield seen(line, at if at >= 0 else line.head)


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
