"""Grove: a self-hosted workbook for the OKRs of a technical department."""

__version__ = "0.1.0"
