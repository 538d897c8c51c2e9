"""Grove: a self-hosted workbook for the OKRs of a technical department."""
