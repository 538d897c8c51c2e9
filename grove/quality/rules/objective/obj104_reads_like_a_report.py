"""OBJ104: the tone of an annual report: it is done because it stands in the plan."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import DETERMINER, PLAIN, REPORT, REPORT_VERB
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import ORDER, STATEMENT, Line

# All work is carried out according to the yearly schedule.
DONE = word_class("en", "worked_off")


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A word of carrying out, and a word of plans, tasks and instructions."""
    line = objective.line
    union = line.union
    at = line.find(REPORT)
    if at >= 0 and line.language == "en" and _pushes(line):
        yield seen(line, at)
        return
    if at < 0 and union & REPORT_VERB:
        if line.language == "zh":
            from grove.quality.structure.chinese_report import from_above  # only where it is read
        else:
            from grove.quality.structure.english_report import from_above

        at = from_above(line)
    if at >= 0 and union & REPORT_VERB:
        plain = line.mood == STATEMENT and line.verb == PLAIN and line.language == "en"
        plain = plain and not line.marks[line.first] & REPORT_VERB  # push ahead with what is set
        if plain and DONE.isdisjoint(line.words):
            return
        yield seen(line, at)


def _pushes(line: Line) -> bool:
    """Advance the key tasks assigned by headquarters, make progress on the key initiatives."""
    words = line.words
    if words[0] == "progress":
        return bool(line.marks[1:2] and line.marks[1] & DETERMINER)
    if line.mood != ORDER or line.head != line.first:
        return False
    made = words[line.head] == "make" and words[line.head + 1 : line.head + 2] == ["progress"]
    return made or words[line.head].split(" ")[0] in PUSHING


PUSHING = frozenset("advance push press drive further progress move forge".split())

RULE = Rule(
    "OBJ104",
    "reads-like-a-report",
    QUESTION,
    OBJECTIVE,
    "LQ",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(REPORT | REPORT_VERB,),
)
