"""What people do in step 3: grade, learn, carry over, record failures. The only writes here."""

from grove.review.actions.failures import (
    add_failure,
    bin_failure,
    came_back,
    edit_failure,
    not_come_back,
    set_failure_state,
)
from grove.review.actions.grades import (
    accept_computed,
    save_grade,
    take_into_draft,
    take_over_close,
)
from grove.review.actions.lessons import (
    add_lesson,
    bin_lesson,
    carry_lessons,
    edit_lesson,
    move_lesson,
    start_fresh,
    take_lesson,
    use_lesson,
)

__all__ = [
    "accept_computed",
    "add_failure",
    "add_lesson",
    "bin_failure",
    "bin_lesson",
    "came_back",
    "carry_lessons",
    "edit_failure",
    "edit_lesson",
    "move_lesson",
    "not_come_back",
    "save_grade",
    "set_failure_state",
    "start_fresh",
    "take_into_draft",
    "take_lesson",
    "take_over_close",
    "use_lesson",
]
