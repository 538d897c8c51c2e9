"""Doors of the week and of the brief."""

from grove.weekly.views.brief import (
    brief,
    brief_by_link,
    brief_link_removal,
    brief_links,
    brief_links_rule,
    brief_mails,
)
from grove.weekly.views.priorities import (
    carrying,
    priorities,
    priority,
    priority_done,
    priority_removal,
)
from grove.weekly.views.week import (
    confidence,
    mood,
    upcoming,
    upcoming_removal,
    week,
    win_removal,
    wins,
)

__all__ = [
    "brief",
    "brief_by_link",
    "brief_link_removal",
    "brief_links",
    "brief_links_rule",
    "brief_mails",
    "carrying",
    "confidence",
    "mood",
    "priorities",
    "priority",
    "priority_done",
    "priority_removal",
    "upcoming",
    "upcoming_removal",
    "week",
    "win_removal",
    "wins",
]
