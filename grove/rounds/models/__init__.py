"""The records of step 5, one file per noun."""

from grove.rounds.models.agenda import AgendaItem
from grove.rounds.models.asks import Ask
from grove.rounds.models.comments import Comment, Mention, Thread
from grove.rounds.models.decisions import Decision
from grove.rounds.models.meetings import Attendee, Meeting, Presence
from grove.rounds.models.notes import Note
from grove.rounds.models.rounds import Round, TeamAnswer
from grove.rounds.models.suggestions import Suggestion

__all__ = [
    "AgendaItem",
    "Ask",
    "Attendee",
    "Comment",
    "Decision",
    "Meeting",
    "Mention",
    "Note",
    "Presence",
    "Round",
    "Suggestion",
    "TeamAnswer",
    "Thread",
]
