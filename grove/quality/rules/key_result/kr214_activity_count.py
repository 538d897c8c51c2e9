"""KR214: events held or things made are counted: busy, but nothing changed yet."""

from collections.abc import Iterable

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import ARTEFACT, EVENT, NUMBER, NUMBER_WORD, PEOPLE, TASK, UNKNOWN
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.counts import counted
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
        return (seen(line, counted(line)),)
    return ()


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
