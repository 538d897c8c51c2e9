"""The records of commitment: one file per noun."""

from grove.commitment.models.confirmations import (
    DEFAULT_TARGET,
    Box,
    Confirmation,
    Confirming,
    Question,
)
from grove.commitment.models.signatures import Signature
from grove.commitment.models.slides import Deck, SecondLine, Showing, SlideNote

__all__ = [
    "DEFAULT_TARGET",
    "Box",
    "Confirmation",
    "Confirming",
    "Deck",
    "Question",
    "SecondLine",
    "Showing",
    "Signature",
    "SlideNote",
]
