"""English: one event that comes again and again is an activity that is counted."""

from grove.quality.lexicon.marks import EVENT, METRIC
from grove.quality.structure.line import NOUN, Line

EACH = frozenset("every each per a".split())
MOST_OF_A_RHYTHM = 8  # one architecture review clinic every two weeks


def comes_again(line: Line) -> bool:
    """One architecture clinic every two weeks, one retrospective per sprint."""
    first, words, marks = line.first, line.words, line.marks
    if line.mood != NOUN or len(words) > first + MOST_OF_A_RHYTHM:
        return False
    for at in range(first + 2, len(words)):
        if words[at].split(" ")[0] in EACH:
            return bool(marks[at - 1] & EVENT and not marks[at - 1] & METRIC)
    return False
