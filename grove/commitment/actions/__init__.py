"""What people do to finish a plan: the only writes here."""

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
    "State",
    "TextMovedOn",
    "answer_request",
    "ask_signatures",
    "end_showing",
    "hide_slide",
    "move_slide",
    "set_deck",
    "show_place",
    "write_notes",
    "write_second_line",
]
