"""A plan as PDF: its slides, and the whole plan as a document to sign and to keep."""

from grove.exchange.out.pdf.plan import plan_pdf
from grove.exchange.out.pdf.slides import slides_pdf

__all__ = ["plan_pdf", "slides_pdf"]
