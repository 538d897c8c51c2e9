"""Slides made from a plan, live or frozen: what stands on each, apart from how it is drawn.

The page, the PowerPoint file and the PDF draw the same slides.
"""

from grove.commitment.slides.build import build
from grove.commitment.slides.order import FREE, arranged, base_key
from grove.commitment.slides.parts import Bar, Line, Measure, Point, Slide, Table, bilingual
from grove.commitment.slides.source import Source

__all__ = [
    "FREE",
    "Bar",
    "Line",
    "Measure",
    "Point",
    "Slide",
    "Source",
    "Table",
    "arranged",
    "base_key",
    "bilingual",
    "build",
]
