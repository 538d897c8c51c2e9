"""The grammar of one key result sentence: dates → quantities → frames → reading."""

from grove.quality.sentence.read import read_sentence, read_subject
from grove.quality.sentence.reading import (
    Change,
    Comparator,
    Direction,
    Doubt,
    DoubtKind,
    Read,
    Reading,
)

__all__ = [
    "Change",
    "Comparator",
    "Direction",
    "Doubt",
    "DoubtKind",
    "Read",
    "Reading",
    "read_sentence",
    "read_subject",
]
