"""What people do in step 5, one file per noun; the only code that writes here."""

from grove.rounds.actions.comments import (
    answer,
    begin_thread,
    may_withdraw,
    reopen,
    resolve,
    withdraw,
)

__all__ = ["answer", "begin_thread", "may_withdraw", "reopen", "resolve", "withdraw"]
