"""The records of step 5, one file per noun."""

from grove.rounds.models.comments import Comment, Thread

__all__ = ["Comment", "Thread"]
