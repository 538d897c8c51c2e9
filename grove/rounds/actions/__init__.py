"""What people do in step 5, one file per noun; the only code that writes here."""

from grove.rounds.actions.asks import answer_ask, ask, withdraw_ask
from grove.rounds.actions.comments import (
    answer,
    begin_thread,
    may_withdraw,
    reopen,
    resolve,
    withdraw,
)
from grove.rounds.actions.rounds import (
    agree,
    begin_team_plan,
    close_round,
    remind,
    say_read,
    share_round,
)
from grove.rounds.actions.suggestions import accept, suggest

__all__ = [
    "accept",
    "agree",
    "answer",
    "answer_ask",
    "ask",
    "begin_team_plan",
    "begin_thread",
    "close_round",
    "may_withdraw",
    "remind",
    "reopen",
    "resolve",
    "say_read",
    "share_round",
    "suggest",
    "withdraw",
    "withdraw_ask",
]
