"""Doors of a plan as a file."""

from grove.exchange.views.documents import export_plan_pdf, export_slides
from grove.exchange.views.plan_files import export_markdown, import_markdown

__all__ = ["export_markdown", "export_plan_pdf", "export_slides", "import_markdown"]
