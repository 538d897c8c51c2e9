"""KR214: events held or things made are counted: busy, but nothing changed yet."""

from collections.abc import Iterable

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import (
    ARTEFACT,
    COMMA,
    CONJUNCTION,
    EVENT,
    NUMBER,
    NUMBER_WORD,
    PEOPLE,
    PREPOSITION,
    TASK,
    UNKNOWN,
)
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.counts import counted
from grove.quality.structure.line import Line
from grove.quality.structure.tasks import is_activity


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Quiet where something is to be learned, and where people or systems are counted."""
    line = result.line
    if result.fields is not None and result.fields.learning:
        return ()
    if (
        line.union & (NUMBER | NUMBER_WORD | UNKNOWN)
        and line.union & (EVENT | ARTEFACT | PEOPLE | TASK)
        and is_activity(line)
    ):
        at = counted(line)
        return (seen(line, at, _thing(line, at)),)
    return ()


def _thing(line: Line, at: int) -> int:
    """The last word of what the number counts: 6次代码评审大会, 12 tech talks."""
    last = at
    for here in range(at + 1, min(at + MOST_WORDS, len(line.marks))):
        mark = line.marks[here]
        if mark & (COMMA | CONJUNCTION | PREPOSITION) or line.words[here] in "(（":
            break
        if mark & COUNTED:
            last = here
    if last == at and line.language == "zh":
        return min(at + 1, len(line.marks) - 1)  # 200人次
    return last


COUNTED = EVENT | ARTEFACT | PEOPLE | TASK
MOST_WORDS = 7  # a measure word, what it is of, and the thing

RULE = Rule(
    "KR214",
    "activity-count",
    WARNING,
    KEY_RESULT,
    "L",
    check,
    hides=("KR201", "KR202", "KR203"),
    needs=(NUMBER | NUMBER_WORD | UNKNOWN, EVENT | ARTEFACT | PEOPLE | TASK),
)
