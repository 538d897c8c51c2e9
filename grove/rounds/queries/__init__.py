"""What the pages of step 5 read, one file per noun."""

from grove.rounds.queries.comments import CommentsPage, ThreadView, comments_page
from grove.rounds.queries.mentions import MentionLine, mentions_of

__all__ = ["CommentsPage", "MentionLine", "ThreadView", "comments_page", "mentions_of"]
