"""Sets our own typst sources with plain data as PDF: the plan, the slides, the minutes.

A source is written by us and never holds what people typed; their words arrive as JSON in `d` and
are set as they are. `house.typ` goes before every source: fonts, colours, tables, the page foot.
"""

from grove.look.typeset.fonts import MissingFont, fonts_for
from grove.look.typeset.press import pdf

__all__ = ["MissingFont", "fonts_for", "pdf"]
