"""The minutes of a meeting: read once, written as a page, as Markdown and as PDF."""

from grove.rounds.minutes.markdown import markdown
from grove.rounds.minutes.paper import paper
from grove.rounds.minutes.reading import Minutes, minutes_of

__all__ = ["Minutes", "markdown", "minutes_of", "paper"]
