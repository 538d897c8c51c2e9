"""What people do to finish a plan: the only writes here."""

from grove.commitment.actions.signatures import (
    FINAL,
    SIGNED,
    State,
    TextMovedOn,
    answer_request,
    ask_signatures,
)

__all__ = ["FINAL", "SIGNED", "State", "TextMovedOn", "answer_request", "ask_signatures"]
