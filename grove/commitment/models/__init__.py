"""The records of commitment: one file per noun."""

from grove.commitment.models.signatures import Signature
from grove.commitment.models.slides import Deck, SecondLine, Showing, SlideNote

__all__ = ["Deck", "SecondLine", "Showing", "Signature", "SlideNote"]
