"""Doors of the close."""

from grove.closing.views.close import close, next_cycle, reopening, values
from grove.closing.views.failures import failures, recurrence_removal, recurrences
from grove.closing.views.grades import computed, grade, grades
from grove.closing.views.publication import publication, publication_read, year
from grove.closing.views.reading import calibration, practice
from grove.closing.views.retrospective import (
    count,
    groups,
    lesson_removal,
    lessons,
    note_removal,
    retrospective,
    reveal,
    timer,
    votes,
    voting,
)

__all__ = [
    "calibration",
    "close",
    "computed",
    "count",
    "failures",
    "grade",
    "grades",
    "groups",
    "lesson_removal",
    "lessons",
    "next_cycle",
    "note_removal",
    "practice",
    "publication",
    "publication_read",
    "recurrence_removal",
    "recurrences",
    "reopening",
    "retrospective",
    "reveal",
    "timer",
    "values",
    "votes",
    "voting",
    "year",
]
