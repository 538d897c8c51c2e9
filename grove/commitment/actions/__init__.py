"""What people do to finish a plan: the only writes here."""

from grove.commitment.actions.confirmations import (
    Amended,
    answer_objective,
    ask_more,
    ask_people,
    commit,
    pending,
    reply,
    set_target,
    settle,
)
from grove.commitment.actions.signatures import (
    FINAL,
    SIGNED,
    State,
    TextMovedOn,
    answer_request,
    ask_signatures,
)
from grove.commitment.actions.slides import (
    end_showing,
    hide_slide,
    move_slide,
    set_deck,
    show_place,
    write_notes,
    write_second_line,
)

__all__ = [
    "FINAL",
    "SIGNED",
    "Amended",
    "State",
    "TextMovedOn",
    "answer_objective",
    "answer_request",
    "ask_more",
    "ask_people",
    "ask_signatures",
    "commit",
    "end_showing",
    "hide_slide",
    "move_slide",
    "pending",
    "reply",
    "set_deck",
    "set_target",
    "settle",
    "show_place",
    "write_notes",
    "write_second_line",
]
