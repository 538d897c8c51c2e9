"""The records of step 5, one file per noun."""

from grove.rounds.models.comments import Comment, Mention, Thread
from grove.rounds.models.suggestions import Suggestion

__all__ = ["Comment", "Mention", "Suggestion", "Thread"]
