"""What people do with their week and with the brief."""

from grove.weekly.actions.brief import (
    Sent,
    allow_links,
    close_brief_link,
    mail_brief,
    open_brief_link,
    say_in_brief,
    take_brief,
)
from grove.weekly.actions.week import (
    carry_over,
    celebrate,
    change_confidence,
    edit_priority,
    foresee,
    say_mood,
    set_priority,
    take_back,
)

__all__ = [
    "Sent",
    "allow_links",
    "carry_over",
    "celebrate",
    "change_confidence",
    "close_brief_link",
    "edit_priority",
    "foresee",
    "mail_brief",
    "open_brief_link",
    "say_in_brief",
    "say_mood",
    "set_priority",
    "take_back",
    "take_brief",
]
