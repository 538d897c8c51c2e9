"""The web door: home, workbook, guide, settings; assembly of the rooms' pages."""
