"""One parse of a line into a small structure that every rule reads: lexicon → tokens → predicate.

`read_line` tells the language, marks the words, finds what is said of what (the predicate and its
object) and which metrics are meant. The numbers stay with the grammar: `Line.reading`.
"""

from grove.quality.structure.identity import same_goal, touches
from grove.quality.structure.line import Line
from grove.quality.structure.read import read_line

__all__ = ["Line", "read_line", "same_goal", "touches"]
