"""What people do while the year runs: check in, ask for help, pause, set the rhythm."""

from grove.tracking.actions.check_in import Update, keep_draft, send_check_in
from grove.tracking.actions.correction import Right, add_corrections
from grove.tracking.actions.deadline import Answer
from grove.tracking.actions.help import (
    Call,
    answer_help,
    ask_for_help,
    edit_help,
    read_answer,
    withdraw_help,
)
from grove.tracking.actions.rhythm import pause_key_result, resume_key_result, set_rhythm

__all__ = [
    "Answer",
    "Call",
    "Right",
    "Update",
    "add_corrections",
    "answer_help",
    "ask_for_help",
    "edit_help",
    "keep_draft",
    "pause_key_result",
    "read_answer",
    "resume_key_result",
    "send_check_in",
    "set_rhythm",
    "withdraw_help",
]
