"""Frozen versions of a plan and the comparison of any two."""
