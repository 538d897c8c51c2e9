"""What people do when a cycle ends. The only writes here."""

from grove.closing.actions.next_cycle import start_next
from grove.closing.actions.publication import mark_read, publish_grades
from grove.closing.actions.retrospective import (
    MOST_MINUTES,
    MOST_VOTES,
    drop_note,
    end_vote,
    group_notes,
    open_vote,
    reveal_notes,
    time_writing,
    vote,
    write_note,
)
from grove.closing.actions.values import freeze_values, reopen_values

__all__ = [
    "MOST_MINUTES",
    "MOST_VOTES",
    "drop_note",
    "end_vote",
    "freeze_values",
    "group_notes",
    "mark_read",
    "open_vote",
    "publish_grades",
    "reopen_values",
    "reveal_notes",
    "start_next",
    "time_writing",
    "vote",
    "write_note",
]
