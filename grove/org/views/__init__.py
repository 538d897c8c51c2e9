"""Doors of the organisation: entrance, account, departments, people."""
