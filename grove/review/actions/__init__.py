"""What people do in step 3: grade, learn, carry over, record failures. The only writes here."""

from grove.review.actions.failures import (
    add_failure,
    bin_failure,
    edit_failure,
    set_failure_state,
)
from grove.review.actions.grades import accept_computed, save_grade, take_into_draft
from grove.review.actions.lessons import (
    add_lesson,
    bin_lesson,
    carry_lessons,
    edit_lesson,
    move_lesson,
    start_fresh,
)

__all__ = [
    "accept_computed",
    "add_failure",
    "add_lesson",
    "bin_failure",
    "bin_lesson",
    "carry_lessons",
    "edit_failure",
    "edit_lesson",
    "move_lesson",
    "save_grade",
    "set_failure_state",
    "start_fresh",
    "take_into_draft",
]
