"""A plan's slides as PowerPoint: native text, tables and a chart, notes in the notes pane."""

from grove.exchange.out.pptx.deck import deck

__all__ = ["deck"]
