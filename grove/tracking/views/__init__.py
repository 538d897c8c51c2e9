"""Doors of the running year."""

from grove.tracking.views.check_in import check_in

__all__ = ["check_in"]
