"""What people do in step 5, one file per noun; the only code that writes here."""

from grove.rounds.actions.comments import (
    answer,
    begin_thread,
    may_withdraw,
    reopen,
    resolve,
    withdraw,
)
from grove.rounds.actions.suggestions import accept, suggest

__all__ = [
    "accept",
    "answer",
    "begin_thread",
    "may_withdraw",
    "reopen",
    "resolve",
    "suggest",
    "withdraw",
]
