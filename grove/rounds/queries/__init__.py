"""What the pages of step 5 read, one file per noun."""

from grove.rounds.queries.comments import RoundsPage, ThreadView, rounds_page

__all__ = ["RoundsPage", "ThreadView", "rounds_page"]
