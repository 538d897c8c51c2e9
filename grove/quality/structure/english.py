"""English: a line becomes words, and the words a predicate with its object."""

from grove.quality.lexicon.marks import (
    COMMA,
    COMPARATIVE,
    CONJUNCTION,
    DONE,
    NOUN,
    PAST,
    PLAIN,
    PREPOSITION,
    RESULT_CLAUSE,
    SLOGAN,
    STATE,
    TASK,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.structure.english_order import (
    class_of,
    find_object,
    first_word,
    is_put_to_use,
    leads,
)
from grove.quality.structure.english_statement import understand_statement
from grove.quality.structure.english_words import mark_words
from grove.quality.structure.line import ORDER, Line


def parse(line: Line) -> None:
    """Fill a line."""
    mark_words(line)
    if line.words:
        _understand(line)


def _gets_done(line: Line, at: int) -> bool:
    """Get the portal live, in an objective also get the press rebuilt: what "get" at `at` names."""
    ends = DONE | (PAST if line.role == "objective" else 0)
    return bool(line.union & ends) and is_put_to_use(line, at)


def _understand(line: Line) -> None:
    marks = line.marks
    first = line.first = first_word(line)
    line.result_at = line.find(RESULT_CLAUSE, first + 1)
    if first >= len(marks):
        return
    if first and line.words[first - 1] == "get" and _gets_done(line, first - 1):
        line.mood, line.head, line.verb = ORDER, first - 1, TASK
        line.first = first - 1
        find_object(line, first)
        return
    mark = marks[first]
    if line.words[first] == "be":
        vague = line.union & (STATE | COMPARATIVE | SLOGAN)
        line.mood, line.head, line.verb = ORDER, first, VAGUE if vague else PLAIN
        find_object(line, first + 1)
        return
    if mark & VERB and leads(line, first):
        line.mood = ORDER
        line.head = first
        begin = first + 1
        if mark & UPKEEP and marks[begin : begin + 1] and marks[begin] & CONJUNCTION:
            # Run and maintain the lab: both have one object.
            begin += 2 * bool(marks[begin + 1 : begin + 2] and marks[begin + 1] & UPKEEP)
        find_object(line, begin)
        line.verb = class_of(line, first)
        how = marks[first + 1] if first + 1 < len(marks) else 0
        then = marks[first + 2] if first + 2 < len(marks) else PREPOSITION
        if how & COMPARATIVE and not how & NOUN and then & (PREPOSITION | CONJUNCTION | COMMA):
            line.verb = VAGUE  # "deliver faster"
        return
    understand_statement(line, first)
