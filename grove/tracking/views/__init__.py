"""Doors of the running year."""

from grove.tracking.views.check_in import check_in
from grove.tracking.views.dashboard import track

__all__ = ["check_in", "track"]
