"""Doors of step 3: grades, the failure register, lessons, last year's goals as text."""

from grove.review.views.failures import failure, failure_bin, failure_state, failures
from grove.review.views.lessons import (
    carried,
    fresh_start,
    lesson,
    lesson_bin,
    lesson_place,
    lessons,
)
from grove.review.views.page import copy, grade, grades, page, reading
from grove.review.views.paste import past, paste

__all__ = [
    "carried",
    "copy",
    "failure",
    "failure_bin",
    "failure_state",
    "failures",
    "fresh_start",
    "grade",
    "grades",
    "lesson",
    "lesson_bin",
    "lesson_place",
    "lessons",
    "page",
    "past",
    "paste",
    "reading",
]
